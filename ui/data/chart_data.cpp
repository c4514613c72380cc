// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/chart_data.h"

#include "ui/data/column_profile.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace aisemble::ui {
namespace {

struct ChartDataText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::ChartData)
};

/// Gives each row the number of its value; the most frequent values have numbers of their own, the rest share one.
class Labels {
 public:
  Labels(const DataView& view, std::optional<std::size_t> column, std::size_t most, const std::stop_token& stop)
      : m_view(view), m_column(column) {
    if (!column) {
      m_names << QString();
      return;
    }
    std::unordered_map<std::string, std::size_t> counts;
    std::vector<std::string> inOrder;
    for (std::size_t row = 0; row < view.rows; ++row) {
      if (row % kRowsBetweenStops == 0 && stop.stop_requested()) return;
      std::string text = keyOf(view.at(row, *column));
      const auto [at, isNew] = counts.try_emplace(std::move(text), 0);
      if (isNew) inOrder.push_back(at->first);
      ++at->second;
    }
    std::vector<std::string> kept = inOrder;
    if (kept.size() > most) {
      std::stable_sort(kept.begin(), kept.end(),
                       [&](const auto& left, const auto& right) { return counts[left] > counts[right]; });
      kept.resize(most);
    }
    sortByValue(kept);
    for (const std::string& one : kept) {
      m_numbers.emplace(one, static_cast<std::size_t>(m_names.size()));
      m_names << (one.empty() ? ChartDataText::tr("missing") : QString::fromStdString(one).left(60));
    }
    if (inOrder.size() > kept.size()) m_names << ChartDataText::tr("other");
  }

  [[nodiscard]] std::size_t of(std::size_t row) const {
    if (!m_column) return 0;
    const auto found = m_numbers.find(keyOf(m_view.at(row, *m_column)));
    return found != m_numbers.end() ? found->second : m_numbers.size();
  }
  [[nodiscard]] const QStringList& names() const { return m_names; }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(m_names.size()); }

 private:
  static std::string keyOf(const Cell& cell) { return cellText(cell); }

  static void sortByValue(std::vector<std::string>& names) {
    const auto number = [](const std::string& text) {
      bool isNumber = false;
      const double value = QString::fromStdString(text).toDouble(&isNumber);
      return isNumber ? std::optional(value) : std::nullopt;
    };
    std::stable_sort(names.begin(), names.end(), [&](const auto& left, const auto& right) {
      const auto a = number(left);
      const auto b = number(right);
      if (a && b) return *a < *b;
      if (a.has_value() != b.has_value()) return a.has_value();
      return left < right;
    });
  }

  const DataView& m_view;
  std::optional<std::size_t> m_column;
  std::unordered_map<std::string, std::size_t> m_numbers;
  QStringList m_names;
};

bool isNumeric(const DataView& view, std::size_t column) {
  const ColumnKind kind = kindOf(view, column);
  return kind == ColumnKind::Whole || kind == ColumnKind::Real;
}

struct Columns {
  std::optional<std::size_t> x;
  std::optional<std::size_t> y;
  std::optional<std::size_t> group;
};

QString problemOf(const DataView& view, const ChartSetup& setup, const Columns& columns) {
  const QString numbers =
      ChartDataText::tr("“%1” holds no numbers. Choose a column of numbers, or another kind of chart.");
  const auto needsNumbers = [&](std::optional<std::size_t> column) {
    return column && !isNumeric(view, *column) ? numbers.arg(QString::fromStdString(view.columns[*column].name))
                                               : QString();
  };
  const bool needsX = setup.kind != ChartKind::Line;
  if (needsX && !columns.x) return ChartDataText::tr("Choose a column for the x axis.");
  if (setup.kind != ChartKind::Bar)
    if (const QString wrong = needsNumbers(columns.x); !wrong.isEmpty()) return wrong;
  const bool needsY = setup.kind == ChartKind::Line || setup.kind == ChartKind::Scatter ||
                      (setup.kind == ChartKind::Bar && setup.figure != BarFigure::Count);
  if (needsY && !columns.y) return ChartDataText::tr("Choose a column for the y axis.");
  return needsY ? needsNumbers(columns.y) : QString();
}

void bars(const DataView& view, const ChartSetup& setup, const Columns& columns, const std::stop_token& stop,
          ChartData& out) {
  const Labels categories(view, columns.x, kMostCategories, stop);
  const Labels groups(view, columns.group, kMostGroups, stop);
  struct Sum {
    std::size_t count = 0;
    double total = 0;
  };
  std::vector<Sum> sums(categories.size() * groups.size());
  for (std::size_t row = 0; row < view.rows; ++row) {
    if (row % kRowsBetweenStops == 0 && stop.stop_requested()) return;
    const auto value = setup.figure == BarFigure::Count ? std::optional(1.0) : numberIn(view.at(row, *columns.y));
    if (!value) continue;
    Sum& sum = sums[categories.of(row) * groups.size() + groups.of(row)];
    ++sum.count;
    sum.total += *value;
    ++out.rows;
  }
  out.categories = categories.names();
  for (std::size_t group = 0; group < groups.size(); ++group) {
    ChartSeries series{groups.names()[static_cast<qsizetype>(group)], {}};
    for (std::size_t category = 0; category < categories.size(); ++category) {
      const Sum& sum = sums[category * groups.size() + group];
      const double value =
          setup.figure == BarFigure::Mean && sum.count > 0 ? sum.total / static_cast<double>(sum.count) : sum.total;
      series.points.push_back({static_cast<double>(category), value});
      ++out.drawn;
    }
    out.series.push_back(std::move(series));
  }
}

void histogram(const DataView& view, const Columns& columns, const std::stop_token& stop, ChartData& out) {
  const Labels groups(view, columns.group, kMostGroups, stop);
  double low = 0;
  double high = 0;
  for (std::size_t row = 0; row < view.rows; ++row)
    if (const auto value = numberIn(view.at(row, *columns.x))) {
      low = out.rows == 0 ? *value : std::min(low, *value);
      high = out.rows == 0 ? *value : std::max(high, *value);
      ++out.rows;
    }
  if (out.rows == 0) return;
  out.low = low;
  out.high = high;
  const int bins = high > low ? kHistogramBins : 1;
  const double width = (high - low) / bins;
  std::vector<std::vector<double>> counts(groups.size(), std::vector<double>(static_cast<std::size_t>(bins), 0.0));
  for (std::size_t row = 0; row < view.rows; ++row) {
    if (row % kRowsBetweenStops == 0 && stop.stop_requested()) return;
    const auto value = numberIn(view.at(row, *columns.x));
    if (!value) continue;
    const int bin = width > 0 ? std::min(bins - 1, static_cast<int>((*value - low) / width)) : 0;
    ++counts[groups.of(row)][static_cast<std::size_t>(bin)];
  }
  for (int bin = 0; bin < bins; ++bin)
    out.categories << readableNumber(low + width * bin);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    ChartSeries series{groups.names()[static_cast<qsizetype>(group)], {}};
    for (int bin = 0; bin < bins; ++bin)
      series.points.push_back({static_cast<double>(bin), counts[group][static_cast<std::size_t>(bin)]});
    out.drawn += series.points.size();
    out.series.push_back(std::move(series));
  }
}

void points(const DataView& view, const ChartSetup& setup, const Columns& columns, const std::stop_token& stop,
            ChartData& out) {
  const Labels groups(view, columns.group, kMostGroups, stop);
  for (const QString& name : groups.names())
    out.series.push_back({name, {}});
  for (std::size_t row = 0; row < view.rows; ++row) {
    if (row % kRowsBetweenStops == 0 && stop.stop_requested()) return;
    const auto y = numberIn(view.at(row, *columns.y));
    const auto x = columns.x ? numberIn(view.at(row, *columns.x)) : std::optional(static_cast<double>(row + 1));
    if (!x || !y) continue;
    out.series[groups.of(row)].points.push_back({*x, *y});
    ++out.rows;
  }
  const std::size_t stride = (out.rows + kMostScattered - 1) / kMostScattered;
  for (ChartSeries& series : out.series) {
    if (setup.kind == ChartKind::Line) {
      std::stable_sort(series.points.begin(), series.points.end(),
                       [](const ChartPoint& left, const ChartPoint& right) { return left.x < right.x; });
      if (!series.points.empty())
        series.points = reduceMinMax(series.points, series.points.front().x, series.points.back().x, kLineStrips);
    } else if (stride > 1) {
      std::vector<ChartPoint> fewer;
      for (std::size_t i = 0; i < series.points.size(); i += stride)
        fewer.push_back(series.points[i]);
      series.points = std::move(fewer);
    }
    out.drawn += series.points.size();
  }
}

} // namespace

ChartData chartDataOf(const DataView& view, const ChartSetup& setup, const std::stop_token& stop) {
  ChartData out;
  const auto find = [&view](const std::string& name) { return name.empty() ? std::nullopt : view.find(name); };
  const Columns columns{find(setup.x), find(setup.y), find(setup.group)};
  out.problem = problemOf(view, setup, columns);
  if (!out.problem.isEmpty()) return out;
  const QString y = QString::fromStdString(setup.y);
  out.xTitle = columns.x ? QString::fromStdString(setup.x) : ChartDataText::tr("row");
  out.yTitle = y;
  switch (setup.kind) {
  case ChartKind::Bar:
    bars(view, setup, columns, stop, out);
    if (setup.figure == BarFigure::Count) out.yTitle = ChartDataText::tr("number of rows");
    if (setup.figure == BarFigure::Mean) out.yTitle = ChartDataText::tr("mean of %1").arg(y);
    if (setup.figure == BarFigure::Sum) out.yTitle = ChartDataText::tr("sum of %1").arg(y);
    break;
  case ChartKind::Histogram:
    histogram(view, columns, stop, out);
    out.yTitle = ChartDataText::tr("number of rows");
    break;
  case ChartKind::Line:
  case ChartKind::Scatter:
    points(view, setup, columns, stop, out);
    break;
  }
  out.wasStopped = stop.stop_requested();
  if (out.rows == 0 && !out.wasStopped) out.problem = ChartDataText::tr("No row has a value in the chosen columns.");
  return out;
}

ChartSetup withNumbers(ChartSetup setup, const std::vector<std::string>& numeric) {
  const auto replace = [&numeric](std::string& column, const std::string& other) {
    if (std::find(numeric.begin(), numeric.end(), column) != numeric.end()) return;
    const auto found = std::find_if(numeric.begin(), numeric.end(), [&](const auto& one) { return one != other; });
    if (found != numeric.end()) column = *found;
  };
  const bool isPoints = setup.kind == ChartKind::Line || setup.kind == ChartKind::Scatter;
  const bool isByNumber = setup.kind == ChartKind::Line && setup.x.empty(); // of the row
  if (setup.kind == ChartKind::Histogram || (isPoints && !isByNumber)) replace(setup.x, isPoints ? setup.y : "");
  if (isPoints || (setup.kind == ChartKind::Bar && setup.figure != BarFigure::Count)) replace(setup.y, setup.x);
  return setup;
}

ChartSetup firstSetup(const DataView& view) {
  ChartSetup out;
  for (std::size_t column = 0; column < view.columns.size(); ++column)
    if (kindOf(view, column) == ColumnKind::Text) {
      out.x = view.columns[column].name;
      return out;
    }
  if (!view.columns.empty()) {
    out.x = view.columns.front().name;
    if (isNumeric(view, 0)) out.kind = ChartKind::Histogram;
  }
  return out;
}

} // namespace aisemble::ui
