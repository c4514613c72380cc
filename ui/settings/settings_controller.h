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
  /// Fetches the keys that settings name and applies the settings again: before, services that want one have none.
  void loadKeys();
  /// Applies what is in force again, because something outside of the settings changed (a key).
  void reapply();
  /// What the last application could not do, and what holds instead.
  [[nodiscard]] const std::vector<std::string>& problems() const { return m_problems; }
  /// For what dialogs look up on disks that may be slow. Here rather than with them: see keepThreadsReady().
  [[nodiscard]] BackgroundQueue& lookup() { return m_lookup; }

 Q_SIGNALS:
  void changed();
  /// The settings were applied; problems() is new.
  void applied();
  void failed(const QString& message);

 private:
  WorkbenchContext& m_context;
  BackgroundQueue& m_queue;
  Settings m_settings;
  std::vector<std::string> m_problems;
  BackgroundQueue m_lookup;
};

/// The names of the keys that `settings` ask for, each once.
[[nodiscard]] std::vector<std::string> keyNames(const Settings& settings);

} // namespace aisemble::ui
