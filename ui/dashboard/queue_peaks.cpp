// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/queue_peaks.h"

namespace aisemble::ui {
namespace {

struct LevelChange {
  MonotonicTime at;
  QueuePeak by;
};

QueuePeak levelOf(const RequestRecord& record, Stage stage) {
  if (stage == Stage::Queue) return {1, 0};
  return {0, record.shared ? 0 : 1};
}

void appendChanges(std::vector<LevelChange>& changes, const RequestRecord& record) {
  const MonotonicTime begin = record.finished - record.trace.total;
  QueuePeak level;
  const auto turn = [&](MonotonicTime at, const QueuePeak& to) {
    if (to == level) return;
    changes.push_back({at, {to.waiting - level.waiting, to.running - level.running}});
    level = to;
  };
  for (const Span& span : record.trace.spans)
    turn(begin + span.begin, levelOf(record, span.stage));
  turn(record.finished, {});
}

} // namespace

std::vector<QueuePeak> queuePeaks(std::span<const RequestRecord> records, std::span<const MonotonicTime> bounds) {
  std::vector<LevelChange> changes;
  for (const RequestRecord& record : records)
    if (record.finished > bounds.front()) appendChanges(changes, record);
  std::sort(changes.begin(), changes.end(), [](const LevelChange& a, const LevelChange& b) { return a.at < b.at; });
  std::vector<QueuePeak> out(bounds.size() - 1);
  QueuePeak level;
  auto next = changes.begin();
  // All of one moment at once: where one request follows another there are never two.
  const auto step = [&] {
    for (const MonotonicTime at = next->at; next != changes.end() && next->at == at; ++next) {
      level.waiting += next->by.waiting;
      level.running += next->by.running;
    }
  };
  for (std::size_t i = 0; i < out.size(); ++i) {
    while (next != changes.end() && next->at <= bounds[i])
      step();
    out[i] = level;
    while (next != changes.end() && next->at < bounds[i + 1]) {
      step();
      out[i].raise(level);
    }
  }
  return out;
}

} // namespace aisemble::ui
