// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/markdown_stream.h"
#include "ui/prompt/message_body.h"
#include "ui/widgets/markdown_style.h"

#include <QTemporaryDir>
#include <QTextTable>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::ui;

class TestMarkdownStream : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cuts_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::newRow("one paragraph") << "Hello there" << 0;
    QTest::newRow("two, the second unfinished") << "One.\n\nTwo" << 0;
    QTest::newRow("two") << "One.\n\nTwo\n" << 6;
    QTest::newRow("list goes on") << "- a\n\n- b\n" << 0;
    QTest::newRow("indented goes on") << "- a\n\n  more\n" << 0;
    QTest::newRow("inside a fence") << "```\na\n\nb\n" << 0;
    QTest::newRow("after a fence") << "```\na\n\nb\n```\n\nText\n" << 14;
  }

  void cuts() {
    QFETCH(QString, text);
    QFETCH(int, position);
    QCOMPARE(findMarkdownCut(text, 0, 10'000).position, qsizetype(position));
  }

  void tablesHaveWholeHeads_data() {
    QTest::addColumn<QString>("before");
    QTest::newRow("nothing") << QString();
    QTest::newRow("text") << "Text:\n\n";
    QTest::newRow("code") << "```\nx\n```\n\n";
    QTest::newRow("a quotation") << "> said\n\n";
  }

  void tablesHaveWholeHeads() {
    QFETCH(QString, before);
    QTextDocument document;
    renderMarkdown(document, before + QStringLiteral("| a | b |\n|---|---|\n| 1 | 2 |\n"), lightTokens());
    QTextTable* table = nullptr;
    for (QTextFrame* frame : document.rootFrame()->childFrames())
      if (auto* found = qobject_cast<QTextTable*>(frame)) table = found;
    QVERIFY(table != nullptr);
    for (int column = 0; column < 2; ++column) {
      const QTextTableCell cell = table->cellAt(0, column);
      QCOMPARE(cell.firstCursorPosition().block(), cell.lastCursorPosition().block());
      QCOMPARE(cell.firstCursorPosition().block().text(), column == 0 ? QStringLiteral("a") : QStringLiteral("b"));
      QVERIFY(cell.lastCursorPosition().charFormat().fontWeight() >= QFont::DemiBold);
    }
  }

  void longLinesOfCodeWrap() {
    Theme theme;
    MessageBody body(theme, nullptr);
    body.setMarkdownText(QStringLiteral("```\n") + QStringLiteral("word ").repeated(200) + QStringLiteral("\n```\n"),
                         false);
    (void)body.heightFor(400);
    QVERIFY(body.document()->size().width() <= 400);
    QVERIFY(body.document()->idealWidth() <= 400);
  }

  void longTailIsCutAtALine() {
    const QString text = QStringLiteral("```py\n") + QStringLiteral("x = 1\n").repeated(100);
    const MarkdownCut cut = findMarkdownCut(text, 0, 100);
    QCOMPARE(cut.position, text.size());
    QVERIFY(cut.inFence);
    QCOMPARE(cut.fence, QStringLiteral("```py"));
  }

  void growingShowsWhatTheWholeShows_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("prose") << "One *two* three.\n\nFour **five**.\n\nSix\n";
    QTest::newRow("list") << "Before:\n\n1. a\n2. b\n\nAfter.\n\nEnd\n";
    QTest::newRow("code") << "See:\n\n```python\nx = 1\n\ny = 2\n```\n\nDone.\n";
    QTest::newRow("long code") << QStringLiteral("```\n") + QStringLiteral("line of code\n").repeated(1200) +
                                      QStringLiteral("```\n");
    QTest::newRow("headings") << "# One\n\nText.\n\n## Two\n\nText of two\nlines.\n\n- a\n- b\n\nEnd\n";
    QTest::newRow("loose list") << "1. a\n\n2. b\n\n3. c\n\nAfter.\n\nEnd\n";
    QTest::newRow("table") << "| a | b |\n|---|---|\n| 1 | 2 |\n\nAfter.\n\nEnd\n";
  }

  void growingShowsWhatTheWholeShows() {
    QFETCH(QString, text);
    QTextDocument whole;
    MarkdownStream(whole).setText(text, lightTokens(), false);
    QTextDocument grown;
    for (QTextDocument* document : {&whole, &grown})
      document->setTextWidth(400);
    MarkdownStream stream(grown);
    for (qsizetype end = 1; end < text.size(); end += 1 + end / 20)
      stream.setText(text.left(end), lightTokens(), true);
    stream.setText(text, lightTokens(), true);
    const auto words = [](const QTextDocument& document) { return document.toPlainText().simplified(); };
    QCOMPARE(words(grown), words(whole));
    if (text.size() < 4000)                                   // a long code block grows in several boxes
      QCOMPARE(grown.size().height(), whole.size().height()); // nothing jumps when the answer ends
    stream.setText(text, lightTokens(), false);
    QCOMPARE(words(grown), words(whole));
  }

  void htmlStaysTextAndNothingIsLoaded() {
    const Theme theme;
    MessageBody body(theme, nullptr);
    body.setMarkdownText(
        QStringLiteral("<img src=\"http://example.com/x.png\"> ![alt](http://example.com/y.png) <b>bold</b>"), false);
    QVERIFY(body.toPlainText().contains(QLatin1String("<b>bold</b>")));
    QVERIFY(body.heightFor(400) > 0);
    QTemporaryDir folder;
    QImage local(40, 30, QImage::Format_RGB32);
    local.fill(Qt::red);
    QVERIFY(local.save(folder.filePath(QStringLiteral("local.png"))));
    for (const QUrl& url : {QUrl(QStringLiteral("http://example.com/y.png")),
                            QUrl::fromLocalFile(folder.filePath(QStringLiteral("local.png")))})
      QCOMPARE(body.document()->resource(QTextDocument::ImageResource, url).value<QImage>().size(), QSize(1, 1));
  }

  void heightFollowsTheWidth() {
    const Theme theme;
    MessageBody body(theme, nullptr);
    body.setMarkdownText(QStringLiteral("word ").repeated(200), false);
    const int wide = body.heightFor(700);
    const int narrow = body.heightFor(200);
    QVERIFY(narrow > 2 * wide);
    QCOMPARE(body.heightFor(700), wide);
  }
};

QTEST_MAIN(TestMarkdownStream)
#include "tst_markdown_stream.moc"
