// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/image_panel.h"

#include "ui/image/image_session.h"
#include "ui/messages/message_translation.h"
#include "ui/messages/progress_text.h"
#include "ui/prompt/message_text.h"
#include "ui/services/service_texts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/isolated.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

namespace aisemble::ui {
namespace {

QString pixelsText(const QSize& size) {
  return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

QIcon dot(const QColor& colour) {
  QPixmap out(20, 20);
  out.setDevicePixelRatio(2);
  out.fill(Qt::transparent);
  QPainter painter(&out);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(QRectF(0.5, 0.5, 9, 9));
  return QIcon(out);
}

} // namespace

ImagePanel::ImagePanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings,
                       BackgroundQueue& queue, QWidget* parent)
    : Panel(parent), m_context(context), m_theme(theme), m_settings(settings), m_queue(queue) {
  setAcceptDrops(true);
  m_controller = new VisionController(context.orchestrator, this);
  m_controller->setCacheEnabled(settings.settings().cacheEnabled);
  m_model = new PictureListModel(
      m_loader,
      [this](PictureId id) {
        return m_form == nullptr ? PictureMark::None : m_controller->outcome(id, m_form->task()).state;
      },
      this);
  m_columns = new QSplitter(Qt::Horizontal, this);
  m_columns->setChildrenCollapsible(false);
  m_columns->setHandleWidth(1);
  m_columns->addWidget(buildWork());
  m_columns->addWidget(buildSide(queue));
  m_columns->setStretchFactor(0, 1);
  m_columns->setStretchFactor(1, 0);
  m_columns->setSizes({840, 368});
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(m_columns);
  m_dropHint = new QLabel(tr("Drop to open"), this);
  m_dropHint->setObjectName(QStringLiteral("dropHint"));
  m_dropHint->setAlignment(Qt::AlignCenter);
  m_dropHint->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_dropHint->hide();
  makeCommands();
  connectParts();
  onCurrent();
  refreshActivity();
  if (!context.samplesFolder.empty())
    m_loader.collect({QString::fromStdString((context.samplesFolder / "pictures").string())}, this,
                     [this](const CollectedPictures& found) { m_samples->setVisible(!found.pictures.empty()); });
}

ImagePanel::~ImagePanel() = default;

void ImagePanel::connectParts() {
  connect(m_strip, &Filmstrip::currentRowChanged, this, [this] {
    onCurrent();
    recallCurrent();
    Q_EMIT sessionChanged();
  });
  connect(m_view, &PictureView::stepRequested, this, &ImagePanel::step);
  connect(m_view, &PictureView::zoomChanged, this, &ImagePanel::refreshZoom);
  connect(m_view, &PictureView::hoveredChanged, this, [this](std::optional<OverlayKey> key) {
    m_results->setHoveredRow(key && key->task == m_form->task() ? key->row : -1);
  });
  connect(m_view, &PictureView::selectedChanged, this, [this](std::optional<OverlayKey> key) {
    if (key && key->task != m_form->task()) m_form->setTask(key->task); // its table comes with it
    m_results->setSelectedRow(key ? key->row : -1);
    m_view->setSelected(key);
  });
  const auto keyOf = [this](int row) {
    return row < 0 ? std::nullopt : std::optional(OverlayKey{m_form->task(), row});
  };
  connect(m_results, &VisionResultView::rowHovered, this, [this, keyOf](int row) { m_view->setHovered(keyOf(row)); });
  connect(m_results, &VisionResultView::rowSelected, this, [this, keyOf](int row) { m_view->setSelected(keyOf(row)); });
  connect(m_results, &VisionResultView::retryRequested, this, &ImagePanel::runCurrent);
  connect(m_results, &VisionResultView::saveRequested, this, [this] { trigger("image.save"); });
  connect(m_results, &VisionResultView::copied, this, [this] { Q_EMIT notice(tr("Copied")); });
  connect(m_form, &VisionForm::taskChanged, this, [this] {
    m_model->marksChanged();
    showOutcome();
    recallCurrent();
    refreshActivity();
    Q_EMIT sessionChanged();
  });
  connect(m_form, &VisionForm::optionsChanged, this, &ImagePanel::sessionChanged);
  connect(m_controller, &VisionController::outcomeChanged, this, [this](PictureId id, VisionTask task) {
    if (task == m_form->task()) m_model->markChanged(id);
    if (const PictureEntry* entry = current(); entry != nullptr && entry->id == id) showOutcome();
  });
  connect(m_controller, &VisionController::activityChanged, this, &ImagePanel::refreshActivity);
  connect(m_run, &QPushButton::clicked, this,
          [this] { m_controller->isBusy() ? m_controller->cancel() : runCurrent(); });
  connect(m_runAll, &QPushButton::clicked, this, &ImagePanel::runAll);
  for (std::size_t i = 0; i < kBoxKinds.size(); ++i)
    connect(m_chips[i], &QToolButton::toggled, this, [this, kind = kBoxKinds[i]](bool shown) {
      m_view->setKindShown(kind, shown);
      Q_EMIT sessionChanged();
    });
  connect(m_sideToggle, &QToolButton::toggled, this, [this](bool shown) {
    m_side->setVisible(shown);
    Q_EMIT sessionChanged();
  });
  for (QSplitter* splitter : {m_columns, m_sideSplit})
    connect(splitter, &QSplitter::splitterMoved, this, &ImagePanel::sessionChanged);
  connect(&m_settings, &SettingsController::changed, this, [this] {
    m_controller->setCacheEnabled(m_settings.settings().cacheEnabled);
    balanceSide(); // what is said of where pictures go takes room
    Q_EMIT statusChanged();
  });
  connect(&m_theme, &Theme::changed, this, [this] {
    refreshChips();
    refreshActivity();
  });
}

void ImagePanel::open(const QStringList& paths) {
  m_loader.collect(paths, this, [this](const CollectedPictures& found) { addPictures(found, {}); });
}

void ImagePanel::take(const QVariantMap& what) {
  if (const QStringList files = what.value(QStringLiteral("files")).toStringList(); !files.isEmpty()) open(files);
}

void ImagePanel::addPictures(const CollectedPictures& found, const QString& wanted) {
  int row = m_model->add(found.pictures);
  if (const int known = m_model->rowOfFile(wanted); known >= 0) row = known;
  const bool leads = row >= 0 && hasIdleFocus(); // before the page of the empty list goes, and hands it on
  if (row >= 0) m_strip->setCurrentRow(row);
  onCurrent();
  if (leads) m_strip->setFocus();
  recallCurrent();
  if (!found.missing.isEmpty())
    Q_EMIT notice(found.missing.size() == 1 ? tr("%1 is not there any more").arg(isolated(found.missing.front()))
                                            : tr("%1 pictures are not there any more").arg(found.missing.size()));
  else if (found.limited)
    Q_EMIT notice(tr("Only the first %1 pictures were opened. For more, use Batch.").arg(kMostPictures));
  else if (found.pictures.empty())
    Q_EMIT notice(tr("There are no pictures in it."));
  Q_EMIT sessionChanged();
}

/// Whether the keys are where nobody put them: on the task, where an empty panel begins, on what an empty list shows,
/// or nowhere.
bool ImagePanel::hasIdleFocus() const {
  if (!isVisible()) return false; // focusFirst() comes when it is shown
  const QWidget* focused = window()->focusWidget();
  return focused == nullptr || focused == this || focused == &m_form->taskChoice() ||
         m_pages->widget(0)->isAncestorOf(focused);
}

const PictureEntry* ImagePanel::current() const {
  const int row = m_strip->currentRow();
  return row >= 0 && row < m_model->rowCount() ? &m_model->at(row) : nullptr;
}

/// What was found in it before, also in another session, is shown again.
void ImagePanel::recallCurrent() {
  if (const PictureEntry* entry = current(); entry != nullptr && entry->problem.isEmpty())
    m_controller->recall(jobFor(*entry));
}

void ImagePanel::onCurrent() {
  const PictureEntry* entry = current();
  m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
  m_title->setFullText(entry != nullptr ? entry->source.name : tr("Pictures"));
  m_facts->clear();
  m_view->setSelected({});
  m_view->setHovered({});
  m_viewPages->setCurrentIndex(entry != nullptr && !entry->problem.isEmpty() ? 1 : 0);
  if (entry == nullptr) {
    m_view->setPicture(nullptr);
  } else if (!entry->problem.isEmpty()) {
    m_problem->setText(entry->problem);
    m_view->setPicture(nullptr);
  } else if (const Picture picture = m_recent.find(entry->id)) {
    showPicture(picture);
  } else {
    m_view->setPlaceholder(entry->thumbnail, entry->size);
    loadCurrent();
  }
  m_recent.setShown(entry != nullptr ? entry->id : 0); // the view has let go of the one before
  showOutcome();
  refreshActivity();
}

void ImagePanel::showPicture(const Picture& picture) {
  m_view->setPicture(picture);
  m_facts->setText(QStringLiteral("%1  ·  %2").arg(pixelsText(picture->size), bytesText(picture->bytes)));
  m_view->setAccessibleDescription(m_title->fullText() + QStringLiteral(", ") + m_facts->text());
}

void ImagePanel::loadCurrent() {
  const PictureEntry* entry = current();
  // One at a time: who leafs through fast wants the last of them, not all.
  if (entry == nullptr || m_loading != 0) return;
  m_loading = entry->id;
  m_loader.picture(entry->source, this, [this, id = entry->id, attempt = entry->attempt](Result<LoadedPicture> loaded) {
    m_loading = 0;
    if (loaded) {
      m_recent.add(id, std::make_shared<const LoadedPicture>(std::move(*loaded)));
    } else if (!loaded.error().isCancelled()) {
      m_model->setProblem(id, attempt, said(loaded.error()));
    }
    const PictureEntry* now = current();
    const bool isOther = now != nullptr && (now->id != id || now->attempt != attempt);
    if (isOther && now->problem.isEmpty() && !m_recent.find(now->id)) return loadCurrent();
    if (now != nullptr && now->id == id) onCurrent();
  });
}

void ImagePanel::step(int by) {
  m_strip->setCurrentRow(m_strip->currentRow() + by);
}

VisionJob ImagePanel::jobFor(const PictureEntry& entry) const {
  return {entry.id, entry.source, m_form->task(), m_form->options()};
}

void ImagePanel::runCurrent() {
  const PictureEntry* entry = current();
  if (entry == nullptr) return Q_EMIT notice(tr("Open a picture first."));
  m_controller->run({jobFor(*entry)});
}

void ImagePanel::runAll() {
  std::vector<VisionJob> jobs;
  for (int row = 0; row < m_model->rowCount(); ++row)
    jobs.push_back(jobFor(m_model->at(row)));
  if (jobs.empty()) return Q_EMIT notice(tr("Open a picture first."));
  m_controller->run(std::move(jobs));
}

const ProcessedImage* ImagePanel::madePicture() const {
  const PictureEntry* entry = current();
  if (entry == nullptr) return nullptr;
  const VisionResult* result = m_controller->outcome(entry->id, m_form->task()).result();
  return result != nullptr ? std::get_if<ProcessedImage>(&result->detail) : nullptr;
}

void ImagePanel::showOutcome() {
  const PictureEntry* entry = current();
  m_results->show(entry != nullptr ? entry->source.name : QString(),
                  entry != nullptr ? m_controller->outcome(entry->id, m_form->task()) : VisionOutcome{});
  balanceSide();
  QTimer::singleShot(0, this, &ImagePanel::balanceSide); // fields that were just shown know their heights only then
  refreshOverlays();
  showAfter();
}

void ImagePanel::showAfter() {
  const ProcessedImage* made = madePicture();
  m_afterBox->setVisible(made != nullptr);
  m_beforeCaption->setVisible(made != nullptr);
  if (made == nullptr || made->image.bytes == nullptr) {
    m_afterOf.reset();
    return m_after->setPicture(nullptr);
  }
  const auto completed = m_controller->outcome(current()->id, m_form->task()).completed;
  if (completed == m_afterOf) return;
  m_afterOf = completed;
  const quint64 after = made->image.bytes->size();
  m_beforeCaption->setText(
      tr("Before: %1, %2").arg(pixelsText({made->sourceWidth, made->sourceHeight}), bytesText(made->sourceBytes)));
  const double saved =
      made->sourceBytes > 0 ? 100.0 * (1.0 - static_cast<double>(after) / static_cast<double>(made->sourceBytes)) : 0;
  m_afterCaption->setText(saved >= 0
                              ? tr("After: %1, %2 (%3 % smaller)")
                                    .arg(pixelsText({made->width, made->height}), bytesText(after))
                                    .arg(saved, 0, 'f', 0)
                              : tr("After: %1, %2").arg(pixelsText({made->width, made->height}), bytesText(after)));
  m_after->setPicture(nullptr);
  m_loader.picture({{}, made->image.bytes, current()->source.name}, this,
                   [this, completed](Result<LoadedPicture> loaded) {
                     if (m_afterOf != completed || !loaded) return;
                     m_after->setPicture(std::make_shared<const LoadedPicture>(std::move(*loaded)));
                   });
}

void ImagePanel::refreshOverlays() {
  std::vector<OverlayItem> items;
  if (const PictureEntry* entry = current(); entry != nullptr && entry->problem.isEmpty())
    for (const VisionTask task :
         {VisionTask::DetectObjects, VisionTask::ExtractText, VisionTask::FaceDetection, VisionTask::SmartCrop}) {
      // What is found adds up; the part that a crop keeps is shown while one is about cropping. Beside a new picture
      // nothing else is: one compares the two.
      if (task == VisionTask::SmartCrop ? m_form->task() != task : madePicture() != nullptr) continue;
      if (const VisionResult* result = m_controller->outcome(entry->id, task).result())
        for (OverlayItem& item : overlaysOf(*result))
          items.push_back(std::move(item));
    }
  m_view->setOverlays(std::move(items));
  refreshChips();
}

void ImagePanel::refreshChips() {
  const std::array names{tr("Faces %1"), tr("Objects %1"), tr("Words %1")};
  for (std::size_t i = 0; i < kBoxKinds.size(); ++i) {
    const auto& items = m_view->overlays();
    const auto count = std::count_if(items.begin(), items.end(),
                                     [kind = kBoxKinds[i]](const OverlayItem& one) { return one.kind == kind; });
    m_chips[i]->setVisible(count > 0);
    m_chips[i]->setText(names[i].arg(count));
    m_chips[i]->setAccessibleName(m_chips[i]->text());
    m_chips[i]->setToolTip(tr("Show or hide these boxes (all: Ctrl+H)"));
    m_chips[i]->setIcon(dot(overlayColour(kBoxKinds[i], {}, m_theme.tokens())));
  }
}

void ImagePanel::refreshZoom() {
  const double percent = m_view->transform().zoom() * 100;
  m_zoom->setText(m_view->transform().isEmpty() ? tr("–") : tr("%1 %").arg(percent, 0, 'f', percent < 10 ? 1 : 0));
  m_zoom->setAccessibleName(tr("Zoom: %1. Show at 100 %").arg(m_zoom->text()));
}

void ImagePanel::refreshActivity() {
  const bool busy = m_controller->isBusy();
  const bool any = m_model->rowCount() > 0;
  setLook(m_run, "look", busy ? "stop" : "primary");
  m_run->setText(busy ? tr("Cancel") : tr("Run"));
  m_run->setAccessibleName(m_run->text());
  m_run->setToolTip(busy ? tr("Cancel the task (Esc)") : tr("Run the task on this picture (Ctrl+Enter)"));
  const Tokens& t = m_theme.tokens();
  m_run->setIcon(busy ? glyphIcon(Glyph::Stop, t.danger, t.danger)
                      : glyphIcon(Glyph::Play, any ? t.onAccent : t.textMuted, t.onAccent));
  m_runAll->setText(m_model->rowCount() > 1 ? tr("Run on all %1").arg(m_model->rowCount()) : tr("Run on all"));
  m_runAll->setAccessibleName(m_runAll->text());
  enableRunButtons(busy || any, !busy && m_model->rowCount() > 1);
  m_cancelAction->setEnabled(busy);
  m_progress->setVisible(busy);
  m_activity->setFullText(activityText());
  if (const int total = m_controller->total(); busy && total > 1) {
    m_progress->setRange(0, total);
    m_progress->setValue(m_controller->finished());
  } else if (busy) {
    const double fraction = currentProgress().fraction;
    m_progress->setRange(0, fraction >= 0 ? 1000 : 0);
    m_progress->setValue(static_cast<int>(fraction * 1000));
  }
  Q_EMIT statusChanged();
}

/// Qt takes the keys from a button that is disabled and hands them to whatever comes next, also outside of the panel.
void ImagePanel::enableRunButtons(bool canRun, bool canRunAll) {
  const QWidget* focused = window()->focusWidget();
  if (canRun) m_run->setEnabled(true);
  if ((focused == m_runAll && !canRunAll) || (focused == m_run && !canRun))
    (canRun ? static_cast<QWidget*>(m_run) : &m_form->taskChoice())->setFocus();
  m_run->setEnabled(canRun);
  m_runAll->setEnabled(canRunAll);
}

Progress ImagePanel::currentProgress() const {
  const PictureEntry* entry = current();
  return entry != nullptr ? m_controller->outcome(entry->id, m_form->task()).progress : Progress{-1, {}};
}

QString ImagePanel::activityText() const {
  const int total = m_controller->total();
  const int finished = m_controller->finished();
  const int failures = m_controller->failures();
  if (m_controller->isBusy() && total <= 1) return progressText(currentProgress().stage);
  if (m_controller->isBusy())
    return failures == 0 ? tr("%1 of %2 pictures").arg(finished).arg(total)
                         : tr("%1 of %2 pictures, failed: %3").arg(finished).arg(total).arg(failures);
  // Until the next run: of what went as it should, the marks of the pictures tell.
  if (total <= 1 || (failures == 0 && m_controller->cancelled() == 0)) return {};
  return tr("Done: %1, failed: %2, cancelled: %3")
      .arg(finished - failures)
      .arg(failures)
      .arg(m_controller->cancelled());
}

QString ImagePanel::problemText() const {
  return m_viewPages->currentIndex() == 1 ? m_problem->text() : QString();
}

PanelStatus ImagePanel::status() const {
  PanelStatus out;
  const int count = m_model->rowCount();
  const ServiceSettings& service = m_settings.settings().service(ServiceKind::Vision);
  out.engine = isSentElsewhere(service) ? tr("Pictures go to %1").arg(hostsText(service.endpoints))
               : count == 0             ? tr("No pictures open")
                                        : tr("Pictures open: %1").arg(count);
  if (m_controller->isBusy())
    out.activity = tr("%1: %2 of %3")
                       .arg(visionTaskTitle(m_form->task()))
                       .arg(m_controller->finished())
                       .arg(m_controller->total());
  return out;
}

void ImagePanel::saveSession(QVariantMap& session) const {
  ImageSession now;
  for (const PictureSource& source : m_model->sources())
    if (!source.path.isEmpty()) now.files << source.path;
  if (const PictureEntry* entry = current()) now.current = entry->source.path;
  now.task = m_form->task();
  now.options = m_form->options();
  for (const OverlayKind kind : kBoxKinds)
    if (!m_view->isKindShown(kind)) now.hiddenKinds.insert(kind);
  now.showSide = m_sideToggle->isChecked();
  now.columns = m_columns->saveState();
  now.side = m_sideSplit->saveState();
  now.write(session);
}

void ImagePanel::restoreSession(const QVariantMap& session) {
  ImageSession was;
  was.read(session);
  m_form->setTask(was.task);
  m_form->setOptions(was.options);
  for (std::size_t i = 0; i < kBoxKinds.size(); ++i)
    m_chips[i]->setChecked(!was.hiddenKinds.contains(kBoxKinds[i]));
  m_sideToggle->setChecked(was.showSide);
  m_columns->restoreState(was.columns);
  m_columns->setHandleWidth(1);
  if (m_sideSplit->restoreState(was.side)) m_sideSize = m_sideSplit->sizes().front();
  m_sideSplit->setHandleWidth(1);
  if (!was.files.isEmpty())
    m_loader.collect(was.files, this,
                     [this, current = was.current](const CollectedPictures& found) { addPictures(found, current); });
}

void ImagePanel::focusFirst() {
  m_model->rowCount() > 0 ? m_strip->setFocus() : m_form->taskChoice().setFocus();
}

void ImagePanel::shutdown() {
  m_controller->cancel();
}

void ImagePanel::resizeEvent(QResizeEvent* event) {
  Panel::resizeEvent(event);
  m_dropHint->setGeometry(rect().adjusted(12, 12, -12, -12));
}

} // namespace aisemble::ui
