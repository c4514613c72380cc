// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The shared result cache: on or off, where it is, its password, how it fares.

#include "ui/services/service_access.h"
#include "ui/settings/settings_controller.h"
#include "ui/theme/theme.h"

#include <QFrame>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace aisemble::ui {

class NoticeBar;

class SharedCacheCard : public QFrame {
  Q_OBJECT
 public:
  SharedCacheCard(WorkbenchContext& context, const Theme& theme, SettingsController& settings, QWidget* parent);
  void setHealth(const std::optional<SharedCacheHealth>& health);
  [[nodiscard]] QCheckBox& enabled() { return *m_enabled; }
  [[nodiscard]] QLineEdit& address() { return *m_address; }
  [[nodiscard]] NoticeBar& noticeBar() { return *m_notice; }

 Q_SIGNALS:
  void undoOffered(const QString& text, std::function<void()> undo);
  void told(const QString& text);

 private:
  void readSettings();
  void showState();
  void apply();
  void keepPassword();
  void test();
  [[nodiscard]] bool checkAddress();

  WorkbenchContext& m_context;
  const Theme& m_theme;
  SettingsController& m_settings;
  std::optional<SharedCacheHealth> m_health;
  QCheckBox* m_enabled;
  QLineEdit* m_address;
  QLabel* m_addressProblem;
  QSpinBox* m_timeout;
  QLineEdit* m_password;
  bool m_isKeeping = false; ///< the keyring has not answered yet
  QLabel* m_passwordState;
  QLabel* m_dot;
  QLabel* m_state;
  QPushButton* m_test;
  NoticeBar* m_notice;
};

} // namespace aisemble::ui
