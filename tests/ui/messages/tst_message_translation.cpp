// SPDX-License-Identifier: GPL-3.0-or-later
// How a finished English message is recognised and said in another language.

#include "ui/messages/message_translation.h"

#include <QMap>
#include <QTest>

#include <array>

using namespace aisemble::ui;

namespace {

constexpr std::array kTexts = {
    "The request was cancelled.",
    "There is no model '%1' in %2.",
    "Token id %1 is not in the model's vocabulary of %2.",
    "config.json does not describe a usable model: %1 Fetch the model again.",
    "'layer_types' must be a list of names.",
    "%1: must be %2.",
    "a whole number",
    "%1 is empty.",
    "The text of line %1 is empty.",
    "row",
    "The %1 is missing.",
    "%1 Try again.",
    "Batch %1",
    "The %1 service at %2",
    "%1 does not take connections. Check the port.",
    "%1: %2.",
    "must be text",
    "%1, %2, %3, %4, %5, %6, %7, %8, %9 and %10 do not fit",
};

/// Stands for the .ts: what is not here is as in English.
QString japanese(const char* source) {
  static const QMap<QString, QString> texts{
      {"The request was cancelled.", "リクエストはキャンセルされました。"},
      {"There is no model '%1' in %2.", "%2 にモデル「%1」はありません。"},
      {"Token id %1 is not in the model's vocabulary of %2.", "トークン ID %1 は、語彙数 %2 のモデルにありません。"},
      {"config.json does not describe a usable model: %1 Fetch the model again.",
       "config.json のモデルは使えません: %1モデルを取得し直してください。"},
      {"'layer_types' must be a list of names.", "'layer_types' は名前の一覧でなければなりません。"},
      {"%1: must be %2.", "%1: %2でなければなりません。"},
      {"a whole number", "整数"},
      {"%1 is empty.", "%1 は空です。"},
      {"The text of line %1 is empty.", "%1 行目のテキストは空です。"},
      {"row", "行"},
      {"The %1 is missing.", "%1がありません。"},
      {"%1 Try again.", "%1もう一度お試しください。"},
      {"Batch %1", "バッチ %1"},
      {"The %1 service at %2", "%2 の %1 サービス"},
      {"%1 does not take connections. Check the port.", "%1 が接続を受け付けません。ポートを確認してください。"},
      {"%1: %2.", "%1: %2。"},
      {"Vision", "画像"},
      {"must be text", "テキストでなければなりません"},
      {"%1, %2, %3, %4, %5, %6, %7, %8, %9 and %10 do not fit", "%10/%9/%8/%7/%6/%5/%4/%3/%2/%1"},
  };
  return texts.value(QString::fromUtf8(source), QString::fromUtf8(source));
}

QString english(const char* source) {
  return QString::fromUtf8(source);
}

} // namespace

class TestMessageTranslation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noSpaceBetweenJapanese();
  void messagesAreTranslated_data();
  void messagesAreTranslated();
  void inEnglishNothingChanges_data() { messagesAreTranslated_data(); }
  void inEnglishNothingChanges();
  void servicesAreCalledAsTheirCards();
  void longForeignTextsAreReadQuickly();
};

void TestMessageTranslation::noSpaceBetweenJapanese() {
  const auto filled = [](const char* text, const char* argument) {
    return MessageTemplate::filled(QString::fromUtf8(text), {QString::fromUtf8(argument)});
  };
  QCOMPARE(filled("%1 が応答しません", "サービス"), QStringLiteral("サービスが応答しません"));
  QCOMPARE(filled("%1 が応答しません", "127.0.0.1:9 のサービス"),
           QStringLiteral("127.0.0.1:9 のサービスが応答しません"));
  QCOMPARE(filled("列 %1 は数値ではありません", "身長"), QStringLiteral("列身長は数値ではありません"));
  QCOMPARE(filled("列 %1 は数値ではありません", "height"), QStringLiteral("列 height は数値ではありません"));
  QCOMPARE(filled("列 %1 は数値ではありません", "身長 cm"), QStringLiteral("列身長 cm は数値ではありません"));
  QCOMPARE(filled("%1 (%2)", "サービス"), QStringLiteral("サービス (%2)"));
  QCOMPARE(filled("%1 が", ""), QStringLiteral(" が"));
  QCOMPARE(filled(" %1", "身長"), QStringLiteral(" 身長"));
}

void TestMessageTranslation::messagesAreTranslated_data() {
  QTest::addColumn<QString>("message");
  QTest::addColumn<QString>("expected");
  QTest::newRow("whole") << "The request was cancelled."
                         << "リクエストはキャンセルされました。";
  QTest::newRow("order of places") << "There is no model 'tiny' in /home/me/models."
                                   << "/home/me/models にモデル「tiny」はありません。";
  QTest::newRow("path with spaces") << "There is no model 'my own model' in /home/me/my models/all of them."
                                    << "/home/me/my models/all of them にモデル「my own model」はありません。";
  QTest::newRow("quotes in a name") << "There is no model 'it's mine' in C."
                                    << "C にモデル「it's mine」はありません。";
  QTest::newRow("line break in a name") << "There is no model 'a\nb' in C."
                                        << "C にモデル「a\nb」はありません。";
  QTest::newRow("marks in a name") << "There is no model '%2' in %1."
                                   << "%1 にモデル「%2」はありません。";
  QTest::newRow("empty place") << "There is no model '' in C."
                               << "C にモデル「」はありません。";
  QTest::newRow("more than nine places") << "a, b, c, d, e, f, g, h, i and j do not fit"
                                         << "j/i/h/g/f/e/d/c/b/a";
  QTest::newRow("sentence in a place")
      << "config.json does not describe a usable model: 'layer_types' must be a list of names. Fetch the model again."
      << "config.json のモデルは使えません: 'layer_types' "
         "は名前の一覧でなければなりません。モデルを取得し直してください。";
  QTest::newRow("unknown sentence in a place")
      << "config.json does not describe a usable model: Oh dear. Fetch the model again."
      << "config.json のモデルは使えません: Oh dear.モデルを取得し直してください。";
  QTest::newRow("words in a place") << "options.k: must be a whole number."
                                    << "options.k: 整数でなければなりません。";
  QTest::newRow("a word of the catalogue") << "The row is missing."
                                           << "行がありません。";
  QTest::newRow("a name that is such a word") << "There is no model 'row' in C."
                                              << "C にモデル「row」はありません。";
  QTest::newRow("path before") << "/tmp/a b.png: The request was cancelled."
                               << "/tmp/a b.png: リクエストはキャンセルされました。";
  QTest::newRow("quoted path before") << "'/tmp/a: b.png': The request was cancelled."
                                      << "'/tmp/a: b.png': リクエストはキャンセルされました。";
  QTest::newRow("the closer reading") << "all.jsonl: The text of line 3 is empty."
                                      << "all.jsonl: 3 行目のテキストは空です。";
  QTest::newRow("two sentences") << "The request was cancelled. The text of line 3 is empty."
                                 << "リクエストはキャンセルされました。3 行目のテキストは空です。";
  QTest::newRow("unknown, then known") << "Oh dear. The text of line 3 is empty."
                                       << "Oh dear. 3 行目のテキストは空です。";
  QTest::newRow("next step behind") << "The text of line 3 is empty. Try again."
                                    << "3 行目のテキストは空です。もう一度お試しください。";
  QTest::newRow("predicate behind a path") << "options.k: must be text."
                                           << "options.k: テキストでなければなりません。";
  QTest::newRow("unknown predicate behind a path") << "options.k: shall be text."
                                                   << "options.k: shall be text.";
  QTest::newRow("the sentence holds the name, not the other way round")
      << "The own service at a:1 does not take connections. Check the port."
      << "a:1 の own サービスが接続を受け付けません。ポートを確認してください。";
  QTest::newRow("a text of few letters") << "Batch 7"
                                         << "バッチ 7";
  QTest::newRow("other prose that begins like it") << "Batch sizes differ"
                                                   << "Batch sizes differ";
  QTest::newRow("unknown") << "Something: that nobody. Has listed"
                           << "Something: that nobody. Has listed";
  QTest::newRow("already Japanese") << "モデルがありません。"
                                    << "モデルがありません。";
  QTest::newRow("empty") << ""
                         << "";
}

void TestMessageTranslation::messagesAreTranslated() {
  QFETCH(QString, message);
  QFETCH(QString, expected);
  QCOMPARE(MessageTranslation(kTexts, japanese).translated(message), expected);
}

void TestMessageTranslation::inEnglishNothingChanges() {
  QFETCH(QString, message);
  QCOMPARE(MessageTranslation(kTexts, english).translated(message), message);
}

void TestMessageTranslation::servicesAreCalledAsTheirCards() {
  const auto inEnglish = [](const char* message) {
    return MessageTranslation(kTexts, english).translated(QString::fromUtf8(message));
  };
  QCOMPARE(inEnglish("The llm service at a:1 does not take connections. Check the port."),
           QStringLiteral("The Language service at a:1 does not take connections. Check the port."));
  QCOMPARE(inEnglish("The nlp service at a:1"), QStringLiteral("The Text service at a:1"));
  QCOMPARE(inEnglish("The llm is missing."), QStringLiteral("The llm is missing."));
  QCOMPARE(MessageTranslation(kTexts, japanese).translated(QStringLiteral("The vision service at a:1")),
           QStringLiteral("a:1 の画像サービス"));
}

void TestMessageTranslation::longForeignTextsAreReadQuickly() {
  const QString message = QStringLiteral("a: row. 'b' is empty. Try again. ").repeated(4000);
  const MessageTranslation translation(kTexts, english);
  QElapsedTimer timer;
  timer.start();
  QCOMPARE(translation.translated(message), message);
  QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(TestMessageTranslation)
#include "tst_message_translation.moc"
