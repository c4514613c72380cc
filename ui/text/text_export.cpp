// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_export.h"

namespace aisemble::ui {
namespace {

bool looksLikeFormula(const QString& cell) {
  if (cell.isEmpty() || !QStringLiteral("=+-@\t\r").contains(cell[0])) return false;
  bool isNumber = false;
  (void)cell.toDouble(&isNumber);
  return !isNumber;
}

QString csvCell(QString cell) {
  if (looksLikeFormula(cell)) cell.prepend(u'\'');
  if (!cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n') && !cell.contains(u'\r')) return cell;
  cell.replace(u'"', QStringLiteral("\"\""));
  return u'"' + cell + u'"';
}

void appendLine(const QStringList& cells, qsizetype columns, std::string& out) {
  for (qsizetype i = 0; i < columns; ++i) {
    if (i > 0) out += ',';
    out += csvCell(cells.value(i)).toStdString();
  }
  out += "\r\n";
}

} // namespace

std::string csvOf(const TextFindings& findings) {
  std::string out;
  appendLine(findings.columns, findings.columns.size(), out);
  for (const FindingRow& row : findings.rows)
    appendLine(row.cells, findings.columns.size(), out);
  return out;
}

QString tabbedOf(const TextFindings& findings) {
  const auto line = [](QStringList cells) {
    for (QString& cell : cells)
      cell.replace(u'\t', u' ').replace(u'\n', u' ');
    return cells.join(u'\t') + u'\n';
  };
  QString out = line(findings.columns);
  for (const FindingRow& row : findings.rows)
    out += line(row.cells);
  return out;
}

} // namespace aisemble::ui
