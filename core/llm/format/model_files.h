// SPDX-License-Identifier: Apache-2.0
#pragma once
// A model folder as a hub has it: everything but the tokenizer read and checked, nothing loaded. Opening costs the
// headers only, so that a list of models can be made from it.

#include "core/llm/format/model_config.h"
#include "core/llm/format/tensor_archive.h"
#include "core/llm/format/tokenizer_config.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace aisemble::llm {

struct ModelFiles {
  std::filesystem::path folder;
  ModelConfig config;
  GenerationConfig generation;
  TokenizerConfig tokenizer;
  TensorArchive weights;
  std::filesystem::path tokenizerPath; ///< tokenizer.json; may be absent (the tokenizer says so when it is loaded)

  /// Ids that end a text: those of generation_config.json, or else of config.json.
  [[nodiscard]] const std::vector<std::int32_t>& endIds() const {
    return generation.endIds.empty() ? config.endIds : generation.endIds;
  }
};

/// `path` is a folder with config.json and weights, or a safetensors file in such a folder. A chat_template.jinja
/// beside them wins over the template of tokenizer_config.json, as in transformers.
/// Errors: NotFound, Corrupt, Unsupported, IoFailure.
[[nodiscard]] Result<ModelFiles> openModelFiles(const std::filesystem::path& path);

} // namespace aisemble::llm
