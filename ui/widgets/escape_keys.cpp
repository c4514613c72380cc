// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/escape_keys.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

#include <utility>

namespace aisemble::ui {
namespace {

bool isEscape(const QEvent& event, QEvent::Type type) {
  return event.type() == type && static_cast<const QKeyEvent&>(event).key() == Qt::Key_Escape;
}

/// Takes Escape before shortcuts have it; the key itself comes next.
class EscapeClaim : public QObject {
 public:
  using QObject::QObject;

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (!isEscape(*event, QEvent::ShortcutOverride)) return false;
    event->accept();
    return true;
  }
};

class SearchLeaver final : public EscapeClaim {
 public:
  SearchLeaver(QLineEdit& field, std::function<void()> leave)
      : EscapeClaim(&field), m_field(field), m_leave(std::move(leave)) {}

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (!isEscape(*event, QEvent::KeyPress)) return EscapeClaim::eventFilter(watched, event);
    m_field.text().isEmpty() ? m_leave() : m_field.clear();
    return true;
  }

 private:
  QLineEdit& m_field;
  std::function<void()> m_leave;
};

} // namespace

void leaveByEscape(QLineEdit& field, std::function<void()> leave) {
  field.installEventFilter(new SearchLeaver(field, std::move(leave)));
}

void keepEscapeInList(QComboBox& choice) {
  choice.view()->installEventFilter(new EscapeClaim(&choice));
}

} // namespace aisemble::ui
