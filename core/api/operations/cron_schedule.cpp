// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/cron_schedule.h"

#include <array>
#include <charconv>
#include <span>
#include <string>
#include <vector>

namespace aisemble::api {
namespace {

constexpr std::size_t kLongestSchedule = 256;
constexpr int kDaysAhead = 366 * 9; // a 29 February is at most eight years away (1896 to 1904)

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

struct Field {
  const char* name = "";
  int low = 0;
  int high = 0;
  std::span<const std::string_view> words; ///< the first stands for `low`
};
const std::array<Field, 5> kFields{{{"minute", 0, 59, {}},
                                    {"hour", 0, 23, {}},
                                    {"day of month", 1, 31, {}},
                                    {"month", 1, 12, kMonths},
                                    {"day of week", 0, 7, kWeekdays}}};

struct Alias {
  std::string_view name;
  std::string_view schedule;
};
constexpr std::array<Alias, 7> kAliases{{{"@hourly", "0 * * * *"},
                                         {"@daily", "0 0 * * *"},
                                         {"@midnight", "0 0 * * *"},
                                         {"@weekly", "0 0 * * 0"},
                                         {"@monthly", "0 0 1 * *"},
                                         {"@yearly", "0 0 1 1 *"},
                                         {"@annually", "0 0 1 1 *"}}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::optional<int> numberOf(std::string_view text) {
  int out = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (failure != std::errc() || end != text.data() + text.size() || text.empty() || text.front() == '-')
    return std::nullopt;
  return out;
}

std::optional<int> valueOf(std::string_view text, const Field& field) {
  for (std::size_t i = 0; i < field.words.size(); ++i)
    if (lower(text) == field.words[i]) return field.low + static_cast<int>(i);
  const std::optional<int> out = numberOf(text);
  return out && *out >= field.low && *out <= field.high ? out : std::nullopt;
}

struct Range {
  int first = 0;
  int last = 0;
};

/// "*", "5", "1-5".
std::optional<Range> rangeOf(std::string_view text, const Field& field) {
  if (text == "*") return Range{field.low, field.high};
  const std::size_t dash = text.find('-');
  const std::optional<int> first = valueOf(text.substr(0, dash), field);
  const std::optional<int> last = dash == std::string_view::npos ? first : valueOf(text.substr(dash + 1), field);
  if (!first || !last || *first > *last) return std::nullopt;
  return Range{*first, *last};
}

/// "…/2"; a single value with a step goes on to the end, as in Vixie's cron.
bool addPart(std::string_view text, const Field& field, std::bitset<64>& out) {
  const std::size_t slash = text.find('/');
  std::optional<Range> range = rangeOf(text.substr(0, slash), field);
  if (!range) return false;
  int step = 1;
  if (slash != std::string_view::npos) {
    const std::optional<int> given = numberOf(text.substr(slash + 1));
    if (!given || *given < 1 || *given > field.high) return false;
    step = *given;
    if (range->first == range->last) range->last = field.high;
  }
  for (int value = range->first; value <= range->last; value += step)
    out.set(static_cast<std::size_t>(value));
  return true;
}

bool readField(std::string_view text, const Field& field, std::bitset<64>& out) {
  for (;;) {
    const std::size_t comma = text.find(',');
    if (!addPart(text.substr(0, comma), field, out)) return false;
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

std::vector<std::string_view> wordsOf(std::string_view text) {
  std::vector<std::string_view> out;
  constexpr std::string_view kSpace = " \t";
  for (;;) {
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return out;
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of(kSpace), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

} // namespace

Result<CronSchedule> CronSchedule::parse(std::string_view text) {
  const auto wrong = [&](const std::string& why) {
    return fail(ErrorCode::InvalidArgument, "The schedule '" + std::string(text.substr(0, 60)) + "' " + why +
                                                "; write it as in crontab, \"0 2 * * *\" for daily at 02:00 UTC.");
  };
  if (text.size() > kLongestSchedule) return wrong("is too long");
  std::vector<std::string_view> words = wordsOf(text);
  if (words.size() == 1)
    for (const Alias& alias : kAliases)
      if (lower(words.front()) == alias.name) return parse(alias.schedule);
  if (words.size() != kFields.size()) return wrong("does not have five fields");

  CronSchedule out;
  const std::array<std::bitset<64>*, 5> targets{&out.m_minutes, &out.m_hours, &out.m_days, &out.m_months,
                                                &out.m_weekdays};
  for (std::size_t i = 0; i < kFields.size(); ++i)
    if (!readField(words[i], kFields[i], *targets[i]))
      return wrong(std::string("has a wrong ") + kFields[i].name + " '" + std::string(words[i].substr(0, 30)) + "'");
  if (out.m_weekdays.test(7)) out.m_weekdays.set(0);
  out.m_anyDay = words[2].front() == '*'; // "*/2" too, as in Vixie's cron
  out.m_anyWeekday = words[4].front() == '*';
  if (!out.nextAfter(Stamp())) return wrong("names a day that never comes");
  return out;
}

bool CronSchedule::matchesDay(std::chrono::sys_days day) const {
  const std::chrono::year_month_day date(day);
  if (!m_months.test(unsigned(date.month()))) return false;
  const bool isDay = m_days.test(unsigned(date.day()));
  const bool isWeekday = m_weekdays.test(std::chrono::weekday(day).c_encoding());
  return m_anyDay || m_anyWeekday ? isDay && isWeekday : isDay || isWeekday;
}

std::optional<Stamp> CronSchedule::nextAfter(Stamp time) const {
  const auto from = std::chrono::floor<std::chrono::minutes>(time) + std::chrono::minutes(1);
  const auto firstDay = std::chrono::floor<std::chrono::days>(from);
  for (int i = 0; i < kDaysAhead; ++i) {
    const std::chrono::sys_days day = firstDay + std::chrono::days(i);
    if (!matchesDay(day)) continue;
    for (int minute = i == 0 ? static_cast<int>((from - firstDay).count()) : 0; minute < 24 * 60; ++minute)
      if (m_hours.test(static_cast<std::size_t>(minute / 60)) && m_minutes.test(static_cast<std::size_t>(minute % 60)))
        return Stamp(day + std::chrono::minutes(minute));
  }
  return std::nullopt;
}

} // namespace aisemble::api
