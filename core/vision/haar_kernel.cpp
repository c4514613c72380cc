// SPDX-License-Identifier: Apache-2.0
// Compiled without contraction of products and sums (CMakeLists.txt): one rounding less would be another answer.
#include "core/vision/haar_kernel.h"

#include <cmath>
#include <optional>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/vision/haar_kernel.cpp"
// This order is Highway's: the first of them includes this file once per instruction set.
// clang-format off
#include <hwy/foreach_target.h>
#include <hwy/highway.h>
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace aisemble::vision::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

// Processors without any vector instructions that Highway uses: window by window.

std::int32_t rectangleSum(const std::int32_t* table, const std::int32_t* corners) {
  const auto at = [&](int i) { return static_cast<std::uint32_t>(table[corners[i]]); };
  return static_cast<std::int32_t>(at(0) - at(1) - at(2) + at(3));
}

/// 1 / (area × standard deviation); nothing where the contrast is too low to look on.
std::optional<float> contrastOf(std::int32_t sum, std::uint32_t squares, double area) {
  const double spread = area * squares - static_cast<double>(sum) * sum;
  if (!(spread > 0)) return std::nullopt;
  const auto factor = static_cast<float>(1.0 / std::sqrt(spread));
  if (!(area * static_cast<double>(factor) < 1e-1)) return std::nullopt;
  return factor;
}

bool passStage(const HaarPlan& plan, const PlannedStage& stage, const std::int32_t* sums, float contrast) {
  double votes = 0;
  for (std::size_t i = stage.first; i < stage.first + stage.count; ++i) {
    const PlannedStump& stump = plan.stumps[i];
    float value = stump.weights[0] * static_cast<float>(rectangleSum(sums, stump.corners[0])) +
                  stump.weights[1] * static_cast<float>(rectangleSum(sums, stump.corners[1]));
    if (stump.weights[2] != 0.0F) value += stump.weights[2] * static_cast<float>(rectangleSum(sums, stump.corners[2]));
    votes += static_cast<double>(value * contrast < stump.threshold ? stump.below : stump.above);
  }
  return votes >= static_cast<double>(stage.threshold);
}

void scanImpl(const HaarPlan& plan, const std::int32_t* sums, const std::int32_t* squares, int count,
              std::vector<int>& hits) {
  for (int i = 0; i < count; ++i) {
    const std::int32_t* window = sums + i;
    const auto square = static_cast<std::uint32_t>(rectangleSum(squares + i, plan.contrastCorners));
    const auto contrast = contrastOf(rectangleSum(window, plan.contrastCorners), square, plan.contrastArea);
    if (!contrast) continue;
    std::size_t stage = 0;
    while (stage < plan.stages.size() && passStage(plan, plan.stages[stage], window, *contrast))
      ++stage;
    if (stage == plan.stages.size()) hits.push_back(i);
    if (stage == 0) ++i;
  }
}

int lanesImpl() {
  return 1;
}

#else

using Ints = hn::CappedTag<std::int32_t, 16>;
using Floats = hn::Rebind<float, Ints>;
using Doubles = hn::RepartitionToWide<Floats>; // half as many lanes
using HalfInts = hn::Half<Ints>;
using HalfFloats = hn::Half<Floats>;
using IntVec = hn::Vec<Ints>;
using FloatVec = hn::Vec<Floats>;
using DoubleVec = hn::Vec<Doubles>;

/// Sum over a rectangle for every lane; wraps like OpenCV's 32-bit tables.
HWY_INLINE IntVec rectangleSum(const std::int32_t* table, const std::int32_t* corners) {
  const Ints d;
  const IntVec upper = hn::Sub(hn::LoadU(d, table + corners[0]), hn::LoadU(d, table + corners[1]));
  return hn::Add(hn::Sub(upper, hn::LoadU(d, table + corners[2])), hn::LoadU(d, table + corners[3]));
}

HWY_INLINE DoubleVec lowerDoubles(IntVec v) {
  return hn::PromoteTo(Doubles(), hn::LowerHalf(HalfInts(), v));
}
HWY_INLINE DoubleVec upperDoubles(IntVec v) {
  return hn::PromoteTo(Doubles(), hn::UpperHalf(HalfInts(), v));
}

/// 1 / (area × standard deviation) of half of the windows, and whether there is contrast enough to look on.
HWY_INLINE hn::Vec<HalfFloats> contrastOf(DoubleVec sum, DoubleVec squares, double area, hn::Mask<Doubles>& isEnough) {
  const Doubles d;
  const DoubleVec zero = hn::Zero(d);
  // Unsigned in OpenCV.
  const DoubleVec square = hn::IfThenElse(hn::Lt(squares, zero), hn::Add(squares, hn::Set(d, 4294967296.0)), squares);
  const DoubleVec spread = hn::Sub(hn::Mul(hn::Set(d, area), square), hn::Mul(sum, sum));
  const hn::Mask<Doubles> isPositive = hn::Gt(spread, zero);
  const DoubleVec safe = hn::IfThenElse(isPositive, spread, hn::Set(d, 1.0));
  const hn::Vec<HalfFloats> factor = hn::DemoteTo(HalfFloats(), hn::Div(hn::Set(d, 1.0), hn::Sqrt(safe)));
  const DoubleVec wide = hn::PromoteTo(d, factor);
  isEnough = hn::And(isPositive, hn::Lt(hn::Mul(hn::Set(d, area), wide), hn::Set(d, 1e-1)));
  return factor;
}

/// A bit for every window.
HWY_INLINE std::uint32_t bitsOf(hn::Mask<Doubles> lower, hn::Mask<Doubles> upper) {
  const Doubles d;
  std::uint8_t low[8] = {};
  std::uint8_t high[8] = {};
  hn::StoreMaskBits(d, lower, low);
  hn::StoreMaskBits(d, upper, high);
  return static_cast<std::uint32_t>(low[0]) | static_cast<std::uint32_t>(high[0]) << hn::Lanes(d);
}

HWY_INLINE FloatVec featureOf(const PlannedStump& stump, const std::int32_t* sums) {
  const Floats d;
  FloatVec out = hn::Add(hn::Mul(hn::Set(d, stump.weights[0]), hn::ConvertTo(d, rectangleSum(sums, stump.corners[0]))),
                         hn::Mul(hn::Set(d, stump.weights[1]), hn::ConvertTo(d, rectangleSum(sums, stump.corners[1]))));
  if (stump.weights[2] != 0.0F)
    out = hn::Add(out, hn::Mul(hn::Set(d, stump.weights[2]), hn::ConvertTo(d, rectangleSum(sums, stump.corners[2]))));
  return out;
}

/// The windows that a stage lets pass.
HWY_INLINE std::uint32_t passStage(const HaarPlan& plan, const PlannedStage& stage, const std::int32_t* sums,
                                   FloatVec contrast) {
  const Floats d;
  const Doubles dd;
  DoubleVec lower = hn::Zero(dd);
  DoubleVec upper = hn::Zero(dd);
  const PlannedStump* stump = plan.stumps.data() + stage.first;
  for (const PlannedStump* end = stump + stage.count; stump != end; ++stump) {
    const FloatVec value = hn::Mul(featureOf(*stump, sums), contrast);
    const FloatVec vote =
        hn::IfThenElse(hn::Lt(value, hn::Set(d, stump->threshold)), hn::Set(d, stump->below), hn::Set(d, stump->above));
    lower = hn::Add(lower, hn::PromoteTo(dd, hn::LowerHalf(HalfFloats(), vote)));
    upper = hn::Add(upper, hn::PromoteTo(dd, hn::UpperHalf(HalfFloats(), vote)));
  }
  const DoubleVec threshold = hn::Set(dd, static_cast<double>(stage.threshold));
  return bitsOf(hn::Ge(lower, threshold), hn::Ge(upper, threshold));
}

/// Which windows of a step are looked at: not those after one that was refused. `skip` goes from step to step.
HWY_INLINE std::uint32_t visited(std::uint32_t refused, int lanes, bool& skip) {
  std::uint32_t out = 0;
  for (int i = 0; i < lanes; ++i) {
    if (skip) {
      skip = false;
      continue;
    }
    out |= 1U << i;
    skip = (refused >> i & 1U) != 0;
  }
  return out;
}

void scanImpl(const HaarPlan& plan, const std::int32_t* sums, const std::int32_t* squares, int count,
              std::vector<int>& hits) {
  const Ints d;
  const int lanes = static_cast<int>(hn::Lanes(d));
  const std::uint32_t all = lanes == 32 ? ~0U : (1U << lanes) - 1;
  bool skip = false;
  for (int first = 0; first < count; first += lanes, sums += lanes, squares += lanes) {
    const IntVec sum = rectangleSum(sums, plan.contrastCorners);
    const IntVec square = rectangleSum(squares, plan.contrastCorners);
    hn::Mask<Doubles> lower;
    hn::Mask<Doubles> upper;
    const auto low = contrastOf(lowerDoubles(sum), lowerDoubles(square), plan.contrastArea, lower);
    const auto high = contrastOf(upperDoubles(sum), upperDoubles(square), plan.contrastArea, upper);
    const FloatVec contrast = hn::Combine(Floats(), high, low);
    const std::uint32_t isThere = count - first >= lanes ? all : (1U << (count - first)) - 1;
    const std::uint32_t usable = bitsOf(lower, upper) & isThere;
    if (usable == 0) { // none is refused by a stage, so at most the first one is left out
      skip = false;
      continue;
    }
    const std::uint32_t passed = passStage(plan, plan.stages[0], sums, contrast);
    const std::uint32_t refused = usable & ~passed;
    if (refused == all) continue; // every other one is looked at, and `skip` comes out as it went in
    std::uint32_t alive = usable & passed & visited(refused, lanes, skip);
    for (std::size_t stage = 1; alive != 0 && stage < plan.stages.size(); ++stage)
      alive &= passStage(plan, plan.stages[stage], sums, contrast);
    for (; alive != 0; alive &= alive - 1)
      hits.push_back(first + __builtin_ctz(alive));
  }
}

int lanesImpl() {
  return static_cast<int>(hn::Lanes(Ints()));
}

#endif // HWY_SCALAR

} // namespace aisemble::vision::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace aisemble::vision {

HWY_EXPORT(scanImpl);
HWY_EXPORT(lanesImpl);

void scanWindows(const HaarPlan& plan, const std::int32_t* sums, const std::int32_t* squares, int count,
                 std::vector<int>& hits) {
  HWY_DYNAMIC_DISPATCH(scanImpl)(plan, sums, squares, count, hits);
}

int haarLanes() {
  return HWY_DYNAMIC_DISPATCH(lanesImpl)();
}

} // namespace aisemble::vision
#endif // HWY_ONCE
