// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/no_wheel.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace aisemble::ui {
namespace {

class WheelGuard final : public QObject {
 public:
  using QObject::QObject;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus()) return false;
    event->ignore();
    return true;
  }
};

} // namespace

void guardFromWheel(QWidget* root) {
  auto* guard = new WheelGuard(root);
  const auto protect = [guard](QWidget* widget) {
    if (qobject_cast<QScrollBar*>(widget) != nullptr) return;
    widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(guard);
  };
  for (auto* widget : root->findChildren<QAbstractSpinBox*>())
    protect(widget);
  for (auto* widget : root->findChildren<QComboBox*>())
    protect(widget);
  for (auto* widget : root->findChildren<QAbstractSlider*>())
    protect(widget);
}

} // namespace aisemble::ui
