// SPDX-License-Identifier: GPL-3.0-or-later
// The panel over the real runner, journal and text engine: files in, results out.

#include "core/base/run_queue_wait.h"
#include "core/batch/batch_runner.h"
#include "core/store/sqlite_batch_journal.h"
#include "tests/ui/text/text_bench.h"
#include "ui/batch/batch_form.h"
#include "ui/batch/batch_panel.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/interrupted_bar.h"
#include "ui/batch/item_detail.h"
#include "ui/batch/output_choice.h"
#include "ui/shell/workbench_window.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;

namespace {

struct Live {
  Live() {
    auto opened = WorkbenchDatabase::open(std::filesystem::path(bench.home.path().toStdString()) / "workbench.db");
    journal = std::make_unique<SqliteBatchJournal>(opened.value(), bench.clock);
    runner =
        std::make_unique<BatchRunner>(*bench.orchestrator, [this]() -> Result<BatchJournal*> { return journal.get(); });
    open();
  }
  ~Live() {
    window.reset();
    runner.reset();
    bench.orchestrator.reset();
  }
  void open() {
    ui::WorkbenchContext context = bench.textContext();
    context.batches = runner.get();
    window = std::make_unique<ui::WorkbenchWindow>(context);
    window->resize(1280, 820);
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
    showPanel(*window, QStringLiteral("batch"));
    QTRY_VERIFY(panel().controller().isLoaded());
  }
  [[nodiscard]] ui::BatchPanel& panel() {
    return *qobject_cast<ui::BatchPanel*>(window->panel(QStringLiteral("batch")));
  }
  void begin(const QStringList& inputs, const char* task, const QString& output) {
    panel().take({{"inputs", inputs}, {"task", task}});
    panel().form().output().field().setText(output);
    Q_EMIT panel().form().output().field().textEdited({});
    panel().form().start();
    QTRY_VERIFY2(!panel().showsForm() || !panel().form().errorText().isEmpty(), "neither begun nor refused");
  }
  [[nodiscard]] BatchState state() { return panel().controller().list().find(panel().view().batch())->state; }

  TextBench bench;
  std::unique_ptr<SqliteBatchJournal> journal;
  std::unique_ptr<BatchRunner> runner;
  std::unique_ptr<ui::WorkbenchWindow> window;
};

QString manyTexts(const QTemporaryDir& folder, int count) {
  QFile file(folder.filePath("many.jsonl"));
  if (!file.open(QIODevice::WriteOnly)) return {};
  for (int i = 0; i < count; ++i)
    file.write(QStringLiteral("{\"text\": \"Text number %1 was a pleasure to read.\"}\n").arg(i).toUtf8());
  return file.fileName();
}

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestBatchLive : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void reviewsBecomeATable() {
    Live live;
    QTemporaryDir out;
    const QString samples = QString::fromStdString(live.bench.textContext().samplesFolder.string());
    live.begin({samples + "/texts/reviews.jsonl"}, "nlp/sentiment", out.filePath("moods.csv"));
    QCOMPARE(live.panel().form().errorText(), QString());
    QTRY_COMPARE(live.state(), BatchState::Completed);
    ui::BatchView& view = live.panel().view();
    QTRY_VERIFY(view.items().rowCount() > 3);
    QTRY_VERIFY(view.items().data(view.items().index(0, 3), Qt::DisplayRole).toString().startsWith("positive"));
    QVERIFY(view.items().rowAt(0)->name.contains(QStringLiteral("Great battery life")));
    view.table().setCurrentIndex(view.items().index(1, 0));
    QTRY_VERIFY(view.detail().resultText().contains(QStringLiteral("\"sentiment\"")));
    const qsizetype lines = contentOf(out.filePath("moods.csv")).trimmed().count('\n');
    QCOMPARE(static_cast<int>(lines), view.items().rowCount()); // and a heading
    // The same name again: nothing is written over, and the form says so.
    live.begin({samples + "/texts/reviews.jsonl"}, "nlp/sentiment", out.filePath("moods.csv"));
    QVERIFY(live.panel().showsForm());
    QVERIFY2(live.panel().form().errorText().contains(QStringLiteral("moods.csv")),
             qPrintable(live.panel().form().errorText()));
  }

  void whatATaskCannotReadIsSkippedOrFails() {
    Live live;
    QTemporaryDir in;
    QTemporaryDir out;
    for (const auto& [name, content] :
         {std::pair{"good.txt", "A lovely day."}, {"odd.bin", "x"}, {"bad.txt", "\xff"}}) {
      QFile file(in.filePath(name));
      QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) > 0);
    }
    live.begin({in.path()}, "nlp/language", out.filePath("results"));
    QTRY_COMPARE(live.state(), BatchState::Completed);
    ui::BatchView& view = live.panel().view();
    QTRY_COMPARE(view.chip(BatchItemState::Completed)->text(), QStringLiteral("Done 1"));
    QTRY_COMPARE(view.chip(BatchItemState::Failed)->text(), QStringLiteral("Failed 1"));
    QTRY_COMPARE(view.chip(BatchItemState::Skipped)->text(), QStringLiteral("Skipped 1"));
    view.setFilter(BatchItemState::Failed);
    QTRY_COMPARE(view.items().rowCount(), 1);
    view.table().setCurrentIndex(view.items().index(0, 0));
    QTRY_VERIFY(view.detail().errorText().contains(QStringLiteral("not in UTF-8")));
    QVERIFY(QFile::exists(out.filePath("results")));
  }

  void pausedBatchGoesOn() {
    Live live;
    QTemporaryDir in;
    QTemporaryDir out;
    live.begin({manyTexts(in, 20'000)}, "nlp/sentiment", out.filePath("r.jsonl"));
    QTRY_VERIFY(live.bench.text->runs() > 0);
    live.panel().view().pauseButton().click();
    QTRY_COMPARE(live.state(), BatchState::Paused);
    const int before = live.bench.text->runs();
    QVERIFY(before < 20'000);
    QCOMPARE(live.panel().view().pauseButton().text(), QStringLiteral("Resume"));
    live.panel().view().pauseButton().click();
    QTRY_COMPARE_WITH_TIMEOUT(live.state(), BatchState::Completed, 60'000);
    QCOMPARE(live.bench.text->runs(), 20'000); // each once
    QCOMPARE(contentOf(out.filePath("r.jsonl")).count('\n'), qsizetype(20'000));
  }

  void cancelStopsWhatIsUnderWay() {
    Live live;
    live.bench.text->setScript({true, {}, {}});
    QTemporaryDir in;
    QTemporaryDir out;
    live.begin({manyTexts(in, 50)}, "nlp/sentiment", out.filePath("r.jsonl"));
    QTRY_VERIFY(live.bench.text->runs() > 0);
    QTest::keyClick(live.window.get(), Qt::Key_Escape);
    QTRY_COMPARE(live.state(), BatchState::Cancelled);
    QVERIFY(live.bench.text->stops() > 0);
    QTRY_COMPARE(live.panel().view().chip(BatchItemState::Cancelled)->text(), QStringLiteral("Cancelled 50"));
  }

  /// 10,000 texts through the real runner while the table is scrolled: the event loop goes on.
  void tenThousandTexts() {
    Live live;
    QTemporaryDir in;
    QTemporaryDir out;
    const QString texts = manyTexts(in, 10'000);
    double worst = 0;
    QElapsedTimer clock;
    qint64 waited = runQueueWait().count();
    QTimer watchdog;
    connect(&watchdog, &QTimer::timeout, this, [&] {
      const qint64 now = runQueueWait().count();
      worst = std::max(worst, static_cast<double>(clock.nsecsElapsed() - (now - waited)) / 1e6);
      waited = now;
      clock.restart();
    });
    live.begin({texts}, "nlp/sentiment", out.filePath("many.csv"));
    clock.start();
    watchdog.start(5);
    QElapsedTimer whole;
    whole.start();
    QScrollBar* bar = live.panel().view().table().verticalScrollBar();
    for (int i = 0; live.state() == BatchState::Running && whole.elapsed() < 120'000; ++i) {
      bar->setValue(bar->maximum() * ((i * 17) % 60) / 60);
      QTest::qWait(40);
    }
    watchdog.stop();
    qInfo("10,000 texts in %.1f s, worst gap of the event loop: %.1f ms", double(whole.elapsed()) / 1000, worst);
    QCOMPARE(live.state(), BatchState::Completed);
    QTRY_COMPARE(live.panel().view().chip(BatchItemState::Completed)->text(), QStringLiteral("Done 10,000"));
    QVERIFY2(worst < 50, qPrintable(QString::number(worst)));
  }
};

QTEST_MAIN(TestBatchLive)
#include "tst_batch_live.moc"
