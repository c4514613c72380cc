// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Widgets one behind the other, in as many lines as it takes.

#include <QLayout>

namespace aisemble::ui {

class FlowLayout : public QLayout {
  Q_OBJECT
 public:
  explicit FlowLayout(int spacing) { setSpacing(spacing); }
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override { m_items << item; }
  [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
  [[nodiscard]] QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
  QLayoutItem* takeAt(int index) override;
  [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }
  [[nodiscard]] QSize minimumSize() const override;
  [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
  void setGeometry(const QRect& rect) override;

 private:
  int place(const QRect& rect, bool move) const; ///< the height that it takes

  QList<QLayoutItem*> m_items;
};

} // namespace aisemble::ui
