// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/filmstrip.h"

#include "ui/theme/icons.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

namespace aisemble::ui {
namespace {

constexpr QSize kCell(104, 84);

class PictureDelegate final : public QStyledItemDelegate {
 public:
  PictureDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return kCell; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Tokens& t = m_theme.tokens();
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF ground = QRectF(option.rect).adjusted(3, 2, -3, -2);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->setPen(Qt::NoPen);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
      painter->setBrush(selected ? t.accentSoft : t.raised);
      painter->drawRoundedRect(ground, 6, 6);
    }
    if (selected) {
      painter->setPen(QPen(option.state.testFlag(QStyle::State_HasFocus) ? t.accent : t.borderStrong,
                           option.state.testFlag(QStyle::State_HasFocus) ? 2 : 1));
      painter->setBrush(Qt::NoBrush);
      painter->drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6);
    }
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() * 0.85);
    const QFontMetricsF metrics(font);
    const QRectF room = ground.adjusted(6, 6, -6, -metrics.height() - 6);
    drawThumbnail(*painter, room, index);
    painter->setFont(font);
    painter->setPen(selected ? t.text : t.textMuted);
    const QRectF line(ground.left() + 6, ground.bottom() - metrics.height() - 3, ground.width() - 12, metrics.height());
    painter->drawText(line, Qt::AlignCenter,
                      metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, line.width()));
    drawMark(*painter, room, static_cast<PictureMark>(index.data(PictureListModel::MarkRole).toInt()));
    painter->restore();
  }

 private:
  void drawThumbnail(QPainter& painter, const QRectF& room, const QModelIndex& index) const {
    const Tokens& t = m_theme.tokens();
    const QImage image = index.data(PictureListModel::ThumbnailRole).value<QImage>();
    if (image.isNull()) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(t.raised);
      painter.drawRoundedRect(room, 4, 4);
      glyphIcon(Glyph::Image, t.textMuted, t.textMuted)
          .paint(&painter, QRectF(room.center() - QPointF(10, 10), QSizeF(20, 20)).toRect());
      return;
    }
    QRectF place(QPointF(), QSizeF(image.size().scaled(room.size().toSize(), Qt::KeepAspectRatio)));
    place.moveCenter(room.center());
    QPainterPath rounded;
    rounded.addRoundedRect(place, 3, 3);
    painter.save();
    painter.setClipPath(rounded);
    if (image.hasAlphaChannel()) painter.fillRect(place, t.raised);
    painter.drawImage(place, image);
    painter.restore();
  }

  void drawMark(QPainter& painter, const QRectF& room, PictureMark mark) const {
    const Tokens& t = m_theme.tokens();
    if (mark == PictureMark::None) return;
    const QRectF place(room.right() - 15, room.top() - 1, 16, 16);
    painter.setPen(QPen(t.surface, 2));
    painter.setBrush(mark == PictureMark::Failed ? t.danger : mark == PictureMark::Waiting ? t.borderStrong : t.accent);
    painter.drawEllipse(place);
    const QColor on = mark == PictureMark::Failed ? t.window : t.onAccent;
    if (mark == PictureMark::Running) {
      painter.setPen(QPen(on, 1.8, Qt::SolidLine, Qt::RoundCap));
      painter.drawArc(place.adjusted(4, 4, -4, -4), 30 * 16, 260 * 16);
    } else if (mark == PictureMark::Done || mark == PictureMark::Failed) {
      glyphIcon(mark == PictureMark::Done ? Glyph::Check : Glyph::Close, on, on)
          .paint(&painter, place.adjusted(3, 3, -3, -3).toRect());
    }
  }

  const Theme& m_theme;
};

} // namespace

Filmstrip::Filmstrip(const Theme& theme, PictureListModel& model, QWidget* parent) : QListView(parent) {
  setAccessibleName(tr("Open pictures"));
  setModel(&model);
  setItemDelegate(new PictureDelegate(theme, this));
  setFlow(QListView::LeftToRight);
  setWrapping(false);
  setUniformItemSizes(true);
  setMouseTracking(true);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFixedHeight(kCell.height() + 14); // the scroll bar has its place below
  horizontalScrollBar()->setSingleStep(kCell.width() / 2);
  connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void Filmstrip::setCurrentRow(int row) {
  if (row < 0 || row >= model()->rowCount()) return;
  setCurrentIndex(model()->index(row, 0));
  scrollTo(currentIndex());
}

void Filmstrip::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  Q_EMIT currentRowChanged(current.row());
}

void Filmstrip::wheelEvent(QWheelEvent* event) {
  // Most wheels turn one way only, and the strip has only the other.
  const int turned = event->angleDelta().x() != 0 ? event->angleDelta().x() : event->angleDelta().y();
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() - turned);
  event->accept();
}

} // namespace aisemble::ui
