// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/data_engine.h"

#include "core/tabular/operations.h"
#include "core/tabular/table_file.h"

#include <exception>
#include <new>

namespace aisemble::tabular {
namespace {

Result<Frame> frameFor(const DataRequest& request, const Workers& workers, StageClock& stages) {
  if (const auto* shared = std::get_if<SharedTable>(&request.data)) {
    stages.enter(Stage::Infer);
    return frameOf(shared->table);
  }
  stages.enter(Stage::Other);
  return readTableFile(std::get<std::filesystem::path>(request.data), columnsRead(request.operation, request.options),
                       workers);
}

Result<DataResult> answer(const DataRequest& request, const Workers& workers, StageClock& stages) {
  Result<Frame> frame = frameFor(request, workers, stages);
  if (!frame) return fail(std::move(frame.error()));
  stages.enter(Stage::Infer);
  DataResult out;
  out.rowsProcessed = static_cast<std::int64_t>(frame->rows);
  out.notes = std::move(frame->notes);
  const auto share = [&](Result<Table> table, auto detail) -> Result<void> {
    if (!table) return fail(std::move(table.error()));
    stages.enter(Stage::Postprocess);
    detail.table.table = std::make_shared<const Table>(std::move(*table));
    out.detail = std::move(detail);
    return {};
  };
  Result<void> done;
  switch (request.operation) {
  case DataOperation::Analyze: {
    Result<TableAnalysis> analysis = analyze(*frame, request.options.analyze, workers);
    if (!analysis) return fail(std::move(analysis.error()));
    out.detail = std::move(*analysis);
    break;
  }
  case DataOperation::Transform:
    done = share(transform(*frame, request.options.transform, workers, out.notes), TransformedTable{});
    // The original counts the rows that are left.
    if (done && !frame->columns.empty())
      out.rowsProcessed = static_cast<std::int64_t>(std::get<TransformedTable>(out.detail).table.table->rows());
    break;
  case DataOperation::Aggregate:
    done = share(aggregate(*frame, request.options.aggregate, workers, out.notes), AggregatedTable{});
    break;
  }
  if (!done) return fail(std::move(done.error()));
  stages.enter(Stage::Postprocess);
  return out;
}

class DataEngine final : public Engine {
 public:
  explicit DataEngine(const EngineEnvironment& environment) : m_threads(environment.threads) {}

  ServiceKind service() const override { return ServiceKind::Data; }
  Handover handover(const Request&) const override { return Handover::Run; }

  Result<Response> run(const Request& request, const RunContext& context) override {
    const auto* data = std::get_if<DataRequest>(&request);
    if (data == nullptr)
      return fail(ErrorCode::Unsupported, "The data engine does not answer '" + taskName(request) + "'.");
    const Workers workers(m_threads, context.stop);
    const auto cancelled = [] { return fail(ErrorCode::Cancelled, "The request was cancelled."); };
    try {
      Result<DataResult> result = answer(*data, workers, *context.stages);
      if (workers.isStopped()) return cancelled();
      if (!result) return fail(std::move(result.error()));
      return Response(std::move(*result));
    } catch (const std::bad_alloc&) {
      return fail(ErrorCode::OutOfMemory, "There is not enough memory for this table. Split it, or select columns.");
    } catch (const std::exception& error) {
      return fail(ErrorCode::Internal, "The data engine failed on this request.", error.what());
    }
  }

 private:
  ThreadBudget& m_threads;
};

} // namespace

Result<std::unique_ptr<Engine>> createDataEngine(const EngineEnvironment& environment) {
  return std::make_unique<DataEngine>(environment);
}

} // namespace aisemble::tabular
