// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/mark_legend.h"

#include "ui/text/flow_layout.h"
#include "ui/text/mark_colours.h"
#include "ui/widgets/controls.h"

#include <QLocale>
#include <QPainter>

namespace aisemble::ui {
namespace {

/// The line below the square, as it runs below the words.
void drawLine(QPainter& painter, MarkLine line) {
  constexpr qreal kY = 12.6;
  if (line == MarkLine::Solid) painter.drawLine(QPointF(1, kY), QPointF(13, kY));
  if (line == MarkLine::Dots)
    for (int x = 2; x <= 12; x += 3)
      painter.drawPoint(QPointF(x, kY));
  if (line == MarkLine::Wave)
    painter.drawPolyline(QPolygonF{{1, kY + 0.6}, {4, kY - 1}, {7, kY + 0.6}, {10, kY - 1}, {13, kY + 0.6}});
}

/// A filled square when the marks are shown, its outline when they are not.
QIcon swatch(const QColor& fill, const QColor& outline, MarkLine line, qreal ratio) {
  QIcon icon;
  for (const bool on : {false, true}) {
    QPixmap pixmap(QSize(14, 14) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(outline, 1.2, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(on ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(1, 1, 12, line == MarkLine::None ? 12 : 9), 3, 3);
    drawLine(painter, line);
    painter.end();
    icon.addPixmap(pixmap, QIcon::Normal, on ? QIcon::On : QIcon::Off);
  }
  return icon;
}

} // namespace

MarkLegend::MarkLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  auto* flow = new FlowLayout(kHalfStep);
  flow->setContentsMargins(0, 0, 0, 0);
  setLayout(flow);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setAccessibleName(tr("Legend of the marks"));
  connect(&theme, &Theme::changed, this, &MarkLegend::refreshLooks);
  hide();
}

void MarkLegend::setGroups(const std::vector<MarkGroup>& groups) {
  for (QToolButton* chip : m_chips)
    delete chip;
  m_chips.clear();
  m_groups = groups;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto* chip = new QToolButton(this);
    chip->setCheckable(true);
    chip->setChecked(true);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setProperty("look", "toggle");
    chip->setIconSize(QSize(14, 14));
    const QString count = QLocale().toString(groups[i].count);
    chip->setText(QStringLiteral("%1  %2").arg(groups[i].name, count));
    chip->setAccessibleName(tr("Show marks: %1, %2").arg(groups[i].name, count));
    chip->setToolTip(tr("Show or hide these marks"));
    connect(chip, &QToolButton::toggled, this, [this, i](bool on) { Q_EMIT toggled(static_cast<int>(i), on); });
    layout()->addWidget(chip);
    chip->show();
    m_chips.push_back(chip);
  }
  refreshLooks();
  setVisible(!m_chips.empty());
  updateGeometry();
}

void MarkLegend::refreshLooks() {
  const Tokens& tokens = m_theme.tokens();
  for (std::size_t i = 0; i < m_chips.size(); ++i) {
    const MarkGroup& group = m_groups[i];
    m_chips[i]->setIcon(swatch(markColour(group.colour, tokens), markLineColour(group.colour, tokens), group.line,
                               devicePixelRatioF()));
  }
}

} // namespace aisemble::ui
