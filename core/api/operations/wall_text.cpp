// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/wall_text.h"

#include <fmt/format.h>

#include <QDateTime>

#include <algorithm>

namespace aisemble::api {
namespace {

constexpr std::size_t kLongest = 40; // "2026-11-25T02:32:05.123456789+09:00" has 35
constexpr std::size_t kDateLength = 10;

struct Parts {
  std::chrono::year_month_day date;
  std::chrono::hh_mm_ss<std::chrono::milliseconds> time;
};

Parts partsOf(Stamp time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  return {std::chrono::year_month_day(day), std::chrono::hh_mm_ss<std::chrono::milliseconds>(time - day)};
}

/// What ISO 8601 needs; Qt's reader forgives white space and letters that have no place there.
bool hasOnlyIsoCharacters(std::string_view text) {
  constexpr std::string_view kSigns = "+-:.,TZ ";
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return (c >= '0' && c <= '9') || kSigns.find(c) != std::string_view::npos; });
}

bool hasOffset(std::string_view time) {
  return time.find_first_of("Z+-") != std::string_view::npos;
}

} // namespace

Stamp stampOf(WallTime time) {
  return std::chrono::floor<std::chrono::milliseconds>(time);
}

std::string isoText(Stamp time) {
  const auto [date, clock] = partsOf(time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}+00:00", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()), clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

std::string fileStamp(Stamp time) {
  const auto [date, clock] = partsOf(time);
  return fmt::format("{:04}{:02}{:02}_{:02}{:02}{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

Result<Stamp> parseIsoTime(std::string_view text) {
  const auto wrong = [&] {
    return fail(ErrorCode::InvalidArgument, "The text '" + std::string(text.substr(0, kLongest)) +
                                                "' is not a time; write it as 2026-11-25T02:32:05Z.");
  };
  if (text.size() < kDateLength || text.size() > kLongest || !hasOnlyIsoCharacters(text)) return wrong();
  std::string whole(text);
  if (text.size() == kDateLength)
    whole += "T00:00:00Z";
  else if (text[kDateLength] != 'T' && text[kDateLength] != ' ')
    return wrong();
  else if (!hasOffset(text.substr(kDateLength)))
    whole += 'Z';
  whole[kDateLength] = 'T';
  const QDateTime parsed =
      QDateTime::fromString(QString::fromLatin1(whole.data(), qsizetype(whole.size())), Qt::ISODateWithMs);
  if (!parsed.isValid()) return wrong();
  return Stamp(std::chrono::milliseconds(parsed.toMSecsSinceEpoch()));
}

} // namespace aisemble::api
