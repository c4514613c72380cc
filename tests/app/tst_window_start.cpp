// SPDX-License-Identifier: GPL-3.0-or-later
// How soon the program's window stands and what memory it takes while no model is used: of the program itself, then of
// its parts after all panels have been seen.

#include "app/composition.h"
#include "app/workbench_assembly.h"
#include "core/base/machine.h"
#include "ui/shell/workbench_window.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include <algorithm>
#include <filesystem>

using namespace aisemble;

namespace {

constexpr qint64 kMostBytes = 150'000'000;
constexpr int kMostMs = 1000;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

const QString kProgram = QStringLiteral(AISEMBLE_BUILD_DIR "/bin/aisemble-workbench");

/// The program's own parts over a home of the test's.
struct Opened {
  Opened() {
    CompositionOptions options;
    options.program = kProgram.toStdString(); // engines and models lie beside it
    options.home = home.path().toStdString();
    options.logTo = LogTarget::File;
    options.keysComeLater = true;
    core = Composition::create(std::move(options)).value();
    workbench = std::make_unique<WorkbenchAssembly>(*core);
    workbench->window().show();
  }

  QTemporaryDir home;
  std::unique_ptr<Composition> core;
  std::unique_ptr<WorkbenchAssembly> workbench;
};

} // namespace

class TestWindowStart : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    if (kIsSanitized) QSKIP("A sanitizer takes memory and time of its own.");
  }

  /// Before anything else makes this process larger: the peak is of all its life.
  void memoryAfterAllPanels() {
    Opened opened;
    ui::WorkbenchWindow& window = opened.workbench->window();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (int round = 0; round < 2; ++round)
      for (int panel = 1; panel <= 8; ++panel) {
        QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_0 + panel), Qt::AltModifier);
        QTest::qWait(100);
      }
    const ProcessUsage usage = processUsage();
    qInfo("Peak after all panels were seen: %.1f MB", static_cast<double>(usage.peakResidentBytes) / 1e6);
    QVERIFY(usage.peakResidentBytes > 0);
    QVERIFY(static_cast<qint64>(usage.peakResidentBytes) < kMostBytes);
    for (const ServiceKind service : kAllServices)
      QVERIFY(!opened.core->services().local(service).isLoaded());
  }

  void engineComesWhileAPromptIsWritten() {
    Opened opened;
    if (!std::filesystem::exists(opened.core->paths().engines / "aisemble_llm.so"))
      QSKIP("The language engine is not part of this build.");
    QVERIFY(QTest::qWaitForWindowActive(&opened.workbench->window()));
    QVERIFY(!opened.core->services().local(ServiceKind::Llm).isLoaded());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
    QTRY_VERIFY_WITH_TIMEOUT(opened.core->services().local(ServiceKind::Llm).isLoaded(), 30'000);
  }

  void firstPaintAndMemory() {
    QList<int> paints;
    for (int run = 0; run < 3; ++run) {
      QTemporaryDir home;
      QProcess program;
      program.start(kProgram, {QStringLiteral("--home"), home.path(), QStringLiteral("--measure-start"),
                               run == 0 ? QStringLiteral("5") : QStringLiteral("0")});
      QVERIFY2(program.waitForFinished(30'000), qPrintable(program.errorString()));
      QCOMPARE(program.exitCode(), 0);
      const QJsonObject told = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
      const int painted = told[QLatin1String("first_paint_ms")].toInt();
      const int waited = told[QLatin1String("waited_for_core_ms")].toInt();
      const auto peak = static_cast<qint64>(told[QLatin1String("peak_resident_bytes")].toDouble());
      qInfo("First paint after %d ms, %d of them without a core; peak %.1f MB", painted, waited,
            static_cast<double>(peak) / 1e6);
      QVERIFY(painted > 0 && peak > 0);
      QVERIFY(peak < kMostBytes);
      paints << painted - waited;
    }
    std::sort(paints.begin(), paints.end());
    QVERIFY2(paints[1] < kMostMs, qPrintable(QString::number(paints[1])));
  }
};

QTEST_MAIN(TestWindowStart)
#include "tst_window_start.moc"
