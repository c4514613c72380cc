// SPDX-License-Identifier: Apache-2.0
#include "core/llm/chat/json_values_p.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <limits>

namespace aisemble::llm::jinja {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxJsonBytes = 64U << 20U;
constexpr std::size_t kMaxJsonDepth = 100;

/// Makes the values while reading: a document tree in between would keep a long integer as a float.
class ValueReader final : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return put(Value(None{})); }
  bool boolean(bool value) override { return put(Value(value)); }
  bool number_integer(std::int64_t value) override { return put(Value(value)); }
  bool number_unsigned(std::uint64_t value) override {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return put(Value(LongInteger{std::to_string(value)}));
    return put(Value(static_cast<std::int64_t>(value)));
  }
  bool number_float(double value, const std::string& spelling) override {
    const bool isInteger = spelling.find_first_of(".eE") == std::string::npos;
    return put(isInteger ? Value(LongInteger{spelling}) : Value(value));
  }
  bool string(std::string& value) override { return put(Value(std::move(value))); }
  bool binary(Json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(true); }
  bool key(std::string& name) override {
    m_open.back().key = std::move(name);
    return true;
  }
  bool end_object() override {
    Value made(std::move(m_open.back().dict));
    m_open.pop_back();
    return put(std::move(made));
  }
  bool start_array(std::size_t) override { return open(false); }
  bool end_array() override {
    Value made = Value::list(std::move(m_open.back().items));
    m_open.pop_back();
    return put(std::move(made));
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }

  Value take() { return std::move(m_result); }

 private:
  struct Open {
    bool isObject = false;
    std::string key;
    Dict dict;
    Values items;
  };

  bool open(bool isObject) {
    if (m_open.size() >= kMaxJsonDepth) failTemplate("the JSON is nested too deep", ErrorCode::TooLarge);
    m_open.push_back({isObject, {}, {}, {}});
    return true;
  }
  bool put(Value value) {
    if (m_open.empty())
      m_result = std::move(value);
    else if (m_open.back().isObject)
      m_open.back().dict.set(Value(std::move(m_open.back().key)), std::move(value));
    else
      m_open.back().items.push_back(std::move(value));
    return true;
  }

  std::vector<Open> m_open;
  Value m_result;
};

} // namespace

Value parseJson(std::string_view text, std::string_view what) {
  if (text.size() > kMaxJsonBytes)
    failTemplate(fmt::format("the {} are longer than 64 MiB", what), ErrorCode::TooLarge);
  ValueReader reader;
  if (!Json::sax_parse(text, &reader)) failTemplate(fmt::format("the {} are not JSON", what));
  return reader.take();
}

} // namespace aisemble::llm::jinja
