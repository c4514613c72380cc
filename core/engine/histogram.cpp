// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"
#include "core/engine/histogram_p.h"

#include <fmt/format.h>

namespace aisemble {
namespace {

constexpr std::size_t kMaxLabelBytes = 128;

template <std::size_t Buckets, class Text>
void writeHistogram(std::string& out, std::string_view name, std::string_view labels,
                    const HistogramCounts<Buckets>& histogram, const std::array<std::int64_t, Buckets>& bounds,
                    Text text) {
  if (histogram.count == 0) return;
  std::uint64_t cumulative = 0;
  for (std::size_t i = 0; i < Buckets; ++i) {
    cumulative += histogram.counts[i];
    out += fmt::format("aisemble_{}_bucket{{{},le=\"{}\"}} {}\n", name, labels, text(bounds[i]), cumulative);
  }
  out += fmt::format("aisemble_{}_bucket{{{},le=\"+Inf\"}} {}\n", name, labels, histogram.count);
  out += fmt::format("aisemble_{}_sum{{{}}} {}\n", name, labels, text(histogram.sum));
  out += fmt::format("aisemble_{}_count{{{}}} {}\n", name, labels, histogram.count);
}

} // namespace

void DurationHistogram::write(std::string& out, std::string_view name, std::string_view labels) const {
  writeHistogram(out, name, labels, m_counts, kDurationBounds, exactSeconds);
}

void CountHistogram::write(std::string& out, std::string_view name, std::string_view labels) const {
  writeHistogram(out, name, labels, m_counts, kCountBounds,
                 [](std::int64_t value) { return fmt::format("{}", value); });
}

std::string escapeLabelValue(std::string_view value) {
  const bool cut = value.size() > kMaxLabelBytes;
  std::string_view kept = value.substr(0, kMaxLabelBytes);
  if (cut) kept = kept.substr(0, completeUtf8Prefix(kept));
  std::string out;
  for (const char c : replaceInvalidUtf8(kept)) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '"')
      out += "\\\"";
    else if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

std::string exactSeconds(std::int64_t nanoseconds) {
  std::string out = fmt::format("{}.{:09}", nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000);
  while (out.back() == '0')
    out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

} // namespace aisemble
