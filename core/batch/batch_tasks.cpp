// SPDX-License-Identifier: Apache-2.0
#include "core/batch/batch_tasks.h"

#include "core/batch/batch_request.h"

#include <algorithm>
#include <array>

namespace aisemble {
namespace {

constexpr BatchTask vision(std::string_view name, bool makesPictures = false) {
  return {ServiceKind::Vision, name, BatchInputKind::Pictures, makesPictures};
}
constexpr BatchTask nlp(std::string_view name) {
  return {ServiceKind::Nlp, name, BatchInputKind::Texts, false};
}
constexpr BatchTask data(std::string_view name) {
  return {ServiceKind::Data, name, BatchInputKind::Tables, false};
}
constexpr BatchTask llm(std::string_view name) {
  return {ServiceKind::Llm, name, BatchInputKind::Texts, false};
}

constexpr std::array kTasks{
    vision("analyze"),
    vision("detect_objects"),
    vision("face_detection"),
    vision("classify"),
    vision("extract_text"),
    vision("optimize_size", true),
    vision("smart_crop", true),
    nlp("analyze"),
    nlp("sentiment"),
    nlp("keywords"),
    nlp("entities"),
    nlp("summarize"),
    nlp("similarity"),
    nlp("tokenize"),
    nlp("language"),
    data("analyze"),
    data("transform"),
    data("aggregate"),
    llm("complete"),
    llm("embed"),
};

constexpr std::array<std::string_view, 11> kPictures{".png", ".jpg", ".jpeg", ".jpe", ".webp", ".bmp",
                                                     ".gif", ".tif", ".tiff", ".ppm", ".pgm"};
constexpr std::array<std::string_view, 11> kTexts{".txt", ".text", ".md",    ".markdown", ".rst", ".log",
                                                  ".csv", ".tsv",  ".jsonl", ".ndjson",   ".srt"};
constexpr std::array<std::string_view, 7> kTables{".csv", ".tsv", ".tab", ".psv", ".json", ".jsonl", ".ndjson"};

std::string qualified(const BatchTask& task) {
  return std::string(serviceName(task.service)) + "/" + std::string(task.name);
}

} // namespace

std::span<const BatchTask> batchTasks() {
  return kTasks;
}

Result<BatchTask> findBatchTask(std::string_view name) {
  std::vector<BatchTask> found;
  for (const BatchTask& task : kTasks)
    if (task.name == name || qualified(task) == name) found.push_back(task);
  if (found.size() == 1) return found.front();
  std::string choices;
  for (const BatchTask& task : found.empty() ? std::vector<BatchTask>(kTasks.begin(), kTasks.end()) : found)
    choices += (choices.empty() ? "" : ", ") + qualified(task);
  const std::string quoted = std::string("'").append(name) + "'";
  return fail(ErrorCode::InvalidArgument, found.empty()
                                              ? "There is no task " + quoted + ". Choose one of " + choices + "."
                                              : "Several services have a task " + quoted + ": say " + choices + ".");
}

std::span<const std::string_view> batchExtensions(BatchInputKind kind) {
  switch (kind) {
  case BatchInputKind::Pictures:
    return kPictures;
  case BatchInputKind::Texts:
    return kTexts;
  case BatchInputKind::Tables:
    return kTables;
  }
  return {};
}

std::string outputSuffix(const BatchSpec& spec) {
  std::string out = spec.output.extension().string();
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool writesOneFile(const BatchSpec& spec) {
  const std::string suffix = outputSuffix(spec);
  return suffix == ".jsonl" || suffix == ".ndjson" || suffix == ".csv";
}

Result<void> validate(const BatchSpec& spec) {
  const Result<BatchTask> task = findBatchTask(std::string(serviceName(spec.service)) + "/" + spec.task);
  if (!task) return fail(task.error());
  if (spec.inputs.empty())
    return fail(ErrorCode::InvalidArgument, "inputs: there are none. Name files or folders to work on.");
  for (const std::string& input : spec.inputs)
    if (input.empty()) return fail(ErrorCode::InvalidArgument, "inputs: one of them is an empty name.");
  if (spec.output.empty())
    return fail(ErrorCode::InvalidArgument,
                "output: there is none. Name a folder, or a file that ends in .jsonl or .csv.");
  if (task->makesPictures && writesOneFile(spec))
    return fail(ErrorCode::InvalidArgument, "output: " + spec.task + " makes pictures, which go to a folder; '" +
                                                spec.output.string() + "' is one file for all results.");
  if (spec.task == "complete" && !spec.promptTemplate.empty() &&
      spec.promptTemplate.find("{text}") == std::string::npos &&
      spec.promptTemplate.find("{file}") == std::string::npos)
    return fail(ErrorCode::InvalidArgument,
                "promptTemplate: neither {text} nor {file} stands in it, so that every item would ask the same.");
  return checkOptions(spec);
}

} // namespace aisemble
