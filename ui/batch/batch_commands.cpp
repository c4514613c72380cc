// SPDX-License-Identifier: GPL-3.0-or-later
// The Batch panel's commands, what is dropped on it, and its session.

#include "ui/batch/batch_empty.h"
#include "ui/batch/batch_form.h"
#include "ui/batch/batch_panel.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/batch_words.h"
#include "ui/batch/interrupted_bar.h"
#include "ui/batch/item_detail.h"
#include "ui/batch/output_choice.h"
#include "ui/widgets/controls.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSplitter>
#include <QTableView>
#include <QUrl>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr QLatin1String kForm("batch/form");
constexpr QLatin1String kBatchColumns("batch/columns");
constexpr QLatin1String kParts("batch/parts");
constexpr QLatin1String kCurrent("batch/current");
constexpr QLatin1String kRunning("batch/running");

QStringList localPaths(const QMimeData* data) {
  QStringList out;
  if (data == nullptr) return out;
  for (const QUrl& url : data->urls())
    if (url.isLocalFile()) out << url.toLocalFile();
  return out;
}

} // namespace

QAction* BatchPanel::command(const char* id, const QString& text, const QKeySequence& keys, std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setProperty("category", tr("Batch"));
  connect(action, &QAction::triggered, this, std::move(run));
  m_commands << action;
  addAction(action);
  return action;
}

void BatchPanel::makeCommands() {
  command("batch.new", tr("New batch"), QKeySequence::New, [this] { newBatch({}); });
  command("batch.files", tr("Batch of files…"), QKeySequence::Open, [this] {
    newBatch({});
    m_form->chooseFiles();
  });
  command("batch.start", tr("Start the batch"), Qt::CTRL | Qt::Key_Return, [this] {
    if (m_composing) m_form->start();
  });
  command("batch.paste", tr("Batch of pasted files"), QKeySequence::Paste, [this] { paste(); });
  QAction* pause = command("batch.pause", tr("Pause or resume the batch"), QKeySequence(), [this] { pauseOrResume(); });
  command("batch.cancel", tr("Cancel the batch"), QKeySequence(), [this] { cancel(); });
  // Escape is also what one leaves other things with: a batch that stands is not ended by one too many.
  command("batch.escape", tr("Cancel the running batch, or close the form"), Qt::Key_Escape, [this] {
    const BatchSummary* summary = m_controller->list().find(selected());
    if (m_composing)
      Q_EMIT m_form->closeRequested();
    else if (summary != nullptr && summary->state == BatchState::Running)
      cancel();
  });
  command("batch.resume", tr("Resume the cancelled batch"), QKeySequence(), [this] { resumeCancelled(); });
  command("batch.retry", tr("Retry failed items"), Qt::CTRL | Qt::Key_R, [this] { retryFailed(); });
  QAction* remove = command("batch.remove", tr("Remove the batch"), QKeySequence(), [this] { removeSelected(); });
  m_undoAction = command("batch.undo", tr("Undo the removal or the cancelling of a batch"), QKeySequence::Undo,
                         [this] { undo(m_undoings.back().number); });
  m_undoAction->setEnabled(false);
  command("batch.openOutput", tr("Open the output of the batch"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
          [this] { openOutput(); });
  command("batch.openItem", tr("Open the selected item"), QKeySequence(), [this] { m_view->detail().openItem(); });
  command("batch.copyError", tr("Copy the error of the item"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
          [this] { m_view->detail().copyError(); });
  command("batch.search", tr("Search items"), QKeySequence::Find, [this] {
    m_composing = false;
    showPage();
    m_view->search().setFocus(Qt::ShortcutFocusReason);
  });
  command("batch.list", tr("Go to the batches"), Qt::CTRL | Qt::Key_L, [this] { m_list->setFocus(); });
  command("batch.failed", tr("Show failed items"), Qt::CTRL | Qt::SHIFT | Qt::Key_F,
          [this] { m_view->setFilter(BatchItemState::Failed); });
  // Bare keys belong to the lists: elsewhere Space presses buttons and Delete takes out letters.
  pause->setShortcut(Qt::Key_Space);
  remove->setShortcut(QKeySequence::Delete);
  for (QAction* action : {pause, remove}) {
    action->setShortcutContext(Qt::WidgetShortcut);
    removeAction(action);
    m_list->addAction(action);
    m_view->table().addAction(action);
  }
}

void BatchPanel::newBatch(const QStringList& paths, const QString& task) {
  if (!m_controller->isAvailable()) return;
  m_composing = true;
  if (!task.isEmpty()) m_form->setTask(task);
  if (!paths.isEmpty()) m_form->addInputs(paths);
  m_form->output().renew();
  showPage();
  m_form->focusFirst();
}

void BatchPanel::pauseOrResume() {
  const BatchSummary* summary = m_controller->list().find(selected());
  if (summary == nullptr) return;
  if (summary->state == BatchState::Running)
    m_controller->pause(summary->id);
  else if (summary->state != BatchState::Completed && summary->state != BatchState::Cancelled) {
    withdrawCancel(summary->id);
    m_controller->resume(summary->id); // a stop that is not reached yet is taken back
  }
}

void BatchPanel::cancel() {
  const BatchSummary* summary = m_controller->list().find(selected());
  if (summary == nullptr || summary->state == BatchState::Completed || summary->state == BatchState::Cancelled) return;
  if (summary->isBeingCancelled) return;
  const BatchId id = summary->id;
  const QString name = QString::fromStdString(summary->spec.name);
  m_controller->cancel(id);
  offerUndo(id, false, tr("“%1” was cancelled; its results stay").arg(name));
}

void BatchPanel::resumeCancelled() {
  const BatchSummary* summary = m_controller->list().find(selected());
  if (summary == nullptr || !isLeftUndone(*summary)) return;
  const BatchId id = summary->id;
  withdrawCancel(id);
  m_controller->resume(id);
}

void BatchPanel::withdrawCancel(BatchId batch) {
  for (const Undoing& one : std::vector(m_undoings))
    if (one.batch == batch && !one.isRemoval) takeUndo(one.number);
}

/// Between an order and its effect the batch still tells that it runs.
void BatchPanel::noteUndoings(const BatchChange& change) {
  const BatchSummary& now = change.summary;
  const bool isObeying = now.state == BatchState::Cancelled || now.isBeingCancelled;
  bool isOver = change.isRemoved || now.state == BatchState::Completed;
  for (Undoing& one : m_undoings) {
    if (one.batch != now.id || one.isRemoval) continue;
    isOver = isOver || (one.hasBegun && !isObeying);
    one.hasBegun = one.hasBegun || isObeying;
  }
  if (isOver) withdrawCancel(now.id);
}

void BatchPanel::offerUndo(BatchId batch, bool isRemoval, const QString& text) {
  const int number = ++m_lastUndoing;
  m_undoings.push_back({number, batch, isRemoval, text, false});
  m_undoAction->setEnabled(true);
  Q_EMIT undoOffered(text, [this, number] { undo(number); });
  QTimer::singleShot(BatchController::kUndoMs, this, [this, number] { takeUndo(number); });
}

void BatchPanel::undo(int number) {
  const std::optional<Undoing> one = takeUndo(number);
  if (!one) return; // undone already
  one->isRemoval ? m_controller->undoRemove(one->batch) : m_controller->resume(one->batch);
  select(one->batch);
}

std::optional<BatchPanel::Undoing> BatchPanel::takeUndo(int number) {
  const auto found =
      std::find_if(m_undoings.begin(), m_undoings.end(), [number](const Undoing& one) { return one.number == number; });
  if (found == m_undoings.end()) return std::nullopt;
  const Undoing out = std::move(*found);
  m_undoings.erase(found);
  m_undoAction->setEnabled(!m_undoings.empty());
  Q_EMIT undoWithdrawn(out.text);
  return out;
}

void BatchPanel::retryFailed() {
  const BatchSummary* summary = m_controller->list().find(selected());
  if (summary != nullptr && summary->counts.failed > 0) m_controller->retryFailed(summary->id);
}

void BatchPanel::removeSelected() {
  const BatchSummary* summary = m_controller->list().find(selected());
  if (summary == nullptr) return;
  if (summary->state == BatchState::Running || summary->state == BatchState::Pausing) {
    Q_EMIT notice(tr("This batch is running. Pause or cancel it first."));
    return;
  }
  const BatchId id = summary->id;
  const QString name = QString::fromStdString(summary->spec.name);
  m_controller->remove(id);
  offerUndo(id, true, tr("“%1” was removed; its files stay").arg(name));
}

void BatchPanel::openOutput() {
  const BatchSummary* summary = m_controller->list().find(selected());
  if (summary == nullptr) return;
  const QString path = QString::fromStdString(summary->spec.output.string());
  if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
    Q_EMIT notice(tr("No program opens %1. It lies there, to be opened by hand.").arg(path));
}

void BatchPanel::paste() {
  const QStringList paths = localPaths(QGuiApplication::clipboard()->mimeData());
  if (paths.isEmpty())
    Q_EMIT notice(tr("There are no files to paste. Copy some in a file manager first."));
  else
    newBatch(paths);
}

void BatchPanel::dragEnterEvent(QDragEnterEvent* event) {
  if (localPaths(event->mimeData()).isEmpty()) return;
  event->acceptProposedAction();
  m_dropHint->setGeometry(rect().adjusted(12, 12, -12, -12));
  m_dropHint->raise();
  m_dropHint->show();
}

void BatchPanel::dragLeaveEvent(QDragLeaveEvent*) {
  m_dropHint->hide();
}

void BatchPanel::dropEvent(QDropEvent* event) {
  m_dropHint->hide();
  const QStringList paths = localPaths(event->mimeData());
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  newBatch(paths);
}

PanelStatus BatchPanel::status() const {
  PanelStatus out;
  const int running = m_controller->runningCount();
  if (running == 0) return out;
  out.activity = tr("%1 batches are running").arg(running);
  if (running > 1) return out;
  for (const BatchSummary& one : m_controller->list().all())
    if (one.state == BatchState::Running || one.state == BatchState::Pausing)
      out.activity = QStringLiteral("%1: %2").arg(QString::fromStdString(one.spec.name), progressText(one));
  return out;
}

void BatchPanel::saveSession(QVariantMap& session) const {
  QVariantMap form;
  m_form->save(form);
  form.insert(QStringLiteral("open"), m_composing);
  session.insert(kForm, form);
  session.insert(kBatchColumns, m_columns->saveState());
  session.insert(kParts, m_view->parts().saveState());
  session.insert(kCurrent, static_cast<qlonglong>(selected()));
  QVariantList running; // closing pauses them; the next window offers to go on
  for (const BatchSummary& one : m_controller->list().all())
    if (one.isOurs && (one.state == BatchState::Running || one.state == BatchState::Pausing))
      running << static_cast<qlonglong>(one.id);
  session.insert(kRunning, running);
}

void BatchPanel::restoreSession(const QVariantMap& session) {
  m_columns->restoreState(session.value(kBatchColumns).toByteArray());
  m_columns->setHandleWidth(1);
  m_view->parts().restoreState(session.value(kParts).toByteArray());
  m_view->parts().setHandleWidth(1);
  const QVariantMap form = session.value(kForm).toMap();
  if (!form.isEmpty()) m_form->restore(form);
  m_composing = m_controller->isAvailable() && form.value(QStringLiteral("open")).toBool();
  std::set<BatchId> stopped;
  for (const QVariant& one : session.value(kRunning).toList())
    stopped.insert(one.toLongLong());
  m_interrupted->setStoppedByClosing(std::move(stopped));
  if (m_controller->isLoaded()) m_interrupted->offer(m_controller->list().all());
  if (const BatchId current = session.value(kCurrent).toLongLong(); current > 0) {
    m_wanted = current;
    if (m_controller->isLoaded()) select(current);
  }
  showPage();
}

void BatchPanel::focusFirst() {
  if (m_composing)
    m_form->focusFirst();
  else if (showsEmpty())
    m_empty->findChild<QPushButton*>()->setFocus();
  else
    m_list->setFocus();
}

void BatchPanel::take(const QVariantMap& what) {
  const QStringList inputs = what.value(QStringLiteral("inputs")).toStringList();
  const QString task = what.value(QStringLiteral("task")).toString();
  if (!inputs.isEmpty() || !task.isEmpty()) newBatch(inputs, task);
}

void BatchPanel::shutdown() {
  m_controller->shutdown();
}

} // namespace aisemble::ui
