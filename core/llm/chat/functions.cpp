// SPDX-License-Identifier: Apache-2.0
// The functions that templates find without asking: Jinja's and those that Hugging Face adds.
#include "core/llm/chat/builtins_p.h"
#include "core/llm/chat/text_p.h"

#include <fmt/format.h>

#include <array>
#include <ctime>

namespace aisemble::llm::jinja {
namespace {

constexpr std::int64_t kMaxRange = 100'000; ///< Jinja's sandbox has the same

/// The one value whose members can be assigned.
class Namespace final : public Object {
 public:
  explicit Namespace(Dict members) : m_members(std::move(members)) {}
  std::string typeName() const override { return "namespace"; }
  std::optional<Value> attribute(std::string_view name) override {
    const Value* found = m_members.find(name);
    return found == nullptr ? std::nullopt : std::optional(*found);
  }
  bool assign(std::string_view name, Value value) override {
    m_members.set(Value(name), std::move(value));
    return true;
  }
  void clear() override { m_members = {}; }

 private:
  Dict m_members;
};

/// Nothing at the first call, then its separator.
class Joiner final : public Object {
 public:
  explicit Joiner(Value separator) : m_separator(std::move(separator)) {}
  std::string typeName() const override { return "joiner"; }
  std::optional<Value> attribute(std::string_view) override { return std::nullopt; }
  bool isCallable() const override { return true; }
  std::optional<Value> call(const Arguments&) override { return std::exchange(m_used, true) ? m_separator : Value(""); }

 private:
  Value m_separator;
  bool m_used = false;
};

class Cycler final : public Object, public std::enable_shared_from_this<Cycler> {
 public:
  explicit Cycler(Values items) : m_items(std::move(items)) {}
  std::string typeName() const override { return "cycler"; }
  std::optional<Value> attribute(std::string_view name) override {
    if (name == "current") return m_items[m_at];
    if (name != "next" && name != "reset") return std::nullopt;
    return Value(std::shared_ptr<Object>(std::make_shared<Function>(
        std::string(name), [self = weak_from_this(), isNext = name == "next"](const Arguments&) {
          const auto cycler = self.lock();
          if (!cycler) return Value();
          const Value current = cycler->m_items[cycler->m_at];
          cycler->m_at = isNext ? (cycler->m_at + 1) % cycler->m_items.size() : 0;
          return isNext ? current : Value(None{});
        })));
  }

 private:
  Values m_items;
  std::size_t m_at = 0;
};

Value range(const Arguments& a, Runtime& runtime) {
  const auto integer = [&a](std::size_t i) {
    if (!a.positional[i].defined().isInteger()) failTemplate("range() needs integers");
    return a.positional[i].asInteger();
  };
  if (a.positional.empty() || a.positional.size() > 3) failTemplate("range() takes one to three integers");
  const std::int64_t start = a.positional.size() > 1 ? integer(0) : 0;
  const std::int64_t stop = integer(a.positional.size() > 1 ? 1 : 0);
  const std::int64_t step = a.positional.size() > 2 ? integer(2) : 1;
  if (step == 0) failTemplate("range() with step zero");
  Values out;
  for (std::int64_t at = start; step > 0 ? at < stop : at > stop;) {
    if (static_cast<std::int64_t>(out.size()) >= kMaxRange)
      failTemplate(fmt::format("range() is longer than {}", kMaxRange), ErrorCode::TooLarge);
    out.emplace_back(at);
    if (__builtin_add_overflow(at, step, &at)) break;
  }
  runtime.charge(out.size());
  return Value::list(std::move(out));
}

Dict dictFrom(const Arguments& a) {
  Dict dict;
  for (const Value& source : a.positional) {
    if (source.dict() != nullptr) {
      for (const auto& [key, value] : source.dict()->items)
        dict.set(key, value);
      continue;
    }
    for (const Value& pair : elementsOf(source.defined())) {
      const Values parts = elementsOf(pair);
      if (parts.size() != 2) failTemplate("dict() needs pairs");
      dict.set(parts[0], parts[1]);
    }
  }
  for (const auto& [name, value] : a.named)
    dict.set(Value(name), value);
  return dict;
}

std::string formattedTime(const std::string& format, std::chrono::system_clock::time_point now) {
  if (format.size() > 256) failTemplate("strftime_now() with a format over 256 bytes", ErrorCode::TooLarge);
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  std::tm local{};
  localtime_r(&seconds, &local);
  std::array<char, 4096> buffer{};
  const std::size_t length = std::strftime(buffer.data(), buffer.size(), format.c_str(), &local);
  return {buffer.data(), length};
}

} // namespace

Dict globalFunctions(Runtime& runtime, std::chrono::system_clock::time_point now) {
  Dict globals;
  const auto add = [&globals](const char* name, Function::Body body) {
    globals.set(Value(name), Value(std::shared_ptr<Object>(std::make_shared<Function>(name, std::move(body)))));
  };
  add("range", [&runtime](const Arguments& a) { return range(a, runtime); });
  add("dict", [](const Arguments& a) { return Value(dictFrom(a)); });
  add("namespace", [&runtime](const Arguments& a) {
    const auto made = std::make_shared<Namespace>(dictFrom(a));
    runtime.track(made); // it may come to hold itself
    return Value(std::shared_ptr<Object>(made));
  });
  add("joiner", [](const Arguments& a) {
    return Value(std::shared_ptr<Object>(std::make_shared<Joiner>(a.get(0, "sep", Value(", ")))));
  });
  add("cycler", [](const Arguments& a) {
    if (a.positional.empty()) failTemplate("cycler() needs at least one value");
    return Value(std::shared_ptr<Object>(std::make_shared<Cycler>(a.positional)));
  });
  add("raise_exception", [](const Arguments& a) -> Value {
    throw Failure{ErrorCode::InvalidArgument, toText(a.get(0, "message", Value(""))), 0, true};
  });
  add("strftime_now", [now](const Arguments& a) {
    const Value& format = a.require(0, "format", "strftime_now()");
    return Value(formattedTime(toText(format), now));
  });
  return globals;
}

} // namespace aisemble::llm::jinja
