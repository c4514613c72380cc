// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Places in a text: engines count code points, the editor counts UTF-16 units. They differ by one for every character
// outside of the basic plane that stands before.

#include <QStringView>

#include <cstdint>
#include <vector>

namespace aisemble::ui {

/// Holds one number for each character outside of the basic plane, so that most texts cost nothing. A surrogate on its
/// own counts as one code point, as it does once it was replaced by U+FFFD on the way to UTF-8.
class TextOffsets {
 public:
  TextOffsets() = default;
  explicit TextOffsets(QStringView text);

  [[nodiscard]] std::int64_t codePoints() const { return m_units - static_cast<std::int64_t>(m_astral.size()); }
  [[nodiscard]] std::int64_t units() const { return m_units; }
  /// Values outside of the text are taken as its nearest end.
  [[nodiscard]] std::int64_t unitAt(std::int64_t codePoint) const;
  /// A place inside of a surrogate pair is that of the character.
  [[nodiscard]] std::int64_t codePointAt(std::int64_t unit) const;

 private:
  std::int64_t m_units = 0;
  std::vector<std::int64_t> m_astral; ///< code point offsets of the characters of two units, ascending
};

} // namespace aisemble::ui
