// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one place where panels are registered. A new panel is one more line in panels.cpp.

#include "ui/settings/settings_controller.h"
#include "ui/shell/panel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <functional>
#include <vector>

namespace aisemble::ui {

/// What panels are built with. References outlive them.
struct PanelEnvironment {
  WorkbenchContext& context;
  const Theme& theme;
  SettingsController& settings;
  BackgroundQueue& queue;
};

struct PanelDescription {
  QString id; ///< stable; kept in the session
  QString title;
  Glyph glyph;
  std::function<Panel*(const PanelEnvironment&, QWidget* parent)> make;
};

/// In the order of the rail.
[[nodiscard]] std::vector<PanelDescription> panelDescriptions();

} // namespace aisemble::ui
