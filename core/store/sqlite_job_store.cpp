// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_job_store.h"

#include "core/store/process_identity_p.h"
#include "core/store/workbench_database_p.h"

#include <array>

namespace aisemble {
namespace {

using store::Query;
using store::toColumn;

constexpr std::array kStates{JobState::Pending, JobState::Running, JobState::Completed, JobState::Failed,
                             JobState::Cancelled};

JobState jobStateFromName(std::string_view name) {
  for (const JobState state : kStates)
    if (jobStateName(state) == name) return state;
  return JobState::Failed; // the table's own check allows no others
}

tl::unexpected<Error> noJob(const std::string& id) {
  return fail(ErrorCode::NotFound, "Job " + id + " not found");
}

/// Columns in the order of the SELECTs below.
JobRecord readJob(const Query& row) {
  JobRecord job;
  job.id = row.text(0);
  job.service = row.text(1);
  job.task = row.text(2);
  job.state = jobStateFromName(row.bytes(3));
  job.progress = row.real(4);
  job.created = store::fromColumn(row.integer(5));
  job.updated = store::fromColumn(row.integer(6));
  job.error = row.text(7);
  return job;
}

} // namespace

SqliteJobStore::SqliteJobStore(std::shared_ptr<WorkbenchDatabase> database, const Clock& clock)
    : m_database(std::move(database)), m_clock(clock), m_owner(store::thisProcess()) {}

Result<void> SqliteJobStore::insert(JobRecord job) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  const std::int64_t now = toColumn(m_clock.wallNow());
  Query query(*database, "INSERT INTO requests (id, service, task, request, state, progress, created, updated, result, "
                         "error, owner) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, ?10)");
  query.bind(1, std::string_view(job.id)).bind(2, std::string_view(job.service)).bind(3, std::string_view(job.task));
  query.bind(4, std::string_view(job.requestJson)).bind(5, jobStateName(job.state)).bind(6, job.progress).bind(7, now);
  query.bind(8, std::string_view(job.resultJson)).bind(9, std::string_view(job.error));
  return query.bind(10, std::string_view(m_owner)).run();
}

Result<void> SqliteJobStore::update(const JobRecord& job) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "UPDATE requests SET state = ?2, progress = ?3, updated = ?4, result = ?5, error = ?6 "
                         "WHERE id = ?1");
  query.bind(1, std::string_view(job.id)).bind(2, jobStateName(job.state)).bind(3, job.progress);
  query.bind(4, toColumn(m_clock.wallNow())).bind(5, std::string_view(job.resultJson));
  if (auto done = query.bind(6, std::string_view(job.error)).run(); !done) return done;
  if (database->changes() == 0) return noJob(job.id);
  return {};
}

Result<JobRecord> SqliteJobStore::find(const std::string& id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "SELECT id, service, task, state, progress, created, updated, error, request, result "
                         "FROM requests WHERE id = ?1");
  auto row = query.bind(1, std::string_view(id)).next();
  if (!row) return fail(std::move(row.error()));
  if (!*row) return noJob(id);
  JobRecord job = readJob(query);
  job.requestJson = query.text(8);
  job.resultJson = query.text(9);
  return job;
}

Result<JobStore::Page> SqliteJobStore::list(std::optional<JobState> state, int limit, int offset) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  const std::string_view wanted = state ? jobStateName(*state) : std::string_view();
  Page page;
  Query count(*database, "SELECT count(*) FROM requests WHERE ?1 = '' OR state = ?1");
  if (auto row = count.bind(1, wanted).next(); !row) return fail(std::move(row.error()));
  page.total = count.integer(0);
  Query query(*database, "SELECT id, service, task, state, progress, created, updated, error FROM requests "
                         "WHERE ?1 = '' OR state = ?1 ORDER BY sequence DESC LIMIT ?2 OFFSET ?3");
  query.bind(1, wanted).bind(2, std::max(limit, 0)).bind(3, std::max(offset, 0));
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) return page;
    page.jobs.push_back(readJob(query));
  }
}

Result<void> SqliteJobStore::remove(const std::string& id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "DELETE FROM requests WHERE id = ?1");
  if (auto done = query.bind(1, std::string_view(id)).run(); !done) return done;
  if (database->changes() == 0) return noJob(id);
  return {};
}

Result<int> SqliteJobStore::recoverInterrupted() {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  store::Transaction transaction(*database);
  if (!transaction.begun()) return fail(transaction.begun().error());
  std::vector<std::string> gone;
  {
    Query owners(*database, "SELECT DISTINCT owner FROM requests WHERE state IN ('pending', 'running')");
    for (;;) {
      auto row = owners.next();
      if (!row) return fail(std::move(row.error()));
      if (!*row) break;
      if (std::string owner = owners.text(0); !store::isAlive(owner)) gone.push_back(std::move(owner));
    }
  }
  int changed = 0;
  for (const std::string& owner : gone) {
    Query query(*database, "UPDATE requests SET state = 'failed', updated = ?2, error = 'The program ended before this "
                           "job was done. Send the request again.' "
                           "WHERE owner = ?1 AND state IN ('pending', 'running')");
    query.bind(1, std::string_view(owner)).bind(2, toColumn(m_clock.wallNow()));
    if (auto done = query.run(); !done) return fail(std::move(done.error()));
    changed += database->changes();
  }
  if (auto done = transaction.commit(); !done) return fail(std::move(done.error()));
  return changed;
}

} // namespace aisemble
