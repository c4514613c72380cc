// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/chart_data.h"

#include "ui/data/column_profile.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace aisemble::ui {
namespace {

constexpr qsizetype kLongestCategory = 300;

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
      m_names << (one.empty() ? ChartDataText::tr("missing") : oneLine(QString::fromStdString(one), kLongestCategory));
    }
    m_merged = inOrder.size() - kept.size();
    if (m_merged > 0) m_names << ChartDataText::tr("other");
  }

  [[nodiscard]] std::size_t of(std::size_t row) const {
    if (!m_column) return 0;
    const auto found = m_numbers.find(keyOf(m_view.at(row, *m_column)));
    return found != m_numbers.end() ? found->second : m_numbers.size();
  }
  [[nodiscard]] const QStringList& names() const { return m_names; }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(m_names.size()); }
  [[nodiscard]] std::size_t merged() const { return m_merged; }

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
  std::size_t m_merged = 0;
};

/// A number that has a place on an axis.
std::optional<double> placeIn(const Cell& cell) {
  const auto value = numberIn(cell);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

void include(ChartSpan& span, double value, bool isFirst) {
  span.low = isFirst ? value : std::min(span.low, value);
  span.high = isFirst ? value : std::max(span.high, value);
}

/// One point for each occupied cell of a grid over all rows: what stands alone stays, what goes lies under a dot.
std::vector<ChartPoint> onePerCell(const std::vector<ChartPoint>& points, const ChartSpan& x, const ChartSpan& y) {
  const auto cellOf = [](double value, const ChartSpan& span, int cells) {
    const double half = span.high / 2 - span.low / 2; // the difference itself may be too large for a double
    const double share = half > 0 ? (value / 2 - span.low / 2) / half : 0;
    return std::min(cells - 1, static_cast<int>(share * cells));
  };
  const auto isExtreme = [&](const ChartPoint& point) {
    return point.x == x.low || point.x == x.high || point.y == y.low || point.y == y.high;
  };
  std::vector<bool> isTaken(static_cast<std::size_t>(kGridColumns) * kGridRows, false);
  std::vector<ChartPoint> out;
  for (const bool takesExtremes : {true, false}) // the outermost of a cell at the edge
    for (const ChartPoint& point : points) {
      if (isExtreme(point) != takesExtremes) continue;
      const auto cell = static_cast<std::size_t>(cellOf(point.y, y, kGridRows)) * kGridColumns +
                        static_cast<std::size_t>(cellOf(point.x, x, kGridColumns));
      if (isTaken[cell]) continue;
      isTaken[cell] = true;
      out.push_back(point);
    }
  return out;
}

/// The least and the greatest y of each strip; `points` are sorted by x.
std::vector<ChartPoint> peaksOf(std::vector<ChartPoint> points) {
  if (points.size() <= std::size_t{2} * kLineStrips) return points;
  if (points.front().x < points.back().x) return reduceMinMax(points, points.front().x, points.back().x, kLineStrips);
  const auto [least, greatest] = std::minmax_element(
      points.begin(), points.end(), [](const ChartPoint& left, const ChartPoint& right) { return left.y < right.y; });
  return {*least, *greatest};
}

bool isNumeric(const DataView& view, std::size_t column) {
  const ColumnKind kind = kindOf(view, column);
  return kind == ColumnKind::Whole || kind == ColumnKind::Real;
}

bool needsY(const ChartSetup& setup) {
  return setup.kind == ChartKind::Line || setup.kind == ChartKind::Scatter ||
         (setup.kind == ChartKind::Bar && setup.figure != BarFigure::Count);
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
  if (setup.kind != ChartKind::Line && !columns.x) return ChartDataText::tr("Choose a column for the x axis.");
  if (setup.kind != ChartKind::Bar)
    if (const QString wrong = needsNumbers(columns.x); !wrong.isEmpty()) return wrong;
  if (!needsY(setup)) return {};
  if (!columns.y) return ChartDataText::tr("Choose a column for the y axis.");
  return needsNumbers(columns.y);
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
    const auto value = setup.figure == BarFigure::Count ? std::optional(1.0) : placeIn(view.at(row, *columns.y));
    if (!value) continue;
    Sum& sum = sums[categories.of(row) * groups.size() + groups.of(row)];
    ++sum.count;
    sum.total += *value;
    ++out.rows;
  }
  out.categories = categories.names();
  out.merged = categories.merged();
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
  for (std::size_t row = 0; row < view.rows; ++row)
    if (const auto value = placeIn(view.at(row, *columns.x))) {
      include(out.x, *value, out.rows == 0);
      ++out.rows;
    }
  if (out.rows == 0) return;
  out.strips = stripsOf(out.x, kindOf(view, *columns.x) == ColumnKind::Whole, kHistogramBins);
  if (out.strips.areWhole) out.x = out.strips.span();
  const std::size_t bins = out.strips.count;
  std::vector<std::vector<double>> counts(groups.size(), std::vector<double>(bins, 0.0));
  for (std::size_t row = 0; row < view.rows; ++row) {
    if (row % kRowsBetweenStops == 0 && stop.stop_requested()) return;
    const auto value = placeIn(view.at(row, *columns.x));
    if (!value) continue;
    ++counts[groups.of(row)][out.strips.of(*value)];
  }
  for (std::size_t bin = 0; bin < bins; ++bin)
    out.categories << readableNumber(out.strips.at(bin).low);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    ChartSeries series{groups.names()[static_cast<qsizetype>(group)], {}};
    for (std::size_t bin = 0; bin < bins; ++bin)
      series.points.push_back({static_cast<double>(bin), counts[group][bin]});
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
    const auto y = placeIn(view.at(row, *columns.y));
    const auto x = columns.x ? placeIn(view.at(row, *columns.x)) : std::optional(static_cast<double>(row + 1));
    if (!x || !y) continue;
    include(out.x, *x, out.rows == 0);
    include(out.y, *y, out.rows == 0);
    out.series[groups.of(row)].points.push_back({*x, *y});
    ++out.rows;
  }
  for (ChartSeries& series : out.series) {
    if (setup.kind == ChartKind::Line) {
      std::stable_sort(series.points.begin(), series.points.end(),
                       [](const ChartPoint& left, const ChartPoint& right) { return left.x < right.x; });
      series.points = peaksOf(std::move(series.points));
    } else if (out.rows > kMostScattered) {
      series.points = onePerCell(series.points, out.x, out.y);
    }
    out.drawn += series.points.size();
  }
}

} // namespace

ChartData chartDataOf(const DataView& view, const ChartSetup& setup, const std::stop_token& stop) {
  ChartData out;
  out.setup = setup;
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

QString captionOf(const ChartData& data) {
  const ChartKind kind = data.setup.kind;
  const auto number = [](std::size_t count) { return QLocale().toString(static_cast<qulonglong>(count)); };
  QString out = ChartDataText::tr("Rows: %1 · drawn: %2").arg(number(data.rows), number(data.drawn));
  if (data.merged > 0)
    out += ChartDataText::tr(" · the %1 most frequent values, and the other %2 together")
               .arg(number(kMostCategories), number(data.merged));
  const bool isThinned = (kind == ChartKind::Line || kind == ChartKind::Scatter) && data.drawn < data.rows;
  if (!isThinned) return out;
  return out +
         (kind == ChartKind::Line
              ? ChartDataText::tr(" · of each of %1 strips, the least and the greatest value").arg(number(kLineStrips))
              : ChartDataText::tr(" · one dot for each occupied cell of a grid of %1 × %2; no outlier is left out")
                    .arg(number(kGridColumns), number(kGridRows)));
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

ChartSetup withColumnsOf(const DataView& view, ChartSetup setup) {
  const auto isGone = [&view](const std::string& name) { return !name.empty() && !view.find(name); };
  const bool hasNoX = setup.x.empty() && !setup.y.empty() && setup.kind != ChartKind::Line; // nothing at all: not yet
  const bool lacksX = isGone(setup.x) || hasNoX;
  const bool lacksY = isGone(setup.y) && needsY(setup);
  for (std::string* name : {&setup.x, &setup.y, &setup.group})
    if (isGone(*name)) name->clear();
  if (!lacksX && !lacksY) return setup;
  std::vector<std::string> numeric;
  for (std::size_t column = 0; column < view.columns.size(); ++column)
    if (isNumeric(view, column)) numeric.push_back(view.columns[column].name);
  setup = withNumbers(std::move(setup), numeric);
  if (setup.x.empty() && setup.kind != ChartKind::Line) setup.x = firstSetup(view).x;
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
