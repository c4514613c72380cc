// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/message_translation.h"

#include "core/engine/service.h"
#include "ui/messages/core_messages.h"

#include <QCoreApplication>
#include <QHash>

#include <array>
#include <utility>

namespace aisemble::ui {

namespace {

/// How deep texts may stand in the places of others, and at how many of its separators a message is taken apart. The
/// core nests three deep; the bounds keep a long foreign text from being read in all ways there are.
constexpr int kMaxDepth = 5;
constexpr int kMaxSplits = 6;
/// A text of fewer letters is believed only where what it leaves unread is a word or a number: "Batch %1" explains
/// "Batch 7", not "Batch sizes differ".
constexpr qsizetype kFewLetters = 12;

/// What the window calls the services that the core calls by their names in the API; in the order of ServiceKind.
constexpr std::array<const char*, kAllServices.size()> kServiceTitles{
    QT_TRANSLATE_NOOP("core", "Language"), QT_TRANSLATE_NOOP("core", "Vision"), QT_TRANSLATE_NOOP("core", "Text"),
    QT_TRANSLATE_NOOP("core", "Data")};

struct Reading {
  QString text;
  qsizetype known = 0; ///< the characters of the message that texts of the catalogue account for
  qsizetype outer = 0; ///< of those, the ones of the text that holds the others in its places
};

} // namespace

/// The reading of one message and of its parts.
class MessageReader {
 public:
  explicit MessageReader(const MessageTranslation& translation) : m_translation(translation) {}

  Reading read(const QString& message, int depth = 0) {
    if (depth > kMaxDepth || message.isEmpty()) return {message};
    const std::pair<QString, int> key(message, depth);
    if (const auto known = m_read.constFind(key); known != m_read.constEnd()) return *known;
    Reading best{message};
    for (const MessageTemplate& one : m_translation.m_templates)
      if (const auto arguments = one.match(message)) take(best, filled(one, *arguments, depth));
    split(best, message, u": ", 0, depth);
    split(best, message, u". ", 1, depth);
    m_read.insert(key, best);
    return best;
  }

 private:
  static void take(Reading& best, Reading other) {
    if (std::pair(other.known, other.outer) > std::pair(best.known, best.outer)) best = std::move(other);
  }

  /// What the message says if it was made from `one`; none: it is not likely that it was.
  Reading filled(const MessageTemplate& one, const QList<QStringView>& arguments, int depth) {
    qsizetype known = 0;
    bool leavesProse = false;
    QStringList texts;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
      const QString argument = arguments[i].toString();
      Reading inner;
      if (const char* title = one.isService(i) ? serviceTitle(argument) : nullptr)
        inner = {m_translation.m_translate(title), argument.size(), argument.size()};
      else
        inner = one.isQuoted(i) ? Reading{argument} : read(argument, depth + 1);
      leavesProse = leavesProse || (!one.isQuoted(i) && inner.known == 0 && argument.contains(u' '));
      known += inner.known;
      texts << inner.text;
    }
    if (one.letters() == 0 ? known == 0 : one.letters() < kFewLetters && leavesProse) return {};
    return {MessageTemplate::filled(m_translation.m_translate(one.source()), texts), one.literalSize() + known,
            one.literalSize()};
  }

  /// Null: no service is named so.
  static const char* serviceTitle(const QString& name) {
    const auto service = serviceFromName(name.toStdString());
    return service ? kServiceTitles[static_cast<std::size_t>(*service)] : nullptr;
  }

  /// Both sides of a separator for themselves; its first `kept` characters belong to the left side.
  void split(Reading& best, const QString& message, QStringView separator, qsizetype kept, int depth) {
    qsizetype at = message.indexOf(separator);
    for (int i = 0; i < kMaxSplits && at >= 0; ++i, at = message.indexOf(separator, at + 1)) {
      const Reading right = read(message.mid(at + separator.size()), depth + 1);
      if (right.known == 0) continue;
      const Reading left = read(message.left(at + kept), depth + 1);
      const QString between = left.text.endsWith(u'。') ? QString() : separator.mid(kept).toString();
      take(best, {left.text + between + right.text, left.known + right.known});
    }
  }

  const MessageTranslation& m_translation;
  QHash<std::pair<QString, int>, Reading> m_read;
};

MessageTranslation::MessageTranslation(std::span<const char* const> catalogue, Translate translate)
    : m_translate(std::move(translate)) {
  m_templates.reserve(catalogue.size());
  for (const char* text : catalogue)
    m_templates.emplace_back(text);
}

QString MessageTranslation::translated(const QString& message) const {
  return MessageReader(*this).read(message).text;
}

QString said(const Error& error) {
  return said(error.message);
}

QString said(std::string_view message) {
  static const MessageTranslation translation(
      coreMessages(), [](const char* source) { return QCoreApplication::translate("core", source); });
  return translation.translated(QString::fromUtf8(message.data(), static_cast<qsizetype>(message.size())));
}

} // namespace aisemble::ui
