// SPDX-License-Identifier: Apache-2.0
#pragma once
// The inner loops of a decoder on the CPU in float32, for few rows at a time: where one call of a tensor library costs
// more than the arithmetic. Compiled for several instruction sets and chosen at run time. All are pure functions over
// the given memory and thread-safe; no pointer needs an alignment unless said.

#include <cstddef>

namespace aisemble::llm {

enum class Activation { Silu, Gelu, GeluTanh, Relu };

/// How weights lie in memory. The 16-bit kinds are widened exactly and all arithmetic is float32: they cost nothing in
/// precision and halve what a token has to read, which is what bounds the speed of decoding.
enum class WeightKind { Float32, Float16, BFloat16 };

namespace rows {

/// `y[r, o] = bias[o] + sum_i x[r, i] * weights[o, i]`, everything row-major.
struct Product {
  const void* weights = nullptr; ///< [outputs, inputs] of `kind`
  WeightKind kind = WeightKind::Float32;
  const float* bias = nullptr; ///< [outputs], or null
  const float* x = nullptr;    ///< [rows, inputs]
  float* y = nullptr;          ///< [rows, outputs]
  std::size_t rows = 0;
  std::size_t inputs = 0;
  std::size_t outputs = 0;
};
/// Computes the outputs [begin, end) of every row; other outputs are untouched. Reads each weight once for all rows.
void product(const Product& p, std::size_t begin, std::size_t end);

/// `out = x / sqrt(mean(x^2) + epsilon) * (weight + offset)`. Zhang and Sennrich 2019; the offset is Gemma's.
void rmsNorm(const float* x, const float* weight, float* out, std::size_t n, float epsilon, float offset);
/// `out = (x - mean) / sqrt(variance + epsilon) * weight + bias`; `bias` may be null. Ba et al. 2016.
void layerNorm(const float* x, const float* weight, const float* bias, float* out, std::size_t n, float epsilon);

/// `out` = the `n` weights from the `first` on.
void widen(WeightKind kind, const void* weights, std::size_t first, float* out, std::size_t n);

/// `x += y`
void add(float* x, const float* y, std::size_t n);
/// `x *= factor`
void scale(float* x, float factor, std::size_t n);
/// `x = cap * tanh(x / cap)`. Gemma 2 report, section 2.
void softCap(float* x, float cap, std::size_t n);

/// Turns the pairs (head[i], head[half + i]) by the angle whose cosine and sine are given, i < half. Su et al. 2021 in
/// the layout of transformers.
void rotate(float* head, const float* cosine, const float* sine, std::size_t half);

/// `out = activation(x)`, times `up` where that is not null. `out` may be `x`.
void activate(Activation activation, const float* x, const float* up, float* out, std::size_t n);

/// Softmax of `scale * scores` (soft-capped where `cap` > 0) over [begin, end); the rest of [0, length) becomes 0.
struct Softmax {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t length = 0;
  float scale = 1;
  float cap = 0; ///< 0: none
};
void softmax(float* scores, const Softmax& s);

/// Positions that lie together in the keys of a cache: keys are [blocks, headDim, kKeyBlock], so that one query meets
/// many positions with each vector instruction and walks through memory in order.
inline constexpr std::size_t kKeyBlock = 64;

/// One query of one head against the cached keys and values of positions [begin, end).
struct Attention {
  const float* query = nullptr;  ///< [headDim]
  const float* keys = nullptr;   ///< [blocks, headDim, kKeyBlock], whole blocks up to `end`
  const float* values = nullptr; ///< [positions, headDim]
  float* out = nullptr;          ///< [headDim]
  float* scores = nullptr;       ///< scratch, `end` rounded up to whole blocks
  std::size_t headDim = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  float scale = 1;
  float cap = 0; ///< 0: none
};
void attend(const Attention& a);

} // namespace rows
} // namespace aisemble::llm
