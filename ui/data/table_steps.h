// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The steps of a table's preparation: what each does, how it is said, and how it is kept in the session.

#include "core/base/result.h"
#include "core/engine/data_types.h"
#include "ui/data/data_view.h"

#include <QString>

#include <optional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace aisemble::ui {

enum class Comparison {
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  Contains,
  ContainsNot,
  StartsWith,
  Missing,
  Present
};
inline constexpr int kComparisonCount = 11;
enum class FillWith { Value, Mean, Median, MostFrequent, Previous };
inline constexpr int kFillCount = 5;

/// Keeps the rows whose cell compares so. Numbers are compared as numbers where both sides are some; texts are
/// contained and begun without regard to case.
struct FilterStep {
  std::string column;
  Comparison comparison = Comparison::Equal;
  std::string value;
  bool operator==(const FilterStep&) const = default;
};
struct SelectStep {
  std::vector<std::string> columns; ///< kept, in this order
  bool operator==(const SelectStep&) const = default;
};
struct SortStep {
  std::string column;
  bool isDescending = false;
  bool operator==(const SortStep&) const = default;
};
struct RenameStep {
  std::string column;
  std::string name;
  bool operator==(const RenameStep&) const = default;
};
struct FillStep {
  std::string column; ///< empty: every column that it can be done in
  FillWith with = FillWith::Value;
  std::string value;
  bool operator==(const FillStep&) const = default;
};
/// Drops the rows with a missing value in `column`, or in any where it is empty.
struct DropMissingStep {
  std::string column;
  bool operator==(const DropMissingStep&) const = default;
};
/// By the engine: numeric columns to (x - mean) / sample standard deviation.
struct NormalizeStep {
  bool operator==(const NormalizeStep&) const = default;
};
/// By the engine.
struct GroupStep {
  AggregateOptions options;
  bool operator==(const GroupStep&) const = default;
};

using StepAction =
    std::variant<FilterStep, SortStep, SelectStep, RenameStep, FillStep, DropMissingStep, NormalizeStep, GroupStep>;

struct Step {
  StepAction action;
  bool isOn = true;
  bool operator==(const Step&) const = default;
};
using Steps = std::vector<Step>;

/// "Keep rows where price ≥ 10": what the list of steps shows.
[[nodiscard]] QString describe(const StepAction& action);
/// "price: mean".
[[nodiscard]] QString describe(const Aggregation& figure);
[[nodiscard]] QString functionText(AggregateFunction function);
[[nodiscard]] QString comparisonText(Comparison comparison);
[[nodiscard]] bool needsValue(Comparison comparison);

/// Its value is no number, so in a column of numbers it keeps none, or all.
[[nodiscard]] bool neverMatchesNumbers(const FilterStep& step);
[[nodiscard]] QString noNumberText(const std::string& column, const std::string& value);

/// The steps that copy few or no cells; false: the engine's.
[[nodiscard]] bool isLocal(const StepAction& action);
/// What a local step makes of a view. Errors: InvalidArgument (names the column and the next step), Cancelled.
[[nodiscard]] Result<DataView> applyStep(const DataView& view, const StepAction& action, const std::stop_token& stop);
/// What the engine is asked for by a step of its own.
[[nodiscard]] DataRequest requestFor(const DataView& view, const StepAction& action);

/// For the session. Unknown or damaged steps are left out.
[[nodiscard]] QString stepsToText(const Steps& steps);
[[nodiscard]] Steps stepsFromText(const QString& text);

} // namespace aisemble::ui
