// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Styles what is not seen yet a few milliseconds at a time, so that opening a panel for the first time does not hold up
// the window for all of its widgets at once.

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace aisemble::ui {

class PanelWarmup : public QObject {
 public:
  /// Begins once the event loop runs; ends when all below `root` is styled.
  explicit PanelWarmup(QWidget& root);

 private:
  void begin(QWidget& root);
  void styleSome();

  std::vector<QPointer<QWidget>> m_widgets; ///< the next is the last
  QTimer m_timer;
};

} // namespace aisemble::ui
