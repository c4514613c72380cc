// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The settings in force: changes are checked, applied, and written down off the GUI thread.

#include "ui/widgets/background_queue.h"
#include "ui/workbench_context.h"

#include <QObject>

namespace aisemble::ui {

class SettingsController : public QObject {
  Q_OBJECT
 public:
  SettingsController(WorkbenchContext& context, BackgroundQueue& queue, QObject* parent);
  [[nodiscard]] const Settings& settings() const { return m_settings; }
  /// Errors: InvalidArgument naming the field; then nothing changed. A failing disk is told by failed().
  [[nodiscard]] Result<void> change(const Settings& settings);

 Q_SIGNALS:
  void changed();
  void failed(const QString& message);

 private:
  WorkbenchContext& m_context;
  BackgroundQueue& m_queue;
  Settings m_settings;
};

} // namespace aisemble::ui
