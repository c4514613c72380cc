// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/message_text.h"

#include "ui/messages/message_translation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace aisemble::ui {
namespace {

struct MessageFactsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::MessageText)
};

} // namespace

double rateOf(int tokens, Nanoseconds time) {
  return tokens > 0 && time.count() > 0 ? tokens / std::chrono::duration<double>(time).count() : 0;
}

QString rateText(double tokensPerSecond) {
  return MessageFactsText::tr("%1 tokens/s")
      .arg(QLocale().toString(tokensPerSecond, 'f', tokensPerSecond < 100 ? 1 : 0));
}

QString durationText(Nanoseconds time) {
  const double ms = std::chrono::duration<double, std::milli>(time).count();
  if (ms < 1) return MessageFactsText::tr("%1 µs").arg(QLocale().toString(ms * 1000, 'f', 0));
  if (ms < 1000) return MessageFactsText::tr("%1 ms").arg(QLocale().toString(ms, 'f', 0));
  if (ms < 60'000) return MessageFactsText::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 1));
  const auto seconds = static_cast<int>(ms / 1000);
  return MessageFactsText::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

QString bytesText(quint64 bytes) {
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString footerText(const TranscriptItem& item) {
  const MessageDetails& d = item.details;
  QStringList parts;
  if (d.completionTokens > 0)
    parts << (d.completionTokens == 1 ? MessageFactsText::tr("1 token")
                                      : MessageFactsText::tr("%1 tokens").arg(QLocale().toString(d.completionTokens)));
  if (d.tokensPerSecond > 0) parts << rateText(d.tokensPerSecond);
  if (d.timeToFirstToken.count() > 0)
    parts << MessageFactsText::tr("first token %1").arg(durationText(d.timeToFirstToken));
  if (item.state == MessageState::Complete && d.finishReason == "length")
    parts << MessageFactsText::tr("stopped at the token limit");
  if (d.seed) parts << MessageFactsText::tr("seed %1").arg(*d.seed);
  if (!d.model.empty()) parts << QString::fromStdString(d.model);
  return parts.join(QStringLiteral("  ·  "));
}

QString fallbackText(const MessageDetails& details) {
  if (details.fallback.empty()) return {};
  const QString why = said(details.fallback);
  return details.fromRemote ? MessageFactsText::tr("A service elsewhere answered instead of this machine. %1").arg(why)
                            : MessageFactsText::tr("This machine answered instead of a service elsewhere. %1").arg(why);
}

QString breakable(const QString& text) {
  constexpr int kLongestRun = 24;
  QString out;
  int run = 0;
  for (const QChar one : text) {
    out += one;
    run = one.isSpace() ? 0 : run + 1;
    if ((run > 8 && one.isPunct()) || run >= kLongestRun) {
      out += QChar(0x200B); // zero width space
      run = 0;
    }
  }
  return out;
}

QString relativeTime(const QDateTime& when, const QDateTime& now) {
  const qint64 seconds = when.secsTo(now);
  if (seconds < 60) return MessageFactsText::tr("just now");
  if (seconds < 3600) return MessageFactsText::tr("%1 min ago").arg(seconds / 60);
  const QLocale locale;
  if (when.date() == now.date())
    return locale.toString(when.time(), locale.language() == QLocale::C ? QStringLiteral("HH:mm")
                                                                        : locale.timeFormat(QLocale::ShortFormat));
  if (when.date().daysTo(now.date()) == 1) return MessageFactsText::tr("Yesterday");
  // The patterns of QLocale::toString, in the order of the language.
  return locale.toString(when.date(), when.date().year() == now.date().year() ? MessageFactsText::tr("d MMM")
                                                                              : MessageFactsText::tr("d MMM yyyy"));
}

} // namespace aisemble::ui
