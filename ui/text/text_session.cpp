// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_session.h"

namespace aisemble::ui {
namespace {

void readNumber(const QVariant& value, int low, int high, int& out) {
  bool ok = false;
  const int number = value.toInt(&ok);
  if (ok && number >= low && number <= high) out = number;
}

} // namespace

void TextSession::write(QVariantMap& session) const {
  const auto put = [&session](const char* key, const QVariant& value) { session.insert(QLatin1String(key), value); };
  put("text/content", job.text.size() <= kLongestKeptText ? job.text : QString());
  put("text/other", job.other.size() <= kLongestKeptText ? job.other : QString());
  put("text/source", source);
  const std::string_view name = nlpTaskName(job.task);
  put("text/task", QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
  put("text/language", job.language);
  put("text/maxKeywords", job.maxKeywords);
  put("text/maxSentences", job.maxSentences);
  put("text/asYouType", asYouType);
  put("text/columns", columns);
  put("text/texts", texts);
  put("text/tab", tab);
  put("text/showSide", showSide);
}

void TextSession::read(const QVariantMap& session) {
  const auto get = [&session](const char* key) { return session.value(QLatin1String(key)); };
  const auto has = [&session](const char* key) { return session.contains(QLatin1String(key)); };
  if (has("text/content")) job.text = get("text/content").toString().left(kLongestKeptText);
  if (has("text/other")) job.other = get("text/other").toString().left(kLongestKeptText);
  source = get("text/source").toString().left(1000);
  if (const auto task = nlpTaskFromName(get("text/task").toString().toStdString())) job.task = *task;
  if (has("text/language")) job.language = get("text/language").toString();
  readNumber(get("text/maxKeywords"), 1, kMostAsked, job.maxKeywords);
  readNumber(get("text/maxSentences"), 1, kMostAsked, job.maxSentences);
  asYouType = get("text/asYouType").toBool();
  columns = get("text/columns").toByteArray();
  texts = get("text/texts").toByteArray();
  readNumber(get("text/tab"), 0, 2, tab);
  if (has("text/showSide")) showSide = get("text/showSide").toBool();
}

} // namespace aisemble::ui
