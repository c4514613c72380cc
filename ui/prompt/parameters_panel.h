// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The right side of the Prompt panel: model, system prompt, generation parameters.

#include "ui/prompt/chat_controller.h"
#include "ui/settings/generation_form.h"
#include "ui/widgets/controls.h"

#include <QComboBox>

class QScrollArea;

namespace aisemble::ui {

class ParametersPanel : public QWidget {
  Q_OBJECT
 public:
  ParametersPanel(const Theme& theme, ModelResolver& models, QWidget* parent);

  [[nodiscard]] PromptParameters parameters() const;
  void setParameters(const PromptParameters& parameters);
  void setSystemPrompt(const std::string& text);
  void setDefaults(const GenerationOptions& defaults) { m_defaults = defaults; }
  /// Who answers: the card tells of the models that do.
  void setService(const ServiceSettings& service);
  void showUsedSeed(std::uint64_t seed) { m_form->showUsedSeed(seed); }
  /// Reads the list of models again, off the GUI thread.
  void reloadModels();

 Q_SIGNALS:
  void changed();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void showModels(const std::vector<ModelInfo>& models);
  void showCard();
  [[nodiscard]] QString localCard() const;
  [[nodiscard]] QString remoteCard() const;

  ModelResolver& m_models;
  BackgroundQueue m_lookup; ///< of its own: models on a slow disk must not hold up conversations
  QScrollArea* m_scroll;
  QComboBox* m_model;
  QLabel* m_card;
  QPlainTextEdit* m_system;
  GenerationForm* m_form;
  GenerationOptions m_defaults;
  std::vector<ModelInfo> m_listed;
  ServiceSettings m_service;
  QString m_wanted; ///< chosen before the list was there, or of a model that is gone
};

} // namespace aisemble::ui
