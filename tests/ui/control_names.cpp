// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/control_names.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QGraphicsView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QTextEdit>

namespace aisemble::test {

bool isInteractive(const QWidget& widget) {
  if (qobject_cast<const QGraphicsView*>(widget.parentWidget()) != nullptr) return widget.focusPolicy() != Qt::NoFocus;
  if (widget.objectName().startsWith(QLatin1String("qt_"))) return false;
  if (qobject_cast<const QScrollBar*>(&widget) != nullptr) return false;
  if (widget.parentWidget() != nullptr && qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) != nullptr)
    return false;
  if (widget.parentWidget() != nullptr && qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr)
    return false;
  for (const QWidget* up = widget.parentWidget(); up != nullptr; up = up->parentWidget())
    if (up->inherits("QComboBoxPrivateContainer")) return false;
  // The clear button and the lens inside a line edit.
  if (qobject_cast<const QLineEdit*>(widget.parentWidget()) != nullptr) return false;
  return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QLineEdit*>(&widget) ||
         qobject_cast<const QPlainTextEdit*>(&widget) || qobject_cast<const QTextEdit*>(&widget) ||
         qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
         qobject_cast<const QAbstractSlider*>(&widget) || qobject_cast<const QAbstractItemView*>(&widget) ||
         qobject_cast<const QProgressBar*>(&widget);
}

QString withoutNames(const QWidget& root) {
  QStringList nameless;
  for (QWidget* widget : root.findChildren<QWidget*>()) {
    if (!isInteractive(*widget)) continue;
    const QAccessibleInterface* told = QAccessible::queryAccessibleInterface(widget);
    if (told == nullptr || !told->text(QAccessible::Name).trimmed().isEmpty()) continue;
    nameless << QStringLiteral("%1 \"%2\" in %3")
                    .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                         QLatin1String(widget->parentWidget()->metaObject()->className()));
  }
  return nameless.join(QLatin1String("; "));
}

} // namespace aisemble::test
