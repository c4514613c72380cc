// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Benchmark runs in workbench.db, which is opened by whoever asks it first.

#include "app/composition.h"
#include "core/bench/run_archive.h"

namespace aisemble {

/// Thread-safe. When the database cannot be opened every call answers with the reason, and the next call tries again.
class KeptRuns final : public bench::RunArchive {
 public:
  explicit KeptRuns(Composition& composition) : m_composition(composition) {}

  Result<std::int64_t> keep(const std::string& kind, const std::string& title, const std::string& reportJson) override;
  Result<std::vector<bench::KeptRun>> list(const std::string& kind, int limit) override;
  Result<std::string> report(std::int64_t id) override;
  Result<void> remove(std::int64_t id) override;

 private:
  Composition& m_composition;
};

} // namespace aisemble
