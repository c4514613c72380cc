// SPDX-License-Identifier: Apache-2.0
#pragma once
// When a schedule in crontab's form is due next. In UTC, where no hour is skipped or comes twice.

#include "core/api/operations/wall_text.h"
#include "core/base/result.h"

#include <bitset>
#include <optional>
#include <string_view>

namespace aisemble::api {

/// crontab(5): minute, hour, day of month, month, day of week (0 and 7 are Sunday); lists, ranges, steps, English names
/// of months and weekdays in any case; @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually. Where both
/// days are restricted, either suffices.
class CronSchedule {
 public:
  /// Errors: InvalidArgument naming the field; also for a day that never comes (30 February).
  [[nodiscard]] static Result<CronSchedule> parse(std::string_view text);

  /// The first whole minute after `time` that matches.
  [[nodiscard]] std::optional<Stamp> nextAfter(Stamp time) const;

 private:
  [[nodiscard]] bool matchesDay(std::chrono::sys_days day) const;

  std::bitset<64> m_minutes;
  std::bitset<64> m_hours;
  std::bitset<64> m_days;
  std::bitset<64> m_months;
  std::bitset<64> m_weekdays; // Sunday is 0
  bool m_anyDay = false;
  bool m_anyWeekday = false;
};

} // namespace aisemble::api
