// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_panel.h"

#include "ui/batch/batch_delegate.h"
#include "ui/batch/batch_empty.h"
#include "ui/batch/batch_form.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/interrupted_bar.h"
#include "ui/batch/output_choice.h"
#include "ui/widgets/controls.h"

#include <QListView>
#include <QShowEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kAroundMs = 2000;

QStringList usableModels(ModelResolver& models) {
  QStringList out;
  for (const ModelInfo& model : models.list())
    if (model.problem.empty()) out << QString::fromStdString(model.name);
  return out;
}

} // namespace

BatchPanel::BatchPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings,
                       BackgroundQueue& queue, QWidget* parent)
    : Panel(parent), m_context(context), m_theme(theme) {
  setAcceptDrops(context.batches != nullptr);
  m_controller = new BatchController(context.batches, this);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  auto* top = new QWidget(this);
  auto* margin = new QVBoxLayout(top);
  margin->setContentsMargins(0, 0, 0, 0);
  m_interrupted = new InterruptedBar(theme, top);
  margin->addWidget(m_interrupted);
  outer->addWidget(top);
  m_columns = new QSplitter(Qt::Horizontal, this);
  m_columns->setChildrenCollapsible(false);
  m_columns->setHandleWidth(1);
  m_columns->addWidget(buildSide());
  buildPages(context, settings);
  m_columns->addWidget(m_pages);
  m_columns->setStretchFactor(0, 0);
  m_columns->setStretchFactor(1, 1);
  m_columns->setSizes({264, 900});
  outer->addWidget(m_columns, 1);
  m_dropHint = new QLabel(tr("Drop to make a batch of it"), this);
  m_dropHint->setObjectName(QStringLiteral("dropHint"));
  m_dropHint->setAlignment(Qt::AlignCenter);
  m_dropHint->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_dropHint->hide();
  makeCommands();
  connectParts();
  showPage();
  m_around.setInterval(kAroundMs);
  connect(&m_around, &QTimer::timeout, m_controller, &BatchController::lookAround);
  m_controller->reload();
  queue.run([folder = context.samplesFolder] { return batchSamplesIn(folder); }, this,
            [this](const std::vector<BatchSample>& samples) {
              if (m_controller->isAvailable()) m_empty->setSamples(samples);
            });
  queue.run([&models = context.models] { return usableModels(models); }, this,
            [this](const QStringList& models) { m_form->setModels(models); });
}

void BatchPanel::showEvent(QShowEvent* event) {
  Panel::showEvent(event);
  m_controller->lookAround();
  m_around.start();
}

void BatchPanel::hideEvent(QHideEvent* event) {
  Panel::hideEvent(event);
  m_around.stop();
}

QWidget* BatchPanel::buildSide() {
  auto* side = new QWidget(m_columns);
  side->setProperty("area", "side");
  side->setAttribute(Qt::WA_StyledBackground);
  side->setMinimumWidth(208);
  auto* stack = new QVBoxLayout(side);
  stack->setContentsMargins(kStep, 12, kStep, 12);
  stack->setSpacing(kStep);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(kStep, 0, 0, 0);
  head->addWidget(makeLabel(tr("Batches"), "title", side), 1);
  auto* add = new IconButton(m_theme, Glyph::Add, tr("New batch (Ctrl+N)"), side);
  add->setEnabled(m_controller->isAvailable());
  head->addWidget(add);
  stack->addLayout(head);
  connect(add, &QToolButton::clicked, this, [this] { newBatch({}); });
  m_listHint = makeLabel(tr("Batches that you start are listed here, with what became of them."), "muted", side);
  m_listHint->setWordWrap(true);
  m_listHint->setContentsMargins(kStep, 0, kStep, 0);
  stack->addWidget(m_listHint);
  m_list = new QListView(side);
  m_list->setAccessibleName(tr("Batches"));
  m_list->setModel(&m_controller->list());
  m_list->setItemDelegate(new BatchDelegate(m_theme, m_list));
  m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_list->setMouseTracking(true);
  m_list->setUniformItemSizes(true);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  stack->addWidget(m_list, 1);
  return side;
}

void BatchPanel::buildPages(WorkbenchContext& context, const SettingsController& settings) {
  m_pages = new QStackedWidget(m_columns);
  m_pages->setProperty("area", "work");
  m_pages->setAttribute(Qt::WA_StyledBackground);
  m_empty = new BatchEmpty(m_theme, context.batches != nullptr, m_pages);
  m_pages->addWidget(m_empty);
  m_form = new BatchForm(m_theme, settings, m_controller->queue(), m_pages);
  m_pages->addWidget(m_form);
  m_view = new BatchView(m_theme, *m_controller, m_pages);
  m_pages->addWidget(m_view);
  // With less the parts of a batch would lie over each other.
  m_pages->setMinimumWidth(std::max(520, m_view->parts().minimumSizeHint().width()));
}

void BatchPanel::connectParts() {
  connect(m_controller, &BatchController::loaded, this, [this] {
    m_interrupted->offer(m_controller->list().all());
    if (m_wanted == 0 && m_controller->list().rowCount() > 0) m_wanted = m_controller->list().at(0)->id;
    select(m_wanted);
    onChanged();
  });
  connect(m_controller, &BatchController::changed, this, [this](const BatchChange& change) {
    noteUndoings(change);
    m_view->take(change);
    if (!m_interrupted->isHidden()) m_interrupted->offer(m_controller->list().all());
    onChanged();
  });
  connect(m_controller, &BatchController::started, this, [this](BatchId id) {
    m_form->beginAnew();
    m_composing = false;
    select(id);
    m_list->setFocus();
    Q_EMIT sessionChanged();
  });
  connect(m_controller, &BatchController::startFailed, this, [this](const QString& message) {
    m_form->setBusy(false);
    m_form->showError(message);
  });
  connect(m_controller, &BatchController::failed, this, &BatchPanel::notice);
  connect(&m_controller->list(), &QAbstractItemModel::rowsInserted, this, &BatchPanel::onChanged);
  connect(&m_controller->list(), &QAbstractItemModel::rowsRemoved, this, &BatchPanel::onChanged);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    m_composing = false;
    showPage();
    Q_EMIT sessionChanged();
  });
  connect(m_list, &QListView::clicked, this, [this] {
    m_composing = false;
    showPage();
  });
  connect(m_list, &QListView::activated, this, [this] {
    m_composing = false;
    showPage();
    m_view->table().setFocus();
  });
  connect(m_empty, &BatchEmpty::newRequested, this, [this] { newBatch({}); });
  connect(m_empty, &BatchEmpty::sampleRequested, this,
          [this](const QString& path, const QString& task) { newBatch({path}, task); });
  connect(m_form, &BatchForm::changed, this, &BatchPanel::sessionChanged);
  connect(m_form, &BatchForm::closeRequested, this, [this] {
    m_composing = false;
    showPage();
    m_list->setFocus();
  });
  connect(m_form, &BatchForm::startRequested, this, [this](const BatchSpec& spec) {
    m_form->setBusy(true);
    m_controller->start(spec);
  });
  connect(m_view, &BatchView::pauseRequested, this, &BatchPanel::pauseOrResume);
  connect(m_view, &BatchView::cancelRequested, this, &BatchPanel::cancel);
  connect(m_view, &BatchView::resumeRequested, this, &BatchPanel::resumeCancelled);
  connect(m_view, &BatchView::retryRequested, this, &BatchPanel::retryFailed);
  connect(m_view, &BatchView::openRequested, this, &BatchPanel::openOutput);
  connect(m_view, &BatchView::removeRequested, this, &BatchPanel::removeSelected);
  connect(m_view, &BatchView::notice, this, &BatchPanel::notice);
  connect(m_interrupted, &InterruptedBar::resumeRequested, this, [this](const std::vector<BatchId>& batches) {
    for (const BatchId id : batches)
      m_controller->resume(id);
    if (!batches.empty()) select(batches.front());
  });
  for (QSplitter* splitter : {m_columns, &m_view->parts()})
    connect(splitter, &QSplitter::splitterMoved, this, &BatchPanel::sessionChanged);
}

void BatchPanel::showPage() {
  const BatchId id = selected();
  const bool isEmpty = m_controller->list().rowCount() == 0;
  m_listHint->setVisible(isEmpty);
  m_view->showBatch(id);
  m_pages->setCurrentIndex(m_composing ? FormPage : id == 0 ? EmptyPage : BatchPage);
  Q_EMIT statusChanged();
}

void BatchPanel::onChanged() {
  if (m_wanted != 0 && selected() != m_wanted) select(m_wanted);
  if (selected() == 0 && m_controller->list().rowCount() > 0) select(m_controller->list().at(0)->id);
  showPage();
}

bool BatchPanel::showsForm() const {
  return m_pages->currentIndex() == FormPage;
}

bool BatchPanel::showsEmpty() const {
  return m_pages->currentIndex() == EmptyPage;
}

BatchId BatchPanel::selected() const {
  const BatchSummary* summary = m_controller->list().at(m_list->currentIndex().row());
  return summary == nullptr ? 0 : summary->id;
}

void BatchPanel::select(BatchId id) {
  const int row = m_controller->list().rowOf(id);
  m_wanted = row < 0 ? id : 0;
  if (row >= 0 && selected() != id) {
    const bool composing = m_composing;
    m_list->setCurrentIndex(m_controller->list().index(row));
    m_composing = composing; // what is being filled in is not taken away
  }
  showPage();
}

} // namespace aisemble::ui
