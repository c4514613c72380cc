// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a result in the Text panel: whose it is, and whether it is still that of the text.
#include "tests/ui/text/opened_text.h"
#include "ui/text/mark_legend.h"

#include <QPushButton>

using namespace aisemble;
using namespace aisemble::test;

namespace {

const QString kText = QStringLiteral("The excellent library. Write to a@b.org.");

} // namespace

class TestTextResult : public QObject {
  Q_OBJECT
 private:
  static bool run(ui::TextPanel& panel, NlpTask task) {
    panel.form().setTask(task);
    panel.run();
    return QTest::qWaitFor([&] { return !panel.controller().isRunning() && panel.results().hasOutcome(); });
  }
  static void press(ui::TextPanel& panel, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&panel.editor(), key, modifiers);
  }

 private Q_SLOTS:
  void undoingAnEditBringsTheResultBack() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(kText);
    QVERIFY(run(panel, NlpTask::Entities));
    QCOMPARE(panel.editor().marks().size(), 1U);
    QVERIFY(!panel.results().isStale());
    panel.editor().setFocus();
    press(panel, Qt::Key_A, Qt::ControlModifier);
    press(panel, Qt::Key_X); // in place of everything
    QVERIFY(panel.results().isStale());
    QVERIFY(panel.editor().marks().empty() || slice(panel, 0) != QStringLiteral("a@b.org"));
    while (panel.editor().text() != kText && panel.editor().document()->isUndoAvailable())
      press(panel, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(panel.editor().text(), kText);
    QVERIFY(!panel.results().isStale());
    QCOMPARE(panel.editor().marks().size(), 1U);
    QCOMPARE(slice(panel, 0), QStringLiteral("a@b.org"));
    QVERIFY(panel.legend().isVisible());
    // As long, but another text.
    press(panel, Qt::Key_Home, Qt::ControlModifier);
    press(panel, Qt::Key_Delete);
    press(panel, Qt::Key_S);
    QCOMPARE(panel.editor().text().size(), kText.size());
    QVERIFY(panel.results().isStale());
    // The answers of other texts are not: another task begins anew, and this one too after it.
    panel.form().setTask(NlpTask::Sentiment);
    panel.form().setTask(NlpTask::Entities);
    QVERIFY(!panel.results().hasOutcome());
  }

  void theSecondTextCountsWhereTextsAreCompared() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(kText);
    panel.otherEditor().startWith(QStringLiteral("A good library"));
    QVERIFY(run(panel, NlpTask::Similarity));
    panel.otherEditor().setFocus();
    QTest::keyClick(&panel.otherEditor(), Qt::Key_X);
    QVERIFY(panel.results().isStale());
    QTest::keyClick(&panel.otherEditor(), Qt::Key_Backspace);
    QCOMPARE(panel.otherEditor().text(), QStringLiteral("A good library"));
    QVERIFY(!panel.results().isStale());
  }

  void saysWhoAnsweredInsteadOfWhom() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(kText);
    QVERIFY(run(panel, NlpTask::Entities));
    const auto origin = [&](bool fromRemote) {
      ui::TextOutcome outcome = *panel.controller().outcome();
      outcome.report.fallback = "It is down.";
      outcome.report.remote = fromRemote;
      panel.results().showOutcome(outcome);
      return panel.results().origin();
    };
    QVERIFY2(
        origin(false).contains(QStringLiteral(" This machine answered instead of a service elsewhere. It is down.")),
        qPrintable(origin(false)));
    QVERIFY(
        origin(true).contains(QStringLiteral(" A service elsewhere answered instead of this machine. It is down.")));
  }
};

QTEST_MAIN(TestTextResult)
#include "tst_text_result.moc"
