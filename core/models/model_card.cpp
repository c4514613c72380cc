// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_card.h"

#include "core/llm/format/model_files.h"
#include "core/llm/model/decoder_config.h"

#include <algorithm>

namespace aisemble {
namespace {

/// Why the language engine would refuse the model; empty when it would not. The tokenizer is not read here: large ones
/// take a tenth of a second each, and the list has many.
std::string problemOf(const llm::ModelFiles& files) {
  if (const Result<llm::DecoderConfig> known = llm::makeDecoderConfig(files.config); !known)
    return known.error().message;
  std::error_code ignored;
  if (std::filesystem::is_regular_file(files.tokenizerPath, ignored)) return {};
  const bool hasSentencePiece = std::filesystem::exists(files.folder / "tokenizer.model", ignored);
  return std::string("The folder has no tokenizer.json, without which no text can be read or written. ") +
         (hasSentencePiece
              ? "It has a tokenizer.model: save it again with transformers' AutoTokenizer (use_fast=True), "
                "which writes a tokenizer.json beside it."
              : "Fetch tokenizer.json from where the model comes from and put it into the folder.");
}

} // namespace

Result<ModelInfo> readModelCard(const std::filesystem::path& path) {
  const Result<llm::ModelFiles> files = llm::openModelFiles(path);
  if (!files) return fail(files.error());
  const llm::ModelConfig& config = files->config;

  ModelInfo card;
  card.path = path;
  card.service = ServiceKind::Llm;
  card.architecture = config.architecture.empty() ? config.modelType : config.architecture;
  card.format = "safetensors";
  const llm::DType dtype = files->weights.dominantDtype();
  card.dtype = std::string(llm::dtypeName(dtype));
  card.parameters = files->weights.parameters();
  card.bytesOnDisk = files->weights.bytesOnDisk();
  card.contextLength = config.maxPositions.value_or(0);
  card.vocabulary = config.vocabulary.value_or(0);
  card.hasChatTemplate = files->tokenizer.chatTemplate.has_value();
  // As DecoderModel holds them.
  const bool isHalf = dtype == llm::DType::Float16 || dtype == llm::DType::BFloat16;
  card.weightBytes = card.parameters * (isHalf ? sizeof(std::uint16_t) : sizeof(float));

  const std::int64_t heads = config.heads.value_or(0);
  const std::int64_t keyValueHeads = config.kvHeads.value_or(heads);
  const std::int64_t headSize = config.headDim.value_or(heads > 0 ? config.hiddenSize.value_or(0) / heads : 0);
  // Multiplied as doubles: a hostile config must not overflow, and this is an estimate.
  const double bytes = 2.0 * static_cast<double>(config.layers.value_or(0)) * static_cast<double>(keyValueHeads) *
                       static_cast<double>(headSize) * sizeof(float);
  card.kvBytesPerToken = static_cast<std::uint64_t>(std::clamp(bytes, 0.0, 1e15));
  card.problem = problemOf(*files);
  return card;
}

} // namespace aisemble
