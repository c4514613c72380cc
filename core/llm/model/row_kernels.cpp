// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/row_kernels.h"

#include <hwy/cache_control.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/llm/model/row_kernels.cpp"
// This order is Highway's: the first of them includes this file once per instruction set.
// clang-format off
#include <hwy/foreach_target.h>
#include <hwy/highway.h>
#include <hwy/contrib/math/math-inl.h>
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace aisemble::llm::rows::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<float>;
using Vec = hn::Vec<Tag>;

HWY_INLINE float sumOf(Vec v) {
  return hn::GetLane(hn::SumOfLanes(Tag(), v));
}

/// Reads weights of one kind as float32: whole vectors, and single ones for what is left at a row's end.
struct Float32Weights {
  using Raw = float;
  static HWY_INLINE Vec load(const Raw* from) { return hn::LoadU(Tag(), from); }
  static HWY_INLINE float one(Raw raw) { return raw; }
};

struct Float16Weights {
  using Raw = hwy::float16_t;
  static HWY_INLINE Vec load(const Raw* from) {
    const hn::Rebind<Raw, Tag> narrow;
    return hn::PromoteTo(Tag(), hn::LoadU(narrow, from));
  }
  static HWY_INLINE float one(Raw raw) {
    const hn::CappedTag<float, 1> single;
    const hn::Rebind<Raw, decltype(single)> narrow;
    return hn::GetLane(hn::PromoteTo(single, hn::LoadU(narrow, &raw)));
  }
};

struct BFloat16Weights {
  using Raw = hwy::bfloat16_t;
  static HWY_INLINE Vec load(const Raw* from) {
    const hn::Rebind<Raw, Tag> narrow;
    return hn::PromoteTo(Tag(), hn::LoadU(narrow, from));
  }
  static HWY_INLINE float one(Raw raw) { return hwy::F32FromBF16(raw); }
};

/// `kOut` outputs from `o` for `kRows` rows from `r`: small enough a tile that all sums stay in registers.
template <class Weights, std::size_t kOut, std::size_t kRows>
HWY_INLINE void productTile(const Product& p, std::size_t o, std::size_t r) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  Vec sums[kOut][kRows];
  for (auto& row : sums)
    for (Vec& sum : row)
      sum = hn::Zero(tag);
  const auto* weights = static_cast<const typename Weights::Raw*>(p.weights) + o * p.inputs;
  const float* x = p.x + r * p.inputs;
  std::size_t i = 0;
  for (; i + lanes <= p.inputs; i += lanes) {
    Vec in[kRows];
    for (std::size_t k = 0; k < kRows; ++k)
      in[k] = hn::LoadU(tag, x + k * p.inputs + i);
    for (std::size_t j = 0; j < kOut; ++j) {
      const Vec w = Weights::load(weights + j * p.inputs + i);
      // The next tile: rows are too short for the hardware to find the streams by itself.
      hwy::Prefetch(weights + (kOut + j) * p.inputs + i);
      for (std::size_t k = 0; k < kRows; ++k)
        sums[j][k] = hn::MulAdd(w, in[k], sums[j][k]);
    }
  }
  for (std::size_t j = 0; j < kOut; ++j) {
    const float bias = p.bias != nullptr ? p.bias[o + j] : 0.0F;
    for (std::size_t k = 0; k < kRows; ++k) {
      float sum = sumOf(sums[j][k]);
      for (std::size_t t = i; t < p.inputs; ++t)
        sum += Weights::one(weights[j * p.inputs + t]) * x[k * p.inputs + t];
      p.y[(r + k) * p.outputs + o + j] = sum + bias;
    }
  }
}

template <class Weights, std::size_t kOut>
HWY_INLINE void productColumns(const Product& p, std::size_t o) {
  std::size_t r = 0;
  for (; r + 4 <= p.rows; r += 4)
    productTile<Weights, kOut, 4>(p, o, r);
  switch (p.rows - r) {
  case 3:
    productTile<Weights, kOut, 3>(p, o, r);
    break;
  case 2:
    productTile<Weights, kOut, 2>(p, o, r);
    break;
  case 1:
    productTile<Weights, kOut, 1>(p, o, r);
    break;
  default:
    break;
  }
}

template <class Weights>
HWY_INLINE void productOf(const Product& p, std::size_t begin, std::size_t end) {
  std::size_t o = begin;
  for (; o + 4 <= end; o += 4)
    productColumns<Weights, 4>(p, o);
  for (; o < end; ++o)
    productColumns<Weights, 1>(p, o);
}

void productImpl(const Product& p, std::size_t begin, std::size_t end) {
  switch (p.kind) {
  case WeightKind::Float32:
    return productOf<Float32Weights>(p, begin, end);
  case WeightKind::Float16:
    return productOf<Float16Weights>(p, begin, end);
  case WeightKind::BFloat16:
    return productOf<BFloat16Weights>(p, begin, end);
  }
}

template <class Weights>
HWY_INLINE void widenOf(const void* weights, std::size_t first, float* out, std::size_t n) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  const auto* from = static_cast<const typename Weights::Raw*>(weights) + first;
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes)
    hn::StoreU(Weights::load(from + i), tag, out + i);
  for (; i < n; ++i)
    out[i] = Weights::one(from[i]);
}

void widenImpl(WeightKind kind, const void* weights, std::size_t first, float* out, std::size_t n) {
  switch (kind) {
  case WeightKind::Float32:
    return widenOf<Float32Weights>(weights, first, out, n);
  case WeightKind::Float16:
    return widenOf<Float16Weights>(weights, first, out, n);
  case WeightKind::BFloat16:
    return widenOf<BFloat16Weights>(weights, first, out, n);
  }
}

void rmsNormImpl(const float* x, const float* weight, float* out, std::size_t n, float epsilon, float offset) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  Vec squares = hn::Zero(tag);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    const Vec v = hn::LoadU(tag, x + i);
    squares = hn::MulAdd(v, v, squares);
  }
  float sum = sumOf(squares);
  for (; i < n; ++i)
    sum += x[i] * x[i];
  const float factor = 1.0F / std::sqrt(sum / static_cast<float>(n) + epsilon);
  const Vec f = hn::Set(tag, factor);
  const Vec shift = hn::Set(tag, offset);
  for (i = 0; i + lanes <= n; i += lanes)
    hn::StoreU(hn::Mul(hn::Mul(hn::LoadU(tag, x + i), f), hn::Add(hn::LoadU(tag, weight + i), shift)), tag, out + i);
  for (; i < n; ++i)
    out[i] = x[i] * factor * (weight[i] + offset);
}

void layerNormImpl(const float* x, const float* weight, const float* bias, float* out, std::size_t n, float epsilon) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  Vec sums = hn::Zero(tag);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes)
    sums = hn::Add(sums, hn::LoadU(tag, x + i));
  float sum = sumOf(sums);
  for (; i < n; ++i)
    sum += x[i];
  const float mean = sum / static_cast<float>(n);
  // A second pass over the deviations: the difference of two large sums would lose what matters.
  const Vec m = hn::Set(tag, mean);
  Vec squares = hn::Zero(tag);
  for (i = 0; i + lanes <= n; i += lanes) {
    const Vec d = hn::Sub(hn::LoadU(tag, x + i), m);
    squares = hn::MulAdd(d, d, squares);
  }
  float deviation = sumOf(squares);
  for (; i < n; ++i)
    deviation += (x[i] - mean) * (x[i] - mean);
  const float factor = 1.0F / std::sqrt(deviation / static_cast<float>(n) + epsilon);
  const Vec f = hn::Set(tag, factor);
  for (i = 0; i + lanes <= n; i += lanes) {
    const Vec shift = bias != nullptr ? hn::LoadU(tag, bias + i) : hn::Zero(tag);
    const Vec d = hn::Mul(hn::Sub(hn::LoadU(tag, x + i), m), f);
    hn::StoreU(hn::MulAdd(d, hn::LoadU(tag, weight + i), shift), tag, out + i);
  }
  for (; i < n; ++i)
    out[i] = (x[i] - mean) * factor * weight[i] + (bias != nullptr ? bias[i] : 0.0F);
}

void addImpl(float* x, const float* y, std::size_t n) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes)
    hn::StoreU(hn::Add(hn::LoadU(tag, x + i), hn::LoadU(tag, y + i)), tag, x + i);
  for (; i < n; ++i)
    x[i] += y[i];
}

void scaleImpl(float* x, float factor, std::size_t n) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  const Vec f = hn::Set(tag, factor);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes)
    hn::StoreU(hn::Mul(hn::LoadU(tag, x + i), f), tag, x + i);
  for (; i < n; ++i)
    x[i] *= factor;
}

void softCapImpl(float* x, float cap, std::size_t n) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  const Vec high = hn::Set(tag, cap);
  const Vec inverse = hn::Set(tag, 1.0F / cap);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes)
    hn::StoreU(hn::Mul(hn::Tanh(tag, hn::Mul(hn::LoadU(tag, x + i), inverse)), high), tag, x + i);
  for (; i < n; ++i)
    x[i] = cap * std::tanh(x[i] / cap);
}

void rotateImpl(float* head, const float* cosine, const float* sine, std::size_t half) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  std::size_t i = 0;
  for (; i + lanes <= half; i += lanes) {
    const Vec a = hn::LoadU(tag, head + i);
    const Vec b = hn::LoadU(tag, head + half + i);
    const Vec c = hn::LoadU(tag, cosine + i);
    const Vec s = hn::LoadU(tag, sine + i);
    hn::StoreU(hn::NegMulAdd(b, s, hn::Mul(a, c)), tag, head + i);
    hn::StoreU(hn::MulAdd(a, s, hn::Mul(b, c)), tag, head + half + i);
  }
  for (; i < half; ++i) {
    const float a = head[i];
    const float b = head[half + i];
    head[i] = a * cosine[i] - b * sine[i];
    head[half + i] = b * cosine[i] + a * sine[i];
  }
}

// GELU: Hendrycks and Gimpel 2016; the tanh form with the constants of the reference implementations.
constexpr float kSqrtTwoOverPi = 0.7978845608028654F;
constexpr float kGeluCubic = 0.044715F;

HWY_INLINE Vec siluOf(Vec x) {
  const Tag tag;
  return hn::Div(x, hn::Add(hn::Set(tag, 1.0F), hn::Exp(tag, hn::Neg(x))));
}

HWY_INLINE Vec geluTanhOf(Vec x) {
  const Tag tag;
  const Vec cubic = hn::Mul(hn::Mul(x, x), hn::Mul(x, hn::Set(tag, kGeluCubic)));
  const Vec t = hn::Tanh(tag, hn::Mul(hn::Set(tag, kSqrtTwoOverPi), hn::Add(x, cubic)));
  return hn::Mul(hn::Mul(hn::Set(tag, 0.5F), x), hn::Add(hn::Set(tag, 1.0F), t));
}

HWY_INLINE Vec reluOf(Vec x) {
  return hn::Max(x, hn::Zero(Tag()));
}

template <class VectorForm, class ScalarForm>
HWY_INLINE void activateEach(const float* x, const float* up, float* out, std::size_t n, VectorForm vectorForm,
                             ScalarForm scalarForm) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  std::size_t i = 0;
  for (; i + lanes <= n; i += lanes) {
    Vec v = vectorForm(hn::LoadU(tag, x + i));
    if (up != nullptr) v = hn::Mul(v, hn::LoadU(tag, up + i));
    hn::StoreU(v, tag, out + i);
  }
  for (; i < n; ++i)
    out[i] = scalarForm(x[i]) * (up != nullptr ? up[i] : 1.0F);
}

HWY_INLINE float geluTanhScalar(float v) {
  return 0.5F * v * (1.0F + std::tanh(kSqrtTwoOverPi * (v + kGeluCubic * v * v * v)));
}

void activateImpl(Activation activation, const float* x, const float* up, float* out, std::size_t n) {
  switch (activation) {
  case Activation::Silu:
    return activateEach(x, up, out, n, siluOf, [](float v) { return v / (1.0F + std::exp(-v)); });
  case Activation::GeluTanh:
    return activateEach(x, up, out, n, geluTanhOf, geluTanhScalar);
  case Activation::Relu:
    return activateEach(x, up, out, n, reluOf, [](float v) { return std::max(v, 0.0F); });
  case Activation::Gelu: // no vector form of erf here, and few models want it
    for (std::size_t i = 0; i < n; ++i)
      out[i] = 0.5F * x[i] * (1.0F + std::erf(x[i] * 0.70710678118654752F)) * (up != nullptr ? up[i] : 1.0F);
  }
}

/// Weights of a softmax over `n` scores in place, not yet normalised; returns their sum.
HWY_INLINE float exponentials(float* scores, std::size_t n, float factor, float cap) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  scaleImpl(scores, factor, n);
  if (cap > 0) softCapImpl(scores, cap, n);
  float highest = -std::numeric_limits<float>::infinity();
  std::size_t i = 0;
  if (n >= lanes) {
    Vec most = hn::LoadU(tag, scores);
    for (i = lanes; i + lanes <= n; i += lanes)
      most = hn::Max(most, hn::LoadU(tag, scores + i));
    highest = hn::GetLane(hn::MaxOfLanes(tag, most));
  }
  for (; i < n; ++i)
    highest = std::max(highest, scores[i]);
  const Vec top = hn::Set(tag, highest);
  Vec sums = hn::Zero(tag);
  for (i = 0; i + lanes <= n; i += lanes) {
    const Vec e = hn::Exp(tag, hn::Sub(hn::LoadU(tag, scores + i), top));
    hn::StoreU(e, tag, scores + i);
    sums = hn::Add(sums, e);
  }
  float sum = sumOf(sums);
  for (; i < n; ++i) {
    scores[i] = std::exp(scores[i] - highest);
    sum += scores[i];
  }
  return sum;
}

void softmaxImpl(float* scores, const Softmax& s) {
  std::memset(scores, 0, s.begin * sizeof *scores);
  const float sum = exponentials(scores + s.begin, s.end - s.begin, s.scale, s.cap);
  scaleImpl(scores + s.begin, 1.0F / sum, s.end - s.begin);
  std::memset(scores + s.end, 0, (s.length - s.end) * sizeof *scores);
}

/// `kWidth` vectors of positions of one block, from its position `p` on: query times keys.
template <std::size_t kWidth>
HWY_INLINE void scoreVectors(const Attention& a, const float* block, std::size_t p, float* scores) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  Vec sums[kWidth];
  for (Vec& sum : sums)
    sum = hn::Zero(tag);
  for (std::size_t d = 0; d < a.headDim; ++d) {
    const Vec q = hn::Set(tag, a.query[d]);
    const float* keys = block + d * kKeyBlock + p;
    for (std::size_t k = 0; k < kWidth; ++k)
      sums[k] = hn::MulAdd(q, hn::LoadU(tag, keys + k * lanes), sums[k]);
  }
  for (std::size_t k = 0; k < kWidth; ++k)
    hn::StoreU(sums[k], tag, scores + p + k * lanes);
}

/// `kWidth` vectors of the head from `d`: the weighted sum of values, `kDepth` positions at a time, which are summed
/// apart so that no addition waits for the one before.
template <std::size_t kWidth, std::size_t kDepth>
HWY_INLINE void mixVectors(const Attention& a, std::size_t d, float factor) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  Vec sums[kDepth][kWidth];
  for (auto& row : sums)
    for (Vec& sum : row)
      sum = hn::Zero(tag);
  const float* values = a.values + a.begin * a.headDim + d;
  std::size_t j = a.begin;
  for (; j + kDepth <= a.end; j += kDepth, values += kDepth * a.headDim)
    for (std::size_t r = 0; r < kDepth; ++r) {
      const Vec p = hn::Set(tag, a.scores[j + r]);
      for (std::size_t k = 0; k < kWidth; ++k)
        sums[r][k] = hn::MulAdd(p, hn::LoadU(tag, values + r * a.headDim + k * lanes), sums[r][k]);
    }
  for (; j < a.end; ++j, values += a.headDim) {
    const Vec p = hn::Set(tag, a.scores[j]);
    for (std::size_t k = 0; k < kWidth; ++k)
      sums[0][k] = hn::MulAdd(p, hn::LoadU(tag, values + k * lanes), sums[0][k]);
  }
  const Vec f = hn::Set(tag, factor);
  for (std::size_t k = 0; k < kWidth; ++k) {
    Vec sum = sums[0][k];
    for (std::size_t r = 1; r < kDepth; ++r)
      sum = hn::Add(sum, sums[r][k]);
    hn::StoreU(hn::Mul(sum, f), tag, a.out + d + k * lanes);
  }
}

void attendImpl(const Attention& a) {
  const Tag tag;
  const std::size_t lanes = hn::Lanes(tag);
  // Whole blocks: some scores outside of [begin, end) are computed too and never used.
  for (std::size_t first = a.begin / kKeyBlock * kKeyBlock; first < a.end; first += kKeyBlock) {
    const float* block = a.keys + first * a.headDim;
    std::size_t p = 0;
    for (; p + 4 * lanes <= kKeyBlock; p += 4 * lanes)
      scoreVectors<4>(a, block, p, a.scores + first);
    for (; p < kKeyBlock; p += lanes)
      scoreVectors<1>(a, block, p, a.scores + first);
  }
  const float sum = exponentials(a.scores + a.begin, a.end - a.begin, a.scale, a.cap);
  const float factor = 1.0F / sum;
  std::size_t d = 0;
  for (; d + 4 * lanes <= a.headDim; d += 4 * lanes)
    mixVectors<4, 2>(a, d, factor);
  for (; d + 2 * lanes <= a.headDim; d += 2 * lanes)
    mixVectors<2, 4>(a, d, factor);
  for (; d + lanes <= a.headDim; d += lanes)
    mixVectors<1, 8>(a, d, factor);
  for (; d < a.headDim; ++d) {
    float mixed = 0;
    for (std::size_t j = a.begin; j < a.end; ++j)
      mixed += a.scores[j] * a.values[j * a.headDim + d];
    a.out[d] = mixed * factor;
  }
}

} // namespace aisemble::llm::rows::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace aisemble::llm::rows {

HWY_EXPORT(productImpl);
HWY_EXPORT(widenImpl);
HWY_EXPORT(rmsNormImpl);
HWY_EXPORT(layerNormImpl);
HWY_EXPORT(addImpl);
HWY_EXPORT(scaleImpl);
HWY_EXPORT(softCapImpl);
HWY_EXPORT(rotateImpl);
HWY_EXPORT(activateImpl);
HWY_EXPORT(softmaxImpl);
HWY_EXPORT(attendImpl);

void product(const Product& p, std::size_t begin, std::size_t end) {
  HWY_DYNAMIC_DISPATCH(productImpl)(p, begin, end);
}
void widen(WeightKind kind, const void* weights, std::size_t first, float* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(widenImpl)(kind, weights, first, out, n);
}
void rmsNorm(const float* x, const float* weight, float* out, std::size_t n, float epsilon, float offset) {
  HWY_DYNAMIC_DISPATCH(rmsNormImpl)(x, weight, out, n, epsilon, offset);
}
void layerNorm(const float* x, const float* weight, const float* bias, float* out, std::size_t n, float epsilon) {
  HWY_DYNAMIC_DISPATCH(layerNormImpl)(x, weight, bias, out, n, epsilon);
}
void add(float* x, const float* y, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(addImpl)(x, y, n);
}
void scale(float* x, float factor, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(scaleImpl)(x, factor, n);
}
void softCap(float* x, float cap, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(softCapImpl)(x, cap, n);
}
void rotate(float* head, const float* cosine, const float* sine, std::size_t half) {
  HWY_DYNAMIC_DISPATCH(rotateImpl)(head, cosine, sine, half);
}
void activate(Activation activation, const float* x, const float* up, float* out, std::size_t n) {
  HWY_DYNAMIC_DISPATCH(activateImpl)(activation, x, up, out, n);
}
void softmax(float* scores, const Softmax& s) {
  HWY_DYNAMIC_DISPATCH(softmaxImpl)(scores, s);
}
void attend(const Attention& a) {
  HWY_DYNAMIC_DISPATCH(attendImpl)(a);
}

} // namespace aisemble::llm::rows
#endif // HWY_ONCE
