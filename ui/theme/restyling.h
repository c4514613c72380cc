// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Styles all widgets anew after a change of theme without holding up the event loop: at once what is seen, the rest a
// few milliseconds at a time, or when it is shown.

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <unordered_set>
#include <vector>

namespace aisemble::ui {

/// Of the GUI thread.
class Restyling final : public QObject {
 public:
  explicit Restyling(QObject* parent);

  /// Begins anew where an earlier one is still under way.
  void begin();
  [[nodiscard]] bool isDone() const { return m_waiting.empty(); }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void styleOrKeep(QWidget& widget);
  static void paintLater(QWidget& window);
  void styleSome();
  void finish();

  std::vector<QPointer<QWidget>> m_order; ///< of what waits and of what was shown meanwhile; the next is the last
  std::unordered_set<const QObject*> m_waiting;
  QTimer m_timer;
};

} // namespace aisemble::ui
