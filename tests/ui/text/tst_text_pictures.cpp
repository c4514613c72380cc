// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the Text panel in the states that people see and checks that nothing is cut off. With AISEMBLE_PICTURES=DIR it
// also writes a picture of each.

#include "tests/ui/clipped_text.h"
#include "tests/ui/text/text_bench.h"
#include "ui/shell/workbench_window.h"
#include "ui/text/text_panel.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/notice_bar.h"

#include <QAction>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;

namespace {

QString sample(const char* name) {
  QFile file(QStringLiteral(AISEMBLE_FIXTURES "/../../resources/samples/texts/") + QLatin1String(name));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestTextPictures : public QObject {
  Q_OBJECT
 private:
  void take(QWidget& window, const QString& name) {
    QTest::qWait(150);
    const QPixmap picture = window.grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("AISEMBLE_PICTURES");
    if (!folder.isEmpty())
      picture.save(QStringLiteral("%1/text-%2@%3x.png").arg(folder, name).arg(picture.devicePixelRatio()));
    const QString clipped = clippedText(window);
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringLiteral("%1 cuts off: %2").arg(name, clipped)));
  }

  void run(ui::TextPanel& panel, NlpTask task, int tab) {
    panel.form().setTask(task);
    panel.run();
    QTRY_VERIFY(!panel.controller().isRunning());
    panel.results().setTab(tab);
    QTest::qWait(100);
  }

 private Q_SLOTS:
  void states_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << QSize(1280, 820);
    QTest::newRow("dark") << true << QSize(1280, 820);
    QTest::newRow("small") << false << QSize(1100, 700);
  }

  void states() {
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    TextBench bench;
    bench.settings.theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
    ui::WorkbenchWindow window(bench.textContext());
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    showPanel(window, QStringLiteral("text"));
    auto& panel = *qobject_cast<ui::TextPanel*>(window.panel(QStringLiteral("text")));
    QTest::qWait(200);
    take(window, tag + "-1-empty");

    panel.editor().startWith(sample("review_en.txt"));
    run(panel, NlpTask::Entities, 1);
    panel.results().table().selectRow(3);
    take(window, tag + "-2-entities");
    run(panel, NlpTask::Tokenize, 0);
    take(window, tag + "-3-tokens");
    run(panel, NlpTask::Summarize, 0);
    take(window, tag + "-4-summary");
    run(panel, NlpTask::Keywords, 0);
    take(window, tag + "-5-keywords");
    run(panel, NlpTask::Analyze, 0);
    take(window, tag + "-6-statistics");
    run(panel, NlpTask::Sentiment, 0);
    take(window, tag + "-7-sentiment");
    panel.results().setTab(1);
    panel.editor().moveCursor(QTextCursor::Start);
    for (QAction* action : panel.commands())
      if (action->objectName() == QLatin1String("text.find")) action->trigger();
    panel.findBar().field().setText(QStringLiteral("the"));
    Q_EMIT panel.findBar().stepRequested(1);
    panel.editor().openFile("/no/such folder/Letters from Lisbon.txt");
    QTRY_VERIFY(panel.fileNotice().isVisible());
    take(window, tag + "-7-sentiment-search-notice");
    panel.fileNotice().clear();
    panel.findBar().close();
    panel.otherEditor().startWith(sample("review_en.txt").left(420));
    run(panel, NlpTask::Similarity, 0);
    take(window, tag + "-8-similarity");
    run(panel, NlpTask::Entities, 2);
    take(window, tag + "-9-json");

    panel.editor().startWith(sample("review_ja.txt"));
    run(panel, NlpTask::Tokenize, 1);
    take(window, tag + "-a-japanese");
    run(panel, NlpTask::Keywords, 0);
    take(window, tag + "-b-japanese-keywords");

    bench.text->setScript({true, {}, Progress{0.4, "counting words"}});
    panel.editor().appendPlainText(QStringLiteral("もう一つ。"));
    panel.run();
    QTest::qWait(400);
    take(window, tag + "-c-busy");
    panel.controller().cancel();
    QTRY_COMPARE(bench.text->stops(), 1); // the same request would join the one that is being given up
    bench.text->setScript(
        {false,
         Error{ErrorCode::Unavailable,
               "The text service at http://10.0.0.7:8083 does not answer: connection refused. Start it, "
               "or choose the local engine under Services.",
               {},
               {}},
         {}});
    panel.run();
    QTRY_VERIFY(!panel.form().errorText().isEmpty());
    take(window, tag + "-d-error");
  }
};

QTEST_MAIN(TestTextPictures)
#include "tst_text_pictures.moc"
