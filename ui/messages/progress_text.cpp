// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/progress_text.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace aisemble::ui {
namespace {

struct ProgressTexts {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Progress)
};

constexpr std::array kProgressStages{
    std::pair{std::string_view("embedding"), QT_TRANSLATE_NOOP("aisemble::ui::Progress", "Embedding…")},
    std::pair{std::string_view("loading model"), QT_TRANSLATE_NOOP("aisemble::ui::Progress", "Loading the model…")},
    std::pair{std::string_view("reading text"), QT_TRANSLATE_NOOP("aisemble::ui::Progress", "Reading text…")},
    std::pair{std::string_view("reasoning"), QT_TRANSLATE_NOOP("aisemble::ui::Progress", "Reasoning…")},
    std::pair{std::string_view("scoring"), QT_TRANSLATE_NOOP("aisemble::ui::Progress", "Scoring…")},
};

} // namespace

QString progressText(std::string_view stage) {
  for (const auto& [known, text] : kProgressStages)
    if (known == stage) return ProgressTexts::tr(text);
  return ProgressTexts::tr("Working…");
}

std::vector<std::string_view> progressStages() {
  std::vector<std::string_view> out;
  for (const auto& [stage, text] : kProgressStages)
    out.push_back(stage);
  return out;
}

} // namespace aisemble::ui
