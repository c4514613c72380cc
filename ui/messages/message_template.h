// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One text of the catalogue with its places, and whether a finished message was made from it.

#include <QList>
#include <QString>

#include <optional>

namespace aisemble::ui {

/// "There is no model '%1' in %2.": places are numbered from 1 in the order in which they stand. A place takes any
/// text, the shortest that lets the rest fit; two places have text between them.
class MessageTemplate {
 public:
  explicit MessageTemplate(const char* text);

  [[nodiscard]] const char* source() const { return m_source; }

  /// The number of characters that are no places: how much of a message this text explains.
  [[nodiscard]] qsizetype literalSize() const { return m_literalSize; }
  /// How many of them are letters: a text of few fits much that was not made from it.
  [[nodiscard]] qsizetype letters() const { return m_letters; }

  /// What stands at the places; none: the message was not made from this text.
  [[nodiscard]] std::optional<QList<QStringView>> match(QStringView message) const;

  /// Whether the place (from 0) stands in quotation marks: a name of somebody else's, which has no translation.
  [[nodiscard]] bool isQuoted(qsizetype place) const;

  /// Whether the place (from 0) is a service's name: "the %1 service".
  [[nodiscard]] bool isService(qsizetype place) const;

  /// `text` (this one's translation) with its places filled; "%2" may stand before "%1". Japanese has a space beside a
  /// place for the sake of Latin words and numbers: between Japanese on both sides it goes.
  [[nodiscard]] static QString filled(const QString& text, const QStringList& arguments);

 private:
  const char* m_source;
  QStringList m_literals; ///< one more than places; the first and the last may be empty
  qsizetype m_literalSize = 0;
  qsizetype m_letters = 0;
};

} // namespace aisemble::ui
