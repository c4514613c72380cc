// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window over the real engines, under load: an answer streams, a batch of 500 pictures runs, and somebody
// goes through the panels, opens a large picture and a long table, and changes between light and dark. Nothing may hold
// up the event loop.

#include "app/composition.h"
#include "app/workbench_assembly.h"
#include "tests/ui/event_loop_watch.h"
#include "ui/batch/batch_form.h"
#include "ui/batch/batch_panel.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/output_choice.h"
#include "ui/data/data_panel.h"
#include "ui/image/image_panel.h"
#include "ui/image/picture_view.h"
#include "ui/prompt/composer.h"
#include "ui/prompt/parameters_panel.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/workbench_window.h"
#include "ui/text/text_editor.h"
#include "ui/text/text_panel.h"
#include "ui/theme/tokens.h"

#include <QBuffer>
#include <QDialog>
#include <QEventLoop>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QtTest>

#include <algorithm>
#include <functional>
#include <vector>

using namespace aisemble;
using namespace aisemble::test;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

constexpr double kLimitMs = 50;
constexpr double kNeverMs = 3 * kLimitMs; ///< of computing, in a turn that is too long in one round only
constexpr int kPictures = 500;
constexpr int kRows = 100'000;
constexpr int kTextBytes = 300'000;

using Stalls = std::vector<EventLoopWatch::Stall>;

/// Whether a step was too long in both rounds, or a turn of the second so long that no neighbour on the machine is why.
bool isTooLongAgain(const Stalls& first, const Stalls& second) {
  return std::any_of(second.begin(), second.end(), [&first](const EventLoopWatch::Stall& stall) {
    return stall.processorMs >= kNeverMs ||
           std::any_of(first.begin(), first.end(),
                       [&stall](const EventLoopWatch::Stall& before) { return before.during == stall.during; });
  });
}

/// Runs the event loop as the program does: QTest::qWait() sleeps between its rounds, which a watchdog would notice.
void stay(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
  loop.exec();
}

bool stayUntil(const std::function<bool()>& isDone, int mostMs) {
  QElapsedTimer clock;
  clock.start();
  while (!isDone() && clock.elapsed() < mostMs)
    stay(20);
  return isDone();
}

QImage somePicture(QSize size, int seed) {
  QImage out(size, QImage::Format_RGB888);
  for (int y = 0; y < size.height(); ++y) {
    uchar* at = out.scanLine(y);
    for (int x = 0; x < size.width(); ++x)
      for (const int value : {x * 255 / size.width() + seed * 40, (x ^ y) + seed, x * y / 97 + seed})
        *at++ = static_cast<uchar>(value & 255);
  }
  return out;
}

bool writeFile(const QString& path, const QByteArray& content) {
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// Pictures that decode to a few images and differ as files, by a comment segment: no two share a cached result.
bool writePictures(const QDir& folder) {
  QList<QByteArray> bases;
  for (int i = 0; i < 5; ++i) {
    QBuffer buffer;
    if (!somePicture({640, 480}, i).save(&buffer, "JPEG", 85)) return false;
    bases << buffer.data();
  }
  for (int i = 0; i < kPictures; ++i) {
    QByteArray picture = bases[i % bases.size()];
    picture.insert(2, QByteArray("\xff\xfe\x00\x06", 4) + QByteArray::number(1000 + i)); // after the start of image
    if (!writeFile(folder.filePath(QStringLiteral("picture-%1.jpg").arg(i)), picture)) return false;
  }
  return true;
}

QByteArray longTable() {
  QByteArray out = "id,name,city,score,weight\n";
  out.reserve(kRows * 40);
  for (int i = 0; i < kRows; ++i)
    out += QByteArray::number(i) + ",name " + QByteArray::number(i % 977) + ",city " + QByteArray::number(i % 53) +
           ',' + QByteArray::number(i * 7919 % 10'007 / 100.0) + ',' + QByteArray::number(i % 250) + '\n';
  return out;
}

QByteArray longText() {
  QByteArray out;
  for (int i = 0; out.size() <= kTextBytes; ++i)
    out += "Anna Berg of Example Ltd wrote from Kyoto on 3 May 2024 that number " + QByteArray::number(i) +
           " was a real pleasure to read, and that the second part had bored her.\n";
  return out;
}

/// The program's own parts over a home of the test's.
struct Opened {
  Opened() {
    CompositionOptions options;
    options.program = AISEMBLE_BUILD_DIR "/bin/aisemble-workbench"; // engines and models lie beside it
    options.home = home.path().toStdString();
    options.threads = 2; // on a large machine the pictures would be done before the panels are gone through
    options.logTo = LogTarget::File;
    options.keysComeLater = true;
    options.computesBehindOthers = true;
    core = Composition::create(std::move(options)).value();
    workbench = std::make_unique<WorkbenchAssembly>(*core);
    window().resize(1280, 820);
    window().show();
    window().activateWindow(); // a bare display has no window manager that would
  }
  [[nodiscard]] ui::WorkbenchWindow& window() { return workbench->window(); }
  template <class SomePanel>
  [[nodiscard]] SomePanel& panel(const char* id) {
    return *qobject_cast<SomePanel*>(window().panel(QLatin1String(id)));
  }

  QTemporaryDir home;
  std::unique_ptr<Composition> core;
  std::unique_ptr<WorkbenchAssembly> workbench;
};

class Load {
 public:
  Load(Opened& opened, EventLoopWatch& watch, const QDir& folder)
      : m_window(opened.window())
      , m_watch(watch)
      , m_folder(folder)
      , m_prompt(opened.panel<ui::PromptPanel>("prompt"))
      , m_batch(opened.panel<ui::BatchPanel>("batch"))
      , m_image(opened.panel<ui::ImagePanel>("image"))
      , m_data(opened.panel<ui::DataPanel>("data"))
      , m_text(opened.panel<ui::TextPanel>("text")) {
    m_asking.setInterval(50);
    QObject::connect(&m_asking, &QTimer::timeout, &m_window, [this] { ask(); });
  }

  void step(const QString& name, int ms = 150) {
    m_watch.setStep(name);
    stay(ms);
  }
  void go(int number, const QString& name) {
    m_watch.setStep("opening " + name);
    QTest::keyClick(&m_window, static_cast<Qt::Key>(Qt::Key_0 + number), Qt::AltModifier);
    stay(200);
    if (m_stack->currentIndex() != number - 1) m_notOpened << name;
    if (isBatchRunning()) ++m_openings;
  }

  void beginAnswers() {
    m_watch.setStep("a prompt is written");
    QTest::keyClicks(&m_prompt.composer().edit(), QStringLiteral("Once upon a time"));
    m_prompt.composer().setText({});
    ui::PromptParameters parameters = m_prompt.parameters().parameters();
    parameters.options.maxTokens = 400;
    m_prompt.parameters().setParameters(parameters);
    m_asking.start();
  }
  void beginBatch(const QString& pictures, const QString& output) {
    go(5, "batch");
    m_watch.setStep("a batch begins");
    m_batch.take({{"inputs", QStringList{pictures}}, {"task", "vision/face_detection"}});
    m_batch.form().output().field().setText(output);
    Q_EMIT m_batch.form().output().field().textEdited({});
    m_batch.form().start();
    stayUntil([this] { return !m_batch.showsForm() || !m_batch.form().errorText().isEmpty(); }, 10'000);
  }
  [[nodiscard]] std::optional<BatchState> batchState() {
    const auto summary = m_batch.controller().list().find(m_batch.view().batch());
    return summary ? std::optional(summary->state) : std::nullopt;
  }
  [[nodiscard]] bool isBatchRunning() { return batchState() == BatchState::Running; }

  void openFiles() {
    go(2, "image");
    m_watch.setStep("a large picture is opened");
    m_image.open({m_folder.filePath("large.jpg")});
    stayUntil([this] { return m_image.view().accessibleDescription().startsWith(QLatin1String("large.jpg")); }, 10'000);
    m_watch.setStep("a large picture is zoomed");
    for (int i = 0; i < 10; ++i) {
      QTest::keyClick(&m_image.view(), i < 5 ? Qt::Key_Plus : Qt::Key_Minus);
      stay(30);
    }
    go(4, "data");
    m_watch.setStep("a long table is opened");
    m_data.openFile(m_folder.filePath("long.csv"));
    stayUntil([this] { return m_data.controller().view().rows == kRows; }, 10'000);
    step("a long table is shown", 500);
  }

  void openMany() {
    go(2, "image");
    m_watch.setStep("500 pictures are opened");
    m_image.open({m_folder.filePath("pictures")});
    stayUntil([this] { return m_image.pictures().rowCount() > kPictures; }, 10'000);
    step("thumbnails come", 600);
    go(3, "text");
    m_watch.setStep("a long text is opened");
    m_text.editor().openFile(m_folder.filePath("long.txt").toStdString());
    stayUntil([this] { return m_text.editor().text().size() > kTextBytes; }, 10'000);
    step("a long text is shown", 300);
    m_watch.setStep("a long text is analysed");
    m_text.run();
    stayUntil([this] { return !m_text.controller().isRunning(); }, 20'000);
    step("marks of a long text are shown", 300);
    m_text.editor().verticalScrollBar()->setValue(m_text.editor().verticalScrollBar()->maximum() / 2);
    step("a long text is scrolled");
  }

  void tour() {
    go(6, "dashboard");
    scroll(m_window.findChildren<QScrollArea*>(), "the dashboard is scrolled");
    go(5, "batch");
    QScrollBar* bar = m_batch.view().table().verticalScrollBar();
    m_watch.setStep("the batch is scrolled");
    for (int i = 0; i < 8; ++i) {
      bar->setValue(bar->maximum() * ((i * 5) % 8) / 8);
      stay(30);
    }
    go(1, "prompt");
    step("an answer streams", 500);
    go(3, "text");
    go(4, "data");
    for (QTableView* table : m_data.findChildren<QTableView*>())
      if (table->isVisible()) table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 2);
    step("a long table is scrolled");
    go(7, "models");
    go(8, "services");
    go(2, "image");
  }

  /// On each panel to dark, and to light while the next one is being opened.
  void changeThemes() {
    for (int panel = 1; panel <= 8; ++panel) {
      go(panel, QStringLiteral("panel %1").arg(panel));
      changeTheme("view.dark", ui::darkTokens(), QStringLiteral("panel %1 becomes dark").arg(panel));
      stay(400);
      changeTheme("view.light", ui::lightTokens(), QStringLiteral("panel %1 becomes light").arg(panel));
    }
  }

  void handleWindow() {
    m_watch.setStep("the palette is opened");
    QTest::keyClick(&m_window, Qt::Key_K, Qt::ControlModifier);
    stay(150);
    m_window.commandPalette().dismiss();
    m_watch.setStep("the settings are opened");
    QTest::keyClick(&m_window, Qt::Key_Comma, Qt::ControlModifier);
    stay(200);
    for (auto* dialog : m_window.findChildren<QDialog*>())
      dialog->close();
    m_window.activateWindow(); // else no key comes
    stayUntil([this] { return m_window.isActiveWindow(); }, 5'000);
    for (const QSize size : {QSize(1100, 700), QSize(1400, 900), QSize(1280, 820)}) {
      m_watch.setStep(QStringLiteral("the window becomes %1 wide").arg(size.width()));
      m_window.resize(size);
      stay(150);
    }
  }

  [[nodiscard]] int questions() const { return m_questions; }
  [[nodiscard]] const QStringList& notOpened() const { return m_notOpened; }
  [[nodiscard]] int openingsDuringBatch() const { return m_openings; }
  [[nodiscard]] int themesDuringBatch() const { return m_themes; }
  void end() {
    m_asking.stop();
    m_prompt.controller().stop();
  }

 private:
  void ask() {
    if (m_prompt.controller().isAnswering()) return;
    if (m_questions % 3 == 0) m_prompt.controller().newConversation(); // the model's context is short
    if (m_prompt.controller().send(QStringLiteral("Once upon a time, number %1").arg(m_questions))) ++m_questions;
  }
  void changeTheme(const char* command, const ui::Tokens& expected, const QString& step) {
    m_watch.setStep(step);
    QTimer::singleShot(0, m_window.findChild<QAction*>(QLatin1String(command)), &QAction::trigger);
    stay(20);
    if (isBatchRunning() && m_window.palette().color(QPalette::Window) == expected.window) ++m_themes;
  }
  void scroll(const QList<QScrollArea*>& areas, const QString& name) {
    m_watch.setStep(name);
    for (int i = 1; i <= 8; ++i) {
      for (QScrollArea* area : areas)
        if (area->isVisible()) area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum() * (i % 5) / 4);
      stay(40);
    }
  }

  ui::WorkbenchWindow& m_window;
  EventLoopWatch& m_watch;
  const QDir m_folder;
  ui::PromptPanel& m_prompt;
  ui::BatchPanel& m_batch;
  ui::ImagePanel& m_image;
  ui::DataPanel& m_data;
  ui::TextPanel& m_text;
  QStackedWidget* m_stack = m_window.findChild<QStackedWidget*>();
  QTimer m_asking;
  QStringList m_notOpened;
  int m_questions = 0;
  int m_openings = 0;
  int m_themes = 0;
};

} // namespace

class TestWindowUnderLoad : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void longTurnIsSeen() {
    EventLoopWatch watch(*static_cast<WatchedApplication*>(qApp));
    watch.setStep("asleep");
    QTimer::singleShot(0, [] { QThread::msleep(static_cast<unsigned long>(kLimitMs) + 10); });
    stay(100);
    watch.setStep("awake");
    stay(20);
    const Stalls stalls = watch.stalls(kLimitMs);
    QVERIFY(!stalls.empty());
    QCOMPARE(stalls.front().during, QStringLiteral("asleep"));
  }

  void onlyWhatIsTooLongAgainCounts_data() {
    QTest::addColumn<QString>("step");
    QTest::addColumn<double>("computingMs");
    QTest::addColumn<bool>("counts");
    QTest::newRow("the same step") << "opening panel 7" << 40.0 << true;
    QTest::newRow("another step") << "opening panel 6" << 60.0 << false;
    QTest::newRow("another step, for very long") << "opening panel 6" << 150.0 << true;
  }
  void onlyWhatIsTooLongAgainCounts() {
    QFETCH(QString, step);
    QFETCH(double, computingMs);
    const auto stall = [](const QString& during, double ms) {
      EventLoopWatch::Stall out;
      out.ownMs = std::max(ms, kLimitMs);
      out.processorMs = ms;
      out.during = during;
      return out;
    };
    const Stalls first{stall("the settings are opened", 60), stall("opening panel 7", 55)};
    QTEST(isTooLongAgain(first, {stall(step, computingMs)}), "counts");
    QVERIFY(!isTooLongAgain(first, {}));
  }

  /// Neighbours on the machine make a turn take twice its time now and then; what the window itself takes too long for,
  /// it takes too long for again.
  void eventLoopGoesOn() {
    Stalls first;
    workUnderLoad(first);
    if (QTest::currentTestFailed() || first.empty()) return;
    qWarning("Once more, since a turn was too long:\n%s", qPrintable(EventLoopWatch::report(first)));
    Stalls again;
    workUnderLoad(again);
    QVERIFY2(!isTooLongAgain(first, again),
             qPrintable('\n' + EventLoopWatch::report(first) + "\nand again\n" + EventLoopWatch::report(again)));
  }

 private:
  /// `tooLong`: the turns over the limit.
  void workUnderLoad(Stalls& tooLong) {
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("pictures"));
    QVERIFY(writePictures(QDir(folder.filePath("pictures"))));
    QVERIFY(writeFile(folder.filePath("long.csv"), longTable()));
    QVERIFY(writeFile(folder.filePath("long.txt"), longText()));
    QVERIFY(somePicture({4000, 3000}, 1).save(folder.filePath("large.jpg"), "JPEG", 85));

    Opened opened;
    QVERIFY(QTest::qWaitForWindowActive(&opened.window()));
    EventLoopWatch watch(*static_cast<WatchedApplication*>(qApp));
    Load load(opened, watch, QDir(folder.path()));
    load.step("the session is restored", 1500);
    load.beginAnswers();
    load.beginBatch(folder.filePath("pictures"), folder.filePath("results.csv"));
    load.changeThemes();
    load.tour();
    load.openFiles();
    load.openMany();
    load.handleWindow();
    load.changeThemes();
    QElapsedTimer clock;
    clock.start();
    do
      load.tour();
    while (load.isBatchRunning() && clock.elapsed() < 60'000);
    load.end();

    qInfo("The event loop was looked at %d times; worst gap %.1f ms of its own, %.1f ms by the clock; 99 of 100 within "
          "%.1f ms; %d answers asked for, %d panels opened and %d themes changed while the batch ran. The longest:\n%s",
          watch.ticks(), watch.worstOwnMs(), watch.worstWallMs(), watch.percentileOwnMs(0.99), load.questions(),
          load.openingsDuringBatch(), load.themesDuringBatch(),
          qPrintable(EventLoopWatch::report(watch.stalls(kLimitMs / 2))));
    QCOMPARE(load.batchState(), std::optional(BatchState::Completed));
    QFile results(folder.filePath("results.csv"));
    QVERIFY(results.open(QIODevice::ReadOnly));
    QVERIFY(results.readAll().count('\n') > kPictures);
    QVERIFY(load.questions() > 1);
    QCOMPARE(load.notOpened(), QStringList());
    QVERIFY2(load.openingsDuringBatch() >= 8, "the batch ended before each panel was opened");
    QVERIFY2(load.themesDuringBatch() >= 8, "the batch ended before the theme was changed on most panels");
    if (kIsSanitized) QSKIP("A sanitizer makes everything several times as slow.");
    tooLong = watch.stalls(kLimitMs);
  }
};

int main(int argc, char** argv) {
  WatchedApplication application(argc, argv);
  TestWindowUnderLoad test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_window_under_load.moc"
