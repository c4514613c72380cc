// SPDX-License-Identifier: Apache-2.0
#include "core/settings/settings.h"

#include "core/base/utf8.h"
#include "core/settings/fields_p.h"

#include <fmt/format.h>

namespace aisemble {
namespace settings {
namespace {

template <class Number>
std::string problemOfNumber(Number value, const Range<Number>& range) {
  if (range.contains(value)) return {};
  return fmt::format("is {}; it must be {} {} and {} {}", value, range.lowIsOpen ? "above" : "at least", range.low,
                     range.highIsOpen ? "below" : "at most", range.high);
}

} // namespace

std::string problemOf(int value, const Range<int>& range) {
  return problemOfNumber(value, range);
}
std::string problemOf(std::int64_t value, const Range<std::int64_t>& range) {
  return problemOfNumber(value, range);
}
std::string problemOf(double value, const Range<double>& range) {
  return problemOfNumber(value, range);
}

std::string problemOf(ThemeChoice value) {
  return themeName(value).empty() ? fmt::format("is {}, which is no theme", static_cast<int>(value)) : std::string();
}

std::string problemOf(const std::string& text) {
  constexpr std::size_t limit = 4096;
  if (text.size() > limit) return fmt::format("has {} bytes; it must have at most {}", text.size(), limit);
  if (const std::size_t at = findInvalidUtf8(text); at != std::string::npos)
    return fmt::format("is not UTF-8 text from byte {} on", at);
  return {};
}

std::string problemOf(const std::vector<std::string>& texts) {
  if (texts.size() > kMaxEntries)
    return fmt::format("has {} entries; it must have at most {}", texts.size(), kMaxEntries);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) return fmt::format("is empty in entry {}; remove that entry", i);
    if (const std::string problem = problemOf(texts[i]); !problem.empty())
      return problem + fmt::format(" (entry {})", i);
  }
  return {};
}

std::string_view themeName(ThemeChoice theme) {
  switch (theme) {
  case ThemeChoice::System:
    return "system";
  case ThemeChoice::Light:
    return "light";
  case ThemeChoice::Dark:
    return "dark";
  }
  return {};
}

} // namespace settings

Result<void> validate(const Settings& settings) {
  Result<void> out;
  settings::forEachField(settings, [&](std::string_view key, const auto&... valueAndRange) {
    if (!out) return;
    if (const std::string problem = settings::problemOf(valueAndRange...); !problem.empty())
      out = fail(ErrorCode::InvalidArgument, fmt::format("The setting '{}' {}.", key, problem));
  });
  return out;
}

} // namespace aisemble
