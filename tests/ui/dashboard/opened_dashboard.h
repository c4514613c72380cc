// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Dashboard over a DashboardRig, and what its tests do with it.

#include "tests/ui/dashboard/dashboard_rig.h"
#include "ui/dashboard/activity_page.h"
#include "ui/dashboard/benchmark_page.h"
#include "ui/dashboard/dashboard_panel.h"

#include <QTabWidget>
#include <QtTest>

namespace aisemble::test {

struct OpenedDashboard {
  explicit OpenedDashboard(DashboardRig& rig) : context(rig.context()), settings(context, queue, nullptr) {
    theme.apply(ThemeChoice::Light);
    window = std::make_unique<ui::DashboardPanel>(context, theme, settings, queue, nullptr);
    QObject::connect(window.get(), &ui::Panel::undoOffered, window.get(),
                     [this](const QString&, std::function<void()> action) { undo = std::move(action); });
    window->resize(1200, 760);
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
  }
  void action(const char* name) {
    for (QAction* one : window->commands())
      if (one->objectName() == QLatin1String(name)) return one->trigger();
    qFatal("there is no command %s", name);
  }
  ui::DashboardPanel& panel() { return *window; }
  ui::ActivityPage& activity() { return panel().activity(); }
  ui::BenchmarkPage& benchmark() { return panel().benchmark(); }
  /// A sample now, and its view drawn on every card.
  bool refresh() {
    const std::uint64_t before = activity().updates();
    panel().feed().sampleNow();
    return QTest::qWaitFor([&] { return activity().updates() > before; }, 10'000);
  }
  bool runToTheEnd() {
    panel().tabs().setCurrentIndex(1);
    benchmark().run();
    return QTest::qWaitFor([&] { return !panel().controller().isRunning(); }, 30'000);
  }

  ui::WorkbenchContext context;
  ui::BackgroundQueue queue;
  ui::Theme theme;
  ui::SettingsController settings;
  std::function<void()> undo; ///< as the panel offered it last
  std::unique_ptr<ui::DashboardPanel> window;
};

} // namespace aisemble::test
