// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/batch/fake_batches.h"

#include "core/batch/batch_tasks.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <thread>
#include <utility>

namespace aisemble::test {
namespace {

const char* const kResult =
    R"({"task":"face_detection","results":{"faces":[{"id":0,"bbox":{"x":212,"y":80,"width":118,"height":118},)"
    R"("confidence":0.94}],"count":1},"processing_time":0.021})";

} // namespace

void FakeBatches::touch() {
  if (qApp != nullptr && QThread::currentThread() == qApp->thread()) calledFromGuiThread = true;
  if (delayMs > 0) std::this_thread::sleep_for(std::chrono::milliseconds(delayMs));
}

void FakeBatches::count(Batch& batch) const {
  BatchCounts counts;
  for (const BatchItem& item : batch.items) {
    std::int64_t* const of[] = {&counts.queued, &counts.running, &counts.completed,
                                &counts.failed, &counts.skipped, &counts.cancelled};
    ++*of[static_cast<std::size_t>(item.state)];
  }
  batch.summary.counts = counts;
}

void FakeBatches::tell(const Batch& batch, std::int64_t first, std::int64_t last) {
  Q_EMIT changed({batch.summary, false, false, first, last});
}

BatchId FakeBatches::seed(const BatchSpec& spec, BatchState state, std::vector<BatchItem> items) {
  Batch batch;
  batch.summary.id = m_next++;
  batch.summary.spec = spec;
  batch.summary.state = state;
  batch.summary.isListed = true;
  batch.summary.isOurs = state == BatchState::Running || state == BatchState::Pausing;
  batch.items = std::move(items);
  for (std::size_t i = 0; i < batch.items.size(); ++i)
    batch.items[i].position = static_cast<std::int64_t>(i);
  count(batch);
  const BatchId id = batch.summary.id;
  m_all.with([&](auto& all) { all[id] = std::move(batch); });
  return id;
}

Result<BatchId> FakeBatches::start(BatchSpec spec) {
  touch();
  if (refuseStart)
    return fail(ErrorCode::IoFailure,
                "The folder '/full' cannot be made: no space left. Free some, or choose another.");
  if (const Result<void> valid = validate(spec); !valid) return fail(valid.error());
  m_started.with([&](auto& all) { all.push_back(spec); });
  if (spec.name.empty()) spec.name = spec.task + " of " + spec.inputs.front();
  std::vector<BatchItem> items;
  for (const std::string& input : spec.inputs)
    items.emplace_back().input = input;
  const BatchId id = seed(spec, BatchState::Running, std::move(items));
  m_all.with([&](auto& all) {
    BatchChange change{all[id].summary, false, true, 0, static_cast<std::int64_t>(all[id].items.size()) - 1};
    Q_EMIT changed(change);
  });
  return id;
}

Result<void> FakeBatches::change(BatchId id, const std::function<Result<void>(Batch&)>& how) {
  touch();
  return m_all.with([&](auto& all) -> Result<void> {
    const auto found = all.find(id);
    if (found == all.end()) return fail(ErrorCode::NotFound, "There is no such batch.");
    if (const Result<void> done = how(found->second); !done) return done;
    count(found->second);
    tell(found->second, 0, static_cast<std::int64_t>(found->second.items.size()) - 1);
    return {};
  });
}

Result<void> FakeBatches::pause(BatchId id) {
  return change(id, [](Batch& batch) -> Result<void> {
    batch.summary.state = BatchState::Paused;
    return {};
  });
}

Result<void> FakeBatches::resume(BatchId id) {
  return change(id, [](Batch& batch) -> Result<void> {
    batch.summary.isBeingCancelled = false;
    if (batch.summary.state == BatchState::Completed)
      return fail(ErrorCode::InvalidArgument, "The batch is complete. There is nothing to go on with.");
    for (BatchItem& item : batch.items)
      if (item.state == BatchItemState::Cancelled) item.state = BatchItemState::Queued;
    batch.summary.state = BatchState::Running;
    return {};
  });
}

Result<void> FakeBatches::cancel(BatchId id) {
  return change(id, [](Batch& batch) -> Result<void> {
    batch.summary.state = BatchState::Cancelled;
    batch.summary.isBeingCancelled = false;
    for (BatchItem& item : batch.items)
      if (item.state == BatchItemState::Queued || item.state == BatchItemState::Running)
        item.state = BatchItemState::Cancelled;
    return {};
  });
}

Result<void> FakeBatches::retryFailed(BatchId id) {
  return change(id, [](Batch& batch) -> Result<void> {
    batch.summary.state = BatchState::Running;
    for (BatchItem& item : batch.items)
      if (item.state == BatchItemState::Failed) {
        item.state = BatchItemState::Queued;
        item.error.clear();
      }
    return {};
  });
}

Result<void> FakeBatches::remove(BatchId id) {
  touch();
  return m_all.with([&](auto& all) -> Result<void> {
    if (all.erase(id) == 0) return fail(ErrorCode::NotFound, "There is no such batch.");
    BatchChange change;
    change.summary.id = id;
    change.isRemoved = true;
    Q_EMIT changed(change);
    return {};
  });
}

Result<std::vector<BatchSummary>> FakeBatches::list() {
  touch();
  std::vector<BatchSummary> out;
  m_all.with([&](auto& all) {
    for (auto it = all.rbegin(); it != all.rend(); ++it)
      out.push_back(it->second.summary);
  });
  return out;
}

Result<BatchSummary> FakeBatches::summary(BatchId id) {
  touch();
  const Result<BatchSummary> out = m_all.with([&](auto& all) -> Result<BatchSummary> {
    const auto found = all.find(id);
    if (found == all.end()) return fail(ErrorCode::NotFound, "There is no such batch.");
    return found->second.summary;
  });
  if (const auto then = std::exchange(afterSummary, {})) then();
  return out;
}

Result<BatchItemPage> FakeBatches::items(BatchId id, const BatchItemQuery& query) {
  touch();
  ++itemReads;
  return m_all.with([&](auto& all) -> Result<BatchItemPage> {
    const auto found = all.find(id);
    if (found == all.end()) return fail(ErrorCode::NotFound, "There is no such batch.");
    BatchItemPage page;
    for (const BatchItem& item : found->second.items) {
      if (query.state && item.state != *query.state) continue;
      if (!query.search.empty() && item.input.find(query.search) == std::string::npos) continue;
      if (page.total++ < query.offset || static_cast<int>(page.items.size()) >= query.limit) continue;
      page.items.push_back(item);
      page.items.back().resultJson.clear();
    }
    return page;
  });
}

Result<BatchItem> FakeBatches::item(BatchId id, std::int64_t position) {
  touch();
  return m_all.with([&](auto& all) -> Result<BatchItem> {
    const auto found = all.find(id);
    if (found == all.end() || position < 0 || position >= static_cast<std::int64_t>(found->second.items.size()))
      return fail(ErrorCode::NotFound, "There is no such item.");
    return found->second.items[static_cast<std::size_t>(position)];
  });
}

void FakeBatches::advance(BatchId id, int wanted) {
  m_all.with([&](auto& all) {
    Batch& batch = all.at(id);
    std::int64_t first = -1;
    std::int64_t last = -1;
    for (BatchItem& item : batch.items) {
      if (wanted <= 0) break;
      if (item.state != BatchItemState::Queued) continue;
      --wanted;
      ++item.attempts;
      const bool fails = item.attempts == 1 && item.position % 10 == 9;
      item.state = fails ? BatchItemState::Failed : BatchItemState::Completed;
      item.error = fails ? "'" + item.input + "' ends in the middle of the picture. Copy the file again." : "";
      item.resultJson = fails ? "" : kResult;
      item.processingTime = std::chrono::milliseconds(10 + item.position * 7 % 31);
      first = first < 0 ? item.position : first;
      last = item.position;
    }
    count(batch);
    if (batch.summary.counts.queued + batch.summary.counts.running == 0) batch.summary.state = BatchState::Completed;
    tell(batch, first, last);
  });
}

void FakeBatches::setBeingCancelled(BatchId id) {
  m_all.with([&](auto& all) {
    all.at(id).summary.state = BatchState::Pausing;
    all.at(id).summary.isBeingCancelled = true;
    tell(all.at(id), -1, -1);
  });
}

void FakeBatches::setError(BatchId id, const std::string& error) {
  m_all.with([&](auto& all) {
    all.at(id).summary.error = error;
    tell(all.at(id), -1, -1);
  });
}

void FakeBatches::setCreated(BatchId id, WallTime when) {
  m_all.with([&](auto& all) {
    all.at(id).summary.created = when;
    tell(all.at(id), -1, -1);
  });
}

void FakeBatches::setFigures(BatchId id, double itemsPerSecond, std::chrono::seconds left) {
  m_all.with([&](auto& all) {
    all.at(id).summary.itemsPerSecond = itemsPerSecond;
    all.at(id).summary.timeLeft = left;
    tell(all.at(id), -1, -1);
  });
}

std::vector<BatchSpec> FakeBatches::started() {
  return m_started.with([](auto& all) { return all; });
}

bool FakeBatches::has(BatchId id) {
  return m_all.with([id](auto& all) { return all.contains(id); });
}

std::vector<BatchItem> pictureItems(int count, const std::string& folder) {
  std::vector<BatchItem> out(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    std::string number = std::to_string(i);
    number.insert(0, 5 - std::min<std::size_t>(5, number.size()), '0');
    out[static_cast<std::size_t>(i)].input = folder + "/DSC" + number + ".jpg";
    out[static_cast<std::size_t>(i)].position = i;
  }
  return out;
}

BatchSpec faceSpec(const std::string& name) {
  BatchSpec out;
  out.name = name;
  out.service = ServiceKind::Vision;
  out.task = "face_detection";
  out.inputs = {"/home/mika/holiday"};
  out.output = "/home/mika/Documents/faces";
  return out;
}

} // namespace aisemble::test
