// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/benchmark_tables.h"

#include "core/bench/suite_report.h"
#include "ui/dashboard/benchmark_words.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"

#include <QHeaderView>

#include <algorithm>
#include <cmath>

namespace aisemble::ui {
namespace {

constexpr int kSuiteRowHeight = 34;
constexpr double kLeastClearPercent = 5;
constexpr std::size_t kFewestSamples = 4; // with fewer there is no middle half
// As bench::millisecondsText(), gigabytesText() and suiteCells() write them.
const QString kWidestTime = QStringLiteral("0.000 ms");
const QString kWidestMemory = QStringLiteral("000 MB");
const QString kWidestShare = QStringLiteral("99.9 %");

QString shareText(double rate) {
  return QStringLiteral("%1 %").arg(std::floor(rate * 1000) / 10); // 99.96 % are not all
}

QIcon verdictIcon(bench::Verdict verdict, const Tokens& t) {
  switch (verdict) {
  case bench::Verdict::Passed:
    return glyphIcon(Glyph::Check, t.accent, t.accent);
  case bench::Verdict::Failed:
    return glyphIcon(Glyph::Error, t.danger, t.danger);
  case bench::Verdict::NotMeasured:
    break;
  }
  return glyphIcon(Glyph::Info, t.textMuted, t.textMuted);
}

QColor verdictColour(bench::Verdict verdict, const Tokens& t) {
  if (verdict == bench::Verdict::Passed) return t.accent;
  return verdict == bench::Verdict::Failed ? t.danger : t.textMuted;
}

/// Whether more is worse: everything but answered connections.
bool isLessBetter(bench::SuiteStep step) {
  return step != bench::SuiteStep::Connections;
}

const bench::SuiteRow* rowOf(const bench::SuiteReport& report, bench::SuiteStep step) {
  const auto found = std::find_if(report.rows.begin(), report.rows.end(),
                                  [step](const bench::SuiteRow& row) { return row.step == step; });
  return found == report.rows.end() ? nullptr : &*found;
}

struct MiddleHalf {
  double low = 0;
  double high = 0;
};

MiddleHalf middleHalf(std::vector<double> samples) {
  std::sort(samples.begin(), samples.end());
  return {bench::quantile(samples, 0.25), bench::quantile(samples, 0.75)};
}

/// Whether it is more than noise. Of connections and memory there is one number a run; of times there are samples, and
/// their middle halves have to lie apart, in the direction that the average went.
bool isClear(const bench::SuiteChange& change, const bench::SuiteRow* before, const bench::SuiteRow* after) {
  if (!change.percent || std::abs(*change.percent) < kLeastClearPercent) return false;
  if (change.step == bench::SuiteStep::Connections || change.step == bench::SuiteStep::Memory) return true;
  if (before == nullptr || after == nullptr) return false;
  if (std::min(before->samplesMs.size(), after->samplesMs.size()) < kFewestSamples) return false;
  const MiddleHalf was = middleHalf(before->samplesMs);
  const MiddleHalf is = middleHalf(after->samplesMs);
  return *change.percent > 0 ? is.low > was.high : is.high < was.low;
}

QStringList verdicts() {
  return {verdictText(bench::Verdict::Passed), verdictText(bench::Verdict::Failed),
          verdictText(bench::Verdict::NotMeasured)};
}

} // namespace

SuiteTableModel::SuiteTableModel(const Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme(theme) {
  connect(&theme, &Theme::changed, this, [this] { Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Result)); });
}

void SuiteTableModel::setReport(RunReport report) {
  beginResetModel();
  m_report = std::move(report);
  endResetModel();
}

int SuiteTableModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return static_cast<int>(m_report ? m_report->rows.size() : bench::suiteSteps().size());
}

int SuiteTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString SuiteTableModel::text(const bench::SuiteRow& row, int column) const {
  const bench::SuiteCells cells = bench::suiteCells(row);
  switch (column) {
  case Requests:
    return QString::fromStdString(cells.requests);
  case Average:
    // Memory has no average, and a column of its own would be empty in every other row.
    return row.step == bench::SuiteStep::Memory && !cells.average.empty()
               ? tr("peak %1").arg(QString::fromStdString(cells.average))
               : QString::fromStdString(cells.average);
  case Minimum:
    return QString::fromStdString(cells.minimum);
  case Maximum:
    return QString::fromStdString(cells.maximum);
  case P95:
    return QString::fromStdString(cells.p95);
  case Success:
    return QString::fromStdString(cells.success);
  case Result:
    return verdictText(row.verdict());
  default:
    return {};
  }
}

QVariant SuiteTableModel::data(const QModelIndex& index, int role) const {
  const auto at = static_cast<std::size_t>(index.row());
  const bench::SuiteRow* row = m_report ? &m_report->rows[at] : nullptr;
  const bench::SuiteStep step = row != nullptr ? row->step : bench::suiteSteps()[at].step;
  const int column = index.column();
  if (role == Qt::TextAlignmentRole) {
    const bool isText = column == Title || column == Target || column == Result;
    return QVariant((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  }
  if (role == Qt::ToolTipRole) {
    if (column == Title) return stepWhat(step);
    if (row != nullptr && !row->firstError.empty()) return failureText(*row);
    if (row != nullptr && row->warmUpMs && column == Average)
      return tr("The first request, which may load a model, took %1 and does not count.")
          .arg(QString::fromStdString(bench::millisecondsText(*row->warmUpMs)));
    return {};
  }
  if (role == Qt::AccessibleDescriptionRole) return row != nullptr ? QVariant(failureText(*row)) : QVariant();
  if (role == Qt::DisplayRole) {
    if (column == Title) return stepTitle(step);
    if (column == Target) return targetText(step);
    if (row != nullptr) return text(*row, column);
    if (column == Requests && step != bench::SuiteStep::Memory)
      return QString::number(bench::suiteStepInfo(step).requests);
    return {};
  }
  if (row == nullptr) return {};
  if (role == Qt::DecorationRole && column == Result) return verdictIcon(row->verdict(), m_theme.tokens());
  if (role == Qt::ForegroundRole && column == Result) return QBrush(verdictColour(row->verdict(), m_theme.tokens()));
  if (role == Qt::ForegroundRole && column == Success && row->requests > row->successes())
    return QBrush(m_theme.tokens().danger);
  return {};
}

QVariant SuiteTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    const bool isText = section == Title || section == Target || section == Result;
    return QVariant((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  }
  if (role == kWidestRole) return widest(section);
  if (role != Qt::DisplayRole) return {};
  const QStringList names{tr("Measured"), tr("Requests"), tr("Average"), tr("Min"),   tr("Max"),
                          tr("p95"),      tr("Success"),  tr("Target"),  tr("Result")};
  return names.value(section);
}

QStringList SuiteTableModel::widest(int column) {
  switch (column) {
  case Average:
    return {kWidestTime, tr("peak %1").arg(kWidestMemory)};
  case Minimum:
  case Maximum:
  case P95:
    return {kWidestTime};
  case Success:
    return {kWidestShare};
  case Result:
    return verdicts();
  default:
    return {}; // the same in every report
  }
}

ComparisonModel::ComparisonModel(const Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme(theme) {}

void ComparisonModel::setReports(const bench::SuiteReport& before, const bench::SuiteReport& after) {
  beginResetModel();
  m_changes = bench::compareSuites(before, after);
  m_isClear.clear();
  for (const bench::SuiteChange& change : m_changes)
    m_isClear.push_back(isClear(change, rowOf(before, change.step), rowOf(after, change.step)));
  endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const {
  const bench::SuiteChange& change = m_changes[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  if (role == Qt::TextAlignmentRole)
    return QVariant((column == Title || column == Result ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  if (role == Qt::ForegroundRole) {
    if (column == Change && m_isClear[static_cast<std::size_t>(index.row())])
      return QBrush((*change.percent > 0) == isLessBetter(change.step) ? m_theme.tokens().danger
                                                                       : m_theme.tokens().accent);
    if (column == Result) return QBrush(verdictColour(change.verdictAfter, m_theme.tokens()));
    return {};
  }
  if (role == Qt::DecorationRole && column == Result) return verdictIcon(change.verdictAfter, m_theme.tokens());
  if (role != Qt::DisplayRole) return {};
  const auto value = [&change](const std::optional<double>& measured) {
    return measured ? QString::fromStdString(bench::measuredText(change.step, *measured)) : QStringLiteral("–");
  };
  const bool isMemory = change.step == bench::SuiteStep::Memory;
  switch (column) {
  case Title:
    return stepTitle(change.step);
  case Before:
    return value(change.before);
  case After:
    return value(change.after);
  case Change:
    return change.percent ? QString::fromStdString(bench::percentText(*change.percent)) : QStringLiteral("–");
  case SuccessBefore:
    return isMemory ? QString() : shareText(change.successBefore);
  case SuccessAfter:
    return isMemory ? QString() : shareText(change.successAfter);
  default:
    if (change.verdictBefore == change.verdictAfter) return verdictText(change.verdictAfter);
    return tr("%1, was: %2").arg(verdictText(change.verdictAfter), verdictText(change.verdictBefore));
  }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant((section == Title || section == Result ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  if (role == kWidestRole) return widest(section);
  if (role != Qt::DisplayRole) return {};
  const QStringList names{tr("Measured"),  tr("A"),         tr("B"),     tr("Change"),
                          tr("Success A"), tr("Success B"), tr("Result")};
  return names.value(section);
}

QStringList ComparisonModel::widest(int column) {
  switch (column) {
  case Before:
  case After:
    return {kWidestTime, kWidestMemory};
  case Change:
    return {QStringLiteral("+100.0 %")};
  case SuccessBefore:
  case SuccessAfter:
    return {kWidestShare};
  case Result:
    return verdicts();
  default:
    return {};
  }
}

FullTable::FullTable(QAbstractItemModel* shown, const QString& name, QWidget* parent) : QTableView(parent) {
  setModel(shown);
  nameTable(*this, name);
  setProperty("figures", true);
  setShowGrid(false);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setTabKeyNavigation(false);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  verticalHeader()->hide();
  verticalHeader()->setMinimumSectionSize(kSuiteRowHeight);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(shown, &QAbstractItemModel::modelReset, this, [this] {
    fitColumns();
    fitRows();
  });
  connect(horizontalHeader(), &QHeaderView::sectionResized, this, &FullTable::fitRows);
}

int FullTable::sizeHintForColumn(int column) const {
  QStyleOptionViewItem option;
  initViewItemOption(&option);
  option.features |= QStyleOptionViewItem::HasDisplay;
  if (column == model()->columnCount() - 1) option.features |= QStyleOptionViewItem::HasDecoration; // of the verdict
  int width = QTableView::sizeHintForColumn(column);
  for (const QString& text : model()->headerData(column, Qt::Horizontal, kWidestRole).toStringList()) {
    option.text = text;
    width = std::max(width, style()->sizeFromContents(QStyle::CT_ItemViewItem, &option, {}, this).width());
  }
  return width;
}

void FullTable::leaveOut(std::vector<int> columns) {
  m_dispensable = std::move(columns);
  fitColumns();
}

void FullTable::fitColumns() {
  const auto widthOf = [this](int column) {
    return std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
  };
  for (const int column : m_dispensable)
    setColumnHidden(column, false); // the head of a hidden one has no width
  int wanted = 0;
  for (int column = 0; column < model()->columnCount(); ++column)
    wanted += widthOf(column);
  for (const int column : m_dispensable) {
    if (wanted <= viewport()->width()) return;
    wanted -= widthOf(column);
    setColumnHidden(column, true);
  }
}

void FullTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  fitColumns();
}

/// By the names alone: figures stay on one line in a column that is exactly as wide as they are.
void FullTable::fitRows() {
  QStyleOptionViewItem option;
  initViewItemOption(&option);
  option.features |= QStyleOptionViewItem::WrapText;
  option.rect.setWidth(columnWidth(0));
  for (int row = 0; row < model()->rowCount(); ++row) {
    const QModelIndex name = model()->index(row, 0);
    verticalHeader()->resizeSection(
        row, std::max(kSuiteRowHeight, itemDelegateForIndex(name)->sizeHint(option, name).height()));
  }
  updateGeometry();
}

QSize FullTable::sizeHint() const {
  return {720, horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2 * frameWidth() + 6};
}

} // namespace aisemble::ui
