// SPDX-License-Identifier: Apache-2.0
// Normal forms against Qt's own, and what long texts cost.
#include "core/llm/tokenizer/unicode_p.h"
#include "fixtures_p.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <ctime>
#include <random>

using namespace aisemble;
using namespace aisemble::llm;
using tok::NormalForm;

namespace {

constexpr std::array kForms = {std::pair{NormalForm::Nfc, QString::NormalizationForm_C},
                               std::pair{NormalForm::Nfd, QString::NormalizationForm_D},
                               std::pair{NormalForm::Nfkc, QString::NormalizationForm_KC},
                               std::pair{NormalForm::Nfkd, QString::NormalizationForm_KD}};

std::string formed(NormalForm form, const std::string& text) {
  std::string out;
  return tok::toNormalForm(form, text, out).value() ? out : text;
}

/// `start`, and `unit` until there are `bytes`.
std::string repeated(const QString& start, const QString& unit, std::size_t bytes) {
  std::string text = start.toStdString();
  const std::string part = unit.toStdString();
  while (text.size() < bytes)
    text += part;
  return text;
}

/// Processor time of this thread, so that a busy machine does not count; the least of several runs.
template <class Work>
double leastSeconds(const Work& work) {
  const auto now = [] {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  double least = 1e9;
  for (int run = 0; run < 5; ++run) {
    const double begin = now();
    work();
    least = std::min(least, now() - begin);
  }
  return least;
}

/// What eight times the text costs may be eight times as much; thrice that, and what a busy machine adds.
/// Quadratic is 64 times, and seconds at these lengths.
bool isInProportion(double shorter, double longer) {
  return longer < 24 * shorter + 0.5;
}

} // namespace

class TestNormalForms : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void marksAreOrderedByClass() {
    const auto marks = [](const QString& start, int below, int above) {
      return (start + QString(below, u'\u0323') + QString(above, u'\u0301')).toStdString();
    };
    const std::string text = (QStringLiteral("a") + QStringLiteral("\u0301\u0323").repeated(100)).toStdString();
    QVERIFY(formed(NormalForm::Nfd, text) == marks(QStringLiteral("a"), 100, 100));
    QVERIFY(formed(NormalForm::Nfc, text) == marks(QStringLiteral("\u1EA1"), 99, 100));
    std::string untouched = "untouched";
    QVERIFY(!tok::toNormalForm(NormalForm::Nfd, marks(QStringLiteral("a"), 100, 100), untouched).value());
    QCOMPARE(untouched, std::string("untouched"));
  }

  void charactersOfLaterVersionsStay() {
    // U+1ABF is a mark of class 220 since Unicode 13: here it ends a run as a letter does.
    const QString half = QStringLiteral("\u0301\u0323").repeated(40);
    const QString ordered = QString(40, u'\u0323') + QString(40, u'\u0301');
    QVERIFY(formed(NormalForm::Nfd, (half + u'\u1ABF' + half).toStdString()) ==
            (ordered + u'\u1ABF' + ordered).toStdString());
  }

  void randomRunsAgreeWithQt() {
    const auto starts = QStringLiteral("aeI\u00E1\u1F82\u212B\uFDFA\u00A8\uAC00\u1100\u09C7\u304B\uFF76\uFB2C\u0958 ");
    const auto marks = QStringLiteral("\u0301\u0323\u0334\u0345\u0344\u0F71\u0F72\u0F73\u0F81\u3099\uFF9E\uFF9F\u05B0"
                                      "\u0651\u09BE\u1161\u11A8\u034F");
    std::mt19937 random(5);
    const auto oneOf = [&random](const QString& from) { return from[random() % static_cast<unsigned>(from.size())]; };
    for (int round = 0; round < 2000; ++round) {
      QString text;
      for (auto parts = 1 + random() % 4; parts > 0; --parts) {
        text += oneOf(starts);
        for (auto run = random() % (round % 4 == 0 ? 200 : 6); run > 0; --run)
          text += oneOf(marks);
      }
      for (const auto& [form, qtForm] : kForms)
        QCOMPARE(QString::fromStdString(formed(form, text.toStdString())), text.normalized(qtForm));
    }
  }

  void longTextsAreCutWhereNothingMeets() {
    // Periods that share no factor with a stretch: every place of the unit comes to lie at a cut.
    for (const auto& unit :
         {QStringLiteral("\u1100\u1161\u11A8"), QStringLiteral("e\u0301\u0323"), QStringLiteral("\u09C7\u09BE\u6F22"),
          QStringLiteral("\uFF76\uFF9E"), QStringLiteral("\U0001F6DD\u0323\u0301")}) {
      const std::string text = repeated(QStringLiteral("x"), unit, 700'000);
      for (const auto& [form, qtForm] : kForms)
        QVERIFY(formed(form, text) == QString::fromStdString(text).normalized(qtForm).toStdString());
    }
  }

  void costGrowsWithTheLength_data() {
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("unit");
    const QString letter = QStringLiteral("a");
    QTest::newRow("two marks out of order") << letter << QStringLiteral("\u0301\u0323");
    QTest::newRow("four marks out of order") << letter << QStringLiteral("\u0301\u0334\u0323\u3099");
    QTest::newRow("one mark") << letter << QStringLiteral("\u0301");
    QTest::newRow("marks that are two") << letter << QStringLiteral("\u0F73");
    QTest::newRow("half-width marks") << letter << QStringLiteral("\uFF9E\u0301");
    QTest::newRow("vowels that join") << QStringLiteral("\u09C7") << QStringLiteral("\u09BE");
    QTest::newRow("jamo") << QStringLiteral("\uAC00") << QStringLiteral("\u11A8");
  }
  void costGrowsWithTheLength() {
    QFETCH(QString, start);
    QFETCH(QString, unit);
    const std::string shorter = repeated(start, unit, 20'000);
    const std::string longer = repeated(start, unit, 160'000);
    for (const auto& [form, qtForm] : kForms) {
      const double before = leastSeconds([&, form = form] { (void)formed(form, shorter); });
      const double after = leastSeconds([&, form = form] { (void)formed(form, longer); });
      QVERIFY2(isInProportion(before, after), qPrintable(QStringLiteral("%1 s, then %2 s").arg(before).arg(after)));
    }
  }

  void tokenizersCostGrowsWithTheLength_data() {
    QTest::addColumn<QString>("kind");
    for (const std::string& kind : test::kKinds)
      QTest::newRow(kind.c_str()) << QString::fromStdString(kind);
  }
  void tokenizersCostGrowsWithTheLength() {
    QFETCH(QString, kind);
    const auto tokenizer = test::loadKind(kind.toStdString());
    QVERIFY(tokenizer);
    const auto cost = [&](const std::string& text) { return leastSeconds([&] { (void)tokenizer->encode(text); }); };
    for (const auto& unit :
         {QStringLiteral("\u0301\u0323"), QStringLiteral("\u0301"), QStringLiteral(" \n"), QStringLiteral("\u3042"),
          QStringLiteral("\U0001F1E6"), QStringLiteral("\U0001F469\u200D"), QStringLiteral("ab")}) {
      const double before = cost(repeated(QStringLiteral("a"), unit, 20'000));
      const double after = cost(repeated(QStringLiteral("a"), unit, 160'000));
      QVERIFY2(isInProportion(before, after),
               qPrintable(QStringLiteral("%1: %2 s, then %3 s").arg(unit).arg(before).arg(after)));
    }
  }
};

QTEST_APPLESS_MAIN(TestNormalForms)
#include "tst_normal_forms.moc"
