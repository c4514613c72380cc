// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_form.h"

#include "core/batch/batch_request.h"
#include "ui/batch/batch_words.h"
#include "ui/batch/output_choice.h"
#include "ui/batch/task_options_form.h"
#include "ui/messages/message_translation.h"
#include "ui/services/sending_note.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/no_wheel.h"
#include "ui/widgets/notice_bar.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <set>

namespace aisemble::ui {
namespace {

constexpr int kSpaceBetween = 20;
constexpr int kWidth = 720;

QFrame* makeCard(const QString& title, QVBoxLayout* column, QVBoxLayout** inside, QWidget* parent) {
  column->addWidget(makeLabel(title, "section", parent));
  auto* card = new QFrame(parent);
  card->setProperty("card", true);
  *inside = new QVBoxLayout(card);
  (*inside)->setContentsMargins(kDoubleStep, kDoubleStep, kDoubleStep, kDoubleStep);
  (*inside)->setSpacing(12);
  column->addWidget(card);
  column->addSpacing(12);
  return card;
}

QString unknownText(const std::vector<std::string>& names) {
  if (names.size() == 1)
    return BatchForm::tr("This task has no option “%1”. Take it out of the options as JSON, or correct its name.")
        .arg(QString::fromStdString(names.front()));
  QStringList quoted;
  for (const std::string& name : names)
    quoted << BatchForm::tr("“%1”").arg(QString::fromStdString(name));
  return BatchForm::tr("This task has no options %1. Take them out of the options as JSON, or correct their names.")
      .arg(quoted.join(BatchForm::tr(", ")));
}

} // namespace

BatchForm::BatchForm(const Theme& theme, const SettingsController& settings, BackgroundQueue& queue, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_queue(queue) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  m_scroll = new QScrollArea(this);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget(m_scroll);
  inside->setProperty("area", "work");
  QVBoxLayout* column = addCentred(inside);
  column->setContentsMargins(kSpaceBetween, kDoubleStep, kSpaceBetween, kStep);
  column->addWidget(makeLabel(tr("New batch"), "title", inside));
  column->addSpacing(kHalfStep);
  buildInputs(column);
  buildTask(column);
  buildOutput(column);
  column->addStretch(1);
  m_scroll->setWidget(inside);
  outer->addWidget(m_scroll, 1);
  outer->addWidget(makeLine(Qt::Horizontal, this));
  buildFoot(settings, outer);
  fillTasks();
  setTask(QStringLiteral("vision/analyze"));
  m_taskChosen = false;
  guardFromWheel(this);
  showInputs();
}

QVBoxLayout* BatchForm::addCentred(QWidget* area) {
  auto* centre = new QHBoxLayout(area);
  centre->setContentsMargins(0, 0, 0, 0);
  auto* part = new QWidget(area);
  part->setMaximumWidth(kWidth);
  centre->addStretch(1);
  centre->addWidget(part, 100);
  centre->addStretch(1);
  auto* column = new QVBoxLayout(part);
  column->setSpacing(kStep);
  return column;
}

/// Always in sight, however long the form is.
void BatchForm::buildFoot(const SettingsController& settings, QVBoxLayout* outer) {
  auto* foot = new QWidget(this);
  QVBoxLayout* column = addCentred(foot);
  column->setContentsMargins(kSpaceBetween, 12, kSpaceBetween, 12);
  m_error = new NoticeBar(m_theme, foot);
  column->addWidget(m_error);
  auto* row = new QHBoxLayout;
  row->setSpacing(kStep);
  m_start = makeButton(tr("Start"), "primary", foot);
  m_start->setMinimumWidth(112);
  m_start->setToolTip(tr("Start the batch (Ctrl+Enter)"));
  auto* close = makeButton(tr("Cancel"), "", foot);
  close->setToolTip(tr("Back to the batches (Esc)"));
  row->addWidget(m_start);
  row->addWidget(close);
  row->addSpacing(kStep);
  m_sending = new SendingNote(settings, ServiceKind::Vision, foot);
  row->addWidget(m_sending, 1);
  row->addStretch(0);
  column->addLayout(row);
  outer->addWidget(foot);
  // Under a form with a scroll bar the foot leaves as much room as that takes.
  const QScrollBar* bar = m_scroll->verticalScrollBar();
  connect(bar, &QScrollBar::rangeChanged, foot, [foot, bar](int least, int most) {
    foot->layout()->setContentsMargins(0, 0, most > least ? bar->sizeHint().width() : 0, 0);
  });
  connect(m_start, &QPushButton::clicked, this, &BatchForm::start);
  connect(close, &QPushButton::clicked, this, &BatchForm::closeRequested);
}

void BatchForm::buildInputs(QVBoxLayout* column) {
  QVBoxLayout* inside = nullptr;
  QWidget* card = makeCard(tr("What"), column, &inside, this);
  m_list = new QListWidget(card);
  m_list->setProperty("boxed", true);
  m_list->setAccessibleName(tr("Files and folders of the new batch"));
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setTextElideMode(Qt::ElideMiddle);
  m_list->setFixedHeight(96);
  m_list->installEventFilter(this);
  inside->addWidget(m_list);
  m_none = makeLabel(tr("Drop files and folders anywhere here, or add them."), "muted", m_list->viewport());
  m_none->setAlignment(Qt::AlignCenter);
  m_none->setWordWrap(true);
  (new QVBoxLayout(m_list->viewport()))->addWidget(m_none);
  m_fit = makeLabel({}, "caption", card);
  m_fit->setWordWrap(true);
  m_fit->setMinimumHeight(m_fit->fontMetrics().height()); // empty it keeps its line
  inside->addWidget(m_fit);
  auto* row = new QHBoxLayout;
  row->setSpacing(kStep);
  auto* files = makeButton(tr("Add files…"), "", card);
  auto* folder = makeButton(tr("Add a folder…"), "", card);
  m_clear = makeButton(tr("Clear"), "link", card);
  m_clear->setAccessibleName(tr("Take all files and folders out"));
  row->addWidget(files);
  row->addWidget(folder);
  row->addWidget(m_clear);
  row->addStretch(1);
  inside->addLayout(row);
  connect(files, &QPushButton::clicked, this, &BatchForm::chooseFiles);
  connect(folder, &QPushButton::clicked, this, &BatchForm::chooseFolder);
  connect(m_clear, &QPushButton::clicked, this, &BatchForm::clearInputs);
}

void BatchForm::buildTask(QVBoxLayout* column) {
  QVBoxLayout* inside = nullptr;
  QWidget* card = makeCard(tr("Task"), column, &inside, this);
  m_task = makeChoice(card);
  m_task->setAccessibleName(tr("Task of the new batch"));
  m_task->setMaxVisibleItems(16);
  inside->addWidget(m_task);
  m_hint = makeLabel({}, "muted", card);
  m_hint->setWordWrap(true);
  inside->addWidget(m_hint);
  m_options = new TaskOptionsForm(card);
  inside->addWidget(m_options);
  m_more = makeButton(tr("More options"), "link", card);
  m_more->setCheckable(true);
  inside->addWidget(m_more, 0, Qt::AlignLeft);
  m_morePart = new QWidget(card);
  auto* grid = new QGridLayout(m_morePart);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(kDoubleStep);
  grid->setVerticalSpacing(kStep);
  grid->setColumnMinimumWidth(0, 168);
  grid->setColumnStretch(1, 1);
  const auto field = [&](int line, const QString& title, const QString& hint) {
    auto* edit = new QLineEdit(m_morePart);
    edit->setAccessibleName(title);
    edit->setPlaceholderText(hint);
    edit->setAcceptDrops(false);
    auto* label = makeLabel(title, "field", m_morePart);
    label->setBuddy(edit);
    grid->addWidget(label, line, 0);
    grid->addWidget(edit, line, 1);
    connect(edit, &QLineEdit::textChanged, this, &BatchForm::changed);
    return edit;
  };
  m_name = field(0, tr("Name of the batch"), tr("Made from the task and the first input"));
  m_advanced = field(1, tr("Options as JSON"), QStringLiteral("{\"name\": 1}"));
  m_advanced->setToolTip(tr("What is set here wins over the fields above"));
  m_cache = new QCheckBox(tr("Take known answers from the cache"), m_morePart);
  m_cache->setChecked(true);
  grid->addWidget(m_cache, 2, 1);
  m_morePart->hide();
  inside->addWidget(m_morePart);
  connect(m_more, &QPushButton::toggled, this, [this](bool on) {
    m_morePart->setVisible(on);
    m_more->setText(on ? tr("Fewer options") : tr("More options"));
  });
  connect(m_cache, &QCheckBox::toggled, this, &BatchForm::changed);
  connect(m_options, &TaskOptionsForm::changed, this, &BatchForm::changed);
  connect(m_task, &QComboBox::activated, this, [this] { m_taskChosen = true; });
  connect(m_task, &QComboBox::currentIndexChanged, this, &BatchForm::onTask);
}

void BatchForm::buildOutput(QVBoxLayout* column) {
  QVBoxLayout* inside = nullptr;
  QWidget* card = makeCard(tr("Results"), column, &inside, this);
  m_output = new OutputChoice(card);
  inside->addWidget(m_output);
  auto* said = makeLabel(tr("Your files stay as they are, and no file is written over."), "caption", card);
  said->setWordWrap(true);
  inside->addWidget(said);
  connect(m_output, &OutputChoice::changed, this, &BatchForm::changed);
}

void BatchForm::fillTasks() {
  auto* items = qobject_cast<QStandardItemModel*>(m_task->model());
  std::optional<ServiceKind> group;
  const auto tasks = batchTasks();
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (group != tasks[i].service) {
      group = tasks[i].service;
      m_task->addItem(batchServiceTitle(*group));
      QStandardItem* heading = items->item(m_task->count() - 1);
      heading->setFlags(Qt::NoItemFlags);
      QFont font = m_task->font();
      font.setPointSizeF(font.pointSizeF() * 0.9);
      font.setWeight(QFont::DemiBold);
      heading->setFont(font);
    }
    m_task->addItem(batchTaskTitle(tasks[i]), static_cast<int>(i));
  }
}

BatchTask BatchForm::task() const {
  const int index = m_task->currentData().isValid() ? m_task->currentData().toInt() : 0;
  return batchTasks()[static_cast<std::size_t>(index)];
}

bool BatchForm::setTask(const QString& key) {
  const auto tasks = batchTasks();
  for (std::size_t i = 0; i < tasks.size(); ++i)
    if (batchTaskKey(tasks[i]) == key) {
      m_task->setCurrentIndex(m_task->findData(static_cast<int>(i)));
      m_taskChosen = true;
      return true;
    }
  return false;
}

void BatchForm::setModels(const QStringList& models) {
  m_options->setModels(models);
}

void BatchForm::onTask() {
  if (!m_task->currentData().isValid()) return;
  const BatchTask now = task();
  m_hint->setText(batchTaskHint(now));
  m_options->setTask(now);
  m_sending->setService(now.service);
  m_output->setFilesAllowed(!now.makesPictures);
  m_output->setTopic(QString::fromUtf8(now.name.data(), static_cast<qsizetype>(now.name.size())).replace(u'_', u' '));
  showInputs();
  Q_EMIT changed();
}

void BatchForm::addInputs(const QStringList& paths) {
  showError({});
  for (const QString& path : paths) {
    const bool known = std::any_of(m_inputs.begin(), m_inputs.end(), [&](const auto& one) { return one.path == path; });
    if (known || path.isEmpty()) continue;
    m_inputs.emplace_back().path = path;
  }
  showInputs();
  inspect();
  Q_EMIT changed();
}

void BatchForm::clearInputs() {
  m_inputs.clear();
  m_taskChosen = false;
  showInputs();
  Q_EMIT changed();
}

void BatchForm::beginAnew() {
  setBusy(false);
  m_output->release();
  clearInputs();
}

QStringList BatchForm::inputs() const {
  QStringList out;
  for (const InputFacts& one : m_inputs)
    out << one.path;
  return out;
}

void BatchForm::inspect() {
  const int inspection = ++m_inspection;
  m_queue.run([paths = inputs()] { return inspectInputs(paths); }, this,
              [this, inspection](std::vector<InputFacts> facts) {
                if (inspection != m_inspection || facts.size() != m_inputs.size()) return;
                m_inputs = std::move(facts);
                if (!m_taskChosen && !m_inputs.empty()) {
                  const BatchInputKind kind = mostCommonKind(m_inputs);
                  if (task().input != kind)
                    setTask(kind == BatchInputKind::Pictures ? QStringLiteral("vision/analyze")
                            : kind == BatchInputKind::Tables ? QStringLiteral("data/analyze")
                                                             : QStringLiteral("nlp/sentiment"));
                  m_taskChosen = false;
                }
                showInputs();
              });
}

void BatchForm::showInputs() {
  m_list->clear();
  int files = 0;
  int fitting = 0;
  bool counted = true;
  const BatchInputKind kind = task().input;
  for (const InputFacts& one : m_inputs) {
    const bool known = one.files > 0 || one.isFolder || one.unreadable > 0;
    counted = counted && known;
    files += one.files;
    fitting += one.of(kind);
    QString path = one.path;
    if (path.startsWith(QDir::homePath() + u'/')) path.replace(0, QDir::homePath().size(), QStringLiteral("~"));
    auto* item = new QListWidgetItem(known ? tr("%1  ·  %2").arg(path, factsText(one)) : path, m_list);
    item->setToolTip((QStringList{one.path} + one.reasons).join(u'\n'));
    item->setIcon(glyphIcon(one.isFolder ? Glyph::Folder : Glyph::File, m_theme.tokens()));
  }
  sayFit(files, fitting, counted);
  m_none->setVisible(m_inputs.empty());
  m_clear->setVisible(!m_inputs.empty());
  m_start->setEnabled(!m_busy && !m_inputs.empty());
}

void BatchForm::sayFit(int files, int fitting, bool counted) {
  QStringList parts;
  QStringList reasons;
  int unreadable = 0;
  for (const InputFacts& one : m_inputs) {
    unreadable += one.unreadable;
    reasons << one.reasons;
  }
  if (counted && fitting < files)
    parts << tr("%1 of %2 files are of a kind that this task reads. The others will be listed as skipped.")
                 .arg(countText(fitting), countText(files));
  else if (counted && !m_inputs.empty())
    parts << tr("Files: %1. Delete takes the selected ones out of the list.").arg(countText(files));
  if (counted && unreadable == 1)
    parts << tr("One cannot be read: %1.").arg(reasons.front());
  else if (counted && unreadable > 1)
    parts << tr("%1 cannot be read, one of them %2.").arg(countText(unreadable), reasons.front());
  if (unreadable > reasons.size()) reasons << tr("and %1 more").arg(countText(unreadable - reasons.size()));
  m_fit->setText(parts.join(u' '));
  m_fit->setToolTip(reasons.join(u'\n'));
  setLook(m_fit, "tone", counted && (unreadable > 0 || (files > 0 && fitting == 0)) ? "warning" : "caption");
}

void BatchForm::removeSelected() {
  QList<int> rows;
  for (const QModelIndex& index : m_list->selectionModel()->selectedRows())
    rows << index.row();
  std::sort(rows.rbegin(), rows.rend());
  for (const int row : rows)
    m_inputs.erase(m_inputs.begin() + row);
  ++m_inspection;
  showInputs();
  if (!m_inputs.empty()) inspect();
  Q_EMIT changed();
}

bool BatchForm::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_list && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
      removeSelected();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

QString BatchForm::standardName() const {
  if (m_inputs.empty()) return {};
  const QString first = tr("%1: %2").arg(batchTaskTitle(task()), QFileInfo(m_inputs.front().path).fileName());
  return m_inputs.size() == 1 ? first : tr("%1 and %2 more").arg(first, countText(std::ssize(m_inputs) - 1));
}

Result<BatchSpec> BatchForm::spec() const {
  return specWith(m_advanced->text());
}

Result<BatchSpec> BatchForm::specWith(const QString& advanced) const {
  const BatchTask now = task();
  BatchSpec out;
  out.service = now.service;
  out.task = std::string(now.name);
  out.name = (m_name->text().trimmed().isEmpty() ? standardName() : m_name->text().trimmed()).toStdString();
  out.useCache = m_cache->isChecked();
  for (const InputFacts& one : m_inputs)
    out.inputs.push_back(one.path.toStdString());
  out.output = m_output->path().toStdString();
  if (!out.output.empty() && out.output.is_relative())
    return fail(ErrorCode::InvalidArgument,
                tr("Where results go must be a whole path, from / or ~ on. Choose a folder or a file.").toStdString());
  if (const Result<void> filled = fillSpec(out, m_options->fields(), m_options->values(), advanced); !filled)
    return fail(filled.error());
  if (const Result<void> valid = validate(out); !valid) return fail(valid.error());
  if (const std::vector<std::string> unknown = unknownOptions(out); !unknown.empty())
    return fail(ErrorCode::InvalidArgument, unknownText(unknown).toStdString());
  return out;
}

void BatchForm::start() {
  if (m_busy) return;
  if (m_inputs.empty())
    return showError(tr("There is nothing to work on yet. Drop files or folders here, or add them."));
  m_output->renew();
  const Result<BatchSpec> made = spec();
  if (!made) {
    showError(said(made.error()));
    if (!m_advanced->text().trimmed().isEmpty() && specWith({})) goToAdvanced();
    return;
  }
  showError({});
  Q_EMIT startRequested(*made);
}

/// The cause of an error stands there, which may be out of sight.
void BatchForm::goToAdvanced() {
  m_more->setChecked(true);
  m_scroll->widget()->layout()->activate(); // so that the field is where it will be seen
  m_advanced->setFocus(Qt::OtherFocusReason);
  m_scroll->ensureWidgetVisible(m_advanced);
}

void BatchForm::chooseFiles() {
  addInputs(QFileDialog::getOpenFileNames(this, tr("Files of the batch")));
}

void BatchForm::chooseFolder() {
  if (const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of the batch")); !folder.isEmpty())
    addInputs({folder});
}

void BatchForm::setBusy(bool busy) {
  m_busy = busy;
  m_start->setText(busy ? tr("Starting…") : tr("Start"));
  m_start->setEnabled(!busy && !m_inputs.empty());
}

void BatchForm::showError(const QString& message) {
  if (message.isEmpty())
    m_error->clear();
  else
    m_error->tell(NoticeBar::Kind::Error, message);
}

QString BatchForm::errorText() const {
  return m_error->text();
}

void BatchForm::save(QVariantMap& out) const {
  out.insert(QStringLiteral("inputs"), inputs());
  out.insert(QStringLiteral("task"), batchTaskKey(task()));
  out.insert(QStringLiteral("options"), m_options->allValues());
  out.insert(QStringLiteral("cache"), m_cache->isChecked());
  m_output->save(out);
}

void BatchForm::restore(const QVariantMap& from) {
  m_options->setAllValues(from.value(QStringLiteral("options")).toMap());
  setTask(from.value(QStringLiteral("task")).toString());
  m_cache->setChecked(from.value(QStringLiteral("cache"), true).toBool());
  m_output->restore(from);
  const QStringList inputs = from.value(QStringLiteral("inputs")).toStringList();
  m_taskChosen = !inputs.isEmpty();
  if (!inputs.isEmpty()) addInputs(inputs);
}

void BatchForm::focusFirst() {
  m_scroll->ensureVisible(0, 0);
  m_inputs.empty() ? m_list->setFocus() : m_task->setFocus();
}

} // namespace aisemble::ui
