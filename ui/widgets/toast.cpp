// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/soft_shadow.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

#include <chrono>

namespace aisemble::ui {

using namespace std::chrono_literals;

namespace {

/// Over the empty middle of the menu bar: a line of text is no higher than that, so no panel's control is covered.
constexpr int kDistance = 1;

} // namespace

Toast::Toast(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("toast"));
  setAccessibleName(tr("Notice"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kDoubleStep, kDistance, kStep, kDistance);
  row->setSpacing(kDoubleStep);
  m_label = new QLabel(this);
  m_label->setTextFormat(Qt::PlainText);
  m_button = makeButton(tr("Close"), "", this);
  row->addWidget(m_label);
  row->addWidget(m_button);
  new SoftShadow(*this, {.blur = 24, .offset = 4, .corner = 8, .alpha = 70});
  hide();
  m_timer.setSingleShot(true);
  m_timer.setInterval(8s);
  connect(&m_timer, &QTimer::timeout, this, [this] {
    if (m_button->hasFocus() || underMouse())
      m_timer.start();
    else
      hide();
  });
  connect(m_button, &QPushButton::clicked, this, [this] {
    const auto action = std::exchange(m_action, {});
    hide();
    if (action) action();
  });
  parent->installEventFilter(this);
}

void Toast::announce(const QString& text, const QString& actionText, std::function<void()> action) {
  m_label->setText(text);
  m_button->setText(actionText);
  m_button->setAccessibleName(actionText.isEmpty() ? tr("Close") : actionText);
  m_button->setVisible(!actionText.isEmpty());
  m_action = std::move(action);
  place();
  show();
  raise();
  m_timer.start();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

QString Toast::text() const {
  return isHidden() ? QString() : m_label->text();
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize) place();
  return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent* event) {
  QFrame::enterEvent(event);
  m_timer.stop();
}

void Toast::leaveEvent(QEvent* event) {
  QFrame::leaveEvent(event);
  m_timer.start();
}

void Toast::place() {
  m_label->setWordWrap(false);
  QSize wanted = sizeHint();
  const int most = parentWidget()->width() - 2 * kDoubleStep;
  if (wanted.width() > most) {
    m_label->setWordWrap(true);
    wanted = QSize(most, layout()->heightForWidth(most));
  }
  resize(wanted);
  move((parentWidget()->width() - width()) / 2, kDistance);
}

} // namespace aisemble::ui
