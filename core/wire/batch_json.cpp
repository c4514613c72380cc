// SPDX-License-Identifier: Apache-2.0
#include "core/wire/batch_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace aisemble::wire {
namespace {

constexpr std::array<std::string_view, 3> kUnits{"automatic", "lines", "file"};

} // namespace

Json toJson(const BatchSpec& spec) {
  Json out{{"name", spec.name}, {"service", serviceName(spec.service)}, {"task", spec.task}};
  out["options"] = spec.optionsJson;
  out["model"] = spec.model;
  out["language"] = spec.language;
  out["prompt_template"] = spec.promptTemplate;
  out["unit"] = kUnits[static_cast<std::size_t>(spec.unit)];
  out["column"] = spec.column;
  out["inputs"] = spec.inputs;
  out["output"] = spec.output.string();
  out["use_cache"] = spec.useCache;
  return out;
}

template <>
Result<BatchSpec> fromJson(const Json& json, const DecodeOptions&) {
  const auto bad = [](std::string_view field) {
    return fail(ErrorCode::InvalidArgument, std::string(field) + ": missing, or not what a batch has there");
  };
  if (!json.is_object()) return bad("batch");
  BatchSpec out;
  std::string service;
  std::string unit;
  std::string output;
  const std::array<std::pair<const char*, std::string*>, 10> texts{{{"name", &out.name},
                                                                    {"service", &service},
                                                                    {"task", &out.task},
                                                                    {"options", &out.optionsJson},
                                                                    {"model", &out.model},
                                                                    {"language", &out.language},
                                                                    {"prompt_template", &out.promptTemplate},
                                                                    {"unit", &unit},
                                                                    {"column", &out.column},
                                                                    {"output", &output}}};
  for (const auto& [field, target] : texts) {
    const auto found = json.find(field);
    if (found == json.end() || !found->is_string()) return bad(field);
    *target = found->get<std::string>();
  }
  const auto kind = serviceFromName(service);
  if (!kind) return bad("service");
  out.service = *kind;
  const auto known = std::find(kUnits.begin(), kUnits.end(), unit);
  if (known == kUnits.end()) return bad("unit");
  out.unit = static_cast<TextUnit>(known - kUnits.begin());
  out.output = output;
  const auto inputs = json.find("inputs");
  if (inputs == json.end() || !inputs->is_array()) return bad("inputs");
  for (const Json& input : *inputs) {
    if (!input.is_string()) return bad("inputs");
    out.inputs.push_back(input.get<std::string>());
  }
  const auto useCache = json.find("use_cache");
  if (useCache == json.end() || !useCache->is_boolean()) return bad("use_cache");
  out.useCache = useCache->get<bool>();
  return out;
}

Json toJson(const BatchSummary& summary) {
  Json out{{"id", summary.id}, {"name", summary.spec.name}};
  out["task"] = std::string(serviceName(summary.spec.service)) + "/" + summary.spec.task;
  out["output"] = summary.spec.output.string();
  out["state"] = batchStateName(summary.state);
  const BatchCounts& counts = summary.counts;
  out["counts"] = {{"total", counts.total()},       {"queued", counts.queued}, {"running", counts.running},
                   {"completed", counts.completed}, {"failed", counts.failed}, {"skipped", counts.skipped},
                   {"cancelled", counts.cancelled}};
  out["listed"] = summary.isListed;
  if (!summary.error.empty()) out["error"] = summary.error;
  if (summary.itemsPerSecond > 0) out["items_per_second"] = summary.itemsPerSecond;
  if (summary.timeLeft) out["seconds_left"] = summary.timeLeft->count();
  return out;
}

Json toJson(const BatchItem& item) {
  Json out{{"position", item.position}, {"input", item.input}};
  if (item.line > 0) out["line"] = item.line;
  if (!item.text.empty()) out["text"] = item.text;
  out["state"] = batchItemStateName(item.state);
  out["attempts"] = item.attempts;
  if (!item.error.empty()) out["error"] = item.error;
  if (item.state == BatchItemState::Completed) {
    out["cached"] = item.fromCache;
    out["processing_time"] = std::chrono::duration<double>(item.processingTime).count();
    if (!item.resultJson.empty())
      if (Result<Json> result = parseJson(item.resultJson)) out["result"] = std::move(*result);
  }
  return out;
}

} // namespace aisemble::wire
