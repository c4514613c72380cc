// SPDX-License-Identifier: Apache-2.0
#pragma once
// Requests that run on after their caller left: written to the store before they are acknowledged, worked off a few at
// a time, kept for a while.

#include "core/api/ticket_follower.h"
#include "core/base/log.h"
#include "core/engine/job_store.h"
#include "core/orchestrator/task_pool.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace aisemble::api {

struct JobLimits {
  int active = 8;       ///< handed to the orchestrator at once; the others are pending
  int unfinished = 256; ///< more are refused with Busy
  int kept = 500;       ///< finished ones; older ones are removed
  std::chrono::hours keptFor{24 * 7};
  std::size_t requestBytes = std::size_t{16} << 20; ///< of one request as JSON; larger ones are not taken
  std::size_t resultBytes = std::size_t{64} << 20;  ///< of one result; a job with a larger one fails
  std::chrono::hours deadline{24};                  ///< of one job
};

/// What the jobs routes work with; outlives the runner.
struct JobDependencies {
  Orchestrator& orchestrator;
  TicketFollower& follower;
  JobStore& store;
  const Clock& clock;
  Logger& logger;
};

/// How the end of a job is kept.
struct JobTexts {
  std::function<std::string(const Completed&)> result; ///< JSON
  std::function<std::string(const Error&)> error = [](const Error& failure) { return failure.message; };
};

/// Thread-safe; nothing blocks the caller. Callbacks come on threads of this object and return quickly. Owned by a
/// shared pointer: what is under way holds a weak one.
class JobRunner : public std::enable_shared_from_this<JobRunner> {
 public:
  JobRunner(const JobDependencies& dependencies, JobTexts texts, JobLimits limits = {});
  /// Waits for what touches the store. Jobs that run are left running in it: the next start says that they were
  /// interrupted.
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  /// Once, before anything else: marks what an earlier program left unfinished, removes what is too old.
  void start();

  /// The new job's id, once it is durable. Errors: Busy, TooLarge, those of the store.
  void accept(Request request, bool useCache, std::function<void(Result<std::string>)> done);

  struct Filter {
    std::optional<JobState> state;
    int limit = 50;
    int offset = 0;
  };
  /// With the progress of those that run.
  void list(Filter filter, std::function<void(Result<JobStore::Page>)> done);
  void find(std::string id, std::function<void(Result<JobRecord>)> done);
  /// Stops it if it runs, and forgets it. Errors: NotFound.
  void remove(std::string id, std::function<void(Result<void>)> done);

 private:
  struct Unfinished {
    bool isActive = false;
    bool useCache = true;
    bool isRemoved = false;
    double progress = 0;
    std::optional<QFuture<RequestEvent>> future;
  };

  [[nodiscard]] Result<std::string> requestText(const Request& request) const;
  void startMore();
  void begin(const std::string& id);
  void submit(const std::string& id, Request request, bool useCache);
  void finish(const std::string& id, const Result<Completed>& end);
  void record(const std::string& id, JobState state, std::string resultJson, std::string error);
  void forget(const std::string& id);
  void removeOld();
  void removeFinished(const JobStore::Page& page, std::optional<WallTime> untouchedSince);
  void addProgress(JobRecord& job) const;
  void warn(std::string_view event, const std::string& id, const Error& error) const;

  const JobDependencies m_dependencies;
  const JobTexts m_texts;
  const JobLimits m_limits;
  mutable std::mutex m_mutex;
  std::map<std::string, Unfinished> m_unfinished; // guarded by m_mutex
  std::deque<std::string> m_pending;              // guarded by m_mutex; ids in order of arrival
  int m_active = 0;                               // guarded by m_mutex
  int m_accepting = 0;                            // guarded by m_mutex; not in m_unfinished yet
  // The last members: their destructors wait for tasks that use the others.
  TaskPool m_work{1}; ///< reading requests back, writing results: takes as long as they are large
  TaskPool m_disk{1}; ///< what routes wait for
};

} // namespace aisemble::api
