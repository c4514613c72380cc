// SPDX-License-Identifier: GPL-3.0-or-later
// The Image panel's commands, what comes in by drop and paste, and the dialogs.

#include "core/base/files.h"
#include "ui/image/image_panel.h"
#include "ui/messages/message_translation.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/isolated.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>

namespace aisemble::ui {
namespace {

constexpr std::size_t kMostRemoved = 100; ///< pasted ones are held whole until they can no longer be put back

QStringList localFiles(const QMimeData& data) {
  QStringList out;
  for (const QUrl& url : data.urls())
    if (url.isLocalFile()) out << url.toLocalFile();
  return out;
}

/// As a browser or another program encoded it: nothing is lost by decoding it and encoding it again.
QByteArray encodedPicture(const QMimeData& data) {
  for (const char* kind : {"image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp", "image/tiff"})
    if (const QByteArray bytes = data.data(QLatin1String(kind)); !bytes.isEmpty()) return bytes;
  return {};
}

QString suffixOf(const std::string& mediaType) {
  if (mediaType == "image/jpeg") return QStringLiteral("jpg");
  const QString type = QString::fromStdString(mediaType);
  return type.contains(QLatin1Char('/')) ? type.section(QLatin1Char('/'), 1) : QStringLiteral("png");
}

} // namespace

QAction* ImagePanel::command(const char* id, const QString& text, const QList<QKeySequence>& keys,
                             std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  action->setShortcuts(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setProperty("category", tr("Image"));
  connect(action, &QAction::triggered, this, std::move(run));
  m_commands << action;
  return action;
}

void ImagePanel::trigger(const char* id) {
  for (QAction* action : m_commands)
    if (action->objectName() == QLatin1String(id)) action->trigger();
}

void ImagePanel::makeCommands() {
  command("image.run", tr("Run the task on the picture"), {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter},
          [this] { runCurrent(); });
  command("image.runAll", tr("Run the task on all pictures"),
          {Qt::CTRL | Qt::SHIFT | Qt::Key_Return, Qt::CTRL | Qt::SHIFT | Qt::Key_Enter}, [this] { runAll(); });
  m_cancelAction = command("image.cancel", tr("Cancel the task"), {Qt::Key_Escape}, [this] { m_controller->cancel(); });
  command("image.open", tr("Open pictures"), {QKeySequence::Open}, [this] { chooseFiles(); });
  command("image.openFolder", tr("Open a folder of pictures"), {Qt::CTRL | Qt::SHIFT | Qt::Key_O},
          [this] { chooseFolder(); });
  command("image.paste", tr("Paste a picture"), {QKeySequence::Paste}, [this] { paste(); });
  command("image.samples", tr("Open the sample pictures"), {},
          [this] { open({QString::fromStdString((m_context.samplesFolder / "pictures").string())}); });
  command("image.remove", tr("Take the picture from the list"), {Qt::Key_Delete}, [this] { removeCurrent(); });
  m_undoAction = command("image.undo", tr("Put the picture back that was taken from the list"), {QKeySequence::Undo},
                         [this] { putBack(m_removed.back().entry.id); });
  m_undoAction->setEnabled(false);
  command("image.previous", tr("Previous picture"), {Qt::ALT | Qt::Key_Left}, [this] { step(-1); });
  command("image.next", tr("Next picture"), {Qt::ALT | Qt::Key_Right}, [this] { step(1); });
  command("image.zoomIn", tr("Zoom in"), {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal},
          [this] { m_view->zoomBy(1.25); });
  command("image.zoomOut", tr("Zoom out"), {QKeySequence::ZoomOut}, [this] { m_view->zoomBy(0.8); });
  command("image.fit", tr("Fit to the window"), {Qt::CTRL | Qt::Key_0}, [this] { m_view->fit(); });
  command("image.actualSize", tr("Show at 100 %"), {Qt::CTRL | Qt::Key_1}, [this] { m_view->actualSize(); });
  command("image.overlays", tr("Show or hide all boxes"), {Qt::CTRL | Qt::Key_H}, [this] {
    const bool any =
        std::any_of(kBoxKinds.begin(), kBoxKinds.end(), [this](OverlayKind kind) { return m_view->isKindShown(kind); });
    for (QToolButton* chip : m_chips)
      chip->setChecked(!any);
  });
  command("image.save", tr("Save the new picture as…"), {QKeySequence::Save}, [this] { chooseSaveFile(); });
  command("image.copy", tr("Copy the result as CSV"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C},
          [this] { m_results->copyTable(QLatin1Char(',')); });
  command("image.copyTsv", tr("Copy the result as TSV"), {}, [this] { m_results->copyTable(QLatin1Char('\t')); });
  command("image.focusPicture", tr("Go to the picture"), {Qt::CTRL | Qt::Key_L},
          [this] { m_view->setFocus(Qt::ShortcutFocusReason); });
  command("image.focusResult", tr("Go to the result's table"), {Qt::CTRL | Qt::Key_J}, [this] {
    m_sideToggle->setChecked(true);
    m_results->table().setFocus(Qt::ShortcutFocusReason);
  });
  command("image.toggleSide", tr("Show or hide task and result"), {Qt::CTRL | Qt::SHIFT | Qt::Key_B},
          [this] { m_sideToggle->toggle(); });
  for (const auto& [task, name] : kVisionTasks)
    command("image.task", tr("Task: %1").arg(visionTaskTitle(task)), {},
            [this, task = task] { m_form->setTask(task); });
  addActions(m_commands);
}

void ImagePanel::chooseFiles() {
  auto* dialog = new QFileDialog(this, tr("Open pictures"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  dialog->setNameFilters({tr("Pictures (%1)").arg(picturePatterns().join(QLatin1Char(' '))), tr("All files (*)")});
  connect(dialog, &QFileDialog::filesSelected, this, &ImagePanel::open);
  dialog->open();
}

void ImagePanel::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Open a folder of pictures"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { open({folder}); });
  dialog->open();
}

void ImagePanel::chooseSaveFile() {
  const ProcessedImage* made = madePicture();
  const PictureEntry* entry = current();
  if (made == nullptr || entry == nullptr)
    return Q_EMIT notice(tr("There is no new picture to save. Run “%1” or “%2” first.")
                             .arg(visionTaskTitle(VisionTask::OptimizeSize), visionTaskTitle(VisionTask::SmartCrop)));
  const QFileInfo source(entry->source.path.isEmpty() ? entry->source.name : entry->source.path);
  const QString ending = m_form->task() == VisionTask::SmartCrop ? QStringLiteral("crop") : QStringLiteral("small");
  const QString name = QStringLiteral("%1-%2.%3").arg(source.completeBaseName(), ending, suffixOf(made->mediaType));
  auto* dialog = new QFileDialog(this, tr("Save the new picture"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave); // asks before it lets a file be written over
  if (!entry->source.path.isEmpty()) dialog->setDirectory(source.absolutePath());
  dialog->setDefaultSuffix(suffixOf(made->mediaType));
  dialog->selectFile(name);
  connect(dialog, &QFileDialog::fileSelected, this, &ImagePanel::saveResult);
  dialog->open();
}

void ImagePanel::saveResult(const QString& path) {
  const ProcessedImage* made = madePicture();
  const PictureEntry* entry = current();
  if (made == nullptr || entry == nullptr || made->image.bytes == nullptr) return;
  m_queue.run(
      [path, original = entry->source.path, bytes = made->image.bytes]() -> Result<void> {
        if (!original.isEmpty() && QFileInfo(path).canonicalFilePath() == QFileInfo(original).canonicalFilePath())
          return fail(ErrorCode::InvalidArgument,
                      tr("“%1” is the picture that this one was made from. Choose another name.")
                          .arg(isolated(QFileInfo(path).fileName()))
                          .toStdString());
        return writeFileAtomically(path.toStdString(), *bytes);
      },
      this,
      [this, path](const Result<void>& written) {
        Q_EMIT notice(written ? tr("Saved as %1").arg(isolated(QFileInfo(path).fileName())) : said(written.error()));
        if (written) Q_EMIT resultSaved(path);
      });
}

void ImagePanel::removeCurrent() {
  const PictureEntry* entry = current();
  if (entry == nullptr) return;
  m_controller->cancel(entry->id);
  m_removed.push_back(m_model->remove(m_strip->currentRow()));
  if (m_removed.size() > kMostRemoved) m_removed.erase(m_removed.begin());
  m_undoAction->setEnabled(true);
  onCurrent();
  const PictureEntry& removed = m_removed.back().entry;
  Q_EMIT undoOffered(removedText(removed), [panel = QPointer<ImagePanel>(this), id = removed.id] {
    if (panel) panel->putBack(id);
  });
  Q_EMIT sessionChanged();
}

QString ImagePanel::removedText(const PictureEntry& entry) {
  return tr("%1 was taken from the list").arg(isolated(entry.source.name));
}

void ImagePanel::putBack(PictureId id) {
  const auto found =
      std::find_if(m_removed.begin(), m_removed.end(), [id](const auto& one) { return one.entry.id == id; });
  if (found == m_removed.end()) return; // put back already
  const PictureListModel::Removed removed = std::move(*found);
  m_removed.erase(found);
  m_undoAction->setEnabled(!m_removed.empty());
  Q_EMIT undoWithdrawn(removedText(removed.entry));
  int row = m_model->rowOfFile(removed.entry.source.path); // opened again meanwhile
  if (row < 0) {
    m_model->restore(removed);
    row = m_model->rowOf(id);
  }
  m_strip->setCurrentRow(row);
  onCurrent();
  Q_EMIT sessionChanged();
}

void ImagePanel::paste() {
  const QMimeData* held = QGuiApplication::clipboard()->mimeData();
  if (held == nullptr || !take(*held)) Q_EMIT notice(tr("The clipboard holds no picture."));
}

bool ImagePanel::take(const QMimeData& mime) {
  if (const QStringList files = localFiles(mime); !files.isEmpty()) {
    open(files);
    return true;
  }
  const QString name = tr("Pasted picture %1").arg(m_pasted + 1);
  const auto add = [this, name](std::shared_ptr<const std::string> bytes) {
    CollectedPictures found;
    found.pictures.push_back({{}, std::move(bytes), name});
    addPictures(found, {});
  };
  if (const QByteArray bytes = encodedPicture(mime); !bytes.isEmpty()) {
    ++m_pasted;
    add(std::make_shared<const std::string>(bytes.toStdString()));
    return true;
  }
  if (!mime.hasImage()) return false;
  const auto image = qvariant_cast<QImage>(mime.imageData());
  if (image.isNull()) return false;
  ++m_pasted;
  m_loader.encode(image, this, add);
  return true;
}

void ImagePanel::dragEnterEvent(QDragEnterEvent* event) {
  if (!event->mimeData()->hasUrls() && !event->mimeData()->hasImage()) return event->ignore();
  event->acceptProposedAction();
  m_dropHint->setGeometry(rect().adjusted(12, 12, -12, -12));
  m_dropHint->raise();
  m_dropHint->show();
}

void ImagePanel::dragLeaveEvent(QDragLeaveEvent*) {
  m_dropHint->hide();
}

void ImagePanel::dropEvent(QDropEvent* event) {
  m_dropHint->hide();
  event->acceptProposedAction();
  if (!take(*event->mimeData()))
    Q_EMIT notice(tr("That was only the address of a picture. Save the picture first, or copy it and paste it here."));
}

bool ImagePanel::event(QEvent* event) {
  // While something runs Escape is ours, whatever else in the window goes by it.
  if (event->type() == QEvent::ShortcutOverride && m_controller->isBusy() &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  return Panel::event(event);
}

void ImagePanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_controller->isBusy()) return m_controller->cancel();
  Panel::keyPressEvent(event);
}

} // namespace aisemble::ui
