// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_card.h"

#include "core/llm/format/model_files.h"

#include <algorithm>

namespace aisemble {

Result<ModelInfo> readModelCard(const std::filesystem::path& path) {
  const Result<llm::ModelFiles> files = llm::openModelFiles(path);
  if (!files) return fail(files.error());
  const llm::ModelConfig& config = files->config;

  ModelInfo card;
  card.path = path;
  card.service = ServiceKind::Llm;
  card.architecture = config.architecture.empty() ? config.modelType : config.architecture;
  card.format = "safetensors";
  card.dtype = std::string(llm::dtypeName(files->weights.dominantDtype()));
  card.parameters = files->weights.parameters();
  card.bytesOnDisk = files->weights.bytesOnDisk();
  card.contextLength = config.maxPositions.value_or(0);
  card.vocabulary = config.vocabulary.value_or(0);
  card.hasChatTemplate = files->tokenizer.chatTemplate.has_value();
  card.weightBytes = card.parameters * sizeof(float);

  const std::int64_t heads = config.heads.value_or(0);
  const std::int64_t keyValueHeads = config.kvHeads.value_or(heads);
  const std::int64_t headSize = config.headDim.value_or(heads > 0 ? config.hiddenSize.value_or(0) / heads : 0);
  // Multiplied as doubles: a hostile config must not overflow, and this is an estimate.
  const double bytes = 2.0 * static_cast<double>(config.layers.value_or(0)) * static_cast<double>(keyValueHeads) *
                       static_cast<double>(headSize) * sizeof(float);
  card.kvBytesPerToken = static_cast<std::uint64_t>(std::clamp(bytes, 0.0, 1e15));
  return card;
}

} // namespace aisemble
