// SPDX-License-Identifier: Apache-2.0
#pragma once
// A picture that arrives strip by strip, so that what is computed from it finds each strip still in the cache, and no
// task holds more of the picture than it needs.

#include <opencv2/core/mat.hpp>

namespace aisemble::vision {

class RowSink {
 public:
  virtual ~RowSink() = default;
  RowSink(const RowSink&) = delete;
  RowSink& operator=(const RowSink&) = delete;

  /// Once, before any rows, with the size of the picture as stored.
  virtual void begin(cv::Size size) = 0;
  /// Rows [rows.start, rows.end) as BGR of 8 bits: each row of the picture once, in any order and from several threads
  /// at once. The pixels may change after the call.
  virtual void add(cv::Range rows, const cv::Mat& bgr) = 0;
  /// What add() costs, as a multiple of decoding the same rows of a JPEG; only how well threads share the rows hangs on
  /// it.
  [[nodiscard]] virtual double cost() const { return 0; }

 protected:
  RowSink() = default;
};

} // namespace aisemble::vision
