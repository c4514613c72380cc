// SPDX-License-Identifier: Apache-2.0
#pragma once
// The weights as the forward pass wants them. Private to core/llm/model: includes libtorch.

#include "core/llm/model/decoder_config.h"

#include <ATen/ATen.h>

#include <cstddef>
#include <vector>

namespace aisemble::llm {

// Multiply-adds that are worth waking another thread for (about 5 microseconds of one core).
inline constexpr std::size_t kWorthAThread = 1U << 17U;

/// y = x * weight^T + bias
struct Linear {
  at::Tensor weight; ///< [outputs, inputs], contiguous; float32, or the file's float16 or bfloat16
  at::Tensor bias;   ///< [outputs], or undefined

  [[nodiscard]] std::size_t outputs() const { return static_cast<std::size_t>(weight.size(0)); }
  [[nodiscard]] std::size_t inputs() const { return static_cast<std::size_t>(weight.size(1)); }
};

/// Of a weight of one of the three kinds.
[[nodiscard]] inline WeightKind kindOf(const at::Tensor& weight) {
  if (weight.scalar_type() == at::kHalf) return WeightKind::Float16;
  return weight.scalar_type() == at::kBFloat16 ? WeightKind::BFloat16 : WeightKind::Float32;
}

struct Norm {
  at::Tensor weight;
  at::Tensor bias; ///< undefined for RMS
};

struct Mlp {
  Linear gateUp; ///< gate rows, then up rows; only up rows without a gate
  Linear down;
};

struct Layer {
  Norm attentionNorm, mlpNorm, postAttentionNorm, postMlpNorm;
  Norm queryNorm, keyNorm;
  Linear qkv; ///< query rows, key rows, value rows
  Linear attentionOut;
  Mlp mlp;
  Linear router; ///< [experts, hidden]
  std::vector<Mlp> experts;
};

struct DecoderWeights {
  at::Tensor embedding; ///< [vocabulary, hidden], of the kinds of Linear::weight
  at::Tensor positions; ///< [maxPositions, hidden], float32, or undefined
  std::vector<Layer> layers;
  Norm finalNorm;
  Linear head; ///< shares its memory with `embedding` where tied
};

[[nodiscard]] inline const float* dataOrNull(const at::Tensor& tensor) {
  return tensor.defined() ? tensor.data_ptr<float>() : nullptr;
}

} // namespace aisemble::llm
