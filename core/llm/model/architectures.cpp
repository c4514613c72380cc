// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/decoder_config.h"

#include "core/base/utf8.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace aisemble::llm {
namespace {

/// What one architecture has that config.json does not say. The defaults are those of the reference implementation's
/// configuration classes (transformers, configuration_<model_type>.py).
struct Architecture {
  const char* modelType;
  const char* className;
  void (*configure)(const ModelConfig& file, DecoderConfig& config);
  double normEpsilon;
  double ropeTheta;
  bool isTied; ///< when tie_word_embeddings is absent
};

TensorNames llamaNames() {
  TensorNames names;
  names.base = "model.";
  names.layers = "layers.";
  names.embedding = "embed_tokens";
  names.finalNorm = "norm";
  names.head = "lm_head";
  names.attentionNorm = "input_layernorm";
  names.query = "self_attn.q_proj";
  names.key = "self_attn.k_proj";
  names.value = "self_attn.v_proj";
  names.attentionOut = "self_attn.o_proj";
  names.mlpNorm = "post_attention_layernorm";
  names.gate = "mlp.gate_proj";
  names.up = "mlp.up_proj";
  names.down = "mlp.down_proj";
  return names;
}

void configureLlama(const ModelConfig& file, DecoderConfig& config) {
  config.names = llamaNames();
  config.hasQkvBias = config.hasAttentionOutBias = file.attentionBias.value_or(false);
  config.hasMlpBias = file.mlpBias.value_or(false);
}

void configureMistral(const ModelConfig&, DecoderConfig& config) {
  config.names = llamaNames();
}

void configureQwen2(const ModelConfig&, DecoderConfig& config) {
  config.names = llamaNames();
  config.hasQkvBias = true;
}

void configureQwen3(const ModelConfig& file, DecoderConfig& config) {
  config.names = llamaNames();
  config.names.queryNorm = "self_attn.q_norm";
  config.names.keyNorm = "self_attn.k_norm";
  config.hasQueryKeyNorm = true;
  config.hasQkvBias = config.hasAttentionOutBias = file.attentionBias.value_or(false);
}

void configurePhi3(const ModelConfig&, DecoderConfig& config) {
  config.names = llamaNames();
  config.names.qkv = "self_attn.qkv_proj";
  config.names.gateUp = "mlp.gate_up_proj";
  config.qkvLayout = QkvLayout::Fused;
  config.hasFusedGateUp = true;
}

void configureGemma2(const ModelConfig& file, DecoderConfig& config) {
  config.names = llamaNames();
  config.names.postAttentionNorm = "post_attention_layernorm";
  config.names.mlpNorm = "pre_feedforward_layernorm";
  config.names.postMlpNorm = "post_feedforward_layernorm";
  config.hasPostNorms = true;
  config.normWeightOffset = 1.0F;
  config.embeddingScale = std::sqrt(static_cast<float>(config.hidden));
  config.hasQkvBias = config.hasAttentionOutBias = file.attentionBias.value_or(false);
  config.attentionSoftCap = static_cast<float>(file.attentionSoftCap.value_or(0));
  config.finalSoftCap = static_cast<float>(file.finalSoftCap.value_or(0));
  if (file.queryPreAttentionScalar)
    config.attentionScale = static_cast<float>(1.0 / std::sqrt(*file.queryPreAttentionScalar));
}

void configureMixtral(const ModelConfig&, DecoderConfig& config) {
  config.names = llamaNames();
  config.names.router = "block_sparse_moe.gate";
  config.names.expertGate = "block_sparse_moe.experts.{}.w1";
  config.names.expertDown = "block_sparse_moe.experts.{}.w2";
  config.names.expertUp = "block_sparse_moe.experts.{}.w3";
}

void configureGpt2(const ModelConfig&, DecoderConfig& config) {
  TensorNames& names = config.names;
  names.base = "transformer.";
  names.layers = "h.";
  names.embedding = "wte";
  names.positions = "wpe";
  names.finalNorm = "ln_f";
  names.head = "lm_head";
  names.attentionNorm = "ln_1";
  names.qkv = "attn.c_attn";
  names.attentionOut = "attn.c_proj";
  names.mlpNorm = "ln_2";
  names.up = "mlp.c_fc";
  names.down = "mlp.c_proj";
  config.norm = NormKind::Layer;
  config.hasLearnedPositions = true;
  config.rope.kind = RopeKind::None;
  config.qkvLayout = QkvLayout::Fused;
  config.isTransposed = true;
  config.isGated = false;
  config.hasQkvBias = config.hasAttentionOutBias = config.hasMlpBias = true;
}

void configureGptNeoX(const ModelConfig& file, DecoderConfig& config) {
  TensorNames& names = config.names;
  names.base = "gpt_neox.";
  names.layers = "layers.";
  names.embedding = "embed_in";
  names.finalNorm = "final_layer_norm";
  names.head = "embed_out";
  names.attentionNorm = "input_layernorm";
  names.qkv = "attention.query_key_value";
  names.attentionOut = "attention.dense";
  names.mlpNorm = "post_attention_layernorm";
  names.up = "mlp.dense_h_to_4h";
  names.down = "mlp.dense_4h_to_h";
  config.norm = NormKind::Layer;
  config.qkvLayout = QkvLayout::FusedPerHead;
  config.isGated = false;
  config.isParallelResidual = file.parallelResidual.value_or(true);
  config.hasQkvBias = config.hasAttentionOutBias = file.attentionBias.value_or(true);
  config.hasMlpBias = true;
}

constexpr std::array kArchitectures{
    Architecture{"gemma2", "Gemma2ForCausalLM", configureGemma2, 1e-6, 10000.0, true},
    Architecture{"gpt2", "GPT2LMHeadModel", configureGpt2, 1e-5, 10000.0, true},
    Architecture{"gpt_neox", "GPTNeoXForCausalLM", configureGptNeoX, 1e-5, 10000.0, false},
    Architecture{"llama", "LlamaForCausalLM", configureLlama, 1e-6, 10000.0, false},
    Architecture{"mistral", "MistralForCausalLM", configureMistral, 1e-6, 10000.0, false},
    Architecture{"mixtral", "MixtralForCausalLM", configureMixtral, 1e-5, 1e6, false},
    Architecture{"phi3", "Phi3ForCausalLM", configurePhi3, 1e-5, 10000.0, false},
    Architecture{"qwen2", "Qwen2ForCausalLM", configureQwen2, 1e-6, 10000.0, false},
    Architecture{"qwen3", "Qwen3ForCausalLM", configureQwen3, 1e-6, 10000.0, false},
};

tl::unexpected<Error> unsupported(const std::string& what) {
  return fail(ErrorCode::Unsupported, what + " Use another model.");
}

tl::unexpected<Error> inconsistent(const std::string& what) {
  return fail(ErrorCode::Corrupt, "config.json does not describe a usable model: " + what + " Fetch the model again.");
}

/// A text of the file as it may appear in a message.
std::string shown(const std::string& text) {
  return replaceInvalidUtf8(text.substr(0, 100));
}

Result<Activation> activationOf(const std::string& name) {
  if (name == "silu" || name == "swish") return Activation::Silu;
  if (name == "gelu") return Activation::Gelu;
  if (name == "gelu_new" || name == "gelu_pytorch_tanh" || name == "gelu_fast") return Activation::GeluTanh;
  if (name == "relu") return Activation::Relu;
  return unsupported("The activation '" + shown(name) +
                     "' is not known (silu, gelu, gelu_new, gelu_pytorch_tanh, relu are).");
}

const char* defaultActivation(const std::string& modelType) {
  if (modelType == "gpt2") return "gelu_new";
  if (modelType == "gpt_neox") return "gelu";
  if (modelType == "gemma2") return "gelu_pytorch_tanh";
  return "silu";
}

Result<void> readDimensions(const ModelConfig& file, DecoderConfig& config) {
  const auto missing = [](const char* name) { return inconsistent(std::string("'") + name + "' is missing."); };
  if (!file.hiddenSize) return missing("hidden_size");
  if (!file.layers) return missing("num_hidden_layers");
  if (!file.heads) return missing("num_attention_heads");
  if (!file.vocabulary) return missing("vocab_size");
  if (!file.maxPositions) return missing("max_position_embeddings");
  if (!file.intermediateSize && file.modelType != "gpt2") return missing("intermediate_size");
  config.hidden = *file.hiddenSize;
  config.layers = *file.layers;
  config.heads = *file.heads;
  config.kvHeads = file.kvHeads.value_or(config.heads);
  config.vocabulary = *file.vocabulary;
  config.maxPositions = *file.maxPositions;
  config.intermediate = file.intermediateSize.value_or(4 * config.hidden); // GPT-2: n_inner null means four times
  if (!file.headDim && config.hidden % config.heads != 0)
    return inconsistent(
        fmt::format("hidden_size {} is not a multiple of num_attention_heads {}.", config.hidden, config.heads));
  config.headDim = file.headDim.value_or(config.hidden / config.heads);
  if (config.heads % config.kvHeads != 0)
    return inconsistent(fmt::format("num_attention_heads {} is not a multiple of num_key_value_heads {}.", config.heads,
                                    config.kvHeads));
  return {};
}

Result<void> readRope(const ModelConfig& file, double defaultTheta, DecoderConfig& config) {
  const RopeParameters& in = file.rope;
  RopeConfig& out = config.rope;
  out.theta = in.theta.value_or(defaultTheta);
  const double share = in.partialRotaryFactor.value_or(file.modelType == "gpt_neox" ? 0.25 : 1.0);
  if (!(out.theta > 0) || !(share > 0) || share > 1)
    return inconsistent("the rope base or the rotated share is out of range.");
  out.rotaryDim = static_cast<std::int64_t>(static_cast<double>(config.headDim) * share);
  if (out.rotaryDim < 2 || out.rotaryDim % 2 != 0)
    return inconsistent(fmt::format("{} rotated values a head are not an even number.", out.rotaryDim));
  if (in.type == "default") {
    out.kind = RopeKind::Default;
    return {};
  }
  if (in.type != "linear" && in.type != "llama3" && in.type != "yarn")
    return unsupported("The rope type '" + shown(in.type) + "' is not known (default, linear, llama3, yarn are).");
  if (!in.factor || !(*in.factor >= 1))
    return inconsistent("the rope type '" + in.type + "' needs a factor of at least 1.");
  out.factor = *in.factor;
  if (in.type == "linear") {
    out.kind = RopeKind::Linear;
    return {};
  }
  out.originalMaxPositions = in.originalMaxPositions.value_or(in.type == "yarn" ? config.maxPositions : 0);
  if (out.originalMaxPositions < 1) return inconsistent("the rope type llama3 needs original_max_position_embeddings.");
  if (in.type == "llama3") {
    if (!in.lowFrequencyFactor || !in.highFrequencyFactor || !(*in.lowFrequencyFactor > 0) ||
        !(*in.highFrequencyFactor > *in.lowFrequencyFactor))
      return inconsistent("the rope type llama3 needs a low_freq_factor below its high_freq_factor.");
    out.kind = RopeKind::Llama3;
    out.lowFrequencyFactor = *in.lowFrequencyFactor;
    out.highFrequencyFactor = *in.highFrequencyFactor;
    return {};
  }
  out.kind = RopeKind::Yarn;
  out.betaFast = in.betaFast.value_or(32.0);
  out.betaSlow = in.betaSlow.value_or(1.0);
  out.truncate = in.truncate.value_or(true);
  // Peng et al. 2023 (YaRN), section 3.4; the mscale pair is DeepSeek's extension as in transformers.
  const auto mscale = [&](double weight) { return out.factor <= 1 ? 1.0 : 0.1 * weight * std::log(out.factor) + 1.0; };
  if (in.attentionFactor)
    out.attentionFactor = *in.attentionFactor;
  else if (in.mscale && in.mscaleAllDim)
    out.attentionFactor = mscale(*in.mscale) / mscale(*in.mscaleAllDim);
  else
    out.attentionFactor = mscale(1.0);
  return {};
}

Result<void> readSlidingWindow(const ModelConfig& file, DecoderConfig& config) {
  config.slidingWindow.assign(static_cast<std::size_t>(config.layers), 0);
  const bool isQwen = file.modelType == "qwen2" || file.modelType == "qwen3";
  const bool isMistral = file.modelType == "mistral" || file.modelType == "mixtral" || file.modelType == "phi3";
  if (!file.layerTypes.empty()) {
    if (file.layerTypes.size() != config.slidingWindow.size())
      return inconsistent("layer_types does not have one entry a layer.");
    for (std::size_t i = 0; i < file.layerTypes.size(); ++i) {
      if (file.layerTypes[i] == "full_attention") continue;
      if (file.layerTypes[i] != "sliding_attention")
        return unsupported("The layer type '" + shown(file.layerTypes[i]) +
                           "' is not known (full_attention and sliding_attention are).");
      if (!file.slidingWindow) return inconsistent("layer_types slides, but sliding_window is missing.");
      config.slidingWindow[i] = *file.slidingWindow;
    }
    return {};
  }
  if (!file.slidingWindow) return {};
  if (isQwen && file.useSlidingWindow.value_or(false) && !file.maxWindowLayers)
    return inconsistent("use_sliding_window is on, but max_window_layers is missing.");
  for (std::int64_t i = 0; i < config.layers; ++i) {
    const bool slides = isMistral || (file.modelType == "gemma2" && i % 2 == 0) ||
                        (isQwen && file.useSlidingWindow.value_or(false) && i >= *file.maxWindowLayers);
    if (slides) config.slidingWindow[static_cast<std::size_t>(i)] = *file.slidingWindow;
  }
  return {};
}

} // namespace

std::vector<std::string> supportedModelTypes() {
  std::vector<std::string> out;
  for (const Architecture& architecture : kArchitectures)
    out.emplace_back(architecture.modelType);
  return out;
}

Result<DecoderConfig> makeDecoderConfig(const ModelConfig& file) {
  const auto found = std::find_if(kArchitectures.begin(), kArchitectures.end(),
                                  [&](const Architecture& a) { return file.modelType == a.modelType; });
  if (found == kArchitectures.end() || (!file.architecture.empty() && file.architecture != found->className))
    return unsupported(
        fmt::format("The architecture '{}' (model_type '{}') is not supported; the language engine knows "
                    "text generation with {}.",
                    shown(file.architecture), shown(file.modelType), fmt::join(supportedModelTypes(), ", ")));
  DecoderConfig config;
  config.architecture = found->className;
  if (auto read = readDimensions(file, config); !read) return fail(std::move(read.error()));
  if (auto read = readRope(file, found->ropeTheta, config); !read && file.modelType != "gpt2")
    return fail(std::move(read.error()));
  config.normEpsilon = static_cast<float>(file.normEpsilon.value_or(found->normEpsilon));
  config.attentionScale = static_cast<float>(1.0 / std::sqrt(static_cast<double>(config.headDim)));
  config.hasTiedHead = file.tiedEmbeddings.value_or(found->isTied);
  auto activation = activationOf(file.activation.value_or(defaultActivation(file.modelType)));
  if (!activation) return fail(std::move(activation.error()));
  config.activation = *activation;
  if (auto read = readSlidingWindow(file, config); !read) return fail(std::move(read.error()));

  found->configure(file, config);

  if (!config.names.router.empty()) {
    config.experts = file.experts.value_or(8);
    config.expertsPerToken = file.expertsPerToken.value_or(2);
    if (config.expertsPerToken > config.experts) return inconsistent("more experts a token than there are.");
  }
  if (config.qkvLayout == QkvLayout::FusedPerHead && config.kvHeads != config.heads)
    return inconsistent("this architecture has as many key heads as query heads.");
  if (file.scaleAttentionByLayer.value_or(false) || !file.scaleAttention.value_or(true))
    return unsupported("The model scales attention in a way that is not supported (scale_attn_by_inverse_layer_idx or "
                       "scale_attn_weights).");
  if (!(config.normEpsilon >= 0) || !std::isfinite(config.attentionScale) || !(config.attentionScale > 0) ||
      config.attentionSoftCap < 0 || config.finalSoftCap < 0)
    return inconsistent("an epsilon, a scale or a soft cap is out of range.");
  return config;
}

} // namespace aisemble::llm
