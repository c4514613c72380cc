// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Services panel: who answers each kind of work, the endpoints elsewhere and how they fare, the shared cache.

#include "ui/services/service_access.h"
#include "ui/settings/settings_controller.h"
#include "ui/shell/panel.h"
#include "ui/theme/theme.h"

#include <QTimer>

class QScrollArea;

namespace aisemble::ui {

class LimitsForm;
class NoticeBar;
class ServiceCard;
class SharedCacheCard;

class ServicesPanel : public Panel {
  Q_OBJECT
 public:
  ServicesPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings, BackgroundQueue& queue,
                QWidget* parent);

  [[nodiscard]] QList<QAction*> commands() const override { return m_commands; }
  [[nodiscard]] PanelStatus status() const override;
  void saveSession(QVariantMap& session) const override;
  void restoreSession(const QVariantMap& session) override;
  void focusFirst() override;
  void shutdown() override;

  [[nodiscard]] ServiceCard& card(ServiceKind service) { return *m_cards[static_cast<std::size_t>(service)]; }
  [[nodiscard]] SharedCacheCard& sharedCache() { return *m_sharedCache; }
  [[nodiscard]] NoticeBar& problems() { return *m_problems; }

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* buildLimits(QWidget* parent);
  QAction* command(const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run);
  void makeCommands();
  void readHealth();
  void showProblems();
  void applyLimits();

  WorkbenchContext& m_context;
  const Theme& m_theme;
  SettingsController& m_settings;
  BackgroundQueue m_lookup; ///< health looks at the disk
  QScrollArea* m_scroll;
  NoticeBar* m_problems;
  std::vector<ServiceCard*> m_cards;
  SharedCacheCard* m_sharedCache = nullptr;
  LimitsForm* m_limits = nullptr;
  QList<QAction*> m_commands;
  QTimer m_timer;
  bool m_isReading = false;
  ServicesHealth m_health;
};

} // namespace aisemble::ui
