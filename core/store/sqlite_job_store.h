// SPDX-License-Identifier: Apache-2.0
#pragma once
// The API's jobs in workbench.db.

#include "core/engine/job_store.h"
#include "core/store/workbench_database.h"

#include <memory>

namespace aisemble {

class SqliteJobStore final : public JobStore {
 public:
  /// `clock` outlives this.
  SqliteJobStore(std::shared_ptr<WorkbenchDatabase> database, const Clock& clock);

  [[nodiscard]] Result<void> insert(JobRecord job) override;
  [[nodiscard]] Result<void> update(const JobRecord& job) override;
  [[nodiscard]] Result<JobRecord> find(const std::string& id) override;
  [[nodiscard]] Result<Page> list(std::optional<JobState> state, int limit, int offset) override;
  [[nodiscard]] Result<void> remove(const std::string& id) override;
  /// Leaves alone what another program that still runs is working on.
  [[nodiscard]] Result<int> recoverInterrupted() override;

 private:
  const std::shared_ptr<WorkbenchDatabase> m_database;
  const Clock& m_clock;
  const std::string m_owner;
};

} // namespace aisemble
