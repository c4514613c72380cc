// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kept_runs.h"

#include "core/store/run_store.h"

namespace aisemble {

Result<std::int64_t> KeptRuns::keep(const std::string& kind, const std::string& title, const std::string& reportJson) {
  const Result<RunStore*> store = m_composition.runs();
  if (!store) return fail(store.error());
  return (*store)->insert(kind, title, reportJson);
}

Result<std::vector<bench::KeptRun>> KeptRuns::list(const std::string& kind, int limit) {
  const Result<RunStore*> store = m_composition.runs();
  if (!store) return fail(store.error());
  Result<std::vector<RunSummary>> runs = (*store)->list(kind, limit);
  if (!runs) return fail(std::move(runs.error()));
  std::vector<bench::KeptRun> out;
  out.reserve(runs->size());
  for (RunSummary& run : *runs)
    out.push_back({run.id, std::move(run.kind), std::move(run.title), run.created});
  return out;
}

Result<std::string> KeptRuns::report(std::int64_t id) {
  const Result<RunStore*> store = m_composition.runs();
  if (!store) return fail(store.error());
  return (*store)->report(id);
}

Result<void> KeptRuns::remove(std::int64_t id) {
  const Result<RunStore*> store = m_composition.runs();
  if (!store) return fail(store.error());
  return (*store)->remove(id);
}

} // namespace aisemble
