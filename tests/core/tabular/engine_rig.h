// SPDX-License-Identifier: Apache-2.0
#pragma once
// A data engine with a budget of its own, asked as the orchestrator would ask it.

#include "core/tabular/data_engine.h"

#include "core/base/clock.h"
#include "core/base/log.h"

#include <memory>
#include <stop_token>

namespace aisemble::tabular {

class EngineRig {
 public:
  explicit EngineRig(int threads = 1)
      : m_budget(threads), m_engine(createDataEngine({m_budget, m_logger, m_clock}).value()) {}

  Result<DataResult> ask(const DataRequest& request, std::stop_token stop = {}) {
    RunContext context;
    context.stop = std::move(stop);
    context.stages = std::make_shared<StageClock>(m_clock);
    const ThreadBudget::Lease lease = m_budget.acquire(1);
    Result<Response> response = m_engine->run(Request(request), context);
    lastTrace = context.stages->finish();
    if (!response) return fail(std::move(response.error()));
    return std::get<DataResult>(std::move(*response));
  }
  Engine& engine() { return *m_engine; }
  ThreadBudget& budget() { return m_budget; }
  const Clock& clock() const { return m_clock; }

  Trace lastTrace;

 private:
  NullLogger m_logger;
  SystemClock m_clock;
  ThreadBudget m_budget;
  std::unique_ptr<Engine> m_engine;
};

inline SharedTable shared(Table table) {
  return {std::make_shared<const Table>(std::move(table))};
}

} // namespace aisemble::tabular
