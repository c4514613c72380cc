// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A window that shows the Batch panel over FakeBatches.

#include "tests/ui/batch/fake_batches.h"
#include "tests/ui/workbench_fakes.h"
#include "ui/batch/batch_panel.h"
#include "ui/shell/workbench_window.h"

#include <QtTest>

namespace aisemble::test {

struct OpenedBatch {
  explicit OpenedBatch(FakeBatches& batches) {
    ui::WorkbenchContext context = bench.context();
    context.batches = &batches;
    context.samplesFolder = std::filesystem::path(AISEMBLE_FIXTURES) / "../../resources/samples";
    window = std::make_unique<ui::WorkbenchWindow>(context);
    window->resize(1280, 820);
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
    go();
  }
  void go() {
    showPanel(*window, QStringLiteral("batch"));
    QTRY_VERIFY(panel().controller().isLoaded());
  }
  void command(const char* id) {
    for (QAction* action : panel().commands())
      if (action->objectName() == QLatin1String(id)) return action->trigger();
    qFatal("there is no command %s", id);
  }
  [[nodiscard]] ui::BatchPanel& panel() {
    return *qobject_cast<ui::BatchPanel*>(window->panel(QStringLiteral("batch")));
  }
  Bench bench;
  std::unique_ptr<ui::WorkbenchWindow> window;
};

} // namespace aisemble::test
