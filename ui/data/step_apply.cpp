// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps do that need no engine: they choose rows, order them, or name columns.

#include "ui/data/column_profile.h"
#include "ui/data/table_steps.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <charconv>
#include <functional>
#include <numeric>
#include <unordered_map>

namespace aisemble::ui {
namespace {

struct StepApplyText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::TableSteps)
};

using Rows = std::vector<std::uint32_t>;

tl::unexpected<Error> refuse(const QString& message) {
  return fail(ErrorCode::InvalidArgument, message.toStdString());
}

tl::unexpected<Error> cancelled() {
  return fail(ErrorCode::Cancelled, "The steps were cancelled.");
}

tl::unexpected<Error> noColumn(const DataView& view, const std::string& name) {
  constexpr std::size_t kNamed = 8;
  QStringList names;
  for (std::size_t i = 0; i < view.columns.size() && i < kNamed; ++i)
    names << QString::fromStdString(view.columns[i].name);
  if (view.columns.size() > kNamed) names << QStringLiteral("+%1").arg(view.columns.size() - kNamed);
  return refuse(
      StepApplyText::tr("There is no column “%1” at this step. The table has %2. Edit the step, or turn it off.")
          .arg(QString::fromStdString(name), names.join(StepApplyText::tr(", "))));
}

std::optional<double> readNumber(const std::string& text) {
  const QString trimmed = QString::fromStdString(text).trimmed();
  const std::string plain = trimmed.toStdString();
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size() || plain.empty()) return std::nullopt;
  return value;
}

/// What a filter compares with, read once.
class Matcher {
 public:
  explicit Matcher(const FilterStep& step)
      : m_step(step), m_number(readNumber(step.value)), m_text(QString::fromStdString(step.value)) {}

  [[nodiscard]] bool matches(const Cell& cell) const {
    const bool missing = isMissing(cell);
    switch (m_step.comparison) {
    case Comparison::Missing:
      return missing;
    case Comparison::Present:
      return !missing;
    case Comparison::Contains:
      return !missing && textOf(cell).contains(m_text, Qt::CaseInsensitive);
    case Comparison::ContainsNot:
      return missing || !textOf(cell).contains(m_text, Qt::CaseInsensitive);
    case Comparison::StartsWith:
      return !missing && textOf(cell).startsWith(m_text, Qt::CaseInsensitive);
    case Comparison::NotEqual:
      return missing || order(cell) != 0;
    default:
      break;
    }
    // A missing value is neither less nor greater.
    if (missing) return false;
    const int against = order(cell);
    switch (m_step.comparison) {
    case Comparison::Equal:
      return against == 0;
    case Comparison::Less:
      return against == -1;
    case Comparison::LessOrEqual:
      return against == -1 || against == 0;
    case Comparison::Greater:
      return against == 1;
    default:
      return against == 1 || against == 0;
    }
  }

 private:
  static QString textOf(const Cell& cell) { return QString::fromStdString(cellText(cell)); }

  /// -1, 0 or 1; 2: a number and a text, which do not compare.
  [[nodiscard]] int order(const Cell& cell) const {
    if (const auto number = numberIn(cell)) {
      if (!m_number) return 2;
      return *number < *m_number ? -1 : *number > *m_number ? 1 : 0;
    }
    const std::string text = cellText(cell);
    if (std::holds_alternative<bool>(cell))
      return QString::fromStdString(text).compare(m_text, Qt::CaseInsensitive) == 0 ? 0 : 2;
    const int compared = text.compare(m_step.value);
    return compared < 0 ? -1 : compared > 0 ? 1 : 0;
  }

  const FilterStep& m_step;
  std::optional<double> m_number;
  QString m_text;
};

/// The rows of `view` that `keep` accepts.
Result<DataView> filtered(const DataView& view, const std::function<bool(std::size_t)>& keep,
                          const std::stop_token& stop) {
  auto rows = std::make_shared<Rows>();
  for (std::size_t row = 0; row < view.rows; ++row) {
    if (row % kRowsBetweenStops == 0 && stop.stop_requested()) return cancelled();
    if (keep(row)) rows->push_back(static_cast<std::uint32_t>(view.sourceRow(row)));
  }
  if (rows->size() == view.rows) return view;
  DataView out = view;
  out.whole.reset();
  out.rows = rows->size();
  out.order = std::move(rows);
  return out;
}

struct Stopped {}; // thrown out of a comparison and caught in the same function: std::sort knows no other way to end

Result<DataView> sorted(const DataView& view, const SortStep& step, const std::stop_token& stop) {
  const auto column = view.find(step.column);
  if (!column) return noColumn(view, step.column);
  auto rows = std::make_shared<Rows>(view.rows);
  for (std::size_t row = 0; row < view.rows; ++row)
    (*rows)[row] = static_cast<std::uint32_t>(view.sourceRow(row));
  const std::vector<Cell>& cells = *view.columns[*column].cells;
  std::size_t compared = 0;
  const auto before = [&](std::uint32_t left, std::uint32_t right) {
    if (++compared % kRowsBetweenStops == 0 && stop.stop_requested()) throw Stopped{};
    const Cell& a = cells[left];
    const Cell& b = cells[right];
    const bool hasMissing = isMissing(a) || isMissing(b);
    const int order = compareCells(a, b);
    return step.isDescending && !hasMissing ? order > 0 : order < 0;
  };
  try {
    std::stable_sort(rows->begin(), rows->end(), before);
  } catch (const Stopped&) {
    return cancelled();
  }
  DataView out = view;
  out.whole.reset();
  out.order = std::move(rows);
  return out;
}

Result<DataView> selected(const DataView& view, const SelectStep& step) {
  if (step.columns.empty()) return refuse(StepApplyText::tr("No column is chosen. Choose at least one to keep."));
  DataView out = view;
  out.columns.clear();
  out.whole.reset();
  for (const std::string& name : step.columns) {
    const auto column = view.find(name);
    if (!column) return noColumn(view, name);
    if (!out.find(name)) out.columns.push_back(view.columns[*column]);
  }
  return out;
}

Result<DataView> renamed(const DataView& view, const RenameStep& step) {
  const auto column = view.find(step.column);
  if (!column) return noColumn(view, step.column);
  if (step.name.empty()) return refuse(StepApplyText::tr("The new name is empty. Type one."));
  if (step.name != step.column && view.find(step.name))
    return refuse(StepApplyText::tr("There is a column “%1” already. Choose another name.")
                      .arg(QString::fromStdString(step.name)));
  DataView out = view;
  out.whole.reset();
  out.columns[*column].name = step.name;
  return out;
}

/// The value typed, as the column's type where it can be one.
Cell typedValue(const std::string& text, bool isNumeric) {
  if (!isNumeric) return text;
  std::int64_t whole = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error == std::errc() && end == text.data() + text.size()) return whole;
  if (const auto number = readNumber(text)) return *number;
  return text;
}

Cell mostFrequent(const DataView& view, std::size_t column) {
  std::unordered_map<std::string, std::pair<std::size_t, const Cell*>> counts;
  const Cell* best = nullptr;
  std::size_t most = 0;
  for (std::size_t row = 0; row < view.rows; ++row) {
    const Cell& cell = view.at(row, column);
    if (isMissing(cell)) continue;
    auto& [count, first] = counts[cellText(cell)];
    if (count++ == 0) first = &cell;
    if (count > most) {
      most = count;
      best = first;
    }
  }
  return best != nullptr ? *best : Cell();
}

Cell middle(const DataView& view, std::size_t column, FillWith with) {
  std::vector<double> values;
  for (std::size_t row = 0; row < view.rows; ++row)
    if (const auto value = numberIn(view.at(row, column))) values.push_back(*value);
  if (values.empty()) return {};
  if (with == FillWith::Mean)
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), half, values.end());
  if (values.size() % 2 == 1) return *half;
  return (*half + *std::max_element(values.begin(), half)) / 2;
}

bool hasMissing(const DataView& view, std::size_t column) {
  for (std::size_t row = 0; row < view.rows; ++row)
    if (isMissing(view.at(row, column))) return true;
  return false;
}

void fillColumn(DataView& view, std::size_t column, const FillStep& step, bool isNumeric) {
  if (!hasMissing(view, column)) return; // shared with the table as before
  auto cells = std::make_shared<std::vector<Cell>>(*view.columns[column].cells);
  Cell value;
  if (step.with == FillWith::Value) value = typedValue(step.value, isNumeric);
  if (step.with == FillWith::MostFrequent) value = mostFrequent(view, column);
  if (step.with == FillWith::Mean || step.with == FillWith::Median) value = middle(view, column, step.with);
  for (std::size_t row = 0; row < view.rows; ++row) {
    Cell& cell = (*cells)[view.sourceRow(row)];
    if (isMissing(cell))
      cell = value;
    else if (step.with == FillWith::Previous)
      value = cell;
  }
  view.columns[column].cells = std::move(cells);
}

Result<DataView> filled(const DataView& view, const FillStep& step, const std::stop_token& stop) {
  const bool needsNumbers = step.with == FillWith::Mean || step.with == FillWith::Median;
  if (!step.column.empty() && !view.find(step.column)) return noColumn(view, step.column);
  DataView out = view;
  out.whole.reset();
  for (std::size_t column = 0; column < view.columns.size(); ++column) {
    if (stop.stop_requested()) return cancelled();
    if (!step.column.empty() && view.columns[column].name != step.column) continue;
    const ColumnKind kind = kindOf(view, column);
    const bool isNumeric = kind == ColumnKind::Whole || kind == ColumnKind::Real;
    if (needsNumbers && !isNumeric) {
      if (step.column.empty()) continue;
      return refuse(
          StepApplyText::tr("“%1” holds no numbers, so it has no mean or median. Fill it with a value, with the most "
                            "frequent one, or with the one above.")
              .arg(QString::fromStdString(step.column)));
    }
    if (step.with == FillWith::Value && isNumeric && !readNumber(step.value)) {
      if (step.column.empty()) continue;
      return refuse(noNumberText(step.column, step.value));
    }
    fillColumn(out, column, step, isNumeric);
  }
  return out;
}

} // namespace

bool neverMatchesNumbers(const FilterStep& step) {
  const bool asText = step.comparison == Comparison::Contains || step.comparison == Comparison::ContainsNot ||
                      step.comparison == Comparison::StartsWith;
  return !asText && needsValue(step.comparison) && !readNumber(step.value);
}

QString noNumberText(const std::string& column, const std::string& value) {
  return StepApplyText::tr("“%1” holds numbers, and “%2” is none. Type a number.")
      .arg(QString::fromStdString(column), QString::fromStdString(value));
}

Result<DataView> applyStep(const DataView& view, const StepAction& action, const std::stop_token& stop) {
  if (const auto* step = std::get_if<FilterStep>(&action)) {
    const auto column = view.find(step->column);
    if (!column) return noColumn(view, step->column);
    const Matcher matcher(*step);
    return filtered(
        view, [&](std::size_t row) { return matcher.matches(view.at(row, *column)); }, stop);
  }
  if (const auto* step = std::get_if<SortStep>(&action)) return sorted(view, *step, stop);
  if (const auto* step = std::get_if<SelectStep>(&action)) return selected(view, *step);
  if (const auto* step = std::get_if<RenameStep>(&action)) return renamed(view, *step);
  if (const auto* step = std::get_if<FillStep>(&action)) return filled(view, *step, stop);
  if (const auto* step = std::get_if<DropMissingStep>(&action)) {
    const auto column = view.find(step->column);
    if (!step->column.empty() && !column) return noColumn(view, step->column);
    const auto isWhole = [&](std::size_t row) {
      if (column) return !isMissing(view.at(row, *column));
      for (std::size_t i = 0; i < view.columns.size(); ++i)
        if (isMissing(view.at(row, i))) return false;
      return true;
    };
    return filtered(view, isWhole, stop);
  }
  return fail(ErrorCode::Internal, "This step belongs to the data engine. Please report this.");
}

} // namespace aisemble::ui
