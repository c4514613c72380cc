// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The open pictures in a row; left and right go through them, Delete takes one away.

#include "ui/image/picture_list_model.h"
#include "ui/theme/theme.h"

#include <QListView>

namespace aisemble::ui {

class Filmstrip : public QListView {
  Q_OBJECT
 public:
  Filmstrip(const Theme& theme, PictureListModel& model, QWidget* parent);
  [[nodiscard]] int currentRow() const { return currentIndex().row(); }
  void setCurrentRow(int row);
  [[nodiscard]] QSize sizeHint() const override { return {400, 104}; }

 Q_SIGNALS:
  void currentRowChanged(int row);

 protected:
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void wheelEvent(QWheelEvent* event) override;
};

} // namespace aisemble::ui
