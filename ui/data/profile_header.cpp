// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/profile_header.h"

#include <QContextMenuEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kPictureHeight = 30;
constexpr int kPadding = 8;

void paintBars(QPainter& painter, const QRectF& area, const ColumnProfile& profile, const Tokens& tokens) {
  const std::size_t most = *std::max_element(profile.bins.begin(), profile.bins.end());
  if (most == 0) return;
  const double width = area.width() / static_cast<double>(profile.bins.size());
  for (std::size_t i = 0; i < profile.bins.size(); ++i) {
    if (profile.bins[i] == 0) continue;
    // The rarest value is still to be seen.
    const double height =
        std::max(1.5, area.height() * static_cast<double>(profile.bins[i]) / static_cast<double>(most));
    painter.fillRect(
        QRectF(area.left() + static_cast<double>(i) * width, area.bottom() - height, std::max(1.0, width - 1), height),
        tokens.accent);
  }
}

/// One bar of the whole width, divided as the values are; what is rare is the muted rest.
void paintShares(QPainter& painter, const QRectF& area, const ColumnProfile& profile, const Tokens& tokens) {
  const double all = static_cast<double>(profile.rows - profile.missing);
  const double height = std::min(12.0, area.height());
  QRectF bar(area.left(), area.bottom() - height, area.width(), height);
  painter.fillRect(bar, tokens.raised);
  double left = bar.left();
  QColor colour = tokens.accent;
  for (const auto& [text, count] : profile.top) {
    const double width = bar.width() * static_cast<double>(count) / all;
    if (width < 2) break;
    painter.fillRect(QRectF(left, bar.top(), width - 1, height), colour);
    left += width;
    colour.setAlphaF(std::max(0.25F, static_cast<float>(colour.alphaF()) * 0.72F));
  }
  painter.setPen(tokens.textMuted);
  const QRectF words(area.left(), area.top() - 2, area.width(), area.height() - height);
  const QString said = shareText(profile, left > bar.left());
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   painter.fontMetrics().elidedText(said, Qt::ElideRight, static_cast<int>(words.width())));
}

} // namespace

QString shareText(const ColumnProfile& profile, bool standsOut) {
  if (standsOut && !profile.top.empty()) return profile.top.front().first;
  return ProfileHeader::tr("%1 distinct").arg(QLocale().toString(static_cast<qulonglong>(profile.unique)));
}

void paintDistribution(QPainter& painter, const QRectF& area, const ColumnProfile& profile, const Tokens& tokens) {
  if (area.width() < 8) return;
  if (profile.isNumeric() && !profile.bins.empty())
    paintBars(painter, area, profile, tokens);
  else if (!profile.top.empty())
    paintShares(painter, area, profile, tokens);
}

KindLine kindLine(const ColumnProfile& profile, const QFontMetrics& metrics, int width) {
  const QString kind = kindText(profile.kind);
  const auto shortened = [&](int room) { return metrics.elidedText(kind, Qt::ElideRight, room); };
  if (profile.missing == 0 || profile.rows == 0) return {shortened(width), {}};
  const double share = 100.0 * static_cast<double>(profile.missing) / static_cast<double>(profile.rows);
  const QString number = QLocale().toString(share, 'f', share < 10 ? 1 : 0);
  const QString brief = share < 0.1 ? QStringLiteral("∅ <0.1 %") : QStringLiteral("∅ %1 %").arg(number);
  const QString whole =
      share < 0.1 ? ProfileHeader::tr("<0.1 % missing") : ProfileHeader::tr("%1 % missing").arg(number);
  const auto left = [&](const QString& missing) { return width - metrics.horizontalAdvance(missing) - kPadding; };
  for (const QString& missing : {whole, brief})
    if (metrics.horizontalAdvance(kind) <= left(missing)) return {kind, missing};
  if (left(brief) >= metrics.horizontalAdvance(kind.left(2) + QChar(0x2026))) return {shortened(left(brief)), brief};
  return {{}, metrics.horizontalAdvance(brief) <= width ? brief : QStringLiteral("∅")};
}

ProfileHeader::ProfileHeader(const Theme& theme, const DataGridModel& model, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent), m_theme(theme), m_model(model) {
  setSectionsClickable(true);
  setHighlightSections(true);
  setSectionsMovable(false);
  setMinimumSectionSize(56);
  setAccessibleName(tr("Columns"));
  connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ProfileHeader::setSorted(int column, bool isDescending) {
  m_sorted = column;
  m_isDescending = isDescending;
  viewport()->update();
}

QSize ProfileHeader::sectionSizeFromContents(int column) const {
  const int line = fontMetrics().height();
  const QString name = model()->headerData(column, Qt::Horizontal).toString();
  return {fontMetrics().horizontalAdvance(name) + 3 * kPadding, 2 * line + kPictureHeight + 2 * kPadding + 4};
}

void ProfileHeader::paintSection(QPainter* painter, const QRect& rect, int column) const {
  const Tokens& t = m_theme.tokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing, false);
  const bool isCurrent = selectionModel() != nullptr && selectionModel()->currentIndex().column() == column;
  painter->fillRect(rect, isCurrent ? t.accentSoft : t.sidebar);
  painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), t.border);
  painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.border);
  QRect inner = rect.adjusted(kPadding, kPadding, -kPadding, -kPadding);
  const int line = fontMetrics().height();

  QFont bold = font();
  bold.setWeight(QFont::DemiBold);
  painter->setFont(bold);
  painter->setPen(t.text);
  QString mark;
  if (column == m_sorted) mark = m_isDescending ? QStringLiteral(" ↓") : QStringLiteral(" ↑");
  const QFontMetrics boldMetrics(bold);
  const int markWidth = boldMetrics.horizontalAdvance(mark);
  const QString name = boldMetrics.elidedText(model()->headerData(column, Qt::Horizontal).toString(), Qt::ElideRight,
                                              inner.width() - markWidth);
  painter->drawText(QRect(inner.left(), inner.top(), inner.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                    name + mark);

  if (const ColumnProfile* profile = m_model.profile(column)) {
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.88);
    painter->setFont(small);
    painter->setPen(t.textMuted);
    const QFontMetrics smallMetrics(small);
    const QRect second(inner.left(), inner.top() + line, inner.width(), line);
    const KindLine texts = kindLine(*profile, smallMetrics, second.width());
    painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter, texts.kind);
    painter->setPen(t.warning);
    painter->drawText(second, Qt::AlignRight | Qt::AlignVCenter, texts.missing);
    paintDistribution(*painter,
                      QRectF(inner.left(), inner.bottom() - kPictureHeight + 1, inner.width(), kPictureHeight),
                      *profile, t);
  }
  painter->restore();
}

void ProfileHeader::contextMenuEvent(QContextMenuEvent* event) {
  const int column = logicalIndexAt(event->pos());
  if (column >= 0) Q_EMIT menuRequested(column, event->globalPos());
}

} // namespace aisemble::ui
