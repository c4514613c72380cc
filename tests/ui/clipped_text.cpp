// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/clipped_text.h"

#include "ui/widgets/controls.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>

namespace aisemble::test {
namespace {

bool isClipped(const QLabel& label) {
  if (label.text().isEmpty() || qobject_cast<const ui::ElidedLabel*>(&label) != nullptr) return false;
  if (label.wordWrap()) return label.height() + 1 < label.heightForWidth(label.width());
  return label.width() + 1 < label.sizeHint().width() || label.height() + 1 < label.minimumSizeHint().height();
}

bool isClipped(const QAbstractButton& button) {
  if (button.text().isEmpty()) return false;
  const QSize least = button.minimumSizeHint();
  return button.width() + 1 < least.width() || button.height() + 1 < least.height();
}

} // namespace

QString clippedText(const QWidget& root) {
  for (const QLabel* label : root.findChildren<QLabel*>())
    if (label->isVisible() && isClipped(*label)) return label->text();
  for (const QAbstractButton* button : root.findChildren<QAbstractButton*>())
    if (button->isVisible() && isClipped(*button)) return button->text();
  for (const QScrollArea* area : root.findChildren<QScrollArea*>())
    if (area->isVisible() && area->widget() != nullptr && area->widget()->width() > area->viewport()->width())
      return QStringLiteral("what a form scrolls");
  return {};
}

} // namespace aisemble::test
