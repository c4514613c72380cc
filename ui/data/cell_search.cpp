// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/cell_search.h"

#include <algorithm>
#include <charconv>

namespace aisemble::ui {
namespace {

constexpr std::size_t kSearchedBetweenStops = 8192;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void appendField(std::string& out, const std::string& text) {
  if (text.find_first_of("\t\n\r\"") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

} // namespace

CellFinder::CellFinder(const QString& needle) : m_needle(needle) {
  const bool isAscii = std::all_of(needle.begin(), needle.end(), [](QChar c) { return c.unicode() < 128; });
  if (!isAscii) return;
  m_folded = needle.toStdString();
  std::transform(m_folded.begin(), m_folded.end(), m_folded.begin(), lower);
}

bool CellFinder::isInBytes(std::string_view text) const {
  return std::search(text.begin(), text.end(), m_folded.begin(), m_folded.end(),
                     [](char left, char right) { return lower(left) == right; }) != text.end();
}

bool CellFinder::isIn(const Cell& cell) const {
  if (isMissing(cell) || m_needle.isEmpty()) return false;
  if (m_folded.empty()) return QString::fromStdString(cellText(cell)).contains(m_needle, Qt::CaseInsensitive);
  if (const auto* text = std::get_if<std::string>(&cell)) return isInBytes(*text);
  char buffer[40];
  if (const auto* whole = std::get_if<std::int64_t>(&cell))
    return isInBytes({buffer, std::to_chars(buffer, buffer + sizeof buffer, *whole).ptr});
  if (const auto* real = std::get_if<double>(&cell))
    return isInBytes({buffer, std::to_chars(buffer, buffer + sizeof buffer, *real).ptr});
  return isInBytes(cellText(cell));
}

std::optional<std::vector<CellPlace>> findCells(const DataView& view, const QString& needle,
                                                const std::stop_token& stop) {
  std::vector<CellPlace> out;
  const CellFinder finder(needle);
  for (std::size_t row = 0; row < view.rows; ++row) {
    if (row % kSearchedBetweenStops == 0 && stop.stop_requested()) return std::nullopt;
    for (std::size_t column = 0; column < view.columns.size(); ++column) {
      if (!finder.isIn(view.at(row, column))) continue;
      out.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)});
      if (out.size() == kMostFound) return out;
    }
  }
  return out;
}

QString tabSeparated(const DataView& view, const std::vector<std::uint32_t>& rows,
                     const std::vector<std::uint32_t>& columns, bool withNames) {
  std::string out;
  const auto line = [&](auto textOf) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out += '\t';
      appendField(out, textOf(columns[i]));
    }
    out += '\n';
  };
  if (withNames) line([&](std::uint32_t column) { return view.columns[column].name; });
  for (const std::uint32_t row : rows)
    line([&](std::uint32_t column) { return cellText(view.at(row, column)); });
  return QString::fromStdString(out);
}

} // namespace aisemble::ui
