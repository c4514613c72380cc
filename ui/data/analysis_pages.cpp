// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/analysis_pages.h"

#include "ui/data/heat_map.h"
#include "ui/data/profile_header.h"
#include "ui/data/statistics_model.h"
#include "ui/widgets/controls.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kFigureRowHeight = 40;

class DistributionDelegate : public QStyledItemDelegate {
 public:
  DistributionDelegate(const Theme& theme, const StatisticsModel& model, QObject* parent)
      : QStyledItemDelegate(parent), m_theme(theme), m_model(model) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyledItemDelegate::paint(painter, option, index);
    const ColumnProfile* profile = m_model.profile(index.row());
    if (profile == nullptr) return;
    painter->save();
    painter->setFont(option.font);
    paintDistribution(*painter, QRectF(option.rect).adjusted(8, 5, -8, -5), *profile, m_theme.tokens());
    painter->restore();
  }

 private:
  const Theme& m_theme;
  const StatisticsModel& m_model;
};

} // namespace

StatisticsPage::StatisticsPage(const Theme& theme, DataController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller) {
  m_model = new StatisticsModel(this);
  m_table = new QTableView(this);
  m_table->setModel(m_model);
  nameTable(*m_table, tr("Statistics of the columns"));
  m_table->setTabKeyNavigation(false);
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setProperty("plain", true);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(kFigureRowHeight);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setDefaultSectionSize(92);
  m_table->horizontalHeader()->resizeSection(StatisticsModel::Name, 150);
  m_table->horizontalHeader()->resizeSection(StatisticsModel::Kind, 108);
  m_table->horizontalHeader()->resizeSection(StatisticsModel::Distribution, 168);
  m_table->setItemDelegateForColumn(StatisticsModel::Distribution, new DistributionDelegate(theme, *m_model, this));
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->addWidget(m_table);
  connect(&controller, &DataController::tableChanged, m_table, &QTableView::scrollToTop);
  const auto profiled = [this] { m_model->setProfiles(m_controller.view(), m_controller.profiles()); };
  connect(&controller, &DataController::viewChanged, this, profiled);
  connect(&controller, &DataController::profilesChanged, this, profiled);
  connect(&controller, &DataController::analysisChanged, this, [this] {
    const auto& result = m_controller.analysis();
    m_model->setAnalysis(result ? std::optional(std::get<TableAnalysis>(result->detail)) : std::nullopt);
  });
  connect(&theme, &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
}

CorrelationPage::CorrelationPage(const Theme& theme, DataController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(kDoubleStep, kStep, kDoubleStep, kStep);
  m_pair = makeLabel(QString(), "muted", this);
  m_none = makeLabel(QString(), "muted", this);
  m_none->setWordWrap(true);
  m_area = new QScrollArea(this);
  m_area->setWidgetResizable(true);
  m_area->setFrameShape(QFrame::NoFrame);
  m_area->setFocusPolicy(Qt::NoFocus);
  m_map = new HeatMap(theme, m_area);
  m_area->setWidget(m_map);
  stack->addWidget(m_pair);
  stack->addWidget(m_none);
  stack->addWidget(m_area, 1);
  connect(m_map, &HeatMap::currentChanged, m_pair, &QLabel::setText);
  connect(&controller, &DataController::analysisChanged, this, [this] {
    const auto& result = m_controller.analysis();
    const auto* analysis = result ? &std::get<TableAnalysis>(result->detail) : nullptr;
    m_map->setCorrelations(analysis != nullptr && analysis->correlations ? *analysis->correlations
                                                                         : std::vector<Correlation>());
    refresh();
  });
  connect(&controller, &DataController::activityChanged, this, &CorrelationPage::refresh);
  refresh();
}

void CorrelationPage::refresh() {
  const auto& result = m_controller.analysis();
  const TableAnalysis* analysis = result ? &std::get<TableAnalysis>(result->detail) : nullptr;
  const bool hasMap = analysis != nullptr && analysis->correlations && !analysis->correlations->empty();
  m_area->setVisible(hasMap);
  m_pair->setVisible(hasMap);
  m_none->setVisible(!hasMap);
  m_pair->setText(tr("Pearson correlation of the columns of numbers. Point at a cell, or walk with the arrow keys."));
  if (analysis == nullptr)
    m_none->setText(m_controller.activity() == DataActivity::Analyzing ? tr("Analyzing…") : tr("Not analyzed yet."));
  else if (!analysis->correlations)
    m_none->setText(tr("There are more than 1,000 columns; choose fewer by a step to see their correlations."));
  else
    m_none->setText(tr("Correlations need at least two columns of numbers. This table has fewer."));
}

JsonPage::JsonPage(DataController& controller, QWidget* parent) : QWidget(parent), m_controller(controller) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  m_text = new QPlainTextEdit(this);
  m_text->setReadOnly(true);
  m_text->setFrameShape(QFrame::NoFrame);
  m_text->setTabChangesFocus(true);
  m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
  m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  m_text->setAccessibleName(tr("Analysis as JSON"));
  m_text->setPlaceholderText(tr("The analysis as the program's interface gives it appears here."));
  stack->addWidget(m_text);
  connect(&controller, &DataController::analysisChanged, this,
          [this] { m_text->setPlainText(m_controller.analysisJson()); });
}

} // namespace aisemble::ui
