// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A shadow under a widget that floats in its window. It is painted from one small picture; a graphics effect would
// render the widget with all that is in it, and blur it, at each of its changes.

#include <QPixmap>
#include <QWidget>

namespace aisemble::ui {

/// Follows its widget: place, size, order and visibility.
class SoftShadow : public QWidget {
 public:
  struct Look {
    int blur = 24;  ///< how far it reaches, px
    int offset = 4; ///< downwards, px
    int corner = 8; ///< radius of the widget's corners, px
    int alpha = 70; ///< of black, where the widget is
  };
  /// `caster` has a parent, and keeps the shadow as long as it lives.
  SoftShadow(QWidget& caster, const Look& look);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void follow();
  [[nodiscard]] int edge() const { return m_look.blur + m_look.corner; } ///< of a corner's picture
  void draw(qreal ratio);

  QWidget& m_caster;
  const Look m_look;
  QPixmap m_tile; ///< four corners around one pixel
};

} // namespace aisemble::ui
