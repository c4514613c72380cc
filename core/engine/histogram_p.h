// SPDX-License-Identifier: Apache-2.0
#pragma once
// Prometheus histograms with exact integer sums, and the escaping of label values. Not thread-safe.

#include "core/base/clock.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace aisemble {

/// Upper bounds in nanoseconds, 100 µs to 10 min at about 1 : 2.5 : 5 : 10. A cache hit is near the first, a long
/// generation on a small machine near the last.
inline constexpr std::array<std::int64_t, 21> kDurationBounds{
    100'000,       250'000,        500'000,        1'000'000,      2'500'000,       5'000'000,       10'000'000,
    25'000'000,    50'000'000,     100'000'000,    250'000'000,    500'000'000,     1'000'000'000,   2'500'000'000,
    5'000'000'000, 10'000'000'000, 30'000'000'000, 60'000'000'000, 120'000'000'000, 300'000'000'000, 600'000'000'000};
inline constexpr std::array<std::int64_t, 6> kCountBounds{1, 2, 4, 8, 16, 32};

/// Counts by bucket, where a value equal to a bound belongs to it, as `le` says.
template <std::size_t Buckets>
struct HistogramCounts {
  std::array<std::uint64_t, Buckets + 1> counts{}; ///< the last: above every bound
  std::uint64_t count = 0;
  std::int64_t sum = 0; ///< exact

  void observe(std::int64_t value, const std::array<std::int64_t, Buckets>& bounds) {
    std::size_t bucket = 0;
    while (bucket < Buckets && value > bounds[bucket])
      ++bucket;
    ++counts[bucket];
    ++count;
    sum += value;
  }
};

class DurationHistogram {
 public:
  void observe(Nanoseconds value) { m_counts.observe(value.count(), kDurationBounds); }
  /// Appends `aisemble_<name>_bucket`, `_sum` (seconds, to the nanosecond) and `_count`; nothing when empty.
  void write(std::string& out, std::string_view name, std::string_view labels) const;

 private:
  HistogramCounts<kDurationBounds.size()> m_counts;
};

class CountHistogram {
 public:
  void observe(std::uint64_t value) { m_counts.observe(static_cast<std::int64_t>(value), kCountBounds); }
  void write(std::string& out, std::string_view name, std::string_view labels) const;

 private:
  HistogramCounts<kCountBounds.size()> m_counts;
};

/// `value` for between the quotes of a Prometheus label: well-formed UTF-8, backslash, quote and newline escaped,
/// cut to 128 bytes at a character (the format sets no limit; a label is no place for a document).
[[nodiscard]] std::string escapeLabelValue(std::string_view value);

/// Nanoseconds as decimal seconds without rounding: 1500000 is "0.0015".
[[nodiscard]] std::string exactSeconds(std::int64_t nanoseconds);

/// kDurationBounds in exactSeconds(), as `le` labels have them.
[[nodiscard]] const std::array<std::string, kDurationBounds.size()>& durationBoundTexts();

} // namespace aisemble
