// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/table_steps.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace aisemble::ui {
namespace {

struct TableStepsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::TableSteps)
};

constexpr int kMostSteps = 200;

QString columnText(const std::string& text) {
  return QString::fromStdString(text);
}

QString listed(const std::vector<std::string>& names) {
  QStringList out;
  for (const std::string& name : names)
    out << columnText(name);
  return out.join(TableStepsText::tr(", "));
}

struct Describer {
  QString operator()(const FilterStep& step) const {
    const QString value = needsValue(step.comparison) ? QStringLiteral(" %1").arg(columnText(step.value)) : QString();
    return TableStepsText::tr("Keep rows where %1 %2").arg(columnText(step.column), comparisonText(step.comparison)) +
           value;
  }
  QString operator()(const SortStep& step) const {
    return (step.isDescending ? TableStepsText::tr("Sort by %1, descending")
                              : TableStepsText::tr("Sort by %1, ascending"))
        .arg(columnText(step.column));
  }
  QString operator()(const SelectStep& step) const {
    return TableStepsText::tr("Keep columns %1").arg(listed(step.columns));
  }
  QString operator()(const RenameStep& step) const {
    return TableStepsText::tr("Rename %1 to %2").arg(columnText(step.column), columnText(step.name));
  }
  QString operator()(const FillStep& step) const {
    const QString where = step.column.empty() ? TableStepsText::tr("all columns") : columnText(step.column);
    switch (step.with) {
    case FillWith::Value:
      return TableStepsText::tr("Fill missing in %1 with %2").arg(where, columnText(step.value));
    case FillWith::Mean:
      return TableStepsText::tr("Fill missing in %1 with the mean").arg(where);
    case FillWith::Median:
      return TableStepsText::tr("Fill missing in %1 with the median").arg(where);
    case FillWith::MostFrequent:
      return TableStepsText::tr("Fill missing in %1 with the most frequent value").arg(where);
    case FillWith::Previous:
      return TableStepsText::tr("Fill missing in %1 with the value above").arg(where);
    }
    return {};
  }
  QString operator()(const DropMissingStep& step) const {
    return step.column.empty() ? TableStepsText::tr("Drop rows with a missing value")
                               : TableStepsText::tr("Drop rows where %1 is missing").arg(columnText(step.column));
  }
  QString operator()(const NormalizeStep&) const { return TableStepsText::tr("Scale numbers to mean 0, deviation 1"); }
  QString operator()(const GroupStep& step) const {
    QStringList figures;
    for (const Aggregation& one : step.options.aggregations)
      figures << describe(one);
    const QString what =
        figures.isEmpty() ? TableStepsText::tr("number of rows") : figures.join(TableStepsText::tr(", "));
    return step.options.groupBy.empty() ? TableStepsText::tr("All rows: %1").arg(what)
                                        : TableStepsText::tr("By %1: %2").arg(listed(step.options.groupBy), what);
  }
};

QJsonArray arrayOf(const std::vector<std::string>& names) {
  QJsonArray out;
  for (const std::string& name : names)
    out.append(columnText(name));
  return out;
}

std::vector<std::string> namesIn(const QJsonValue& value) {
  std::vector<std::string> out;
  for (const QJsonValue& one : value.toArray())
    if (one.isString()) out.push_back(one.toString().toStdString());
  return out;
}

struct Writer {
  QJsonObject operator()(const FilterStep& step) const {
    return {{"do", "filter"},
            {"column", columnText(step.column)},
            {"how", static_cast<int>(step.comparison)},
            {"value", columnText(step.value)}};
  }
  QJsonObject operator()(const SortStep& step) const {
    return {{"do", "sort"}, {"column", columnText(step.column)}, {"descending", step.isDescending}};
  }
  QJsonObject operator()(const SelectStep& step) const {
    return {{"do", "select"}, {"columns", arrayOf(step.columns)}};
  }
  QJsonObject operator()(const RenameStep& step) const {
    return {{"do", "rename"}, {"column", columnText(step.column)}, {"name", columnText(step.name)}};
  }
  QJsonObject operator()(const FillStep& step) const {
    return {{"do", "fill"},
            {"column", columnText(step.column)},
            {"how", static_cast<int>(step.with)},
            {"value", columnText(step.value)}};
  }
  QJsonObject operator()(const DropMissingStep& step) const {
    return {{"do", "drop_missing"}, {"column", columnText(step.column)}};
  }
  QJsonObject operator()(const NormalizeStep&) const { return {{"do", "normalize"}}; }
  QJsonObject operator()(const GroupStep& step) const {
    QJsonArray figures;
    for (const Aggregation& one : step.options.aggregations)
      figures.append(QJsonObject{{"column", columnText(one.column)},
                                 {"function", columnText(std::string(aggregateFunctionName(one.function)))}});
    return {{"do", "group"}, {"by", arrayOf(step.options.groupBy)}, {"figures", figures}};
  }
};

std::optional<GroupStep> groupFrom(const QJsonObject& json) {
  GroupStep out;
  out.options.groupBy = namesIn(json.value(QLatin1String("by")));
  for (const QJsonValue& value : json.value(QLatin1String("figures")).toArray()) {
    const QJsonObject figure = value.toObject();
    const auto function = aggregateFunctionFromName(figure.value(QLatin1String("function")).toString().toStdString());
    if (!function) return std::nullopt;
    out.options.aggregations.push_back({figure.value(QLatin1String("column")).toString().toStdString(), *function});
  }
  return out;
}

std::optional<StepAction> actionFrom(const QJsonObject& json) {
  const auto text = [&json](const char* key) { return json.value(QLatin1String(key)).toString().toStdString(); };
  const std::string kind = text("do");
  const int how = json.value(QLatin1String("how")).toInt(-1);
  if (kind == "filter" && how >= 0 && how < kComparisonCount)
    return FilterStep{text("column"), static_cast<Comparison>(how), text("value")};
  if (kind == "sort") return SortStep{text("column"), json.value(QLatin1String("descending")).toBool()};
  if (kind == "select") return SelectStep{namesIn(json.value(QLatin1String("columns")))};
  if (kind == "rename") return RenameStep{text("column"), text("name")};
  if (kind == "fill" && how >= 0 && how < kFillCount)
    return FillStep{text("column"), static_cast<FillWith>(how), text("value")};
  if (kind == "drop_missing") return DropMissingStep{text("column")};
  if (kind == "normalize") return NormalizeStep{};
  if (kind == "group")
    if (auto group = groupFrom(json)) return *group;
  return std::nullopt;
}

} // namespace

QString functionText(AggregateFunction function) {
  switch (function) {
  case AggregateFunction::All:
    return TableStepsText::tr("all true");
  case AggregateFunction::Any:
    return TableStepsText::tr("any true");
  case AggregateFunction::Count:
    return TableStepsText::tr("count");
  case AggregateFunction::First:
    return TableStepsText::tr("first");
  case AggregateFunction::Idxmax:
    return TableStepsText::tr("row of the greatest");
  case AggregateFunction::Idxmin:
    return TableStepsText::tr("row of the least");
  case AggregateFunction::Last:
    return TableStepsText::tr("last");
  case AggregateFunction::Max:
    return TableStepsText::tr("greatest");
  case AggregateFunction::Mean:
    return TableStepsText::tr("mean");
  case AggregateFunction::Median:
    return TableStepsText::tr("median");
  case AggregateFunction::Min:
    return TableStepsText::tr("least");
  case AggregateFunction::Nunique:
    return TableStepsText::tr("distinct");
  case AggregateFunction::Prod:
    return TableStepsText::tr("product");
  case AggregateFunction::Quantile:
    return TableStepsText::tr("quantile 0.5");
  case AggregateFunction::Sem:
    return TableStepsText::tr("std. error");
  case AggregateFunction::Size:
    return TableStepsText::tr("rows");
  case AggregateFunction::Skew:
    return TableStepsText::tr("skewness");
  case AggregateFunction::Std:
    return TableStepsText::tr("std. dev.");
  case AggregateFunction::Sum:
    return TableStepsText::tr("sum");
  case AggregateFunction::Var:
    return TableStepsText::tr("variance");
  }
  return {};
}

QString describe(const Aggregation& figure) {
  return TableStepsText::tr("%1: %2").arg(columnText(figure.column), functionText(figure.function));
}

QString describe(const StepAction& action) {
  return std::visit(Describer{}, action);
}

QString comparisonText(Comparison comparison) {
  switch (comparison) {
  case Comparison::Equal:
    return QStringLiteral("=");
  case Comparison::NotEqual:
    return QStringLiteral("≠");
  case Comparison::Less:
    return QStringLiteral("<");
  case Comparison::LessOrEqual:
    return QStringLiteral("≤");
  case Comparison::Greater:
    return QStringLiteral(">");
  case Comparison::GreaterOrEqual:
    return QStringLiteral("≥");
  case Comparison::Contains:
    return TableStepsText::tr("contains");
  case Comparison::ContainsNot:
    return TableStepsText::tr("does not contain");
  case Comparison::StartsWith:
    return TableStepsText::tr("starts with");
  case Comparison::Missing:
    return TableStepsText::tr("is missing");
  case Comparison::Present:
    return TableStepsText::tr("is not missing");
  }
  return {};
}

bool needsValue(Comparison comparison) {
  return comparison != Comparison::Missing && comparison != Comparison::Present;
}

bool isLocal(const StepAction& action) {
  return !std::holds_alternative<NormalizeStep>(action) && !std::holds_alternative<GroupStep>(action);
}

DataRequest requestFor(const DataView& view, const StepAction& action) {
  DataRequest out;
  out.data = SharedTable{tableOf(view)};
  if (const auto* group = std::get_if<GroupStep>(&action)) {
    out.operation = DataOperation::Aggregate;
    out.options.aggregate = group->options;
  } else {
    out.operation = DataOperation::Transform;
    out.options.transform.normalize = true;
  }
  return out;
}

QString stepsToText(const Steps& steps) {
  QJsonArray out;
  for (const Step& step : steps) {
    QJsonObject one = std::visit(Writer{}, step.action);
    one.insert(QLatin1String("on"), step.isOn);
    out.append(one);
  }
  return QString::fromUtf8(QJsonDocument(out).toJson(QJsonDocument::Compact));
}

Steps stepsFromText(const QString& text) {
  Steps out;
  for (const QJsonValue& value : QJsonDocument::fromJson(text.toUtf8()).array()) {
    if (out.size() >= kMostSteps) break;
    const QJsonObject one = value.toObject();
    if (auto action = actionFrom(one)) out.push_back({std::move(*action), one.value(QLatin1String("on")).toBool(true)});
  }
  return out;
}

} // namespace aisemble::ui
