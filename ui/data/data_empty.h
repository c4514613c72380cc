// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the panel shows before there is a table: how to get one.

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace aisemble::ui {

class DataEmpty : public QWidget {
  Q_OBJECT
 public:
  DataEmpty(const Theme& theme, bool hasSample, QWidget* parent);
  [[nodiscard]] QPushButton& openButton() { return *m_open; }
  [[nodiscard]] QPushButton* sampleButton() { return m_sample; }

 Q_SIGNALS:
  void openRequested();
  void pasteRequested();
  void sampleRequested();

 private:
  QPushButton* m_open;
  QPushButton* m_sample = nullptr;
};

} // namespace aisemble::ui
