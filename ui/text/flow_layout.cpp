// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/flow_layout.h"

#include <QWidget>

namespace aisemble::ui {

FlowLayout::~FlowLayout() {
  qDeleteAll(m_items);
}

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const {
  QSize out;
  for (const QLayoutItem* item : m_items)
    if (!item->isEmpty()) out = out.expandedTo(item->minimumSize());
  const QMargins margins = contentsMargins();
  return out + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  place(rect, true);
}

int FlowLayout::place(const QRect& rect, bool move) const {
  const QRect area = rect.marginsRemoved(contentsMargins());
  int x = area.left();
  int y = area.top();
  int line = 0;
  for (QLayoutItem* item : m_items) {
    if (item->isEmpty()) continue;
    const QSize size = item->sizeHint();
    if (x > area.left() && x + size.width() > area.right() + 1) {
      x = area.left();
      y += line + spacing();
      line = 0;
    }
    if (move) item->setGeometry(QRect(QPoint(x, y), size));
    x += size.width() + spacing();
    line = std::max(line, size.height());
  }
  return y + line - rect.top() + contentsMargins().bottom();
}

} // namespace aisemble::ui
