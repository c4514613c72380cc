// SPDX-License-Identifier: Apache-2.0
#pragma once
// Structured logging behind an interface; app/ decides where lines go. Never prompt texts, file contents or keys.

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace aisemble {

enum class LogLevel { Debug, Info, Warning, Error };

struct LogField {
  std::string_view name;
  std::variant<std::string, double, long long, bool> value;
};

/// Thread-safe; log() returns quickly and never throws.
class Logger {
 public:
  virtual ~Logger() = default;
  /// `category` is the layer ("llm", "store", "orchestrator"); `event` a short constant phrase; numbers go to fields.
  virtual void log(LogLevel level, std::string_view category, std::string_view event,
                   std::initializer_list<LogField> fields = {}) = 0;
};

class NullLogger final : public Logger {
 public:
  void log(LogLevel, std::string_view, std::string_view, std::initializer_list<LogField>) override {}
};

} // namespace aisemble
