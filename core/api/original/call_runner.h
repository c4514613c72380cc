// SPDX-License-Identifier: Apache-2.0
#pragma once
// The way of a call from its HTTP request to its answer: read, ask the orchestrator or make a job of it, write. Nothing
// large is read or written on the transport's threads, so that /health never waits behind a table.

#include "core/api/jobs/job_runner.h"
#include "core/api/original/call.h"
#include "core/api/original/image_fetcher.h"
#include "core/api/original/upload_store.h"
#include "core/orchestrator/task_pool.h"

#include <atomic>
#include <memory>

namespace aisemble::api {

struct CallRunnerDependencies {
  Orchestrator& orchestrator;
  TicketFollower& follower;
  const UploadStore& uploads;
  ImageFetcher* images = nullptr;
};

/// Thread-safe. Owned by a shared pointer: what is under way holds a weak one.
class CallRunner : public std::enable_shared_from_this<CallRunner> {
 public:
  /// `jobs` may be null: ?async=true answers 503.
  CallRunner(const CallRunnerDependencies& dependencies, std::shared_ptr<JobRunner> jobs);
  ~CallRunner(); ///< waits for the pool
  CallRunner(const CallRunner&) = delete;
  CallRunner& operator=(const CallRunner&) = delete;

  /// Answers `exchange`, now or later. ?async=true: 202 {job_id, status: "pending"} once the job is durable.
  void serve(const ExchangePtr& exchange, const CallReader& reader);

  /// Runs `task` on the pool for large work, or answers 503 when too much of it waits already.
  void runLarge(const ExchangePtr& exchange, std::function<void()> task);

 private:
  void read(const ExchangePtr& exchange, const CallReader& reader);
  void fetchImage(const ExchangePtr& exchange, Call call);
  void acceptJob(const ExchangePtr& exchange, Call call);
  void submit(const ExchangePtr& exchange, Call call);
  void finish(const ExchangePtr& exchange, const std::shared_ptr<const Call>& call, RequestId id, Result<Completed> end,
              bool isElsewhere);

  const CallRunnerDependencies m_dependencies;
  const std::shared_ptr<JobRunner> m_jobs;
  std::atomic<int> m_large{0};
  TaskPool m_pool; // the last member: its destructor waits for tasks that use the others
};

} // namespace aisemble::api
