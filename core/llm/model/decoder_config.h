// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one description of a decoder-only transformer, from which every supported architecture is configured. A new
// architecture is a row in architectures.cpp, not a file of arithmetic.

#include "core/base/result.h"
#include "core/llm/format/model_config.h"
#include "core/llm/model/row_kernels.h"

#include <cstdint>
#include <string>
#include <vector>

namespace aisemble::llm {

enum class NormKind { Rms, Layer };

/// How the checkpoint stores the projections to queries, keys and values. In memory they are always one matrix with
/// the rows of all queries, then all keys, then all values.
enum class QkvLayout {
  Separate,     ///< three tensors
  Fused,        ///< one tensor, rows in the order of memory
  FusedPerHead, ///< one tensor, for each head its query, key and value rows (GPT-NeoX)
};

enum class RopeKind { None, Default, Linear, Llama3, Yarn };

struct RopeConfig {
  RopeKind kind = RopeKind::None;
  double theta = 10000.0;
  std::int64_t rotaryDim = 0; ///< first values of each head that are rotated; even
  double factor = 1.0;
  double lowFrequencyFactor = 1.0;       ///< Llama3
  double highFrequencyFactor = 4.0;      ///< Llama3
  std::int64_t originalMaxPositions = 0; ///< Llama3, Yarn
  double betaFast = 32.0;                ///< Yarn
  double betaSlow = 1.0;                 ///< Yarn
  double attentionFactor = 1.0;          ///< Yarn: cosine and sine are multiplied by it
  bool truncate = true;                  ///< Yarn: ramp borders are rounded to whole dimensions
};

/// Where a checkpoint keeps each tensor. `base` precedes all but the head; per-layer names follow
/// `<base><layers><index>.`. An empty name: the architecture has no such tensor. ".weight" and ".bias" are appended.
struct TensorNames {
  std::string base;
  std::string layers;
  std::string embedding, positions, finalNorm, head;
  std::string attentionNorm, query, key, value, qkv, attentionOut, queryNorm, keyNorm, postAttentionNorm;
  std::string mlpNorm, gate, up, gateUp, down, postMlpNorm;
  std::string router, expertGate, expertUp, expertDown; ///< with "{}" for the expert's number
};

struct DecoderConfig {
  std::string architecture;
  std::int64_t layers = 0, hidden = 0, heads = 0, kvHeads = 0, headDim = 0, intermediate = 0, vocabulary = 0;
  std::int64_t maxPositions = 0; ///< context length

  NormKind norm = NormKind::Rms;
  float normEpsilon = 1e-6F;
  float normWeightOffset = 0; ///< Gemma stores weight - 1
  bool hasQueryKeyNorm = false;
  bool hasPostNorms = false;       ///< a norm after attention and after the MLP, before the residual
  bool isParallelResidual = false; ///< x + attention(norm1 x) + mlp(norm2 x)

  RopeConfig rope;
  bool hasLearnedPositions = false;

  QkvLayout qkvLayout = QkvLayout::Separate;
  bool hasQkvBias = false;
  bool hasAttentionOutBias = false;
  bool isTransposed = false; ///< the checkpoint's matrices are [inputs, outputs] (GPT-2's Conv1D)
  float attentionScale = 0;
  float attentionSoftCap = 0;              ///< 0: none
  float finalSoftCap = 0;                  ///< 0: none
  std::vector<std::int64_t> slidingWindow; ///< a layer; 0: it sees everything

  bool isGated = true; ///< down(activation(gate x) * up x) against down(activation(up x))
  bool hasFusedGateUp = false;
  bool hasMlpBias = false;
  Activation activation = Activation::Silu;
  std::int64_t experts = 0; ///< 0: a dense MLP
  std::int64_t expertsPerToken = 0;

  float embeddingScale = 1;
  bool hasTiedHead = false;
  TensorNames names;

  [[nodiscard]] std::int64_t queryWidth() const { return heads * headDim; }
  [[nodiscard]] std::int64_t kvWidth() const { return kvHeads * headDim; }
  [[nodiscard]] std::int64_t qkvWidth() const { return queryWidth() + 2 * kvWidth(); }
  /// Bytes of keys and values for one token of one sequence, float32.
  [[nodiscard]] std::uint64_t kvBytesPerToken() const {
    return static_cast<std::uint64_t>(layers * 2 * kvWidth()) * sizeof(float);
  }
};

/// What config.json means. Errors: Unsupported (an architecture, rope type, activation or variant that is not known;
/// the message lists what is), Corrupt (a value is missing, or values do not fit each other). Never a guess.
[[nodiscard]] Result<DecoderConfig> makeDecoderConfig(const ModelConfig& config);

/// Values of model_type that makeDecoderConfig knows, sorted.
[[nodiscard]] std::vector<std::string> supportedModelTypes();

} // namespace aisemble::llm
