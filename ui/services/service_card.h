// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One service: who answers it, its endpoints and their state. Every change takes effect at once and can be undone.

#include "ui/services/service_texts.h"
#include "ui/settings/settings_controller.h"
#include "ui/theme/theme.h"

#include <QFrame>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace aisemble::ui {

class EndpointDialog;
class EndpointRow;
class NoticeBar;

class ServiceCard : public QFrame {
  Q_OBJECT
 public:
  ServiceCard(WorkbenchContext& context, const Theme& theme, SettingsController& settings, ServiceKind service,
              QWidget* parent);

  void setHealth(const ServiceHealth& health);
  [[nodiscard]] const ServiceStanding& standing() const { return m_standing; }
  [[nodiscard]] QString stateText() const; ///< as it is shown
  void testAll();
  /// Opens the dialog for a new endpoint.
  EndpointDialog* addEndpoint();
  [[nodiscard]] QComboBox& route() { return *m_route; }
  [[nodiscard]] const std::vector<EndpointRow*>& rows() const { return m_rows; }
  [[nodiscard]] NoticeBar& noticeBar() { return *m_notice; }

 Q_SIGNALS:
  void undoOffered(const QString& text, std::function<void()> undo);
  void told(const QString& text);
  void standingChanged();

 private:
  void readSettings();
  void showEndpoints();
  void showRouteHelp();
  void showHealth();
  void showRowHealth();
  /// Applies what `edit` does to the service's settings, and offers to undo it. Gives back what is wrong.
  QString change(const QString& done, const std::function<void(ServiceSettings&)>& edit);
  EndpointDialog* openDialog(std::optional<std::size_t> index);

  WorkbenchContext& m_context;
  const Theme& m_theme;
  SettingsController& m_settings;
  const ServiceKind m_service;
  ServiceSettings m_shown;
  ServiceHealth m_health; ///< of the settings that are shown; not known at first, and after a change
  ServiceStanding m_standing;
  QLabel* m_dot;
  QLabel* m_state;
  QComboBox* m_route;
  QLabel* m_routeHelp;
  QLabel* m_reason;
  NoticeBar* m_notice;
  QVBoxLayout* m_list;
  QPushButton* m_add;
  std::vector<EndpointRow*> m_rows;
};

} // namespace aisemble::ui
