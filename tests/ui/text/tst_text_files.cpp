// SPDX-License-Identifier: GPL-3.0-or-later
// Files in the Text panel: what is read, what is refused and why, and the way back.
#include "tests/ui/text/opened_text.h"
#include "ui/text/text_file.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/toast.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QToolButton>

using namespace aisemble;
using namespace aisemble::test;

class TestTextFiles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aDroppedFileIsOpenedAndUndone() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().startWith(QStringLiteral("Old text"));
    drop(panel.editor().viewport(), written(bench.home, "note.md", "\xEF\xBB\xBF# Neu\r\n\xF0\x9F\x98\x80 a@b.org"));
    QTRY_COMPARE(panel.editor().text(), QStringLiteral("# Neu\n😀 a@b.org"));
    panel.form().setTask(NlpTask::Entities);
    panel.run();
    QTRY_VERIFY(panel.controller().outcome().has_value());
    QCOMPARE(slice(panel, 0), QStringLiteral("a@b.org"));
    QTRY_VERIFY(opened.window->toast().text().contains(QStringLiteral("note.md")));
    opened.window->toast().actionButton()->click();
    QCOMPARE(panel.editor().text(), QStringLiteral("Old text"));
    // Undone in the text, it is no longer offered.
    opened.command("text.clear");
    QVERIFY(!opened.window->toast().text().isEmpty());
    QTest::keyClick(&panel.editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(panel.editor().text(), QStringLiteral("Old text"));
    QCOMPARE(opened.window->toast().text(), QString());
  }

  void theTitleGoesWithTheTextThroughUndo() {
    TextBench bench;
    {
      OpenedText opened(bench);
      ui::TextPanel& panel = opened.panel();
      const auto undo = [&panel] { QTest::keyClick(&panel.editor(), Qt::Key_Z, Qt::ControlModifier); };
      const auto redo = [&panel] {
        QTest::keyClick(&panel.editor(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
      };
      const auto open = [&](const char* name) {
        panel.editor().openFile(written(bench.home, name, name).toStdString());
        QTRY_COMPARE(panel.editor().text(), QString::fromLatin1(name));
        QCOMPARE(panel.title().fullText(), QString::fromLatin1(name));
      };
      QTest::keyClicks(&panel.editor(), QStringLiteral("mine"));
      QCOMPARE(panel.title().fullText(), QStringLiteral("Text"));
      open("one.txt");
      QTest::keyClicks(&panel.editor(), QStringLiteral("x"));
      open("two.txt");
      undo();
      QCOMPARE(panel.title().fullText(), QStringLiteral("one.txt"));
      redo();
      QCOMPARE(panel.title().fullText(), QStringLiteral("two.txt"));
      opened.command("text.clear");
      QCOMPARE(panel.title().fullText(), QStringLiteral("Text"));
      undo();
      QCOMPARE(panel.title().fullText(), QStringLiteral("two.txt"));
      for (int i = 0; i < 9 && panel.editor().text() != QLatin1String("mine"); ++i)
        undo();
      QCOMPARE(panel.editor().text(), QStringLiteral("mine"));
      QCOMPARE(panel.title().fullText(), QStringLiteral("Text"));
      // What is written on from here takes the place of what could have been redone.
      for (int i = 0; i < 5; ++i) {
        panel.editor().moveCursor(i % 2 == 0 ? QTextCursor::Start : QTextCursor::End); // a step of its own
        QTest::keyClicks(&panel.editor(), QStringLiteral("a"));
        QCOMPARE(panel.title().fullText(), QStringLiteral("Text"));
      }
      open("two.txt");
      undo();
      QCOMPARE(panel.title().fullText(), QStringLiteral("Text"));
      opened.window->close();
    }
    OpenedText again(bench);
    QTRY_VERIFY(again.panel().editor().text().contains(QStringLiteral("mine")));
    QCOMPARE(again.panel().title().fullText(), QStringLiteral("Text"));
  }

  void otherEncodingsAreRead_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::newRow("Shift_JIS") << QByteArray("\x8A\xBF\x8E\x9A\x82\xC6\x87\x40\r\nabc") << QStringLiteral("Shift_JIS");
    QTest::newRow("EUC-JP") << QByteArray("\xB4\xC1\xBB\xFA\xA4\xC8\xAD\xA1\r\nabc") << QStringLiteral("EUC-JP");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE\x22\x6F\x57\x5B\x68\x30\r\0\n\0a\0", 14) << QString();
    QTest::newRow("UTF-16, the other way round") << QByteArray("\xFE\xFF\x6F\x22\x5B\x57\x30\x68\0a", 10) << QString();
    QTest::newRow("UTF-16 without a mark")
        << QByteArray("\x22\x6F\x57\x5B\x68\x30\x22\x6F\x57\x5B\n\0", 12) << QStringLiteral("UTF-16LE");
    QTest::newRow("ISO-2022-JP") << QByteArray("\x1B$B4A;z$H\x1B(B abc") << QStringLiteral("ISO-2022-JP");
  }

  void otherEncodingsAreRead() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    panel.editor().openFile(written(bench.home, "old.txt", bytes).toStdString());
    QTRY_VERIFY(panel.editor().text().startsWith(QStringLiteral("漢字と")));
    const QString said = panel.fileNotice().text(); // nothing where a mark leaves no doubt
    QCOMPARE(said.isEmpty(), encoding.isEmpty());
    QVERIFY2(encoding.isEmpty() || (said.contains(QStringLiteral("old.txt")) && said.contains(encoding)),
             qPrintable(said));
    QCOMPARE(panel.title().fullText(), QStringLiteral("old.txt"));
    panel.editor().openFile(written(bench.home, "new.txt", "漢字").toStdString());
    QTRY_COMPARE(panel.editor().text(), QStringLiteral("漢字"));
    QCOMPARE(panel.fileNotice().text(), QString());
  }

  void aNameFromRightToLeftStandsLeft() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    const QString name = QStringLiteral("קובץ.txt");
    panel.editor().startWith(QStringLiteral("Old text"));
    drop(panel.editor().viewport(), written(bench.home, name, "new"));
    QTRY_COMPARE(panel.title().fullText(), name);
    const QImage shot = panel.title().grab().toImage();
    const auto isInk = [&shot](int from, int to) {
      for (int x = from; x < to; ++x)
        for (int y = 1; y < shot.height() - 1; ++y)
          if (qAbs(qGray(shot.pixel(x, y)) - qGray(shot.pixel(shot.width() / 2, 1))) > 60) return true;
      return false;
    };
    QVERIFY(isInk(0, shot.width() / 3));
    QVERIFY(!isInk(shot.width() / 2, shot.width()));
    QTRY_VERIFY(opened.window->toast().text().contains(QChar(0x2068) + name + QChar(0x2069)));
  }

  void whatIsNoTextIsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("Latin-1") << QByteArray("one\ntwo caf\xE9 x") << QStringLiteral("byte 11, in line 2");
    QTest::newRow("Latin-1 behind a mark") << QByteArray("\xEF\xBB\xBF\xE9") << QStringLiteral("byte 3, in line 1");
    QTest::newRow("Latin-1 beside another") << QByteArray("Gr\xFC\xDF"
                                                          "e, \xC4rger und \xD6l")
                                            << QStringLiteral("byte 2, in line 1");
    QTest::newRow("Shift_JIS behind a mark")
        << QByteArray("\xEF\xBB\xBF\x8A\xBF\x8E\x9A") << QStringLiteral("byte 3, in line 1");
    QTest::newRow("damaged UTF-16") << QByteArray("\xFF\xFEx\0y", 5) << QStringLiteral("UTF-16");
    QTest::newRow("binary") << QByteArray("PK\0\1", 4) << QStringLiteral("byte 2 is zero");
    QTest::newRow("too long") << QByteArray(4'000'001, 'x') << QStringLiteral("batch");
  }

  void whatIsNoTextIsRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const QString file = written(folder, "x.txt", bytes);
    const Result<ui::TextFile> text = ui::readTextFile(file.toStdString());
    QVERIFY(!text.has_value());
    const QString message = QString::fromStdString(text.error().message);
    QVERIFY2(message.contains(said) && message.contains("x.txt"), qPrintable(message));
    TextBench bench;
    OpenedText opened(bench);
    opened.panel().editor().startWith(QStringLiteral("Kept"));
    opened.panel().editor().openFile(file.toStdString());
    QTRY_COMPARE(opened.panel().fileNotice().text(), message);
    QCOMPARE(opened.panel().editor().text(), QStringLiteral("Kept"));
  }

  void whatCannotBeOpenedIsSaidInPlace() {
    TextBench bench;
    OpenedText opened(bench);
    ui::NoticeBar& notice = opened.panel().fileNotice();
    QVERIFY(!notice.isVisible());
    const QString file = written(bench.home, "note.txt", "caf\xE9");
    drop(opened.panel().editor().viewport(), file);
    QTRY_VERIFY(notice.isVisible());
    QVERIFY(notice.text().contains(QStringLiteral("note.txt")));
    QTest::qWait(20);
    QVERIFY(notice.isVisible()); // until one has done something about it
    // Saved as UTF-8 and tried again.
    (void)written(bench.home, "note.txt", "caf\xC3\xA9");
    notice.actionButton()->click();
    QTRY_COMPARE(opened.panel().editor().text(), QStringLiteral("café"));
    QVERIFY(!notice.isVisible());
    // What is no text will not become one: it can only be dismissed.
    drop(opened.panel().editor().viewport(), written(bench.home, "x.bin", QByteArray("PK\0\1", 4)));
    QTRY_VERIFY(notice.isVisible());
    QVERIFY(!notice.actionButton()->isVisible());
    for (auto* button : notice.findChildren<QToolButton*>())
      if (button->accessibleName() == QLatin1String("Dismiss")) button->click();
    QVERIFY(!notice.isVisible());
    QVERIFY(opened.panel().editor().hasFocus());
  }

  void whatIsTooLongGoesToABatch() {
    TextBench bench;
    OpenedText opened(bench);
    opened.panel().form().setTask(NlpTask::Keywords);
    QSignalSpy asked(&opened.panel(), &ui::Panel::openRequested);
    const QString file = written(bench.home, "long.txt", QByteArray(4'000'001, 'x'));
    for (const QString& path : {file, bench.home.path()}) { // a folder, too
      drop(opened.panel().editor().viewport(), path);
      QTRY_VERIFY(!opened.panel().fileNotice().text().isEmpty());
      opened.panel().fileNotice().actionButton()->click();
      QCOMPARE(asked.last().at(0).toString(), QStringLiteral("batch"));
      const QVariantMap what = asked.last().at(1).toMap();
      QCOMPARE(what.value(QStringLiteral("inputs")).toStringList(), QStringList{path});
      QCOMPARE(what.value(QStringLiteral("task")).toString(), QStringLiteral("nlp/keywords"));
      opened.panel().fileNotice().clear();
    }
  }

  void missingFilesAndFolders() {
    QTemporaryDir folder;
    QVERIFY(!ui::readTextFile(folder.filePath("none.txt").toStdString()).has_value());
    QVERIFY(!ui::readTextFile(folder.path().toStdString()).has_value());
    QCOMPARE(ui::readTextFile(written(folder, "empty.txt", {}).toStdString()).value().text, QString());
  }

  void exportIsNamedAfterTheTextAndTheTask() {
    TextBench bench;
    OpenedText opened(bench);
    ui::TextPanel& panel = opened.panel();
    QTemporaryDir folder;
    const auto suggested = [&]() -> QString {
      panel.run();
      if (!QTest::qWaitFor([&] { return panel.results().hasOutcome() && !panel.controller().isRunning(); })) return {};
      opened.command("text.export");
      auto* dialog = opened.window->findChild<QFileDialog*>();
      if (dialog == nullptr) return {};
      const QString out = dialog->selectedFiles().value(0);
      delete dialog;
      return out;
    };
    panel.editor().startWith(QStringLiteral("The library is good."));
    panel.form().setTask(NlpTask::Sentiment);
    const QFileInfo unnamed(suggested());
    QCOMPARE(unnamed.fileName(), QStringLiteral("sentiment.csv"));
    QVERIFY(unnamed.absolutePath() != QDir::currentPath());
    drop(panel.editor().viewport(), written(folder, QStringLiteral("my notes.v2.txt"), "A good library."));
    QTRY_COMPARE(panel.editor().text(), QStringLiteral("A good library."));
    panel.form().setTask(NlpTask::Keywords);
    QCOMPARE(suggested(), QDir(folder.path()).absoluteFilePath(QStringLiteral("my notes.v2-keywords.csv")));
  }
};

QTEST_MAIN(TestTextFiles)
#include "tst_text_files.moc"
