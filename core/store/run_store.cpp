// SPDX-License-Identifier: Apache-2.0
#include "core/store/run_store.h"

#include "core/store/workbench_database_p.h"
#include "core/wire/json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace aisemble {
namespace {

using store::Query;

tl::unexpected<Error> noRun(RunId id) {
  return fail(ErrorCode::NotFound, fmt::format("There is no run {}. List the runs to see their numbers.", id));
}

} // namespace

Result<RunId> RunStore::insert(const std::string& kind, const std::string& title, const std::string& reportJson) {
  if (const auto json = wire::parseJson(reportJson); !json)
    return fail(ErrorCode::InvalidArgument, "The report of a run is not JSON: " + json.error().message);
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "INSERT INTO runs (kind, title, created, report) VALUES (?1, ?2, ?3, ?4)");
  query.bind(1, std::string_view(kind)).bind(2, std::string_view(title));
  query.bind(3, store::toColumn(m_clock.wallNow())).bind(4, std::string_view(reportJson));
  if (auto done = query.run(); !done) return fail(std::move(done.error()));
  return database->lastInsertId();
}

Result<std::vector<RunSummary>> RunStore::list(const std::string& kind, int limit) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database,
              "SELECT id, kind, title, created FROM runs WHERE ?1 = '' OR kind = ?1 ORDER BY id DESC LIMIT ?2");
  query.bind(1, std::string_view(kind)).bind(2, limit > 0 ? limit : -1);
  std::vector<RunSummary> out;
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) return out;
    out.push_back({query.integer(0), query.text(1), query.text(2), store::fromColumn(query.integer(3))});
  }
}

Result<std::string> RunStore::report(RunId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "SELECT report FROM runs WHERE id = ?1");
  auto row = query.bind(1, id).next();
  if (!row) return fail(std::move(row.error()));
  if (!*row) return noRun(id);
  return query.text(0);
}

Result<void> RunStore::remove(RunId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "DELETE FROM runs WHERE id = ?1");
  if (auto done = query.bind(1, id).run(); !done) return done;
  if (database->changes() == 0) return noRun(id);
  return {};
}

} // namespace aisemble
