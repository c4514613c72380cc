// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where one request's time went: non-overlapping spans in integer nanoseconds whose sum is the end-to-end time.

#include "core/base/clock.h"

#include <array>
#include <cstddef>
#include <mutex>
#include <string_view>
#include <vector>

namespace aisemble {

enum class Stage {
  Queue,
  Cache,
  BatchWait,
  LoadModel,
  Tokenise,
  Prefill,
  Decode,
  DecodeImage,
  Infer,
  Postprocess,
  Network,
  Other
};
inline constexpr std::size_t kStageCount = 12;

/// "queue", "cache", "batch_wait", "load_model", "tokenise", "prefill", "decode", "decode_image", "infer",
/// "postprocess", "network", "other".
[[nodiscard]] std::string_view stageName(Stage stage);

struct Span {
  Stage stage = Stage::Other;
  Nanoseconds begin{0}; ///< since the request's start
  Nanoseconds length{0};
  bool operator==(const Span&) const = default;
};

struct Trace {
  std::vector<Span> spans; ///< in order of time, each beginning where the one before ended
  Nanoseconds total{0};    ///< equals the sum of the spans' lengths
  [[nodiscard]] std::array<Nanoseconds, kStageCount> byStage() const;
  bool operator==(const Trace&) const = default;
};

/// Partitions a request's time line: exactly one stage is current at any time, so spans cannot overlap or leave gaps.
/// Thread-safe; a request moves between threads.
class StageClock {
 public:
  /// Starts at `clock.now()` in `first`. `clock` must outlive this.
  explicit StageClock(const Clock& clock, Stage first = Stage::Queue);

  /// From now on time counts for `stage`. Entering the current stage again changes nothing.
  void enter(Stage stage);
  [[nodiscard]] Stage current() const;
  [[nodiscard]] Nanoseconds elapsed() const;

  /// Ends the time line; later calls of enter() are ignored and finish() gives the same trace again.
  Trace finish();

 private:
  void closeSpan(MonotonicTime now); // m_mutex held

  const Clock& m_clock;
  const MonotonicTime m_start;
  mutable std::mutex m_mutex;
  Trace m_trace;             // guarded by m_mutex
  Stage m_current;           // guarded by m_mutex
  MonotonicTime m_spanStart; // guarded by m_mutex
  bool m_finished = false;   // guarded by m_mutex
};

} // namespace aisemble
