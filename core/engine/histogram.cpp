// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"
#include "core/engine/histogram_p.h"

#include <fmt/format.h>

#include <algorithm>

namespace aisemble {
namespace {

constexpr std::size_t kMaxLabelBytes = 128;

void appendNumber(std::string& out, std::uint64_t value) {
  const fmt::format_int digits(value);
  out.append(digits.data(), digits.size());
}

/// The bounds as they stand between the quotes, made once.
template <std::size_t Buckets, class Text>
std::array<std::string, Buckets> boundTexts(const std::array<std::int64_t, Buckets>& bounds, Text text) {
  std::array<std::string, Buckets> out;
  std::transform(bounds.begin(), bounds.end(), out.begin(), text);
  return out;
}

/// Every scrape writes some thousand of these lines, so they are put together without formats.
template <std::size_t Buckets>
void writeHistogram(std::string& out, std::string_view name, std::string_view labels,
                    const HistogramCounts<Buckets>& histogram, const std::array<std::string, Buckets>& bounds,
                    std::string_view sum) {
  if (histogram.count == 0) return;
  const auto begin = [&](std::string_view suffix) {
    out.append("aisemble_").append(name).append(suffix).append("{").append(labels);
  };
  std::uint64_t cumulative = 0;
  for (std::size_t i = 0; i <= Buckets; ++i) {
    cumulative += histogram.counts[i];
    begin("_bucket");
    out.append(",le=\"").append(i < Buckets ? std::string_view(bounds[i]) : std::string_view("+Inf")).append("\"} ");
    appendNumber(out, cumulative);
    out += '\n';
  }
  begin("_sum");
  out.append("} ").append(sum).append("\n");
  begin("_count");
  out.append("} ");
  appendNumber(out, histogram.count);
  out += '\n';
}

} // namespace

const std::array<std::string, kDurationBounds.size()>& durationBoundTexts() {
  static const auto texts = boundTexts(kDurationBounds, exactSeconds);
  return texts;
}

void DurationHistogram::write(std::string& out, std::string_view name, std::string_view labels) const {
  writeHistogram(out, name, labels, m_counts, durationBoundTexts(), exactSeconds(m_counts.sum));
}

void CountHistogram::write(std::string& out, std::string_view name, std::string_view labels) const {
  static const auto bounds = boundTexts(kCountBounds, [](std::int64_t value) { return std::to_string(value); });
  writeHistogram(out, name, labels, m_counts, bounds, std::to_string(m_counts.sum));
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
