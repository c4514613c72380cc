// SPDX-License-Identifier: Apache-2.0
#pragma once
// Jobs in memory, with a switch for a disk that fails. Outlives the runners that use it, as a database does.

#include "core/engine/job_store.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <mutex>

namespace aisemble::api::test {

class MemoryJobStore final : public JobStore {
 public:
  explicit MemoryJobStore(const Clock& clock) : m_clock(clock) {}

  Result<void> insert(JobRecord job) override {
    if (onInsert) onInsert();
    const std::scoped_lock lock(m_mutex);
    if (isBroken) return fail(ErrorCode::IoFailure, "The disk is full.");
    job.created = job.updated = m_clock.wallNow();
    m_jobs.push_back(std::move(job));
    return {};
  }
  Result<void> update(const JobRecord& job) override {
    const std::scoped_lock lock(m_mutex);
    const auto at = at_(job.id);
    if (at == m_jobs.end()) return notFound(job.id);
    at->state = job.state;
    at->progress = job.progress;
    at->resultJson = job.resultJson;
    at->error = job.error;
    at->updated = m_clock.wallNow();
    return {};
  }
  Result<JobRecord> find(const std::string& id) override {
    const std::scoped_lock lock(m_mutex);
    const auto at = at_(id);
    if (at == m_jobs.end()) return notFound(id);
    return *at;
  }
  Result<Page> list(std::optional<JobState> state, int limit, int offset) override {
    const std::scoped_lock lock(m_mutex);
    Page out;
    for (auto at = m_jobs.rbegin(); at != m_jobs.rend(); ++at) {
      if (state && at->state != *state) continue;
      if (out.total++ < offset || static_cast<int>(out.jobs.size()) >= limit) continue;
      out.jobs.push_back(*at);
      out.jobs.back().requestJson.clear();
      out.jobs.back().resultJson.clear();
    }
    return out;
  }
  Result<void> remove(const std::string& id) override {
    const std::scoped_lock lock(m_mutex);
    const auto at = at_(id);
    if (at == m_jobs.end()) return notFound(id);
    m_jobs.erase(at);
    return {};
  }
  Result<int> recoverInterrupted() override {
    const std::scoped_lock lock(m_mutex);
    int count = 0;
    for (JobRecord& job : m_jobs) {
      if (job.state != JobState::Pending && job.state != JobState::Running) continue;
      job.state = JobState::Failed;
      job.error = "The program ended before the job did.";
      ++count;
    }
    return count;
  }

  std::atomic<bool> isBroken{false};
  std::function<void()> onInsert; ///< set before use

 private:
  std::vector<JobRecord>::iterator at_(const std::string& id) {
    return std::find_if(m_jobs.begin(), m_jobs.end(), [&](const JobRecord& job) { return job.id == id; });
  }
  static tl::unexpected<Error> notFound(const std::string& id) {
    return fail(ErrorCode::NotFound, "There is no job " + id + ".");
  }

  const Clock& m_clock;
  std::mutex m_mutex;
  std::vector<JobRecord> m_jobs; // guarded by m_mutex; in order of arrival
};

} // namespace aisemble::api::test
