// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_offsets.h"

#include <algorithm>

namespace aisemble::ui {

TextOffsets::TextOffsets(QStringView text) : m_units(text.size()) {
  std::int64_t codePoint = 0;
  for (qsizetype i = 0; i < text.size(); ++i, ++codePoint) {
    if (!text[i].isHighSurrogate() || i + 1 == text.size() || !text[i + 1].isLowSurrogate()) continue;
    m_astral.push_back(codePoint);
    ++i;
  }
}

std::int64_t TextOffsets::unitAt(std::int64_t codePoint) const {
  if (codePoint <= 0) return 0;
  if (codePoint >= codePoints()) return m_units;
  const auto before = std::lower_bound(m_astral.begin(), m_astral.end(), codePoint) - m_astral.begin();
  return codePoint + before;
}

std::int64_t TextOffsets::codePointAt(std::int64_t unit) const {
  if (unit <= 0) return 0;
  if (unit >= m_units) return codePoints();
  // The k-th such character, counted from 0, begins at unit m_astral[k] + k.
  std::size_t low = 0;
  std::size_t high = m_astral.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (m_astral[middle] + static_cast<std::int64_t>(middle) < unit)
      low = middle + 1;
    else
      high = middle;
  }
  const auto before = static_cast<std::int64_t>(low);
  // In the middle of a pair one more character has begun than has ended.
  if (low > 0 && m_astral[low - 1] + before - 1 + 1 == unit) return m_astral[low - 1];
  return unit - before;
}

} // namespace aisemble::ui
