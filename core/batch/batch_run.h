// SPDX-License-Identifier: Apache-2.0
#pragma once
// One batch being worked on: a thread that claims items in the journal, submits them and writes down how they ended,
// and one that lists the inputs.

#include "core/batch/batches.h"
#include "core/batch/result_files.h"
#include "core/engine/batch_journal.h"
#include "core/orchestrator/orchestrator.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace aisemble {

class BatchRun {
 public:
  enum class Stop {
    None,
    Pause,   ///< what is under way is finished
    Suspend, ///< what is under way goes back to the queue: the program is about to end
    Cancel,
  };
  struct Callbacks {
    std::function<void(ServiceKind)> prepare; ///< before the first item is begun; may be empty
    /// At most ten times a second and once at the end.
    std::function<void(const BatchChange&)> changed;
  };

  /// `batch` is owned by this process; the others outlive it. Begins at once. `callbacks` are called on its threads.
  BatchRun(Orchestrator& orchestrator, BatchJournal& journal, StoredBatch batch, Stop stop, Callbacks callbacks);
  ~BatchRun(); ///< suspends and waits
  BatchRun(const BatchRun&) = delete;
  BatchRun& operator=(const BatchRun&) = delete;

  /// A stronger stop replaces a weaker one.
  void stop(Stop how);
  /// Takes back a pause; false: too late, or it stands still for a reason.
  [[nodiscard]] bool goOn();
  [[nodiscard]] bool isOver() const;
  [[nodiscard]] bool isBeingCancelled() const;
  [[nodiscard]] BatchSummary summary() const;

 private:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::milliseconds kBetweenChanges{100};
  struct InFlight {
    BatchItem item;
    Ticket ticket;
    std::optional<Time> again; ///< the answer was Busy: when to submit it again
  };
  /// Outlives the run: tickets tell their end into it.
  struct Inbox {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::int64_t> ended; // guarded by mutex
    bool isNudged = false;           // guarded by mutex
    void put(std::int64_t position);
    void nudge();
    [[nodiscard]] std::vector<std::int64_t> take(Time until);
  };

  /// What came to its end since the last round: the journal's part and, at the same index, the item.
  struct Ended {
    std::vector<FinishedBatchItem> ends;
    std::vector<BatchItem> items;
  };

  void work();
  void list(const std::stop_token& stop);
  [[nodiscard]] bool addItems(std::span<const NewBatchItem> items);
  [[nodiscard]] Result<void> prepare();
  void round(Ended ended);
  [[nodiscard]] Ended collect(const std::vector<std::int64_t>& ended);
  [[nodiscard]] std::optional<FinishedBatchItem> endOf(InFlight& flight);
  [[nodiscard]] std::optional<FinishedBatchItem> endOfFailed(InFlight& flight, const Error& error);
  void exchange(Ended ended, int claim, bool suspectsOnly);
  void writeResults(Ended ended);
  void submit(BatchItem item);
  void handOver(InFlight& flight);
  void resubmitDue();
  void obey(BatchWish wish);
  void end();
  [[nodiscard]] int room() const;
  [[nodiscard]] bool mayEnd();
  [[nodiscard]] Time nextLook() const;
  void halt(const Error& why); ///< pause for a reason
  void noteEnds(const Ended& ended, const std::vector<BatchItem>& claimed);
  void touch(std::int64_t position); // m_mutex held
  void tell(bool isLast);
  void updateRate(Time now); // m_mutex held

  Orchestrator& m_orchestrator;
  BatchJournal& m_journal;
  const BatchId m_id;
  const Callbacks m_callbacks;
  const std::shared_ptr<Inbox> m_inbox = std::make_shared<Inbox>();
  const bool m_isReserved;

  mutable std::mutex m_mutex;
  BatchSummary m_summary;                    // guarded by m_mutex
  BatchChange m_pending;                     // guarded by m_mutex; positions only
  bool m_hasNews = false;                    // guarded by m_mutex
  Stop m_stop;                               // guarded by m_mutex
  bool m_isEnding = false;                   // guarded by m_mutex
  bool m_isOver = false;                     // guarded by m_mutex
  std::deque<std::pair<Time, int>> m_recent; // guarded by m_mutex; ends of the last seconds
  Time m_began = std::chrono::steady_clock::now();

  // Of the working thread alone.
  ResultFiles m_files;
  std::map<std::int64_t, InFlight> m_inFlight;
  Ended m_unasked; ///< ended before they could be submitted: a file that cannot be read
  bool m_mayHaveSuspects = true;
  bool m_outputFailed = false;
  bool m_isCancelling = false;
  Time m_told{};
  Time m_wishRead{};

  std::jthread m_lister;
  std::jthread m_worker; ///< last: it uses everything above
};

} // namespace aisemble
