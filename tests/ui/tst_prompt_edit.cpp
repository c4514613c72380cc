// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/prompt_edit.h"
#include "ui/widgets/background_queue.h"

#include <QInputMethodEvent>
#include <QMimeData>
#include <QTemporaryDir>
#include <QtTest>

using namespace aisemble::ui;

class TestPromptEdit : public QObject {
  Q_OBJECT

 private:
  BackgroundQueue m_queue;

 private Q_SLOTS:
  void enter_data() {
    QTest::addColumn<bool>("enterSends");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<bool>("sends");
    QTest::addColumn<QString>("text");
    QTest::newRow("enter sends") << true << int(Qt::NoModifier) << true << "hi";
    QTest::newRow("shift makes a line") << true << int(Qt::ShiftModifier) << false << "hi\n";
    QTest::newRow("ctrl sends") << true << int(Qt::ControlModifier) << true << "hi";
    QTest::newRow("keypad sends") << true << int(Qt::KeypadModifier) << true << "hi";
    QTest::newRow("by setting: a line") << false << int(Qt::NoModifier) << false << "hi\n";
    QTest::newRow("by setting: ctrl sends") << false << int(Qt::ControlModifier) << true << "hi";
  }

  void enter() {
    QFETCH(bool, enterSends);
    QFETCH(int, modifiers);
    QFETCH(bool, sends);
    QFETCH(QString, text);
    PromptEdit edit(m_queue, nullptr);
    edit.setEnterSends(enterSends);
    edit.setPlainText(QStringLiteral("hi"));
    edit.moveCursor(QTextCursor::End);
    QSignalSpy sent(&edit, &PromptEdit::sendRequested);
    QTest::keyClick(&edit, modifiers & Qt::KeypadModifier ? Qt::Key_Enter : Qt::Key_Return,
                    Qt::KeyboardModifiers(modifiers));
    QCOMPARE(sent.count(), sends ? 1 : 0);
    QCOMPARE(edit.toPlainText(), text);
  }

  void enterNeverSendsWhileComposing() {
    PromptEdit edit(m_queue, nullptr);
    QSignalSpy sent(&edit, &PromptEdit::sendRequested);
    QInputMethodEvent composing(QStringLiteral("にほんご"), {});
    QApplication::sendEvent(&edit, &composing);
    QVERIFY(edit.isComposing());
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(sent.count(), 0);
    QTest::keyClick(&edit, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.count(), 0);

    // The Enter that chose the candidate may come as a key right after the commit.
    QInputMethodEvent commit;
    commit.setCommitString(QStringLiteral("日本語"));
    QApplication::sendEvent(&edit, &commit);
    QVERIFY(!edit.isComposing());
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(sent.count(), 0);
    QCOMPARE(edit.toPlainText(), QStringLiteral("日本語"));

    QTest::qWait(1);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(sent.count(), 1);
  }

  void upRecallsOnlyWhenEmpty() {
    PromptEdit edit(m_queue, nullptr);
    QSignalSpy recalled(&edit, &PromptEdit::recallRequested);
    QTest::keyClick(&edit, Qt::Key_Up);
    QCOMPARE(recalled.count(), 1);
    edit.setPlainText(QStringLiteral("x"));
    QTest::keyClick(&edit, Qt::Key_Up);
    QCOMPARE(recalled.count(), 1);
  }

  void droppedFile_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("taken");
    QTest::newRow("text") << QByteArray("Grüße\nzwei") << true;
    QTest::newRow("binary") << QByteArray("\x89PNG\0\0", 6) << false;
    QTest::newRow("other encoding") << QByteArray("Gr\xFC\xDF") << false;
    QTest::newRow("too large") << QByteArray(3'000'000, 'x') << false;
  }

  void droppedFile() {
    QFETCH(QByteArray, content);
    QFETCH(bool, taken);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("dropped.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    struct Access : PromptEdit {
      using PromptEdit::canInsertFromMimeData;
      using PromptEdit::insertFromMimeData;
      using PromptEdit::PromptEdit;
    } edit(m_queue, nullptr);
    QSignalSpy refused(&edit, &PromptEdit::refused);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QVERIFY(edit.canInsertFromMimeData(&data));
    edit.insertFromMimeData(&data);
    if (taken)
      QTRY_COMPARE(edit.toPlainText(), QString::fromUtf8(content));
    else
      QTRY_COMPARE(refused.count(), 1);
  }

  void growsWithItsLines() {
    PromptEdit edit(m_queue, nullptr);
    edit.resize(300, 60);
    const int empty = edit.sizeHint().height();
    edit.setPlainText(QStringLiteral("a\nb\nc\nd\ne"));
    const int five = edit.sizeHint().height();
    QVERIFY(five > empty);
    edit.setPlainText(QStringLiteral("a\n").repeated(100));
    QVERIFY(edit.sizeHint().height() < 3 * five);
  }
};

QTEST_MAIN(TestPromptEdit)
#include "tst_prompt_edit.moc"
