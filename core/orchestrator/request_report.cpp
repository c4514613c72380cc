// SPDX-License-Identifier: Apache-2.0
#include "core/orchestrator/request_report.h"

#include <array>
#include <variant>

namespace aisemble {
namespace {

double milliseconds(Nanoseconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

} // namespace

void countTokens(const Response& response, RequestRecord& record) {
  if (const auto* completion = std::get_if<CompletionResult>(&response)) {
    record.promptTokens = completion->promptTokens;
    record.completionTokens = completion->completionTokens;
  } else if (const auto* embedding = std::get_if<EmbedResult>(&response)) {
    record.promptTokens = embedding->promptTokens;
  }
}

Outcome outcomeOf(const Error& error) {
  switch (error.code) {
  case ErrorCode::Cancelled:
    return Outcome::Cancelled;
  case ErrorCode::Busy:
    return Outcome::Refused;
  default:
    return Outcome::Error;
  }
}

void logRequest(Logger& logger, const RequestRecord& record) {
  const auto stages = record.trace.byStage();
  const auto stage = [&](Stage which) { return milliseconds(stages[static_cast<std::size_t>(which)]); };
  const bool failed = record.outcome == Outcome::Error || record.outcome == Outcome::Refused;
  logger.log(LogLevel::Info, "orchestrator", "request finished",
             {{"id", static_cast<long long>(record.id)},
              {"service", std::string(serviceName(record.service))},
              {"task", record.task},
              {"model", record.model},
              {"outcome", std::string(outcomeName(record.outcome))},
              {"error", failed ? std::string(errorCodeName(record.error)) : std::string()},
              {"from_cache", record.fromCache},
              {"shared", record.shared},
              {"batch_size", static_cast<long long>(record.batchSize)},
              {"prompt_tokens", static_cast<long long>(record.promptTokens)},
              {"completion_tokens", static_cast<long long>(record.completionTokens)},
              {"time_to_first_token", milliseconds(record.timeToFirstToken)},
              {"processing_time", milliseconds(record.trace.total)},
              {"queue", stage(Stage::Queue)},
              {"cache", stage(Stage::Cache)},
              {"batch_wait", stage(Stage::BatchWait)},
              {"load_model", stage(Stage::LoadModel)},
              {"tokenise", stage(Stage::Tokenise)},
              {"prefill", stage(Stage::Prefill)},
              {"decode", stage(Stage::Decode)},
              {"decode_image", stage(Stage::DecodeImage)},
              {"infer", stage(Stage::Infer)},
              {"postprocess", stage(Stage::Postprocess)},
              {"network", stage(Stage::Network)},
              {"other", stage(Stage::Other)}});
}

} // namespace aisemble
