// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tables that are named as files, for a data service elsewhere: no other machine has the file.

#include "core/engine/engine.h"

#include <QThreadPool>

#include <memory>
#include <utility>

namespace aisemble {

/// Reads such a table with this machine's engine and sends its rows out; all else goes out as it is. What only reads a
/// file asks nobody elsewhere. Thread-safe.
class TableReadingEngine final : public Engine {
 public:
  /// `reader` answers DataRequests by run(). `pool`, on which files are read, and the budget outlive every request.
  TableReadingEngine(std::shared_ptr<Engine> reader, std::shared_ptr<Engine> elsewhere, ThreadBudget& threads,
                     QThreadPool& pool)
      : m_parts{std::move(reader), std::move(elsewhere), threads}, m_pool(pool) {}

  [[nodiscard]] ServiceKind service() const override { return ServiceKind::Data; }
  [[nodiscard]] Handover handover(const Request&) const override { return Handover::Start; }
  [[nodiscard]] std::optional<std::string> remoteTarget(const Request& request) const override;
  /// The notes of the reading stand before those of the answer. Errors: the reader's, or those of the service
  /// elsewhere.
  void start(Request request, RunContext context, RequestCompletion done) override;

 private:
  /// What a reading holds on to: the engine may be replaced meanwhile, and must not end on the thread that reads.
  struct Parts {
    std::shared_ptr<Engine> reader;
    std::shared_ptr<Engine> elsewhere;
    ThreadBudget& threads;
  };
  static void readAndSend(const Parts& parts, DataRequest request, RunContext context, RequestCompletion done);

  const Parts m_parts;
  QThreadPool& m_pool;
};

} // namespace aisemble
