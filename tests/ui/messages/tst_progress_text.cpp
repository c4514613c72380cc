// SPDX-License-Identifier: GPL-3.0-or-later
// Every stage that the core tells of has its text in the window's language.

#include "ui/messages/progress_text.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace aisemble::ui;

namespace {

/// The stages that a source gives to a Progress, by itself or by way of report().
QSet<QString> stagesIn(const QString& source) {
  static const QRegularExpression given(
      QStringLiteral("(?:\\bProgress\\{|\\breport\\(context,)[^;]*?\"([^\"]+)\"\\s*[})]"));
  QSet<QString> out;
  for (auto match = given.globalMatch(source); match.hasNext();)
    out << match.next().captured(1);
  return out;
}

} // namespace

class TestProgressText : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyStageOfTheCoreHasAText() {
    QSet<QString> told;
    QDirIterator files(QStringLiteral(AISEMBLE_SOURCE_DIR "/core"), {"*.cpp"}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
      QFile file(files.next());
      QVERIFY(file.open(QIODevice::ReadOnly));
      const QString source = QString::fromUtf8(file.readAll());
      if (!source.contains(QLatin1String("Progress{"))) continue;
      const QSet<QString> stages = stagesIn(source);
      QVERIFY2(!stages.isEmpty(), qPrintable(file.fileName() + " tells no stage that this test can read"));
      told += stages;
    }
    QSet<QString> known;
    for (const std::string_view stage : progressStages())
      known << QString::fromUtf8(stage.data(), static_cast<qsizetype>(stage.size()));
    QCOMPARE(known, told);
  }

  void saysStages() {
    QCOMPARE(progressText("reading text"), QStringLiteral("Reading text…"));
    QCOMPARE(progressText(""), QStringLiteral("Working…"));
    QCOMPARE(progressText("some other step"), QStringLiteral("Working…"));
  }

  void saysThemInJapanese() {
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/aisemble/i18n/aisemble_ja.qm")));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    static const QRegularExpression latin(QStringLiteral("[A-Za-z]"));
    for (const std::string_view stage : progressStages()) {
      const QString text = progressText(stage);
      QVERIFY2(!text.contains(latin), qPrintable(text));
    }
    QVERIFY(!progressText({}).contains(latin));
  }
};

QTEST_GUILESS_MAIN(TestProgressText)
#include "tst_progress_text.moc"
