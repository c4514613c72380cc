// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panels.h"

#include "ui/batch/batch_panel.h"
#include "ui/dashboard/dashboard_panel.h"
#include "ui/data/data_panel.h"
#include "ui/image/image_panel.h"
#include "ui/models/models_panel.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/services/services_panel.h"
#include "ui/text/text_panel.h"

#include <QCoreApplication>

namespace aisemble::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Panels)
};

template <class SomePanel>
Panel* make(const PanelEnvironment& environment, QWidget* parent) {
  return new SomePanel(environment.context, environment.theme, environment.settings, environment.queue, parent);
}

} // namespace

std::vector<PanelDescription> panelDescriptions() {
  return {
      {QStringLiteral("prompt"), Text::tr("Prompt"), Glyph::Prompt, make<PromptPanel>},
      {QStringLiteral("image"), Text::tr("Image"), Glyph::Image, make<ImagePanel>},
      {QStringLiteral("text"), Text::tr("Text"), Glyph::Text, make<TextPanel>},
      {QStringLiteral("data"), Text::tr("Data"), Glyph::Table, make<DataPanel>},
      {QStringLiteral("batch"), Text::tr("Batch"), Glyph::Batch, make<BatchPanel>},
      {QStringLiteral("dashboard"), Text::tr("Dashboard"), Glyph::Dashboard, make<DashboardPanel>},
      {QStringLiteral("models"), Text::tr("Models"), Glyph::Models, make<ModelsPanel>},
      {QStringLiteral("services"), Text::tr("Services"), Glyph::Services, make<ServicesPanel>},
  };
}

} // namespace aisemble::ui
