// SPDX-License-Identifier: Apache-2.0
#include "core/batch/batch_request.h"

#include "core/encoding/text_file.h"
#include "core/wire/data_json.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/vision_json.h"

#include <nlohmann/json.hpp>

namespace aisemble {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kTextFileLimit = std::uint64_t{64} << 20; // as one text of the nlp command's lines

Result<std::string> textOf(BatchItem& item) {
  if (item.line > 0) return item.text;
  std::error_code ignored;
  if (fs::is_directory(item.input, ignored))
    return fail(ErrorCode::InvalidArgument, "'" + item.input + "' is a folder. Begin a new batch with it.");
  Result<DecodedText> text = readTextFile(item.input, kTextFileLimit);
  if (!text) return fail(std::move(text.error()));
  if (text->encoding != "UTF-8") item.encoding = std::move(text->encoding);
  return std::move(text->text);
}

/// One pass, so that a text that holds "{file}" is not filled in itself.
std::string filled(const std::string& pattern, const std::string& text, const std::string& file) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::string_view rest = std::string_view(pattern).substr(at);
    if (rest.starts_with("{text}")) {
      out += text;
      at += 6;
    } else if (rest.starts_with("{file}")) {
      out += file;
      at += 6;
    } else {
      out += pattern[at++];
    }
  }
  return out;
}

Result<wire::Json> optionsOf(const BatchSpec& spec) {
  Result<wire::Json> options = wire::parseJson(spec.optionsJson.empty() ? "{}" : spec.optionsJson);
  if (!options) return fail(ErrorCode::InvalidArgument, "options: " + options.error().message);
  if (!options->is_object()) return fail(ErrorCode::InvalidArgument, "options: not a JSON object.");
  return options;
}

using Names = std::vector<std::string>;

Result<Request> completion(const BatchSpec& spec, const wire::Json& options, std::string prompt, Names* unknown) {
  CompletionRequest request;
  request.model = spec.model;
  request.prompt = std::move(prompt);
  if (const auto raw = options.find("raw"); raw != options.end()) {
    if (!raw->is_boolean()) return fail(ErrorCode::InvalidArgument, "options.raw: must be true or false.");
    request.raw = raw->get<bool>();
  }
  Result<GenerationOptions> generation = wire::generationOptionsFromJson(options, "options", unknown);
  if (unknown != nullptr) std::erase(*unknown, "raw");
  if (!generation) return fail(std::move(generation.error()));
  if (Result<void> valid = wire::validate(*generation); !valid) return fail(std::move(valid.error()));
  request.options = std::move(*generation);
  return Request(std::move(request));
}

/// The request but for what belongs to one item: `text` and `file` stand for that.
Result<Request> requestWith(const BatchSpec& spec, std::string text, const std::string& file,
                            Names* unknown = nullptr) {
  const Result<wire::Json> options = optionsOf(spec);
  if (!options) return fail(options.error());
  switch (spec.service) {
  case ServiceKind::Vision: {
    const VisionTask task = visionTaskFromName(spec.task).value_or(VisionTask::Analyze);
    Result<VisionOptions> typed = wire::visionOptionsFromJson(task, *options, unknown);
    if (!typed) return fail(std::move(typed.error()));
    return Request(VisionRequest{spec.model, task, fs::path(file), std::move(*typed)});
  }
  case ServiceKind::Nlp: {
    const NlpTask task = nlpTaskFromName(spec.task).value_or(NlpTask::Analyze);
    Result<NlpOptions> typed = wire::nlpOptionsFromJson(task, *options, unknown);
    if (!typed) return fail(std::move(typed.error()));
    return Request(NlpRequest{spec.model, task, std::move(text), spec.language, std::move(*typed)});
  }
  case ServiceKind::Data: {
    const DataOperation operation = dataOperationFromName(spec.task).value_or(DataOperation::Analyze);
    Result<DataOptions> typed = wire::dataOptionsFromJson(operation, *options, unknown);
    if (!typed) return fail(std::move(typed.error()));
    return Request(DataRequest{spec.model, operation, fs::path(file), std::move(*typed)});
  }
  case ServiceKind::Llm:
    break;
  }
  if (spec.task == "embed") {
    if (unknown != nullptr)
      for (const auto& [name, value] : options->get_ref<const wire::Json::object_t&>())
        unknown->push_back(name); // it has none
    return Request(EmbedRequest{spec.model, {std::move(text)}});
  }
  return completion(spec, *options,
                    spec.promptTemplate.empty() ? std::move(text) : filled(spec.promptTemplate, text, file), unknown);
}

} // namespace

Result<void> checkOptions(const BatchSpec& spec) {
  if (const Result<Request> request = requestWith(spec, "text", "file"); !request) return fail(request.error());
  return {};
}

std::vector<std::string> unknownOptions(const BatchSpec& spec) {
  Names out;
  (void)requestWith(spec, "text", "file", &out);
  return out;
}

Result<Request> requestFor(const BatchSpec& spec, BatchItem& item) {
  std::string text;
  const bool needsText = spec.service == ServiceKind::Nlp ||
                         (spec.service == ServiceKind::Llm &&
                          (spec.promptTemplate.empty() || spec.promptTemplate.find("{text}") != std::string::npos));
  if (needsText) {
    Result<std::string> read = textOf(item);
    if (!read) return fail(std::move(read.error()));
    text = std::move(*read);
  }
  return requestWith(spec, std::move(text), item.input);
}

} // namespace aisemble
