// SPDX-License-Identifier: GPL-3.0-or-later
// The Text panel's commands, and the dialogs that they open.

#include "core/base/files.h"
#include "ui/messages/message_translation.h"
#include "ui/text/source_history.h"
#include "ui/text/text_export.h"
#include "ui/text/text_find.h"
#include "ui/text/text_panel.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/isolated.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QStandardPaths>

namespace aisemble::ui {
namespace {

/// Of a text that came from no file.
QString placeForExports() {
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return QDir(documents).exists() ? documents : QDir::homePath();
}

QString exportName(const QString& source, NlpTask task) {
  const std::string_view name = nlpTaskName(task);
  const QString made = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
  return (source.isEmpty() ? made : QFileInfo(source).completeBaseName() + u'-' + made) + QStringLiteral(".csv");
}

} // namespace

QAction* TextPanel::command(const char* id, const QString& text, const QList<QKeySequence>& keys,
                            std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  action->setShortcuts(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setProperty("category", tr("Text"));
  connect(action, &QAction::triggered, this, std::move(run));
  m_commands << action;
  return action;
}

void TextPanel::makeCommands() {
  command("text.run", tr("Run the task"), {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, [this] { run(); });
  m_cancelAction = command("text.cancel", tr("Cancel the task"), {Qt::Key_Escape}, [this] { m_controller->cancel(); });
  m_cancelAction->setEnabled(false);
  command("text.open", tr("Open a text file"), {QKeySequence::Open}, [this] { chooseFile(); });
  command("text.paste", tr("Paste in place of the text"), {Qt::CTRL | Qt::SHIFT | Qt::Key_V}, [this] {
    const QMimeData* held = QGuiApplication::clipboard()->mimeData();
    if (held == nullptr || !held->hasText() || held->text().isEmpty())
      Q_EMIT notice(tr("The clipboard holds no text."));
    else
      replaceBy(held->text(), {}, tr("The clipboard's text took the place of the old one"));
  });
  command("text.clear", tr("Clear the text"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Delete}, [this] {
    if (!m_editor->document()->isEmpty()) replaceBy({}, {}, tr("The text was cleared"));
  });
  command("text.find", tr("Find in the text"), {QKeySequence::Find}, [this] { m_find->open(editorInUse()); });
  command("text.findNext", tr("Next hit"), {Qt::Key_F3}, [this] { m_find->step(editorInUse(), 1); });
  command("text.findPrevious", tr("Previous hit"), {Qt::SHIFT | Qt::Key_F3},
          [this] { m_find->step(editorInUse(), -1); });
  command("text.next", tr("Next mark"), {Qt::Key_F8}, [this] { goToMark(1); });
  command("text.previous", tr("Previous mark"), {Qt::SHIFT | Qt::Key_F8}, [this] { goToMark(-1); });
  command("text.copy", tr("Copy the result"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C}, [this] { m_results->copy(); });
  command("text.export", tr("Export the result"), {QKeySequence::Save}, [this] { chooseExport(); });
  command("text.focusText", tr("Go to the text"), {Qt::CTRL | Qt::Key_L},
          [this] { m_editor->setFocus(Qt::ShortcutFocusReason); });
  command("text.focusResult", tr("Go to the result's table"), {Qt::CTRL | Qt::Key_J}, [this] {
    m_sideToggle->setChecked(true);
    m_results->setTab(1);
    m_results->focusTable();
  });
  command("text.asYouType", tr("Run as you type, or not"), {Qt::CTRL | Qt::Key_T},
          [this] { m_form->setRunsAsYouType(!m_form->choosesAsYouType()); });
  command("text.toggleSide", tr("Show or hide task and result"), {Qt::CTRL | Qt::SHIFT | Qt::Key_B},
          [this] { m_sideToggle->toggle(); });
  for (std::size_t i = 0; i < kNlpTasks.size(); ++i) {
    const NlpTask task = kNlpTasks[i].first;
    command(qPrintable(QStringLiteral("text.task%1").arg(i + 1)), tr("Task: %1").arg(taskTitle(task)),
            {QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)))},
            [this, task] { m_form->setTask(task); });
  }
  addActions(m_commands);
}

void TextPanel::chooseFile() {
  auto* dialog = new QFileDialog(window(), tr("Open a text file"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({tr("Texts (*.txt *.md *.csv *.tsv *.log *.json *.jsonl *.xml *.html)"), tr("All files (*)")});
  TextEditor* target = &editorInUse();
  connect(dialog, &QFileDialog::fileSelected, target,
          [target](const QString& file) { target->openFile(std::filesystem::path(file.toStdString())); });
  dialog->open();
}

void TextPanel::chooseExport() {
  if (!m_controller->outcome() || !m_results->hasOutcome()) {
    Q_EMIT notice(tr("There is no result to export yet. Run the task first."));
    return;
  }
  auto* dialog = new QFileDialog(window(), tr("Export the result"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  const QString csv = tr("Table (*.csv)");
  const QString json = tr("Whole answer (*.json)");
  dialog->setNameFilters(m_controller->canEncode() ? QStringList{csv, json} : QStringList{csv});
  dialog->setDefaultSuffix(QStringLiteral("csv"));
  dialog->setDirectory(m_folder.empty() ? placeForExports() : QString::fromStdString(m_folder.string()));
  dialog->selectFile(exportName(m_source->name(), m_controller->outcome()->findings->task));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString& filter) {
    dialog->setDefaultSuffix(filter == json ? QStringLiteral("json") : QStringLiteral("csv"));
  });
  connect(dialog, &QFileDialog::fileSelected, this,
          [this](const QString& file) { exportTo(std::filesystem::path(file.toStdString())); });
  dialog->open();
}

void TextPanel::exportTo(const std::filesystem::path& path) {
  if (!m_controller->outcome()) return;
  const auto written = [this, path](const Result<void>& done) {
    Q_EMIT notice(
        done ? tr("The result was written to “%1”").arg(isolated(QString::fromStdString(path.filename().string())))
             : said(done.error()));
  };
  if (path.extension() == ".json" && m_controller->canEncode()) {
    m_controller->encode(this, [this, path, written](const std::string& text) {
      m_controller->work().run([path, text] { return writeFileAtomically(path, text + '\n'); }, this, written);
    });
    return;
  }
  m_controller->work().run(
      [path, findings = m_controller->outcome()->findings] { return writeFileAtomically(path, csvOf(*findings)); },
      this, written);
}

} // namespace aisemble::ui
