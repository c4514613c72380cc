// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/run_queue_wait.h"
#include "ui/text/text_editor.h"
#include "ui/text/text_find.h"
#include "ui/widgets/background_queue.h"
#include "ui/widgets/find_bar.h"

#include <QElapsedTimer>
#include <QVBoxLayout>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::ui;

namespace {

struct Searched {
  explicit Searched(const QString& text) {
    theme.apply(ThemeChoice::Light);
    auto* column = new QVBoxLayout(&window);
    bar = new FindBar(theme, QStringLiteral("Find in the text"), &window);
    editor = new TextEditor(theme, queue, &window);
    find = new TextFind(*bar, &window);
    column->addWidget(bar);
    column->addWidget(editor);
    editor->startWith(text);
    window.resize(640, 480);
    window.show();
    (void)QTest::qWaitForWindowActive(&window);
    editor->setFocus();
  }
  void type(const QString& text) { QTest::keyClicks(&bar->field(), text); }
  [[nodiscard]] QString chosen() const { return editor->textCursor().selectedText(); }

  Theme theme;
  BackgroundQueue queue;
  QWidget window;
  FindBar* bar;
  TextEditor* editor;
  TextFind* find;
};

QString slices(const QString& text, const std::vector<TextMark>& hits) {
  QStringList out;
  for (const TextMark& hit : hits)
    out << QStringLiteral("%1:%2").arg(hit.begin).arg(text.mid(hit.begin, hit.end - hit.begin));
  return out.join(u' ');
}

} // namespace

class TestTextFind : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void finds_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("needle");
    QTest::addColumn<bool>("matchCase");
    QTest::addColumn<QString>("hits");
    const auto row = [](const char* name, const char* text, const char* needle, bool matchCase, const char* hits) {
      QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(needle) << matchCase
                          << QString::fromUtf8(hits);
    };
    row("whatever the case", "Good, good, GOOD", "good", false, "0:Good 6:good 12:GOOD");
    row("by the case", "Good, good, GOOD", "good", true, "6:good");
    row("not overlapping", "aaaaa", "aa", false, "0:aa 2:aa");
    row("other scripts", "Ärger 猫 😀猫", "ä", false, "0:Ä");
    row("behind an emoji", "😀猫 猫", "猫", false, "2:猫 4:猫");
    row("nothing to look for", "text", "", false, "");
    row("nothing there", "text", "z", false, "");
    row("no pattern", "a.b axb", "a.b", false, "0:a.b");
  }
  void finds() {
    QFETCH(QString, text);
    QFETCH(QString, needle);
    QFETCH(bool, matchCase);
    QFETCH(QString, hits);
    QCOMPARE(slices(text, hitsOf(text, needle, matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive)), hits);
  }

  void stopsAtTheMost() {
    QCOMPARE(hitsOf(QString(300'000, u'a'), QStringLiteral("a"), Qt::CaseInsensitive).size(), kMostHits);
    Searched s(QString(300'000, u'a'));
    s.find->open(*s.editor);
    s.type(QStringLiteral("a"));
    QCOMPARE(s.bar->countText(), QStringLiteral("1 of %1+").arg(QLocale().toString(100'000)));
  }

  void typingFindsFromTheCursorOn() {
    Searched s(QStringLiteral("one two\nthe two\nthe third"));
    s.editor->choose(5, 5);
    s.find->open(*s.editor);
    QVERIFY(s.bar->isVisible());
    QVERIFY(s.bar->field().hasFocus());
    s.type(QStringLiteral("t"));
    QCOMPARE(s.editor->textCursor().selectionStart(), 8);
    QCOMPARE(s.bar->countText(), QStringLiteral("2 of 5"));
    s.type(QStringLiteral("wo"));
    QCOMPARE(s.editor->textCursor().selectionStart(), 12);
    QCOMPARE(s.bar->countText(), QStringLiteral("2 of 2"));
    s.type(QStringLiteral("x"));
    QCOMPARE(s.bar->countText(), QStringLiteral("No hits"));
    QVERIFY(s.editor->hits().empty());
  }

  void keysGoAroundTheEnds() {
    Searched s(QStringLiteral("a1 b a2 b a3"));
    s.find->open(*s.editor);
    s.type(QStringLiteral("a"));
    const auto at = [&s] { return s.editor->textCursor().selectionStart(); };
    QCOMPARE(at(), 0);
    QTest::keyClick(&s.bar->field(), Qt::Key_Return);
    QCOMPARE(at(), 5);
    QTest::keyClick(&s.bar->field(), Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(at(), 10);
    QCOMPARE(s.bar->countText(), QStringLiteral("3 of 3"));
    QTest::keyClick(&s.bar->field(), Qt::Key_Return);
    QCOMPARE(at(), 0);
    QTest::keyClick(&s.bar->field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(at(), 10);
    QTest::keyClick(&s.bar->field(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(at(), 5);
  }

  void caseIsMatchedOnDemand() {
    Searched s(QStringLiteral("Good good"));
    s.find->open(*s.editor);
    s.type(QStringLiteral("good"));
    QCOMPARE(s.editor->hits().size(), 2U);
    QTest::keyClick(&s.bar->field(), Qt::Key_C, Qt::AltModifier);
    QTRY_VERIFY(s.bar->caseToggle().isChecked());
    QCOMPARE(s.editor->hits().size(), 1U);
    QCOMPARE(s.editor->textCursor().selectionStart(), 5);
  }

  void allHitsInSightAreShown() {
    Searched s(QStringLiteral("cat dog cat"));
    s.editor->setMarks({{0, 7, 0, -1}}, {{QStringLiteral("Animals"), 1, 1, {}}});
    s.find->open(*s.editor);
    s.type(QStringLiteral("cat"));
    QCOMPARE(s.editor->extraSelections().size(), 3); // over the mark
    QCOMPARE(s.editor->extraSelections()[1].cursor.selectedText(), QStringLiteral("cat"));
    QVERIFY(s.editor->extraSelections()[1].format.background() != s.editor->extraSelections()[0].format.background());
    s.bar->close();
    QCOMPARE(s.editor->extraSelections().size(), 1);
  }

  void escapeGoesBackToTheText() {
    Searched s(QStringLiteral("cat dog cat"));
    s.find->open(*s.editor);
    s.type(QStringLiteral("dog"));
    QTest::keyClick(&s.bar->field(), Qt::Key_Escape);
    QVERIFY(!s.bar->isVisible());
    QVERIFY(s.editor->hasFocus());
    QCOMPARE(s.chosen(), QStringLiteral("dog"));
    QVERIFY(s.editor->hits().empty());
    // What was looked for last is found again; what is chosen now comes first.
    s.editor->choose(0, 0);
    s.find->step(*s.editor, 1);
    QVERIFY(s.bar->isVisible());
    QCOMPARE(s.chosen(), QStringLiteral("dog"));
    s.bar->close();
    s.editor->choose(8, 11);
    s.find->open(*s.editor);
    QCOMPARE(s.bar->needle(), QStringLiteral("cat"));
    QCOMPARE(s.bar->countText(), QStringLiteral("2 of 2"));
  }

  void editsAreFollowed() {
    Searched s(QStringLiteral("cat dog cat"));
    s.find->open(*s.editor);
    s.type(QStringLiteral("cat"));
    QTextCursor cursor(s.editor->document());
    cursor.insertText(QStringLiteral("A cat. "));
    QCOMPARE(slices(s.editor->text(), s.editor->hits()), QStringLiteral("7:cat 15:cat")); // those before, moved
    QTRY_COMPARE(s.editor->hits().size(), 3U);
    // A step does not wait for the pause after typing.
    cursor.insertText(QStringLiteral("cat "));
    s.find->step(*s.editor, 1);
    QCOMPARE(s.editor->hits().size(), 4U);
  }

  void leavesTheFirstEditorForTheSecond() {
    Searched s(QStringLiteral("cat"));
    auto* other = new TextEditor(s.theme, s.queue, &s.window);
    other->startWith(QStringLiteral("a cat"));
    s.find->open(*s.editor);
    s.type(QStringLiteral("cat"));
    s.find->open(*other);
    QVERIFY(s.editor->hits().empty());
    QCOMPARE(other->hits().size(), 1U);
  }

  /// A keystroke in the field and a step, with the painting that follows, in a text of 300 kB and in the longest one.
  void longTextsDoNotStall_data() {
    QTest::addColumn<int>("size");
    QTest::newRow("300 kB") << 300'000;
    QTest::newRow("4 MB") << 4'000'000;
  }
  void longTextsDoNotStall() {
    QFETCH(int, size);
    QString text;
    while (text.size() < size)
      text +=
          QStringLiteral("The library at %1 Harbour Road has excellent books, and all are lent.\n").arg(text.size());
    Searched s(text);
    s.find->open(*s.editor);
    double worst = 0; // without the time in which others had the core
    const auto timed = [&](const auto& act) {
      const qint64 waited = runQueueWait().count();
      QElapsedTimer clock;
      clock.start();
      act();
      s.window.repaint();
      worst = std::max(worst, static_cast<double>(clock.nsecsElapsed() - (runQueueWait().count() - waited)) / 1e6);
    };
    for (const QChar letter : QStringLiteral("excellent books"))
      timed([&] { s.type(letter); });
    for (const int direction : {1, -1, -1, 1})
      timed([&] { s.find->step(*s.editor, direction); });
    qInfo() << s.editor->hits().size() << "hits, longest, ms:" << worst;
    QVERIFY(s.editor->extraSelections().size() < 500); // of the visible part only
    QVERIFY2(worst < (size > 1'000'000 ? 200 : 50), qPrintable(QString::number(worst)));
  }
};

QTEST_MAIN(TestTextFind)
#include "tst_text_find.moc"
