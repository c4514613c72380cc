// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One chip for each kind of mark: its colour, name and count; unchecked, its marks are not shown.

#include "ui/text/text_findings.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QToolButton;

namespace aisemble::ui {

class MarkLegend : public QWidget {
  Q_OBJECT
 public:
  MarkLegend(const Theme& theme, QWidget* parent);
  void setGroups(const std::vector<MarkGroup>& groups);
  [[nodiscard]] const std::vector<QToolButton*>& chips() const { return m_chips; }

 Q_SIGNALS:
  void toggled(int group, bool shown);

 private:
  void refreshLooks();

  const Theme& m_theme;
  std::vector<MarkGroup> m_groups;
  std::vector<QToolButton*> m_chips;
};

} // namespace aisemble::ui
