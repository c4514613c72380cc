// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/column_profile.h"

#include "ui/data/histogram_strips.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace aisemble::ui {
namespace {

struct ColumnProfileText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::ColumnProfile)
};

ColumnKind kindOf(const Cell& cell) {
  struct Kinds {
    ColumnKind operator()(std::monostate) const { return ColumnKind::Empty; }
    ColumnKind operator()(bool) const { return ColumnKind::Flag; }
    ColumnKind operator()(std::int64_t) const { return ColumnKind::Whole; }
    ColumnKind operator()(double) const { return ColumnKind::Real; }
    ColumnKind operator()(const std::string&) const { return ColumnKind::Text; }
    ColumnKind operator()(const NestedJson&) const { return ColumnKind::Nested; }
    ColumnKind operator()(const BigInteger&) const { return ColumnKind::Whole; }
  };
  return std::visit(Kinds{}, cell);
}

ColumnKind together(ColumnKind left, ColumnKind right) {
  if (left == right || right == ColumnKind::Empty) return left;
  if (left == ColumnKind::Empty) return right;
  const auto isNumber = [](ColumnKind kind) { return kind == ColumnKind::Whole || kind == ColumnKind::Real; };
  return isNumber(left) && isNumber(right) ? ColumnKind::Real : ColumnKind::Mixed;
}

void profileNumbers(const DataView& view, std::size_t column, ColumnProfile& out) {
  std::unordered_set<double> values;
  out.low = std::numeric_limits<double>::infinity();
  out.high = -out.low;
  for (std::size_t row = 0; row < view.rows; ++row)
    if (const auto value = numberIn(view.at(row, column))) {
      values.insert(*value);
      out.low = std::min(out.low, *value);
      out.high = std::max(out.high, *value);
    }
  out.unique = values.size();
  const HistogramStrips strips = stripsOf({out.low, out.high}, out.kind == ColumnKind::Whole, kProfileBins);
  out.bins.assign(strips.count, 0);
  for (std::size_t row = 0; row < view.rows; ++row)
    if (const auto value = numberIn(view.at(row, column))) ++out.bins[strips.of(*value)];
}

void profileOthers(const DataView& view, std::size_t column, ColumnProfile& out, const std::stop_token& stop) {
  // Texts are counted where they stand; whatever else a mixed column holds is written out.
  std::unordered_map<std::string_view, std::size_t> texts;
  std::unordered_map<std::string, std::size_t> others;
  for (std::size_t row = 0; row < view.rows; ++row) {
    if (row % kRowsBetweenStops == 0 && stop.stop_requested()) return;
    const Cell& cell = view.at(row, column);
    if (const auto* text = std::get_if<std::string>(&cell))
      ++texts[*text];
    else if (!isMissing(cell))
      ++others[cellText(cell)];
  }
  out.unique = texts.size() + others.size();
  std::vector<std::pair<std::string_view, std::size_t>> all(texts.begin(), texts.end());
  for (const auto& [text, count] : others)
    all.emplace_back(text, count);
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(std::min(kProfileTop, all.size()));
  std::partial_sort(all.begin(), middle, all.end(), [](const auto& left, const auto& right) {
    return left.second != right.second ? left.second > right.second : left.first < right.first;
  });
  constexpr qsizetype kShownLength = 60;
  for (auto one = all.begin(); one != middle; ++one)
    out.top.emplace_back(
        one->first.empty()
            ? QStringLiteral("\"\"") // as cells show it
            : oneLine(QString::fromUtf8(one->first.data(), static_cast<qsizetype>(one->first.size())), kShownLength),
        one->second);
}

} // namespace

ColumnKind kindOf(const DataView& view, std::size_t column) {
  ColumnKind out = ColumnKind::Empty;
  for (std::size_t row = 0; row < view.rows && out != ColumnKind::Mixed; ++row)
    out = together(out, kindOf(view.at(row, column)));
  return out;
}

QString kindText(ColumnKind kind) {
  switch (kind) {
  case ColumnKind::Empty:
    return ColumnProfileText::tr("empty");
  case ColumnKind::Whole:
    return ColumnProfileText::tr("whole number");
  case ColumnKind::Real:
    return ColumnProfileText::tr("number");
  case ColumnKind::Flag:
    return ColumnProfileText::tr("true/false");
  case ColumnKind::Text:
    return ColumnProfileText::tr("text");
  case ColumnKind::Nested:
    return ColumnProfileText::tr("nested");
  case ColumnKind::Mixed:
    return ColumnProfileText::tr("mixed");
  }
  return {};
}

ColumnProfile profileOf(const DataView& view, std::size_t column, const std::stop_token& stop) {
  ColumnProfile out;
  out.rows = view.rows;
  for (std::size_t row = 0; row < view.rows; ++row) {
    const ColumnKind kind = kindOf(view.at(row, column));
    if (kind == ColumnKind::Empty)
      ++out.missing;
    else
      out.kind = together(out.kind, kind);
  }
  if (stop.stop_requested() || out.kind == ColumnKind::Empty) return out;
  if (out.isNumeric())
    profileNumbers(view, column, out);
  else
    profileOthers(view, column, out, stop);
  return out;
}

std::optional<std::vector<ColumnProfile>> profilesOf(const DataView& view, const std::stop_token& stop) {
  std::vector<ColumnProfile> out;
  for (std::size_t column = 0; column < view.columns.size(); ++column) {
    out.push_back(profileOf(view, column, stop));
    if (stop.stop_requested()) return std::nullopt;
  }
  return out;
}

QString profileText(const ColumnProfile& profile) {
  const QLocale locale;
  QString out = ColumnProfileText::tr("%1; missing: %2; distinct: %3")
                    .arg(kindText(profile.kind), locale.toString(static_cast<qulonglong>(profile.missing)),
                         locale.toString(static_cast<qulonglong>(profile.unique)));
  if (profile.isNumeric()) {
    out += ColumnProfileText::tr("; from %1 to %2").arg(readableNumber(profile.low), readableNumber(profile.high));
  } else if (!profile.top.empty()) {
    out += ColumnProfileText::tr("; most frequent: %1 (%2)")
               .arg(profile.top.front().first, locale.toString(static_cast<qulonglong>(profile.top.front().second)));
  }
  return out;
}

} // namespace aisemble::ui
