// SPDX-License-Identifier: Apache-2.0
#include "core/batch/result_text.h"

#include "core/base/csv_cell.h"
#include "core/wire/data_json.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/vision_json.h"

#include <nlohmann/json.hpp>

namespace aisemble {
namespace {

constexpr std::size_t kMostColumns = 1000;
constexpr std::string_view kOwnColumns = "position,input,line,state,error,cached,processing_time";

double seconds(const BatchItem& item) {
  return std::chrono::duration<double>(item.processingTime).count();
}

/// Read once more from the journal, whose texts are as large as a result was.
Result<wire::Json> parsed(const BatchItem& item) {
  wire::JsonLimits limits;
  limits.bytes = std::size_t{1} << 30;
  Result<wire::Json> json = wire::parseJson(item.resultJson, limits);
  if (!json)
    return fail(ErrorCode::Corrupt, "The result of item " + std::to_string(item.position) +
                                        " cannot be read from the journal: " + json.error().message);
  return json;
}

/// `visit(column, value)` for each value that gets a column.
template <class Visit>
void flatten(const wire::Json& result, Visit visit) {
  for (const auto& [key, value] : result.items()) {
    // The answer proper stands under one of these; its fields are the columns that people look for.
    const bool isAnswer = (key == "results" || key == "result") && value.is_object();
    if (!isAnswer) {
      visit(key, value);
      continue;
    }
    for (const auto& [name, field] : value.items()) {
      // Keyed by the words of a text: that would be a column a word.
      if (!field.is_object() || field.empty() || name == "word_frequency") {
        visit(name, field);
        continue;
      }
      for (const auto& [inner, part] : field.items())
        if (inner == "word_frequency")
          visit(inner, part);
        else
          visit(name + "." + inner, part);
    }
  }
}

} // namespace

Result<void> takeResponse(const Completed& completed, const std::string& encoding, FinishedBatchItem& into) {
  const Response& response = completed.response;
  wire::Json json = std::visit(
      [](const auto& result) -> wire::Json {
        if constexpr (requires { wire::toJson(result); })
          return wire::toJson(result);
        else
          return wire::Json::object(); // logits: no task of a batch
      },
      response);
  if (const auto* vision = std::get_if<VisionResult>(&response))
    if (const auto* picture = std::get_if<ProcessedImage>(&vision->detail);
        picture != nullptr && picture->image.bytes) {
      into.picture = *picture->image.bytes;
      into.mediaType = picture->mediaType;
      json["results"].erase("image_base64");
    }
  if (completed.report.remote) json["remote"] = true;
  if (!completed.report.fallback.empty()) json["fallback"] = completed.report.fallback;
  if (!encoding.empty()) json["encoding"] = encoding;
  Result<std::string> text = wire::writeJson(json);
  if (!text) return fail(std::move(text.error()));
  into.resultJson = std::move(*text);
  return {};
}

Result<std::string> resultDocument(const BatchItem& item, const std::string& task, const std::string& pictureName) {
  Result<wire::Json> result = parsed(item);
  if (!result) return fail(std::move(result.error()));
  wire::Json out{{"input", item.input}};
  if (item.line > 0) out["line"] = item.line;
  out["task"] = task;
  if (!pictureName.empty()) out["file"] = pictureName;
  out["cached"] = item.fromCache;
  out["processing_time"] = seconds(item);
  out["result"] = std::move(*result);
  return wire::writeJsonLossy(out, 2) + "\n";
}

Result<std::string> resultLine(const BatchItem& item) {
  wire::Json out{{"position", item.position}, {"input", item.input}};
  if (item.line > 0) out["line"] = item.line;
  out["state"] = batchItemStateName(item.state);
  if (!item.error.empty()) out["error"] = item.error;
  if (item.state != BatchItemState::Completed) return wire::writeJsonLossy(out) + "\n";
  out["cached"] = item.fromCache;
  out["processing_time"] = seconds(item);
  std::string text = wire::writeJsonLossy(out);
  text.pop_back();
  // The journal holds compact JSON, which need not be read and written again.
  return text + ",\"result\":" + item.resultJson + "}\n";
}

Result<void> ResultTable::addColumns(const BatchItem& item) {
  if (item.state != BatchItemState::Completed) return {};
  const Result<wire::Json> result = parsed(item);
  if (!result) return fail(result.error());
  flatten(*result, [&](const std::string& name, const wire::Json&) {
    if (m_indices.try_emplace(name, m_columns.size()).second) m_columns.push_back(name);
  });
  if (m_columns.size() <= kMostColumns) return {};
  return fail(ErrorCode::TooLarge, "The results have more than " + std::to_string(kMostColumns) +
                                       " different fields: too many for the columns of one CSV file. They are all in "
                                       "the journal; a batch with a .jsonl output holds them.");
}

std::string ResultTable::header() const {
  std::string out(kOwnColumns);
  for (const std::string& column : m_columns)
    (out += ',') += csvCell(column);
  return out + "\n";
}

Result<std::string> ResultTable::row(const BatchItem& item) const {
  std::string out = std::to_string(item.position) + "," + csvCell(item.input) + ",";
  out += (item.line > 0 ? std::to_string(item.line) : "") + "," + std::string(batchItemStateName(item.state)) + "," +
         csvCell(item.error) + ",";
  std::vector<std::string> cells(m_columns.size());
  if (item.state == BatchItemState::Completed) {
    const Result<wire::Json> result = parsed(item);
    if (!result) return fail(result.error());
    out += (item.fromCache ? "true," : "false,") + wire::writeJsonLossy(wire::Json(seconds(item)));
    flatten(*result, [&](const std::string& name, const wire::Json& value) {
      if (const auto found = m_indices.find(name); found != m_indices.end())
        cells[found->second] = wire::csvCellOf(value);
    });
  } else {
    out += ",";
  }
  for (const std::string& text : cells)
    out += "," + text;
  return out + "\n";
}

} // namespace aisemble
