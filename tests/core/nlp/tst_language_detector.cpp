// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/language/language_detector.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::nlp;

class TestLanguageDetector : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void detects_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    auto row = [number = 0](const char* language, const char* text) mutable {
      QTest::addRow("%s %d", language, ++number) << QString(text) << language;
    };
    row("en", "");
    row("en", "  \n");
    row("en", "good");
    row("en", "...!!!???");
    row("en", "2024-01-15 and 42");
    row("en", "one two three two one");
    row("en", "Great work 🎉🎉 love it ❤️.");
    row("en", "The quick brown fox jumps over the lazy dog, and nobody knows why.");
    row("ja", "この製品はとても良いです。");
    row("ja", "Tokyo 東京 is great. カタカナ test.");
    row("zh", "东京都庁舎");
    row("zh", "这个产品非常好。我很喜欢。");
    row("ko", "이 제품은 정말 좋습니다.");
    row("ko", "韓國은 大韓民國의 줄임말이며 동아시아에 있는 나라이다");
    row("fr", "Le café est très bon. L'été à Paris était magnifique.");
    row("de", "Das ist ein sehr gutes Produkt, und wir sind damit alle sehr zufrieden.");
    row("es", "La casa de mi abuela está cerca de la playa y tiene un jardín muy bonito.");
    row("ru", "Этот продукт очень хороший, мы все им довольны.");
    row("uk", "Цей продукт дуже добрий, і ми всі ним задоволені.");
    row("el", "Αυτό το προϊόν είναι πολύ καλό.");
    row("he", "המוצר הזה טוב מאוד ואנחנו מרוצים ממנו");
    row("th", "ผลิตภัณฑ์นี้ดีมาก");
    row("hi", "यह उत्पाद बहुत अच्छा है और हम सब खुश हैं");
  }
  void detects() {
    QFETCH(QString, text);
    QFETCH(QString, language);
    const auto result = detectLanguage(text.toStdString());
    QVERIFY(!result.candidates.empty());
    QCOMPARE(QString::fromStdString(result.candidates.front().code), language);
    double before = 1;
    for (const ScoredLanguage& candidate : result.candidates) {
      QVERIFY(candidate.confidence >= 0 && candidate.confidence <= before + 1e-9);
      before = candidate.confidence;
    }
  }

  void saysWhatItAssumes() {
    QCOMPARE(detectLanguage("good").candidates.front().confidence, 0.0);
    QVERIFY(detectLanguage("The quick brown fox jumps over the lazy dog.").candidates.front().confidence > 0.5);
    QCOMPARE(detectLanguage("あ漢").candidates.front().confidence, 1.0);
  }

  /// A foreign word or two does not make a text foreign.
  void weighsScriptsByTheirShare() {
    const std::string text = "The Japanese word for cat is 猫 or ネコ, and it is written in one or in two characters.";
    QCOMPARE(detectLanguage(text).candidates.front().code, std::string("en"));
  }

  /// A long text is judged by slices, which must not cut characters.
  void samplesLongTexts() {
    for (int shift = 0; shift < 4; ++shift) {
      const QString text = QString("a").repeated(shift) + QString("Этот продукт очень хороший. ").repeated(3000);
      QCOMPARE(detectLanguage(text.toStdString()).candidates.front().code, std::string("ru"));
    }
    QCOMPARE(detectLanguage(QString("東").repeated(50000).toStdString()).candidates.front().code, std::string("zh"));
  }

  void normalizes_data() {
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << "en"
                        << "en";
    QTest::newRow("upper") << "JA"
                           << "ja";
    QTest::newRow("region") << "pt-BR"
                            << "pt";
    QTest::newRow("underscore") << "zh_Hant_TW"
                                << "zh";
    QTest::newRow("three letters") << "eng"
                                   << "en";
    QTest::newRow("name") << "English"
                          << "en";
    QTest::newRow("its own name") << "日本語"
                                  << "ja";
    QTest::newRow("its own name in upper case") << "PORTUGUÊS"
                                                << "pt";
    QTest::newRow("spaces") << " ja\n"
                            << "ja";
    for (const char* bad : {"", "e", "qq", "x-klingon", "日本", "unknown", "en glish", "-en"})
      QTest::newRow(bad) << bad << "";
  }
  void normalizes() {
    QFETCH(QString, code);
    QFETCH(QString, language);
    const auto result = normalizeLanguage(code.toStdString());
    QCOMPARE(result.has_value(), !language.isEmpty());
    if (result) {
      QCOMPARE(QString::fromStdString(*result), language);
    } else {
      QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
      QVERIFY(QString::fromStdString(result.error().message).startsWith("'" + code + "' is no ISO 639-1"));
    }
  }
};

QTEST_GUILESS_MAIN(TestLanguageDetector)
#include "tst_language_detector.moc"
