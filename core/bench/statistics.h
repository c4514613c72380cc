// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a benchmark says about its samples. Raw samples are kept; percentiles are never averaged.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace aisemble::bench {

/// Of a sample. Percentiles interpolate linearly between the closest ranks: with samples x[0..n-1] in order, quantile q
/// is at position q (n-1) (Hyndman and Fan 1996, definition 7; numpy's default).
struct Summary {
  std::size_t n = 0;
  double min = 0;
  double median = 0;
  double p95 = 0;
  double max = 0;
  double mean = 0;
  double standardDeviation = 0; ///< of the sample (n - 1); 0 for n < 2
};

/// `q` in [0, 1]; `sorted` ascending and not empty.
[[nodiscard]] double quantile(std::span<const double> sorted, double q);

/// All zero for an empty sample.
[[nodiscard]] Summary summarize(std::vector<double> samples);

/// One measured quantity with its definition and its raw samples.
struct Measurement {
  std::string name;       ///< e.g. "decode"
  std::string unit;       ///< e.g. "tokens/s"
  std::string definition; ///< what was divided by what
  std::vector<double> samples;
};

} // namespace aisemble::bench
