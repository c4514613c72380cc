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

struct PanelsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Panels)
};

template <class SomePanel>
Panel* make(const PanelEnvironment& environment, QWidget* parent) {
  return new SomePanel(environment.context, environment.theme, environment.settings, environment.queue, parent);
}

} // namespace

std::vector<PanelDescription> panelDescriptions() {
  return {
      {QStringLiteral("prompt"), PanelsText::tr("Prompt"), Glyph::Prompt, make<PromptPanel>},
      {QStringLiteral("image"), PanelsText::tr("Image"), Glyph::Image, make<ImagePanel>},
      {QStringLiteral("text"), PanelsText::tr("Text"), Glyph::Text, make<TextPanel>},
      {QStringLiteral("data"), PanelsText::tr("Data"), Glyph::Table, make<DataPanel>},
      {QStringLiteral("batch"), PanelsText::tr("Batch"), Glyph::Batch, make<BatchPanel>},
      {QStringLiteral("dashboard"), PanelsText::tr("Dashboard"), Glyph::Dashboard, make<DashboardPanel>},
      {QStringLiteral("models"), PanelsText::tr("Models"), Glyph::Models, make<ModelsPanel>},
      {QStringLiteral("services"), PanelsText::tr("Services"), Glyph::Services, make<ServicesPanel>},
  };
}

} // namespace aisemble::ui
