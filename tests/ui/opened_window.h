// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The whole window over a workbench of fakes, shown and active.

#include "tests/ui/workbench_fakes.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/shell/workbench_window.h"

#include <QtTest>

#include <memory>

namespace aisemble::test {

struct Opened {
  explicit Opened(Bench& bench) : window(std::make_unique<ui::WorkbenchWindow>(bench.context())) {
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
    QTest::qWait(50);
  }
  [[nodiscard]] ui::PromptPanel& prompt() {
    return *qobject_cast<ui::PromptPanel*>(window->panel(QStringLiteral("prompt")));
  }
  std::unique_ptr<ui::WorkbenchWindow> window;
};

} // namespace aisemble::test
