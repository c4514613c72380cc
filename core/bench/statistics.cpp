// SPDX-License-Identifier: Apache-2.0
#include "core/bench/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace aisemble::bench {

double quantile(std::span<const double> sorted, double q) {
  assert(!sorted.empty() && q >= 0 && q <= 1);
  const double position = q * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  if (below + 1 >= sorted.size()) return sorted.back();
  return std::lerp(sorted[below], sorted[below + 1], position - static_cast<double>(below));
}

Summary summarize(std::vector<double> samples) {
  Summary out;
  out.n = samples.size();
  if (samples.empty()) return out;
  std::sort(samples.begin(), samples.end());
  out.min = samples.front();
  out.max = samples.back();
  out.median = quantile(samples, 0.5);
  out.p95 = quantile(samples, 0.95);
  const auto count = static_cast<double>(samples.size());
  out.mean = std::accumulate(samples.begin(), samples.end(), 0.0) / count;
  if (samples.size() > 1) {
    double squares = 0;
    for (const double sample : samples)
      squares += (sample - out.mean) * (sample - out.mean);
    out.standardDeviation = std::sqrt(squares / (count - 1));
  }
  return out;
}

} // namespace aisemble::bench
