// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/answer_text.h"

#include "core/wire/data_text.h"
#include "core/wire/json_text.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_text.h"
#include "core/wire/vision_json.h"

#include <QUuid>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <type_traits>

namespace aisemble::api {
namespace {

using wire::Json;

double seconds(const Completed& completed) {
  return std::chrono::duration<double>(completed.report.trace.total).count();
}

std::string number(double value) {
  std::string out;
  wire::appendJsonNumber(out, value);
  return out;
}

std::string answerOf(const NlpResult& result, double time) {
  std::string out = wire::nlpResultToText(result);
  out.pop_back(); // the object's end
  return out.append(",\"processing_time\":").append(number(time)).append("}");
}

std::string answerOf(const VisionResult& result, double time) {
  Json out = wire::toJson(result);
  if (!out.contains("confidence")) out["confidence"] = 0.0; // the original's results.get("confidence", 0.0)
  out["processing_time"] = time;
  return wire::writeJsonLossy(out);
}

std::string answerOf(const DataResult& result, double time) {
  return fmt::format(R"({{"status":"completed","result":{},"rows_processed":{},"processing_time":{}}})",
                     wire::dataResultToText(result), result.rowsProcessed, number(time));
}

std::string answerOf(const CompletionResult& result, double time) {
  Json out = Json::object();
  out["text"] = result.text;
  out["tokens_used"] = result.promptTokens + result.completionTokens;
  out["model"] = result.model;
  out["finish_reason"] = finishReasonName(result.finish);
  out["processing_time"] = time;
  return wire::writeJsonLossy(out);
}

std::string selectionReason(const RequestReport& report, bool isUsersChoice) {
  std::string out = isUsersChoice   ? "User specified model" // the original's words
                    : report.remote ? "Default model of the configured remote service"
                                    : "Default model of this machine";
  if (!report.fallback.empty()) out += "; another engine took over: " + report.fallback;
  return out;
}

} // namespace

std::string serviceAnswer(const Completed& completed) {
  return std::visit(
      [&](const auto& result) -> std::string {
        if constexpr (requires { answerOf(result, 0.0); })
          return answerOf(result, seconds(completed));
        else
          return "null"; // no route asks for these
      },
      completed.response);
}

std::string framed(std::string_view answer) {
  return fmt::format(R"({{"job_id":"{}","status":"completed","result":{},"error":null}})", newJobId(), answer);
}

std::string orchestratorAnswer(const Completed& completed) {
  return framed(serviceAnswer(completed));
}

std::string completionAnswer(const Completed& completed, bool isUsersChoice) {
  const auto* result = std::get_if<CompletionResult>(&completed.response);
  Json out = Json::object();
  out["job_id"] = newJobId();
  out["status"] = "completed";
  out["result"] = result == nullptr ? Json(nullptr) : Json(result->text);
  out["error"] = nullptr;
  out["model_used"] = result == nullptr ? std::string() : result->model;
  out["selection_reason"] = selectionReason(completed.report, isUsersChoice);
  out["processing_time"] = seconds(completed);
  return wire::writeJsonLossy(out);
}

std::string dataAnswer(const Completed& completed) {
  const auto* result = std::get_if<DataResult>(&completed.response);
  if (result == nullptr) return framed("null");
  return fmt::format(
      R"({{"job_id":"{}","status":"completed","result":{},"rows_processed":{},"processing_time":{},"error":null}})",
      newJobId(), wire::dataResultToText(*result), result->rowsProcessed, number(seconds(completed)));
}

std::string podCompletionAnswer(const Completed& completed, std::string_view requestedModel) {
  const auto* result = std::get_if<CompletionResult>(&completed.response);
  Json out = Json::object();
  out["text"] = result == nullptr ? std::string() : result->text;
  out["tokens_used"] = result == nullptr ? 0 : result->promptTokens + result->completionTokens;
  out["model"] = requestedModel;
  out["model_used"] = result == nullptr ? std::string() : result->model;
  return wire::writeJsonLossy(out);
}

std::string missingCompareTextAnswer(const Completed& completed) {
  const auto* result = std::get_if<NlpResult>(&completed.response);
  Json out = Json::object();
  out["task"] = nlpTaskName(NlpTask::Similarity);
  out["results"]["error"] = "compare_text option is required for similarity calculation"; // the original's words
  out["language_detected"] = result == nullptr ? std::string() : result->language;
  out["processing_time"] = seconds(completed);
  return wire::writeJsonLossy(out);
}

std::string newJobId() {
  return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

bool isLarge(const Response& response) {
  constexpr std::size_t kItems = 4096; // writing so many takes about a millisecond
  if (const auto* data = std::get_if<DataResult>(&response)) {
    const auto cells = [](const SharedTable& shared) {
      return shared.table == nullptr ? 0 : shared.table->rows() * shared.table->columns.size();
    };
    if (const auto* table = std::get_if<TransformedTable>(&data->detail)) return cells(table->table) > kItems;
    if (const auto* table = std::get_if<AggregatedTable>(&data->detail)) return cells(table->table) > kItems;
    return std::get<TableAnalysis>(data->detail).columns.size() > kItems / 16;
  }
  if (const auto* vision = std::get_if<VisionResult>(&response))
    return std::holds_alternative<ProcessedImage>(vision->detail);
  if (const auto* nlp = std::get_if<NlpResult>(&response)) {
    if (const auto* tokens = std::get_if<TextTokens>(&nlp->detail)) return tokens->words.size() > kItems;
    if (const auto* entities = std::get_if<EntityExtraction>(&nlp->detail))
      return entities->entities.size() > kItems / 4;
  }
  return false;
}

} // namespace aisemble::api
