// SPDX-License-Identifier: Apache-2.0
#pragma once
// config.json and generation_config.json as typed values, both spellings that are in use read alike: rope_parameters
// and dtype (newer), rope_theta with rope_scaling and torch_dtype (older). Nothing is defaulted here: what the file
// does not say stays absent, and the architecture (core/llm/model) knows its own defaults.

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm {

/// Rotary embedding. Which fields matter depends on `type`.
struct RopeParameters {
  std::string type = "default"; ///< "default", "linear", "llama3", "yarn", …
  std::optional<double> theta;
  std::optional<double> partialRotaryFactor; ///< share of the head that is rotated, (0, 1]
  std::optional<double> factor;
  std::optional<double> lowFrequencyFactor;
  std::optional<double> highFrequencyFactor;
  std::optional<double> attentionFactor;
  std::optional<double> betaFast;
  std::optional<double> betaSlow;
  std::optional<double> mscale;
  std::optional<double> mscaleAllDim;
  std::optional<std::int64_t> originalMaxPositions;
  std::optional<bool> truncate;
};

struct ModelConfig {
  std::string architecture; ///< first of "architectures", e.g. "LlamaForCausalLM"; empty when absent
  std::string modelType;    ///< e.g. "llama"
  std::string dtype;        ///< what the file says of its weights, e.g. "float16"; empty when absent

  std::optional<std::int64_t> hiddenSize, layers, heads, kvHeads, headDim, intermediateSize, vocabulary, maxPositions;
  std::optional<double> normEpsilon;
  std::optional<std::string> activation;
  std::optional<bool> tiedEmbeddings;
  std::optional<bool> attentionBias, mlpBias;
  std::optional<bool> parallelResidual;
  RopeParameters rope;

  std::optional<bool> useSlidingWindow;
  std::optional<std::int64_t> slidingWindow;   ///< keys that a query sees, itself included
  std::optional<std::int64_t> maxWindowLayers; ///< layers from this one on slide (Qwen)
  std::vector<std::string> layerTypes;         ///< "full_attention" or "sliding_attention" a layer; empty when absent

  std::optional<double> queryPreAttentionScalar, attentionSoftCap, finalSoftCap;
  std::optional<std::int64_t> experts, expertsPerToken;
  std::optional<bool> scaleAttentionByLayer; ///< GPT-2's scale_attn_by_inverse_layer_idx
  std::optional<bool> scaleAttention;        ///< GPT-2's scale_attn_weights

  std::optional<std::int32_t> beginId;
  std::vector<std::int32_t> endIds; ///< eos_token_id, which may be one number or a list
};

/// Errors: Corrupt (no JSON object, a field of the wrong kind or out of range; the message names it), Unsupported (a
/// rope spelling per layer type).
[[nodiscard]] Result<ModelConfig> parseModelConfig(std::string_view text);
[[nodiscard]] Result<ModelConfig> readModelConfig(const std::filesystem::path& path);

/// What generation_config.json adds.
struct GenerationConfig {
  std::optional<std::int32_t> beginId;
  std::vector<std::int32_t> endIds;
};

/// Errors: Corrupt.
[[nodiscard]] Result<GenerationConfig> parseGenerationConfig(std::string_view text);

} // namespace aisemble::llm
