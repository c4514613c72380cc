// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/mark_colours.h"

#include <array>

namespace aisemble::ui {
namespace {

struct Hue {
  int hue;
  int saturation; ///< of 255
  int lightness;  ///< of the light ground, of 255; the dark one is made from it
};

constexpr std::array<Hue, kMarkColours> kHues{{{4, 220, 224},
                                               {212, 210, 222},
                                               {42, 225, 206},
                                               {140, 130, 212},
                                               {275, 190, 228},
                                               {186, 160, 206},
                                               {326, 190, 226},
                                               {72, 170, 198},
                                               {24, 210, 214},
                                               {240, 170, 232},
                                               {160, 60, 200},
                                               {215, 30, 222}}};

const Hue& hueOf(int index) {
  return kHues[static_cast<std::size_t>(((index % kMarkColours) + kMarkColours) % kMarkColours)];
}

} // namespace

QColor markColour(int index, const Tokens& tokens) {
  const Hue& hue = hueOf(index);
  if (!tokens.dark) return QColor::fromHsl(hue.hue, hue.saturation, hue.lightness);
  return QColor::fromHsl(hue.hue, hue.saturation * 3 / 5, 54 + (hue.lightness - 198) / 2);
}

QColor markLineColour(int index, const Tokens& tokens) {
  const Hue& hue = hueOf(index);
  return QColor::fromHsl(hue.hue, hue.saturation * 2 / 3, tokens.dark ? 165 : 105);
}

QColor hitColour(const Tokens& tokens) {
  return tokens.dark ? QColor(0x80, 0x5c, 0x00) : QColor(0xff, 0xd5, 0x4f);
}

} // namespace aisemble::ui
