// SPDX-License-Identifier: Apache-2.0
// Every product and sum here is a whole number below 2^24 and so exact in single precision, contracted or not.
#include "core/vision/hue_kernel.h"

#include <array>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/vision/hue_kernel.cpp"
// This order is Highway's: the first of them includes this file once per instruction set.
// clang-format off
#include <hwy/foreach_target.h>
#include <hwy/highway.h>
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace aisemble::vision::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using Ints = hn::RebindToSigned<Floats>;
using Bytes = hn::Rebind<std::uint8_t, Floats>;
using FloatVec = hn::Vec<Floats>;

FloatVec toFloats(hn::Vec<Bytes> bytes) {
  return hn::ConvertTo(Floats(), hn::PromoteTo(Ints(), bytes));
}

/// Of as many pixels as there are lanes.
hn::Vec<Bytes> huesOfLanes(FloatVec blue, FloatVec green, FloatVec red) {
  constexpr float kOne = 4096;        // fixed point of 12 bits
  constexpr float kSixth = 30 * kOne; // of the circle of 180
  constexpr float kCircle = 180 * kOne;
  const Floats d;
  const FloatVec most = hn::Max(hn::Max(blue, green), red);
  const FloatVec range = hn::Sub(most, hn::Min(hn::Min(blue, green), red));
  const FloatVec two = hn::Add(range, range);
  const FloatVec fromGreen = hn::Add(hn::Sub(blue, red), two);
  const FloatVec fromBlue = hn::Add(hn::Sub(red, green), hn::Add(two, two));
  const FloatVec position =
      hn::IfThenElse(hn::Eq(most, red), hn::Sub(green, blue), hn::IfThenElse(hn::Eq(most, green), fromGreen, fromBlue));
  const FloatVec perUnit = hn::Round(hn::Div(hn::Set(d, kSixth), hn::Max(range, hn::Set(d, 1))));
  const FloatVec hue = hn::MulAdd(position, perUnit, hn::Set(d, kOne / 2));
  const FloatVec inCircle = hn::Add(hue, hn::IfThenElseZero(hn::Lt(hue, hn::Zero(d)), hn::Set(d, kCircle)));
  return hn::DemoteTo(Bytes(), hn::ConvertTo(Ints(), hn::Mul(inCircle, hn::Set(d, 1 / kOne)))); // towards 0
}

void huesImpl(const std::uint8_t* bgr, std::size_t count, std::uint8_t* to) {
  const std::size_t lanes = hn::Lanes(Floats());
  hn::Vec<Bytes> blue;
  hn::Vec<Bytes> green;
  hn::Vec<Bytes> red;
  const auto step = [&](const std::uint8_t* from) {
    hn::LoadInterleaved3(Bytes(), from, blue, green, red);
    return huesOfLanes(toFloats(blue), toFloats(green), toFloats(red));
  };
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes)
    hn::StoreU(step(bgr + 3 * i), Bytes(), to + i);
  if (i == count) return;
  std::array<std::uint8_t, 3 * HWY_MAX_BYTES / sizeof(float)> rest{};
  std::array<std::uint8_t, HWY_MAX_BYTES / sizeof(float)> hues{};
  std::memcpy(rest.data(), bgr + 3 * i, 3 * (count - i));
  hn::StoreU(step(rest.data()), Bytes(), hues.data());
  std::memcpy(to + i, hues.data(), count - i);
}

} // namespace aisemble::vision::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace aisemble::vision {

HWY_EXPORT(huesImpl);

void huesOf(const std::uint8_t* bgr, std::size_t count, std::uint8_t* to) {
  HWY_DYNAMIC_DISPATCH(huesImpl)(bgr, count, to);
}

} // namespace aisemble::vision
#endif // HWY_ONCE
