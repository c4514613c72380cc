// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table_reading_engine.h"

#include <filesystem>
#include <utility>

namespace aisemble {
namespace {

const DataRequest* namingAFile(const Request& request) {
  const auto* data = std::get_if<DataRequest>(&request);
  return data != nullptr && std::holds_alternative<std::filesystem::path>(data->data) ? data : nullptr;
}

DataRequest readingOf(const DataRequest& request) {
  DataRequest out;
  out.operation = DataOperation::Transform;
  out.data = request.data;
  return out;
}

bool onlyReads(const DataRequest& request) {
  return request.operation == DataOperation::Transform && request.options.transform == TransformOptions{};
}

} // namespace

std::optional<std::string> TableReadingEngine::remoteTarget(const Request& request) const {
  const DataRequest* data = namingAFile(request);
  return data != nullptr && onlyReads(*data) ? std::nullopt : m_parts.elsewhere->remoteTarget(request);
}

void TableReadingEngine::start(Request request, RunContext context, RequestCompletion done) {
  const DataRequest* data = namingAFile(request);
  if (data == nullptr) return m_parts.elsewhere->start(std::move(request), std::move(context), std::move(done));
  context.stages->enter(Stage::Queue);
  m_pool.start([parts = m_parts, data = *data, context = std::move(context), done = std::move(done)]() mutable {
    readAndSend(parts, std::move(data), std::move(context), std::move(done));
  });
}

void TableReadingEngine::readAndSend(const Parts& parts, DataRequest request, RunContext context,
                                     RequestCompletion done) {
  Result<Response> read = fail(ErrorCode::Cancelled, "The request was cancelled before it ran.");
  {
    const ThreadBudget::Lease lease = parts.threads.acquire(1, context.stop, context.work);
    if (lease.threads() > 0) read = parts.reader->run(Request(readingOf(request)), context);
  }
  if (!read || onlyReads(request)) return done(std::move(read));
  auto& table = std::get<DataResult>(*read);
  request.data = std::get<TransformedTable>(table.detail).table;
  auto withNotes = [notes = std::move(table.notes), done = std::move(done)](Result<Response> answer) mutable {
    if (answer)
      if (auto* result = std::get_if<DataResult>(&*answer))
        result->notes.insert(result->notes.begin(), notes.begin(), notes.end());
    done(std::move(answer));
  };
  parts.elsewhere->start(Request(std::move(request)), std::move(context), std::move(withNotes));
}

} // namespace aisemble
