// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/spdlog_logger.h"

#include "core/wire/json_text.h"

#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <chrono>
#include <ctime>

namespace aisemble {
namespace {

std::string_view levelName(LogLevel level) {
  switch (level) {
  case LogLevel::Debug:
    return "debug";
  case LogLevel::Info:
    return "info";
  case LogLevel::Warning:
    return "warning";
  case LogLevel::Error:
    return "error";
  }
  return "info";
}

spdlog::level::level_enum toSpdlog(LogLevel level) {
  switch (level) {
  case LogLevel::Debug:
    return spdlog::level::debug;
  case LogLevel::Info:
    return spdlog::level::info;
  case LogLevel::Warning:
    return spdlog::level::warn;
  case LogLevel::Error:
    return spdlog::level::err;
  }
  return spdlog::level::info;
}

/// RFC 3339, UTC, milliseconds.
std::string timestamp() {
  const auto now = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, milliseconds);
}

constexpr std::size_t kUsualLine = 768; ///< bytes of the orchestrator's, the longest that is written often

void appendValue(std::string& line, const std::string& value) {
  wire::appendJsonTextLossy(line, value);
}
void appendValue(std::string& line, double value) {
  wire::appendJsonNumber(line, value);
}
void appendValue(std::string& line, long long value) {
  line += std::to_string(value);
}
void appendValue(std::string& line, bool value) {
  line += value ? "true" : "false";
}

/// Two lines are written at every request, so they are written as text.
template <class Value>
void append(std::string& line, std::string_view name, const Value& value) {
  if (line.back() != '{') line += ',';
  wire::appendJsonText(line, name);
  line += ':';
  appendValue(line, value);
}

class SpdlogLogger final : public Logger {
 public:
  SpdlogLogger(spdlog::sink_ptr sink, spdlog::level::level_enum lowest) : m_logger("aisemble", std::move(sink)) {
    m_logger.set_level(lowest);
    m_logger.set_pattern("%v");
    m_logger.flush_on(spdlog::level::warn);
    m_logger.set_error_handler([](const std::string&) {}); // a full disk must not take the program with it
  }
  ~SpdlogLogger() override { m_logger.flush(); }
  void flush() { m_logger.flush(); }
  SpdlogLogger(const SpdlogLogger&) = delete;
  SpdlogLogger& operator=(const SpdlogLogger&) = delete;

  void log(LogLevel level, std::string_view category, std::string_view event,
           std::initializer_list<LogField> fields) override {
    if (!m_logger.should_log(toSpdlog(level))) return;
    try {
      std::string line;
      line.reserve(kUsualLine);
      line += '{';
      append(line, "timestamp", timestamp());
      append(line, "level", std::string(levelName(level)));
      append(line, "category", std::string(category));
      append(line, "event", std::string(event));
      for (const LogField& field : fields)
        std::visit([&](const auto& value) { append(line, field.name, value); }, field.value);
      line += '}';
      m_logger.log(toSpdlog(level), line);
    } catch (const std::exception&) {
      // Logging never fails its caller.
    }
  }

 private:
  spdlog::logger m_logger;
};

} // namespace

std::unique_ptr<Logger> makeStandardErrorLogger() {
  return std::make_unique<SpdlogLogger>(std::make_shared<spdlog::sinks::stderr_sink_mt>(), spdlog::level::warn);
}

Result<std::unique_ptr<Logger>> makeFileLogger(const std::filesystem::path& file) {
  try {
    auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), std::size_t{5} << 20, 3);
    return std::make_unique<SpdlogLogger>(std::move(sink), spdlog::level::info);
  } catch (const spdlog::spdlog_ex& problem) {
    return fail(ErrorCode::IoFailure,
                "Cannot write the log '" + file.string() + "'. Check the folder's permissions and free space.",
                problem.what());
  }
}

void flushLogger(Logger& logger) {
  if (auto* ours = dynamic_cast<SpdlogLogger*>(&logger)) ours->flush();
}

} // namespace aisemble
