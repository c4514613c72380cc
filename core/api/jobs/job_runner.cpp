// SPDX-License-Identifier: Apache-2.0
#include "core/api/jobs/job_runner.h"

#include "core/wire/request_json.h"

#include <QUuid>

#include <algorithm>
#include <exception>
#include <utility>

namespace aisemble::api {
namespace {

constexpr int kPruneBatch = 100;
constexpr int kJobPriority = -1; // people who wait go first

bool isFinished(JobState state) {
  return state != JobState::Pending && state != JobState::Running;
}

} // namespace

JobRunner::JobRunner(const JobDependencies& dependencies, JobTexts texts, JobLimits limits)
    : m_dependencies(dependencies), m_texts(std::move(texts)), m_limits(limits) {}

JobRunner::~JobRunner() {
  const std::scoped_lock lock(m_mutex);
  m_pending.clear(); // they stay pending in the store
}

void JobRunner::warn(std::string_view event, const std::string& id, const Error& error) const {
  m_dependencies.logger.log(
      LogLevel::Warning, "api", event,
      {{"job", id}, {"error", std::string(errorCodeName(error.code))}, {"reason", error.message}});
}

void JobRunner::start() {
  m_disk.run([this] {
    if (auto recovered = m_dependencies.store.recoverInterrupted(); !recovered)
      warn("interrupted jobs not marked", {}, recovered.error());
    removeOld();
  });
}

void JobRunner::accept(Request request, bool useCache, std::function<void(Result<std::string>)> done) {
  {
    const std::scoped_lock lock(m_mutex);
    if (m_accepting + static_cast<int>(m_unfinished.size()) >= m_limits.unfinished) {
      Error busy{ErrorCode::Busy,
                 "There are " + std::to_string(m_limits.unfinished) + " unfinished jobs already. Try again later.",
                 {},
                 std::chrono::seconds(30)};
      return done(fail(std::move(busy)));
    }
    ++m_accepting;
  }
  m_disk.run([this, request = std::move(request), useCache, done = std::move(done)] {
    JobRecord job;
    job.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    job.service = serviceName(serviceOf(request));
    job.task = taskName(request);
    Result<void> kept;
    if (auto text = requestText(request); !text)
      kept = fail(std::move(text.error()));
    else
      job.requestJson = std::move(*text);
    if (kept) kept = m_dependencies.store.insert(job);
    {
      const std::scoped_lock lock(m_mutex);
      --m_accepting;
      if (kept) {
        m_unfinished[job.id].useCache = useCache;
        m_pending.push_back(job.id);
      }
    }
    if (!kept) return done(fail(std::move(kept.error())));
    done(job.id);
    startMore();
    removeOld();
  });
}

Result<std::string> JobRunner::requestText(const Request& request) const {
  try {
    auto text = wire::encodeRequest(request);
    if (!text || text->size() <= m_limits.requestBytes) return text;
    return fail(ErrorCode::TooLarge, "A job's request may have " + std::to_string(m_limits.requestBytes) +
                                         " bytes as JSON. Send it without async=true, or upload the data first.");
  } catch (const std::exception&) {
    return fail(ErrorCode::OutOfMemory, "There is not enough memory to keep the request. Send less at a time.");
  }
}

void JobRunner::startMore() {
  for (;;) {
    std::string id;
    {
      const std::scoped_lock lock(m_mutex);
      if (m_pending.empty() || m_active >= m_limits.active) return;
      id = std::move(m_pending.front());
      m_pending.pop_front();
      m_unfinished[id].isActive = true;
      ++m_active;
    }
    m_work.run([this, id] { begin(id); });
  }
}

/// The request comes back from the store: many large ones may be pending, and memory is for those that run.
void JobRunner::begin(const std::string& id) {
  bool useCache = true;
  bool isRemoved = false;
  {
    const std::scoped_lock lock(m_mutex);
    useCache = m_unfinished[id].useCache;
    isRemoved = m_unfinished[id].isRemoved;
  }
  if (isRemoved) return forget(id);
  auto job = m_dependencies.store.find(id);
  auto request = job ? wire::decodeRequest(job->requestJson, {.allowFilePaths = true}) : fail(std::move(job.error()));
  if (!request) {
    record(id, JobState::Failed, {}, request.error().message);
    return forget(id);
  }
  record(id, JobState::Running, {}, {});
  submit(id, std::move(*request), useCache);
}

void JobRunner::submit(const std::string& id, Request request, bool useCache) {
  SubmitOptions options;
  options.useCache = useCache;
  options.priority = kJobPriority;
  options.deadline = m_limits.deadline;
  Ticket ticket = m_dependencies.orchestrator.submit(std::move(request), options);
  {
    const std::scoped_lock lock(m_mutex);
    Unfinished& job = m_unfinished[id];
    job.future = ticket.future;
    if (job.isRemoved) job.future->cancel();
  }
  const std::weak_ptr<JobRunner> weak = weak_from_this();
  const auto onPartial = [weak, id](const Partial& partial) {
    const auto* progress = std::get_if<Progress>(&partial);
    const auto self = weak.lock();
    if (progress == nullptr || progress->fraction < 0 || !self) return;
    const std::scoped_lock lock(self->m_mutex);
    if (const auto at = self->m_unfinished.find(id); at != self->m_unfinished.end())
      at->second.progress = std::clamp(progress->fraction, 0.0, 1.0);
  };
  m_dependencies.follower.follow(std::move(ticket), onPartial, [weak, id](Result<Completed> end, bool) {
    if (const auto self = weak.lock())
      self->m_work.run([raw = self.get(), id, end = std::move(end)] { raw->finish(id, end); });
  });
}

void JobRunner::finish(const std::string& id, const Result<Completed>& end) {
  std::string result;
  try {
    if (end) result = m_texts.result(*end);
  } catch (const std::exception&) {
    record(id, JobState::Failed, {}, "There was not enough memory to write the result.");
    return forget(id);
  }
  if (result.size() > m_limits.resultBytes)
    record(id, JobState::Failed, {},
           "The result has " + std::to_string(result.size()) + " bytes; a job may keep " +
               std::to_string(m_limits.resultBytes) + ". Send the request without async=true.");
  else if (end)
    record(id, JobState::Completed, std::move(result), {});
  else if (!end.error().isCancelled())
    record(id, JobState::Failed, {}, m_texts.error(end.error()));
  // Else it was removed, or the program ends: then the next start finds it interrupted.
  forget(id);
}

void JobRunner::record(const std::string& id, JobState state, std::string resultJson, std::string error) {
  {
    const std::scoped_lock lock(m_mutex);
    if (const auto at = m_unfinished.find(id); at != m_unfinished.end() && at->second.isRemoved) return;
  }
  JobRecord job;
  job.id = id;
  job.state = state;
  job.progress = state == JobState::Completed ? 1 : 0;
  job.resultJson = std::move(resultJson);
  job.error = std::move(error);
  auto updated = m_dependencies.store.update(job);
  if (!updated && updated.error().code != ErrorCode::NotFound) warn("job not updated", id, updated.error());
}

void JobRunner::forget(const std::string& id) {
  {
    const std::scoped_lock lock(m_mutex);
    m_unfinished.erase(id);
    --m_active;
  }
  startMore();
}

void JobRunner::addProgress(JobRecord& job) const {
  const std::scoped_lock lock(m_mutex);
  const auto at = m_unfinished.find(job.id);
  if (job.state == JobState::Running && at != m_unfinished.end()) job.progress = at->second.progress;
}

void JobRunner::list(Filter filter, std::function<void(Result<JobStore::Page>)> done) {
  m_disk.run([this, filter, done = std::move(done)] {
    auto page = m_dependencies.store.list(filter.state, filter.limit, filter.offset);
    if (page)
      for (JobRecord& job : page->jobs)
        addProgress(job);
    done(std::move(page));
  });
}

void JobRunner::find(std::string id, std::function<void(Result<JobRecord>)> done) {
  m_disk.run([this, id = std::move(id), done = std::move(done)] {
    auto job = m_dependencies.store.find(id);
    if (job) addProgress(*job);
    done(std::move(job));
  });
}

void JobRunner::remove(std::string id, std::function<void(Result<void>)> done) {
  m_disk.run([this, id = std::move(id), done = std::move(done)] {
    {
      const std::scoped_lock lock(m_mutex);
      if (const auto at = m_unfinished.find(id); at != m_unfinished.end()) {
        Unfinished& job = at->second;
        job.isRemoved = true;
        if (job.future) job.future->cancel();
        if (!job.isActive) {
          std::erase(m_pending, id);
          m_unfinished.erase(at);
        }
      }
    }
    done(m_dependencies.store.remove(id));
  });
}

void JobRunner::removeFinished(const JobStore::Page& page, std::optional<WallTime> untouchedSince) {
  for (const JobRecord& job : page.jobs) {
    if (!isFinished(job.state) || (untouchedSince && job.updated > *untouchedSince)) continue;
    if (auto removed = m_dependencies.store.remove(job.id); !removed && removed.error().code != ErrorCode::NotFound)
      warn("old job not removed", job.id, removed.error());
  }
}

void JobRunner::removeOld() {
  // Unfinished ones count too, so that at worst a few more finished ones go.
  auto beyond = m_dependencies.store.list(std::nullopt, kPruneBatch, m_limits.kept);
  if (!beyond) return warn("old jobs not listed", {}, beyond.error());
  removeFinished(*beyond, std::nullopt);
  const auto oldest =
      static_cast<int>(std::max<std::int64_t>(0, std::min<std::int64_t>(beyond->total, m_limits.kept) - kPruneBatch));
  if (auto page = m_dependencies.store.list(std::nullopt, kPruneBatch, oldest))
    removeFinished(*page, m_dependencies.clock.wallNow() - m_limits.keptFor);
}

} // namespace aisemble::api
