// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Styles all widgets anew after a change of theme, a few milliseconds at a time, so that the event loop goes on: first
// what is seen, then the rest, or when it is shown.

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

  /// Begins anew where an earlier one is still under way. Windows keep their picture until all that is seen of them has
  /// its new look.
  void begin();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  using Order = std::vector<QPointer<QWidget>>;

  static void collect(QWidget& widget, Order& seen, Order& hidden);
  void styleSome();
  void releaseWindows();
  void finish();

  Order m_order;            ///< the next is the last; some may be styled already, for they were shown meanwhile
  std::size_t m_hidden = 0; ///< of them: in the end those that were hidden
  std::unordered_set<const QObject*> m_waiting;
  Order m_held; ///< windows that are not painted now
  QTimer m_timer;
};

} // namespace aisemble::ui
