// SPDX-License-Identifier: Apache-2.0
#include "core/llm/format/model_config.h"

#include "core/base/files.h"
#include "core/llm/format/json_fields_p.h"

namespace aisemble::llm {
namespace {

using nlohmann::json;

constexpr std::uint64_t kMaxConfigBytes = 8U << 20U;
// Far above any published model, and small enough that products of two stay inside 64 bits.
constexpr std::int64_t kMaxLayers = 4096;
constexpr std::int64_t kMaxWidth = 1 << 24;

/// Fills `rope` from one object of either spelling; the older one says "type" for "rope_type".
void readRope(JsonFields& fields, RopeParameters& rope) {
  if (auto type = fields.text({"rope_type", "type"})) rope.type = *type;
  const auto take = [](auto& into, auto&& value) {
    if (value) into = *value;
  };
  take(rope.theta, fields.number({"rope_theta"}));
  take(rope.partialRotaryFactor, fields.number({"partial_rotary_factor"}));
  take(rope.factor, fields.number({"factor"}));
  take(rope.lowFrequencyFactor, fields.number({"low_freq_factor"}));
  take(rope.highFrequencyFactor, fields.number({"high_freq_factor"}));
  take(rope.attentionFactor, fields.number({"attention_factor"}));
  take(rope.betaFast, fields.number({"beta_fast"}));
  take(rope.betaSlow, fields.number({"beta_slow"}));
  take(rope.mscale, fields.number({"mscale"}));
  take(rope.mscaleAllDim, fields.number({"mscale_all_dim"}));
  take(rope.originalMaxPositions, fields.count({"original_max_position_embeddings"}));
  take(rope.truncate, fields.flag({"truncate"}));
}

tl::unexpected<Error> corruptConfig(const std::string& what) {
  return fail(ErrorCode::Corrupt, "The model's configuration is damaged: " + what + " Fetch the model again.");
}

} // namespace

Result<ModelConfig> parseModelConfig(std::string_view text) {
  const json object = json::parse(text.begin(), text.end(), nullptr, false);
  if (!object.is_object()) return corruptConfig("config.json is not a JSON object.");
  JsonFields fields(object);
  ModelConfig config;

  if (const auto* list = fields.find({"architectures"})) {
    if (!list->is_array() || list->empty() || !list->front().is_string())
      return corruptConfig("'architectures' must be a list of names.");
    config.architecture = list->front().get<std::string>();
  }
  config.modelType = fields.text({"model_type"}).value_or("");
  config.dtype = fields.text({"dtype", "torch_dtype"}).value_or("");

  config.hiddenSize = fields.count({"hidden_size", "n_embd"}, kMaxWidth);
  config.layers = fields.count({"num_hidden_layers", "n_layer"}, kMaxLayers);
  config.heads = fields.count({"num_attention_heads", "n_head"}, kMaxWidth);
  config.kvHeads = fields.count({"num_key_value_heads"}, kMaxWidth);
  config.headDim = fields.count({"head_dim"}, kMaxWidth);
  config.intermediateSize = fields.count({"intermediate_size", "n_inner"}, kMaxWidth);
  config.vocabulary = fields.count({"vocab_size"}, kMaxWidth);
  config.maxPositions = fields.count({"max_position_embeddings", "n_positions", "n_ctx"});
  config.normEpsilon = fields.number({"rms_norm_eps", "layer_norm_epsilon", "layer_norm_eps"});
  config.activation = fields.text({"hidden_activation", "hidden_act", "activation_function"});
  config.tiedEmbeddings = fields.flag({"tie_word_embeddings"});
  config.attentionBias = fields.flag({"attention_bias"});
  config.mlpBias = fields.flag({"mlp_bias"});
  config.parallelResidual = fields.flag({"use_parallel_residual"});

  config.useSlidingWindow = fields.flag({"use_sliding_window"});
  config.slidingWindow = fields.count({"sliding_window"});
  if (const auto* value = fields.find({"max_window_layers"})) {
    if (!value->is_number_unsigned() || value->get<std::uint64_t>() > static_cast<std::uint64_t>(kMaxLayers))
      return corruptConfig("'max_window_layers' must be a number of layers.");
    config.maxWindowLayers = value->get<std::int64_t>();
  }
  if (const auto* types = fields.find({"layer_types"})) {
    if (!types->is_array() || types->size() > static_cast<std::size_t>(kMaxLayers))
      return corruptConfig("'layer_types' must be a list, one name a layer.");
    for (const json& type : *types) {
      if (!type.is_string()) return corruptConfig("'layer_types' must be a list of names.");
      config.layerTypes.push_back(type.get<std::string>());
    }
  }

  config.queryPreAttentionScalar = fields.number({"query_pre_attn_scalar"});
  config.attentionSoftCap = fields.number({"attn_logit_softcapping"});
  config.finalSoftCap = fields.number({"final_logit_softcapping"});
  config.experts = fields.count({"num_local_experts"}, kMaxLayers);
  config.expertsPerToken = fields.count({"num_experts_per_tok"}, kMaxLayers);
  config.scaleAttentionByLayer = fields.flag({"scale_attn_by_inverse_layer_idx"});
  config.scaleAttention = fields.flag({"scale_attn_weights"});
  config.beginId = fields.tokenId({"bos_token_id"});
  config.endIds = fields.tokenIds({"eos_token_id"});

  // The older spelling first: the newer one, where both are there, has the last word.
  config.rope.theta = fields.number({"rope_theta", "rotary_emb_base"});
  config.rope.partialRotaryFactor = fields.number({"partial_rotary_factor", "rotary_pct"});
  config.rope.originalMaxPositions = fields.count({"original_max_position_embeddings"});
  for (const char* spelling : {"rope_scaling", "rope_parameters"}) {
    const auto* value = fields.find({spelling});
    if (value == nullptr) continue;
    if (!value->is_object()) return corruptConfig(std::string("'") + spelling + "' must be an object.");
    for (const auto& [name, inner] : value->items())
      if (inner.is_object())
        return fail(ErrorCode::Unsupported, std::string("The model gives '") + spelling +
                                                "' per layer type, which is not supported yet. Use another model.");
    JsonFields inner(*value);
    readRope(inner, config.rope);
    if (!inner.firstFault().empty()) return corruptConfig(std::string("in '") + spelling + "', " + inner.firstFault());
  }
  if (!fields.firstFault().empty()) return corruptConfig("in config.json, " + fields.firstFault());
  return config;
}

Result<ModelConfig> readModelConfig(const std::filesystem::path& path) {
  auto text = readFile(path, kMaxConfigBytes);
  if (!text) return fail(std::move(text.error()));
  auto config = parseModelConfig(*text);
  if (!config) config.error().context = path.string();
  return config;
}

Result<GenerationConfig> parseGenerationConfig(std::string_view text) {
  const json object = json::parse(text.begin(), text.end(), nullptr, false);
  if (!object.is_object()) return corruptConfig("generation_config.json is not a JSON object.");
  JsonFields fields(object);
  GenerationConfig config;
  config.beginId = fields.tokenId({"bos_token_id"});
  config.endIds = fields.tokenIds({"eos_token_id"});
  if (!fields.firstFault().empty()) return corruptConfig("in generation_config.json, " + fields.firstFault());
  return config;
}

} // namespace aisemble::llm
