// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_view.h"

#include "core/engine/big_integer.h"

#include <QLocale>

#include <charconv>
#include <cmath>

namespace aisemble::ui {

std::optional<std::size_t> DataView::find(const std::string& name) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == name) return i;
  return std::nullopt;
}

DataView viewOf(std::shared_ptr<const Table> table) {
  DataView out;
  if (table == nullptr) return out;
  out.rows = table->rows();
  for (const Column& column : table->columns)
    out.columns.push_back({column.name, std::shared_ptr<const std::vector<Cell>>(table, &column.cells)});
  out.whole = std::move(table);
  return out;
}

std::shared_ptr<const Table> tableOf(const DataView& view) {
  if (view.whole != nullptr) return view.whole;
  auto out = std::make_shared<Table>();
  out->columns.reserve(view.columns.size());
  for (std::size_t column = 0; column < view.columns.size(); ++column) {
    Column& made = out->columns.emplace_back(Column{view.columns[column].name, {}});
    made.cells.reserve(view.rows);
    for (std::size_t row = 0; row < view.rows; ++row)
      made.cells.push_back(view.at(row, column));
  }
  return out;
}

std::optional<double> numberIn(const Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
  if (const auto* real = std::get_if<double>(&cell)) return *real;
  if (const auto* big = std::get_if<BigInteger>(&cell)) return numberOf(*big);
  return std::nullopt;
}

bool isMissing(const Cell& cell) {
  return std::holds_alternative<std::monostate>(cell);
}

std::string numberText(double value) {
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

std::string cellText(const Cell& cell) {
  struct Writer {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool value) const { return value ? "True" : "False"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return numberText(value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const NestedJson& value) const { return value.text; }
    std::string operator()(const BigInteger& value) const { return value.digits; }
  };
  return std::visit(Writer{}, cell);
}

QString fixedNumber(double value, int decimals) {
  const double half = 0.5 * std::pow(10.0, -decimals);
  return QLocale().toString(std::abs(value) < half ? 0.0 : value, 'f', decimals);
}

QString readableNumber(double value) {
  if (!std::isfinite(value)) return QStringLiteral("—");
  const double size = std::abs(value);
  if (size != 0 && (size >= 1e12 || size < 1e-4)) return QLocale().toString(value, 'e', 3);
  if (value == std::floor(value)) return fixedNumber(value, 0);
  const int digits = size >= 1e5 ? 0 : size >= 1000 ? 2 : size >= 1 ? 3 : 4;
  QString text = QLocale().toString(value, 'f', digits);
  const QString point = QLocale().decimalPoint();
  if (text.contains(point)) {
    while (text.endsWith(QLatin1Char('0')))
      text.chop(1);
    if (text.endsWith(point)) text.chop(point.size());
  }
  return text;
}

QString oneLine(QString text, qsizetype longest) {
  if (text.size() > longest) {
    text.truncate(text.at(longest - 1).isHighSurrogate() ? longest - 1 : longest);
    text += QChar(0x2026);
  }
  text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
  for (QChar& c : text)
    if (c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
      c = QChar(0x23CE); // ⏎
    else if (c == u'\t')
      c = u' ';
  return text;
}

namespace {

int rankOf(const Cell& cell) {
  if (numberIn(cell)) return 0;
  if (std::holds_alternative<bool>(cell)) return 1;
  return isMissing(cell) ? 3 : 2;
}

template <class Value>
int order(const Value& left, const Value& right) {
  return left < right ? -1 : right < left ? 1 : 0;
}

} // namespace

int compareCells(const Cell& left, const Cell& right) {
  const int rank = rankOf(left);
  if (const int other = rankOf(right); rank != other) return order(rank, other);
  if (rank == 0) {
    if (const auto exact = compareWholes(left, right)) return *exact; // over 2^53 too
    return order(*numberIn(left), *numberIn(right));
  }
  if (rank == 1) return order(std::get<bool>(left), std::get<bool>(right));
  if (rank == 3) return 0;
  const auto* a = std::get_if<std::string>(&left);
  const auto* b = std::get_if<std::string>(&right);
  if (a != nullptr && b != nullptr) return order(*a, *b);
  return order(cellText(left), cellText(right));
}

} // namespace aisemble::ui
