// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/vision_table.h"

#include "ui/image/overlay.h"
#include "ui/prompt/message_text.h"

#include <QBrush>
#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace aisemble::ui {
namespace {

struct VisionTableText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::VisionTable)
};

using Row = std::vector<QVariant>;

void addBox(Row& row, const PixelBox& box) {
  for (const int value : {box.x, box.y, box.width, box.height})
    row.emplace_back(value);
}

QStringList boxHeaders() {
  return {VisionTableText::tr("X"), VisionTableText::tr("Y"), VisionTableText::tr("Width"),
          VisionTableText::tr("Height")};
}

QString hex(const std::array<int, 3>& colour) {
  return QColor(colour[0], colour[1], colour[2]).name().toUpper();
}

VisionTable tableOf(const ImageAnalysis& a) {
  VisionTable out{{VisionTableText::tr("Property"), VisionTableText::tr("Value")}, {}, -1, false, {}};
  const auto add = [&out](const QString& name, const QVariant& value) { out.rows.push_back({name, value}); };
  add(VisionTableText::tr("Width"), a.width);
  add(VisionTableText::tr("Height"), a.height);
  // The engine's own is rounded to two places, as the original's; three are shown here.
  add(VisionTableText::tr("Aspect ratio"),
      a.height > 0 ? std::round(1000.0 * a.width / a.height) / 1000 : a.aspectRatio);
  add(VisionTableText::tr("Channels"), a.channels);
  add(VisionTableText::tr("Average colour"), hex(a.averageColor));
  add(VisionTableText::tr("Brightness, mean"), a.brightnessMean);
  add(VisionTableText::tr("Brightness, deviation"), a.brightnessDeviation);
  if (a.edgeDensity) add(VisionTableText::tr("Share of edges"), *a.edgeDensity);
  out.swatch = QColor(a.averageColor[0], a.averageColor[1], a.averageColor[2]);
  return out;
}

VisionTable tableOf(const ObjectDetections& found) {
  VisionTable out{
      {VisionTableText::tr("No."), VisionTableText::tr("Class"), VisionTableText::tr("Confidence")}, {}, 2, true, {}};
  out.headers << boxHeaders() << VisionTableText::tr("Area");
  for (const DetectedObject& one : found.objects) {
    Row row{one.id, one.label ? QString::fromStdString(*one.label) : QString(), one.confidence};
    addBox(row, one.box);
    row.emplace_back(one.area);
    out.rows.push_back(std::move(row));
  }
  return out;
}

VisionTable tableOf(const FaceDetections& found) {
  VisionTable out{{VisionTableText::tr("No."), VisionTableText::tr("Confidence")}, {}, 1, true, {}};
  out.headers << boxHeaders();
  for (const DetectedFace& one : found.faces) {
    Row row{one.id, one.confidence};
    addBox(row, one.box);
    out.rows.push_back(std::move(row));
  }
  return out;
}

VisionTable tableOf(const ImageClassification& found) {
  VisionTable out{{VisionTableText::tr("Class"), VisionTableText::tr("Confidence")}, {}, 1, false, {}};
  for (const ScoredLabel& one : found.labels)
    out.rows.push_back({QString::fromStdString(one.label), one.confidence});
  return out;
}

VisionTable tableOf(const ExtractedText& found) {
  VisionTable out{
      {VisionTableText::tr("Word"), VisionTableText::tr("Confidence"), VisionTableText::tr("Line")}, {}, 1, true, {}};
  out.headers << boxHeaders();
  for (const PlacedText& one : placedTexts(found)) {
    Row row{one.text, one.confidence, one.line};
    addBox(row, one.box);
    out.rows.push_back(std::move(row));
  }
  return out;
}

VisionTable tableOf(const ProcessedImage& made) {
  VisionTable out{{VisionTableText::tr("Property"), VisionTableText::tr("Before"), VisionTableText::tr("After")},
                  {},
                  -1,
                  false,
                  {}};
  const quint64 bytes = made.image.bytes != nullptr ? made.image.bytes->size() : 0;
  out.rows.push_back({VisionTableText::tr("Width"), made.sourceWidth, made.width});
  out.rows.push_back({VisionTableText::tr("Height"), made.sourceHeight, made.height});
  out.rows.push_back(
      {VisionTableText::tr("Bytes"), static_cast<qlonglong>(made.sourceBytes), static_cast<qlonglong>(bytes)});
  out.rows.push_back({VisionTableText::tr("Kind"), QString(), QString::fromStdString(made.mediaType)});
  if (made.cropped)
    out.rows.push_back({VisionTableText::tr("Part kept"),
                        QStringLiteral("%1, %2 · %3 × %4")
                            .arg(made.cropped->x)
                            .arg(made.cropped->y)
                            .arg(made.cropped->width)
                            .arg(made.cropped->height),
                        QString()});
  return out;
}

QString field(const QVariant& value, QChar separator) {
  QString text = value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 12) : value.toString();
  const bool quoted = text.contains(separator) || text.contains(QLatin1Char('"')) || text.contains(QLatin1Char('\n')) ||
                      text.contains(QLatin1Char('\r'));
  return quoted ? QLatin1Char('"') + text.replace(QLatin1String("\""), QLatin1String("\"\"")) + QLatin1Char('"') : text;
}

} // namespace

VisionTable visionTable(const VisionResult& result) {
  return std::visit([](const auto& detail) { return tableOf(detail); }, result.detail);
}

QString cellText(const QVariant& value, bool isShare) {
  const QLocale locale;
  if (value.typeId() != QMetaType::Double)
    return value.typeId() == QMetaType::QString ? value.toString() : locale.toString(value.toLongLong());
  if (isShare) return QStringLiteral("%1 %").arg(locale.toString(value.toDouble() * 100, 'f', 1));
  const double number = value.toDouble();
  QString text = locale.toString(number, 'f', std::abs(number) < 10 ? 3 : 1);
  return text.endsWith(locale.decimalPoint() + QLatin1String("0")) ? text.chopped(2) : text;
}

QString separatedText(const VisionTable& table, QChar separator, const std::vector<int>& rows) {
  QString out;
  const auto line = [&](const auto& cells) {
    bool first = true;
    for (const auto& cell : cells) {
      if (!std::exchange(first, false)) out += separator;
      out += field(QVariant(cell), separator);
    }
    out += QLatin1Char('\n');
  };
  line(table.headers);
  for (const int row : rows)
    line(table.rows[static_cast<std::size_t>(row)]);
  return out;
}

void VisionTableModel::setTable(VisionTable table) {
  beginResetModel();
  m_table = std::move(table);
  m_hovered = -1;
  endResetModel();
}

void VisionTableModel::setHovered(int row, const QColor& ground) {
  if (row == m_hovered) return;
  const int before = std::exchange(m_hovered, row);
  m_ground = ground;
  for (const int changed : {before, row})
    if (changed >= 0 && changed < rowCount())
      Q_EMIT dataChanged(index(changed, 0), index(changed, columnCount() - 1), {Qt::BackgroundRole});
}

int VisionTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int VisionTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_table.headers.size());
}

QVariant VisionTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const QVariant& value = m_table.rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
  const bool isShare = index.column() == m_table.shareColumn;
  switch (role) {
  case Qt::DisplayRole:
    return cellText(value, isShare);
  case Qt::ToolTipRole:
    return value.typeId() == QMetaType::QString ? value : QVariant();
  case Qt::TextAlignmentRole:
    return static_cast<int>((value.typeId() == QMetaType::QString ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  case Qt::BackgroundRole:
    return index.row() == m_hovered ? QVariant(QBrush(m_ground)) : QVariant();
  case Qt::DecorationRole:
    return m_table.swatch.isValid() && value.typeId() == QMetaType::QString &&
                   value.toString() == m_table.swatch.name().toUpper()
               ? QVariant(m_table.swatch)
               : QVariant();
  case SortRole:
    return value;
  case ShareRole:
    return isShare ? value : QVariant();
  default:
    return {};
  }
}

QVariant VisionTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::DisplayRole) return m_table.headers.value(section);
  if (role == Qt::TextAlignmentRole) {
    const bool text =
        m_table.rows.empty() || m_table.rows.front()[static_cast<std::size_t>(section)].typeId() == QMetaType::QString;
    return static_cast<int>((text ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  }
  return {};
}

} // namespace aisemble::ui
