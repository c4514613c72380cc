// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/message_template.h"

#include <utility>

namespace aisemble::ui {

namespace {

/// The number of the place that begins at `at` and the length of its mark ("%1", "%12"); 0, 0: no place begins there.
std::pair<int, qsizetype> placeAt(QStringView text, qsizetype at) {
  const auto digit = [&](qsizetype i) { return i < text.size() && text[i] >= u'0' && text[i] <= u'9'; };
  if (text[at] != u'%' || !digit(at + 1) || text[at + 1] == u'0') return {0, 0};
  const qsizetype length = digit(at + 2) ? 3 : 2;
  return {text.mid(at + 1, length - 1).toInt(), length};
}

bool isJapanese(QChar letter) {
  switch (letter.script()) {
  case QChar::Script_Han:
  case QChar::Script_Hiragana:
  case QChar::Script_Katakana:
    return true;
  default:
    return false;
  }
}

} // namespace

MessageTemplate::MessageTemplate(const char* text) : m_source(text) {
  const QString whole = QString::fromUtf8(text);
  QString literal;
  for (qsizetype at = 0; at < whole.size();) {
    const auto [number, length] = placeAt(whole, at);
    if (number == 0) {
      m_letters += whole[at].isLetter() ? 1 : 0;
      ++m_literalSize;
      literal += whole[at++];
      continue;
    }
    m_literals << std::exchange(literal, QString());
    at += length;
  }
  m_literals << literal;
}

std::optional<QList<QStringView>> MessageTemplate::match(QStringView message) const {
  const QString& first = m_literals.front();
  const QString& last = m_literals.back();
  QList<QStringView> out;
  if (m_literals.size() == 1) return message == first ? std::optional(out) : std::nullopt;
  if (message.size() < m_literalSize || !message.startsWith(first) || !message.endsWith(last)) return std::nullopt;
  const QStringView inner = message.chopped(last.size());
  qsizetype at = first.size();
  for (qsizetype i = 1; i + 1 < m_literals.size(); ++i) {
    const qsizetype found = inner.indexOf(m_literals[i], at);
    if (found < 0) return std::nullopt;
    out << inner.mid(at, found - at);
    at = found + m_literals[i].size();
  }
  if (at > inner.size()) return std::nullopt;
  out << inner.mid(at);
  return out;
}

bool MessageTemplate::isQuoted(qsizetype place) const {
  const QString& before = m_literals[place];
  const QString& after = m_literals[place + 1];
  if (before.isEmpty() || after.isEmpty()) return false;
  const QChar open = before.back();
  const QChar close = after.front();
  return (open == close && (open == u'\'' || open == u'"' || open == u'`')) || (open == u'“' && close == u'”');
}

bool MessageTemplate::isService(qsizetype place) const {
  return m_literals[place + 1].startsWith(u" service");
}

QString MessageTemplate::filled(const QString& text, const QStringList& arguments) {
  QString out;
  for (qsizetype at = 0; at < text.size();) {
    const auto [number, length] = placeAt(text, at);
    if (number == 0 || number > arguments.size()) {
      out += text[at++];
      continue;
    }
    const QString& argument = arguments[number - 1];
    at += length;
    const auto endsInJapanese = [](const QString& head) { return !head.isEmpty() && isJapanese(head.back()); };
    if (!argument.isEmpty() && isJapanese(argument.front()) && out.endsWith(u' ') && endsInJapanese(out.chopped(1)))
      out.chop(1);
    out += argument;
    if (endsInJapanese(argument) && at + 1 < text.size() && text[at] == u' ' && isJapanese(text[at + 1])) ++at;
  }
  return out;
}

} // namespace aisemble::ui
