// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a request's time went, a bar for each stage.

#include "core/engine/trace.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace aisemble::ui {

class ImageStageBars : public QWidget {
  Q_OBJECT
 public:
  ImageStageBars(const Theme& theme, QWidget* parent);
  void setTrace(const Trace& trace);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  const Theme& m_theme;
  Trace m_trace;
};

} // namespace aisemble::ui
