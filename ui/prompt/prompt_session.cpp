// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/prompt_session.h"

#include "ui/settings/generation_form.h"
#include "ui/shell/session_number.h"

namespace aisemble::ui {
namespace {

constexpr qsizetype kLongestDraft = 4'000'000;
const QString kQuestion = QStringLiteral("question");
const QString kText = QStringLiteral("text");

} // namespace

void PromptSession::write(QVariantMap& session) const {
  const auto put = [&session](const char* key, const QVariant& value) { session.insert(QLatin1String(key), value); };
  put("prompt/conversation", conversation ? QString::number(*conversation) : QString());
  QVariantMap written;
  for (auto one = drafts.begin(); one != drafts.end(); ++one)
    if (!one.value().isEmpty()) written.insert(QString::number(one.key()), one.value().left(kLongestDraft));
  put("prompt/drafts", written);
  QVariantMap edited;
  for (auto one = edits.begin(); one != edits.end(); ++one)
    edited.insert(QString::number(one.key()),
                  QVariantMap{{kQuestion, QString::number(one->question)}, {kText, one->text.left(kLongestDraft)}});
  put("prompt/edits", edited);
  put("prompt/columns", columns);
  put("prompt/side", side);
  put("prompt/showList", showList);
  put("prompt/showSide", showSide);
  put("prompt/model", QString::fromStdString(parameters.model));
  put("prompt/system", QString::fromStdString(parameters.systemPrompt));
  const GenerationOptions& o = parameters.options;
  put("prompt/temperature", o.temperature);
  put("prompt/topP", o.topP);
  put("prompt/topK", o.topK);
  put("prompt/minP", o.minP);
  put("prompt/repetitionPenalty", o.repetitionPenalty);
  put("prompt/maxTokens", o.maxTokens);
  put("prompt/seed", o.seed ? QString::number(*o.seed) : QString());
  put("prompt/stop", stopTextsToLines(o.stop));
}

void PromptSession::read(const QVariantMap& session) {
  const auto get = [&session](const char* key) { return session.value(QLatin1String(key)); };
  const auto has = [&session](const char* key) { return session.contains(QLatin1String(key)); };
  bool ok = false;
  const qlonglong id = get("prompt/conversation").toString().toLongLong(&ok);
  if (ok && id > 0) conversation = id;
  const QVariantMap written = get("prompt/drafts").toMap();
  for (auto one = written.begin(); one != written.end(); ++one) {
    const qlonglong of = one.key().toLongLong(&ok);
    if (ok && of >= 0) drafts.insert(of, one.value().toString().left(kLongestDraft));
  }
  const QVariantMap edited = get("prompt/edits").toMap();
  for (auto one = edited.begin(); one != edited.end(); ++one) {
    const qlonglong of = one.key().toLongLong(&ok);
    if (!ok || of <= 0) continue;
    const QVariantMap edit = one.value().toMap();
    const qlonglong question = edit.value(kQuestion).toString().toLongLong(&ok);
    if (ok) edits.insert(of, {question, edit.value(kText).toString().left(kLongestDraft)});
  }
  columns = get("prompt/columns").toByteArray();
  side = get("prompt/side").toByteArray();
  if (has("prompt/showList")) showList = get("prompt/showList").toBool();
  if (has("prompt/showSide")) showSide = get("prompt/showSide").toBool();
  if (has("prompt/model")) parameters.model = get("prompt/model").toString().toStdString();
  if (has("prompt/system")) parameters.systemPrompt = get("prompt/system").toString().toStdString();
  GenerationOptions& o = parameters.options;
  readNumber(session, "prompt/temperature", 0, 5, o.temperature);
  readNumber(session, "prompt/topP", 0.01, 1, o.topP);
  readNumber(session, "prompt/topK", 0, 1'000'000, o.topK);
  readNumber(session, "prompt/minP", 0, 0.99, o.minP);
  readNumber(session, "prompt/repetitionPenalty", 0.1, 3, o.repetitionPenalty);
  readNumber(session, "prompt/maxTokens", 1, 1'000'000, o.maxTokens);
  if (has("prompt/seed")) {
    const qulonglong seed = get("prompt/seed").toString().toULongLong(&ok);
    o.seed = ok ? std::optional<std::uint64_t>(seed) : std::nullopt;
  }
  if (has("prompt/stop")) o.stop = stopTextsFromLines(get("prompt/stop").toString());
}

} // namespace aisemble::ui
