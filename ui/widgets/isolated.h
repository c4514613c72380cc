// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Names of files within sentences.

#include <QString>

#include <algorithm>

namespace aisemble::ui {

/// A name with letters that run from right to left, between marks that keep it from turning the words around it
/// (UAX 9: first strong isolate). Any other name as it is: what is copied then has nothing in it that nobody wrote.
[[nodiscard]] inline QString isolated(const QString& name) {
  const auto turns = [](char32_t c) {
    switch (QChar::direction(c)) {
    case QChar::DirR:
    case QChar::DirAL:
    case QChar::DirAN:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirRLI:
      return true;
    default:
      return false;
    }
  };
  const auto characters = name.toUcs4();
  if (std::none_of(characters.begin(), characters.end(), turns)) return name;
  return QChar(0x2068) + name + QChar(0x2069);
}

} // namespace aisemble::ui
