// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The fields of RemoteSettings: how many connections to services elsewhere, and how long they may take.

#include "core/settings/settings.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QSpinBox;

namespace aisemble::ui {

class LimitsForm : public QWidget {
  Q_OBJECT
 public:
  explicit LimitsForm(QWidget* parent);
  /// As shown; what cannot be shown exactly (parts of a second) stays as in `base` unless it was changed.
  [[nodiscard]] RemoteSettings limits(const RemoteSettings& base) const;
  void setLimits(const RemoteSettings& limits);

 Q_SIGNALS:
  /// A field was left, or stepped, with another value.
  void edited();

 private:
  QSpinBox* number(QFormLayout* form, const QString& label, int low, int high, const QString& suffix,
                   const QString& help);

  QSpinBox* m_connect;
  QSpinBox* m_total;
  QSpinBox* m_idle;
  QSpinBox* m_connections;
  QSpinBox* m_kept;
  QSpinBox* m_keptFor;
  QCheckBox* m_wait;
  bool m_setting = false;
};

} // namespace aisemble::ui
