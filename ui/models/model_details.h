// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One model: what can be done with it, a place to try it, its figures and its card.

#include "core/models/model_document.h"
#include "ui/models/models_controller.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace aisemble::ui {

class CardText;
class ElidedLabel;
class NoticeBar;

class ModelDetails : public QWidget {
  Q_OBJECT
 public:
  ModelDetails(const Theme& theme, ModelsController& controller, QWidget* parent);
  void showModel(const ModelInfo& info);
  [[nodiscard]] QString model() const { return QString::fromStdString(m_info.name); }
  [[nodiscard]] QLineEdit& prompt() { return *m_prompt; }
  [[nodiscard]] QPushButton& loadButton() { return *m_load; }
  [[nodiscard]] QPushButton& digestButton() { return *m_digest; }
  [[nodiscard]] NoticeBar& noticeBar() { return *m_notice; }
  [[nodiscard]] QLabel& answer() { return *m_answer; }
  [[nodiscard]] QLabel& figures() { return *m_figures; }
  void loadOrUnload();
  void tryOrStop();
  void copyDigest();
  void openFolder();

 Q_SIGNALS:
  void told(const QString& text);
  void promptRequested(const QString& model);

 private:
  QWidget* buildActions();
  QWidget* buildTrial(const Theme& theme);
  QWidget* section(const QString& title, QWidget* content);
  void showFacts();
  void showState();
  void showLoading();
  void showTrial();

  ModelsController& m_controller;
  ModelInfo m_info;
  QString m_licence;
  QString m_digestWanted; ///< model whose digest is being computed for the clipboard
  ElidedLabel* m_name;
  QLabel* m_default;
  QLabel* m_inMemory;
  NoticeBar* m_notice;
  QPushButton* m_load;
  QPushButton* m_use;
  QPushButton* m_makeDefault;
  QPushButton* m_folder;
  QPushButton* m_digest;
  QWidget* m_progressRow;
  QProgressBar* m_progress;
  QLabel* m_stage;
  QWidget* m_trialPart;
  QLineEdit* m_prompt;
  QPushButton* m_run;
  QLabel* m_answer;
  QLabel* m_figures;
  NoticeBar* m_trialProblem;
  QFormLayout* m_facts;
  QWidget* m_cardPart;
  QLabel* m_cardFile;
  CardText* m_card;
};

} // namespace aisemble::ui
