// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/message_body.h"
#include "ui/prompt/message_widget.h"
#include "ui/prompt/transcript_view.h"

#include <QAbstractTextDocumentLayout>
#include <QScrollBar>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::ui;

namespace {

TranscriptItem item(MessageId id, bool fromUser, const QString& text) {
  TranscriptItem out;
  out.id = id;
  out.fromUser = fromUser;
  out.content = text;
  return out;
}

std::vector<TranscriptItem> many(int count) {
  std::vector<TranscriptItem> out;
  for (int i = 0; i < count; ++i)
    out.push_back(item(i + 1, i % 2 == 0,
                       i % 2 == 0 ? QStringLiteral("Question %1").arg(i)
                                  : QStringLiteral("Answer **%1** with `code`.\n\n- a\n- b\n\n").arg(i) +
                                        QStringLiteral("words and words ").repeated(i % 60)));
  return out;
}

} // namespace

class TestTranscriptView : public QObject {
  Q_OBJECT

 private:
  Theme m_theme;

 private Q_SLOTS:
  void onlyRowsInSightHaveWidgets() {
    TranscriptModel model;
    TranscriptView view(m_theme, model, nullptr);
    view.resize(800, 600);
    view.show();
    model.setItems(many(2000));
    QTRY_VERIFY(view.liveRows() > 0);
    QVERIFY(view.liveRows() < 40);
    QVERIFY(view.widgetOf(2000) != nullptr); // opens at the end
    QVERIFY(view.widgetOf(1) == nullptr);
  }

  /// With every word of an answer its height is asked for: a text that is long already must not be laid out for that.
  void askingForTheHeightLaysNothingOut() {
    MessageBody body(m_theme, nullptr);
    body.setMarkdownText(QStringLiteral("words and words ").repeated(1000), true);
    const int height = body.heightFor(600);
    QSignalSpy laidOut(body.document()->documentLayout(), &QAbstractTextDocumentLayout::update);
    QCOMPARE(body.heightFor(600), height);
    QCOMPARE(laidOut.count(), 0);
    QVERIFY(body.heightFor(300) > height);
    QVERIFY(laidOut.count() > 0);
  }

  void scrollingStaysSmooth() {
    TranscriptModel model;
    TranscriptView view(m_theme, model, nullptr);
    view.resize(800, 600);
    view.show();
    model.setItems(many(2000));
    QTRY_VERIFY(view.liveRows() > 0);
    QScrollBar* bar = view.verticalScrollBar();
    std::vector<qint64> times;
    for (int i = 0; i < 300; ++i) {
      QElapsedTimer clock;
      clock.start();
      bar->setValue(bar->value() - 120);
      QCoreApplication::processEvents();
      times.push_back(clock.nsecsElapsed() / 1000);
    }
    std::sort(times.begin(), times.end());
    qInfo() << "scroll step, µs: median" << times[150] << "p95" << times[285] << "max" << times.back();
    QVERIFY2(times[285] < 16'000, "the 95th percentile of a scroll step exceeds a frame");
    bar->setValue(0);
    QVERIFY(view.widgetOf(1) != nullptr);
    QVERIFY(view.liveRows() < 40);
  }

  void readingPositionStaysWhileTheEndGrows() {
    TranscriptModel model;
    TranscriptView view(m_theme, model, nullptr);
    view.resize(800, 600);
    view.show();
    auto items = many(40);
    model.setItems(items);
    QTRY_VERIFY(view.liveRows() > 0);
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    MessageId reading = 0;
    for (MessageId id = 1; id <= 40 && reading == 0; ++id)
      if (MessageWidget* widget = view.widgetOf(id); widget != nullptr && widget->y() > 0) reading = id;
    const int y = view.widgetOf(reading)->y();
    items.back().content += QStringLiteral("\n\nmore\n\n").repeated(50);
    model.update(items.back());
    QCoreApplication::processEvents();
    QCOMPARE(view.widgetOf(reading)->y(), y);
  }

  void followsTheEndWhenThere() {
    TranscriptModel model;
    TranscriptView view(m_theme, model, nullptr);
    view.resize(800, 600);
    view.show();
    auto items = many(40);
    items.back().state = MessageState::Streaming;
    model.setItems(items);
    QTRY_VERIFY(view.liveRows() > 0);
    for (int i = 0; i < 30; ++i) {
      items.back().content += QStringLiteral("\n\nanother paragraph");
      model.update(items.back());
    }
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    const QRect last = view.widgetOf(40)->geometry();
    QVERIFY(last.bottom() <= view.viewport()->height());
  }

  /// Who scrolls up into an answer that is being written reads on: its end grows, nothing in sight moves.
  void whatIsReadOfAGrowingAnswerStays() {
    TranscriptModel model;
    TranscriptView view(m_theme, model, nullptr);
    view.resize(800, 600);
    view.show();
    std::vector<TranscriptItem> items{item(1, true, QStringLiteral("Question")),
                                      item(2, false, QStringLiteral("A paragraph.\n\n").repeated(100))};
    items.back().state = MessageState::Streaming;
    model.setItems(items);
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 1000);
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() - 700);
    const int top = view.widgetOf(2)->y();
    QVERIFY(top < -500);
    for (int i = 0; i < 10; ++i) {
      items.back().content += QStringLiteral("Another paragraph.\n\n");
      model.update(items.back());
      QCOMPARE(view.widgetOf(2)->y(), top);
    }
  }

  void shortConversationsStartAtTheTop() {
    TranscriptModel model;
    TranscriptView view(m_theme, model, nullptr);
    view.resize(800, 600);
    view.show();
    model.setItems({item(1, true, QStringLiteral("Hi")), item(2, false, QStringLiteral("Hello."))});
    QTRY_COMPARE(view.liveRows(), 2);
    QVERIFY(view.widgetOf(1)->y() >= 0 && view.widgetOf(1)->y() < 60);
    QVERIFY(view.widgetOf(2)->y() > view.widgetOf(1)->y());
    // A question of one line is one line high.
    QVERIFY(view.widgetOf(1)->height() < 120);
  }

  void focusGoesFromMessageToMessage() {
    TranscriptModel model;
    TranscriptView view(m_theme, model, nullptr);
    view.resize(800, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    model.setItems(many(200));
    QTRY_VERIFY(view.liveRows() > 0);
    view.focusMessage(-1);
    for (int i = 0; i < 20; ++i)
      view.focusMessage(-1);
    MessageWidget* focused = view.widgetOf(180);
    QVERIFY(focused != nullptr);
    QVERIFY(focused->holdsFocusOrSelection());
    QVERIFY(focused->y() >= 0);
  }

  void streamingTouchesOnlyTheLastRow() {
    TranscriptModel model;
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    auto items = many(1000);
    model.setItems(items);
    items.back().content += QStringLiteral("x");
    model.setItems(items);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 999);
  }
};

QTEST_MAIN(TestTranscriptView)
#include "tst_transcript_view.moc"
