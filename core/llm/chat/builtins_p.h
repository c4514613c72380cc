// SPDX-License-Identifier: Apache-2.0
#pragma once
// What templates can call: filters, tests, methods of texts, lists and dictionaries, functions.

#include "core/llm/chat/value_p.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace aisemble::llm::jinja {

/// What builtins need of the evaluator.
class Runtime {
 public:
  virtual ~Runtime() = default;
  /// Counts `amount` units of work (about one element or 16 bytes each). Throws Failure over the limit.
  virtual void charge(std::size_t amount) = 0;
  /// Has `object` cleared when the evaluation is over.
  virtual void track(const std::shared_ptr<Object>& object) = 0;
  virtual Value callValue(const Value& function, const Arguments& arguments) = 0;
};

/// The longest text and the longest list that a template may build.
inline constexpr std::size_t kMaxTextBytes = 64U << 20U;
inline constexpr std::size_t kMaxElements = 4U << 20U;

/// Throws Failure: Unsupported for an unknown name, InvalidArgument for values that it cannot take.
[[nodiscard]] Value applyFilter(std::string_view name, const Value& value, const Arguments& arguments,
                                Runtime& runtime);
[[nodiscard]] bool applyTest(std::string_view name, const Value& value, const Arguments& arguments);
[[nodiscard]] bool hasFilter(std::string_view name);
[[nodiscard]] bool hasTest(std::string_view name);

/// The method `name` of a text, list or dictionary, called; absent where the type has no such method.
[[nodiscard]] std::optional<Value> callMethod(const Value& owner, std::string_view name, const Arguments& arguments,
                                              Runtime& runtime);
[[nodiscard]] bool hasMethod(const Value& owner, std::string_view name);

/// `owner.name` and `owner[key]`, undefined where there is nothing.
[[nodiscard]] Value memberOf(const Value& owner, std::string_view name);
[[nodiscard]] Value itemOf(const Value& owner, const Value& key);
[[nodiscard]] Value sliceOf(const Value& owner, const Value& start, const Value& stop, const Value& step);

/// + - * / // % ** ~
[[nodiscard]] Value operate(std::string_view operation, const Value& left, const Value& right, Runtime& runtime);
[[nodiscard]] bool contains(const Value& container, const Value& item);
/// Python's `format % arguments`.
[[nodiscard]] std::string formatted(std::string_view format, const Value& arguments);

/// range, dict, namespace, raise_exception, strftime_now, joiner, cycler by name.
[[nodiscard]] Dict globalFunctions(Runtime& runtime, std::chrono::system_clock::time_point now);

} // namespace aisemble::llm::jinja
