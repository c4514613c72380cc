// SPDX-License-Identifier: GPL-3.0-or-later
// The Image panel's parts and where they are.

#include "ui/image/image_panel.h"
#include "ui/services/sending_note.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace aisemble::ui {
namespace {

/// Tells when its parts have other room than before.
class SideSplitter final : public QSplitter {
 public:
  SideSplitter(std::function<void()> onResized, QWidget* parent)
      : QSplitter(Qt::Vertical, parent), m_onResized(std::move(onResized)) {}

 protected:
  void resizeEvent(QResizeEvent* event) override {
    QSplitter::resizeEvent(event);
    m_onResized();
  }

 private:
  std::function<void()> m_onResized;
};

int heightFor(const QWidget& widget, int width) {
  const QLayout& inside = *widget.layout();
  return inside.hasHeightForWidth() ? inside.totalHeightForWidth(width) : inside.totalSizeHint().height();
}

} // namespace

QWidget* ImagePanel::buildWork() {
  auto* area = new QWidget(m_columns);
  area->setProperty("area", "work");
  area->setAttribute(Qt::WA_StyledBackground);
  area->setMinimumWidth(360);
  auto* stack = new QVBoxLayout(area);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(0);
  stack->addWidget(buildHead(area));
  m_pages = new QStackedWidget(area);
  m_pages->addWidget(buildEmpty(m_pages));
  m_pages->addWidget(buildPictures(m_pages));
  stack->addWidget(m_pages, 1);
  return area;
}

QWidget* ImagePanel::buildHead(QWidget* parent) {
  m_head = new QWidget(parent);
  auto* row = new QHBoxLayout(m_head);
  row->setContentsMargins(12, kStep, kStep, kStep);
  row->setSpacing(kHalfStep);
  m_title = new ElidedLabel(m_head, Qt::ElideMiddle);
  m_title->setProperty("tone", "title");
  m_title->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter); // also a name from right to left
  row->addWidget(m_title, 1);
  m_facts = makeLabel(QString(), "caption", m_head);
  row->addWidget(m_facts);
  row->addSpacing(kStep);
  const auto button = [&](Glyph glyph, const QString& name, const char* id) {
    auto* made = new IconButton(m_theme, glyph, name, m_head);
    row->addWidget(made);
    connect(made, &QToolButton::clicked, this, [this, id] { trigger(id); });
  };
  button(Glyph::Open, tr("Open pictures (Ctrl+O)"), "image.open");
  button(Glyph::Folder, tr("Open a folder of pictures (Ctrl+Shift+O)"), "image.openFolder");
  button(Glyph::Paste, tr("Paste a picture (Ctrl+V)"), "image.paste");
  button(Glyph::Trash, tr("Take the picture from the list (Delete)"), "image.remove");
  m_sideToggle =
      new IconButton(m_theme, Glyph::SidebarRight, tr("Show or hide task and result (Ctrl+Shift+B)"), m_head);
  m_sideToggle->setProperty("look", "toggle");
  m_sideToggle->setCheckable(true);
  m_sideToggle->setChecked(true);
  row->addWidget(m_sideToggle);
  return m_head;
}

QWidget* ImagePanel::buildEmpty(QWidget* parent) {
  auto* page = new QWidget(parent);
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(24, 24, 24, 24);
  stack->setSpacing(kStep);
  stack->addStretch(2);
  auto* mark = new QLabel(page);
  const auto paintMark = [this, mark] {
    mark->setPixmap(glyphIcon(Glyph::Image, m_theme.tokens().accent, m_theme.tokens().accent)
                        .pixmap(QSize(56, 56), devicePixelRatioF()));
  };
  paintMark();
  connect(&m_theme, &Theme::changed, mark, paintMark);
  mark->setAlignment(Qt::AlignHCenter);
  stack->addWidget(mark);
  stack->addSpacing(kStep);
  const auto line = [&](const QString& text, const char* tone) {
    auto* label = makeLabel(text, tone, page);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    stack->addWidget(label);
  };
  line(tr("Drop pictures here"), "hero");
  line(tr("Files, whole folders, or a picture from the browser. You can paste one, too."), "muted");
  stack->addSpacing(kDoubleStep);
  auto* openButton = makeButton(tr("Open pictures…"), "primary", page);
  connect(openButton, &QPushButton::clicked, this, [this] { trigger("image.open"); });
  stack->addWidget(openButton, 0, Qt::AlignHCenter);
  m_samples = makeButton(tr("Try the sample pictures"), "", page);
  m_samples->hide(); // until they are known to be there
  connect(m_samples, &QPushButton::clicked, this, [this] { trigger("image.samples"); });
  stack->addWidget(m_samples, 0, Qt::AlignHCenter);
  stack->addStretch(3);
  return page;
}

QWidget* ImagePanel::buildPictures(QWidget* parent) {
  auto* page = new QWidget(parent);
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(0);
  m_viewPages = new QStackedWidget(page);
  auto* views = new QWidget(m_viewPages);
  auto* row = new QHBoxLayout(views);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(1);
  const auto box = [&](PictureView*& view, QLabel*& caption, const QString& name) {
    auto* made = new QWidget(views);
    auto* column = new QVBoxLayout(made);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    caption = makeLabel(QString(), "caption", made);
    caption->setWordWrap(true);
    caption->setContentsMargins(12, kHalfStep, kStep, kHalfStep);
    column->addWidget(caption);
    view = new PictureView(m_theme, made);
    view->setAccessibleName(name);
    column->addWidget(view, 1);
    row->addWidget(made, 1);
    return made;
  };
  box(m_view, m_beforeCaption, tr("Picture"));
  m_afterBox = box(m_after, m_afterCaption, tr("Picture after the task"));
  m_beforeCaption->hide();
  m_afterBox->hide();
  m_viewPages->addWidget(views);
  m_viewPages->addWidget(buildProblem(m_viewPages));
  stack->addWidget(m_viewPages, 1);
  stack->addWidget(buildFoot(page));
  stack->addWidget(makeLine(Qt::Horizontal, page));
  m_strip = new Filmstrip(m_theme, *m_model, page);
  auto* strip = new QHBoxLayout;
  strip->setContentsMargins(kStep, kHalfStep, kStep, 0);
  strip->addWidget(m_strip);
  stack->addLayout(strip);
  return page;
}

QWidget* ImagePanel::buildProblem(QWidget* parent) {
  auto* page = new QWidget(parent);
  auto* centring = new QVBoxLayout(page);
  centring->setContentsMargins(24, 24, 24, 24);
  auto* card = new QFrame(page);
  card->setProperty("notice", "error");
  card->setMaximumWidth(520);
  auto* stack = new QVBoxLayout(card);
  stack->setContentsMargins(kDoubleStep, kDoubleStep, kDoubleStep, kDoubleStep);
  stack->setSpacing(12);
  m_problem = new QLabel(card);
  m_problem->setWordWrap(true);
  m_problem->setTextFormat(Qt::PlainText);
  m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
  stack->addWidget(m_problem);
  auto* row = new QHBoxLayout;
  auto* again = makeButton(tr("Try again"), "", card);
  again->setAccessibleName(tr("Try to show the picture again"));
  auto* away = makeButton(tr("Take it from the list"), "", card);
  row->addWidget(again);
  row->addWidget(away);
  row->addStretch(1);
  stack->addLayout(row);
  connect(again, &QPushButton::clicked, this, [this] {
    if (const PictureEntry* entry = current()) {
      m_model->tryAnew(entry->id);
      onCurrent();
    }
  });
  connect(away, &QPushButton::clicked, this, [this] { removeCurrent(); });
  // Not by alignment, which would give the text the height of another width.
  auto* across = new QHBoxLayout;
  across->addStretch(1);
  across->addWidget(card, 1000);
  across->addStretch(1);
  centring->addStretch(1);
  centring->addLayout(across);
  centring->addStretch(1);
  return page;
}

QWidget* ImagePanel::buildFoot(QWidget* parent) {
  auto* foot = new QWidget(parent);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(kStep, kHalfStep, kStep, kHalfStep);
  row->setSpacing(kHalfStep);
  for (QToolButton*& chip : m_chips) {
    chip = new QToolButton(foot);
    chip->setCheckable(true);
    chip->setChecked(true);
    chip->setFocusPolicy(Qt::StrongFocus);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIconSize(QSize(10, 10));
    chip->hide();
    row->addWidget(chip);
  }
  row->addStretch(1);
  const auto button = [&](Glyph glyph, const QString& name, const char* id) {
    auto* made = new IconButton(m_theme, glyph, name, foot);
    row->addWidget(made);
    connect(made, &QToolButton::clicked, this, [this, id] { trigger(id); });
  };
  button(Glyph::ZoomOut, tr("Zoom out (Ctrl+-)"), "image.zoomOut");
  m_zoom = makeButton(tr("%1 %").arg(100), "link", foot);
  m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("6400 %")) + 24);
  m_zoom->setToolTip(tr("Show at 100 % (Ctrl+1)"));
  connect(m_zoom, &QPushButton::clicked, this, [this] { trigger("image.actualSize"); });
  row->addWidget(m_zoom);
  button(Glyph::ZoomIn, tr("Zoom in (Ctrl++)"), "image.zoomIn");
  button(Glyph::ZoomFit, tr("Fit to the window (Ctrl+0)"), "image.fit");
  return foot;
}

QWidget* ImagePanel::buildSide(BackgroundQueue& queue) {
  m_side = new QWidget(m_columns);
  m_side->setProperty("area", "side");
  m_side->setAttribute(Qt::WA_StyledBackground);
  m_side->setMinimumWidth(320);
  auto* outer = new QVBoxLayout(m_side);
  outer->setContentsMargins(0, 0, 0, 0);
  m_sideSplit = new SideSplitter([this] { balanceSide(); }, m_side);
  m_sideSplit->setHandleWidth(1);
  m_sideSplit->setChildrenCollapsible(false);
  outer->addWidget(m_sideSplit);

  // What is told of a run stands below the form, outside of what scrolls: nothing moves when it begins or ends.
  auto* upper = new QWidget(m_sideSplit);
  auto* parts = new QVBoxLayout(upper);
  parts->setContentsMargins(0, 0, 0, 0);
  parts->setSpacing(0);
  m_formScroll = new QScrollArea(upper);
  QScrollArea* scroll = m_formScroll;
  scroll->setProperty("area", "side");
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setMinimumHeight(110);
  auto* top = new QWidget(scroll);
  top->setProperty("area", "side");
  auto* stack = new QVBoxLayout(top);
  stack->setContentsMargins(kDoubleStep, 12, kDoubleStep, 0);
  stack->setSpacing(kStep);
  stack->addWidget(makeLabel(tr("Task"), "title", top));
  m_form = new VisionForm(m_theme, top);
  stack->addWidget(m_form);
  stack->addStretch(1);
  scroll->setWidget(top);
  parts->addWidget(scroll, 1);
  parts->addWidget(buildRunFoot(upper));
  m_sideSplit->addWidget(upper);

  auto* bottom = new QWidget(m_sideSplit);
  auto* inside = new QVBoxLayout(bottom);
  inside->setContentsMargins(kDoubleStep, 12, kDoubleStep, 12);
  m_results = new VisionResultView(m_theme, queue, m_context.encodeResult, bottom);
  inside->addWidget(m_results);
  m_sideSplit->addWidget(bottom);
  m_sideSplit->setStretchFactor(0, 0);
  m_sideSplit->setStretchFactor(1, 1);
  m_sideSplit->setSizes({m_sideSize, 350});
  connect(m_sideSplit, &QSplitter::splitterMoved, this, [this](int at) {
    m_sideSize = at;
    m_isSideByHand = true;
  });
  return m_side;
}

/// The options are seen while there is room below that no result needs. Where there is enough for both, nothing moves
/// when a result comes.
void ImagePanel::balanceSide() {
  if (m_results == nullptr || !m_side->isVisible()) return;
  QWidget* lower = m_sideSplit->widget(1);
  for (QWidget* changed : {static_cast<QWidget*>(m_form), m_formScroll->widget(), static_cast<QWidget*>(m_results)})
    changed->layout()->activate(); // what was shown or hidden just now counts
  const int room = m_sideSplit->height() - m_sideSplit->handleWidth();
  const QMargins around = lower->layout()->contentsMargins();
  const int whenResult = room - m_results->heightOfAResult() - around.top() - around.bottom();
  const int now = m_results->isEmpty() ? room - heightFor(*lower, lower->width()) : whenResult;
  const int wanted =
      heightFor(*m_formScroll->widget(), m_formScroll->viewport()->width()) + heightFor(*m_runFoot, m_runFoot->width());
  int upper = std::min(m_sideSize, whenResult);
  if (!m_isSideByHand) upper = std::max(upper, std::min(wanted, now));
  if (upper > 0 && upper != m_sideSplit->sizes().front()) m_sideSplit->setSizes({upper, room - upper});
}

QWidget* ImagePanel::buildRunFoot(QWidget* parent) {
  m_runFoot = new QWidget(parent);
  auto* stack = new QVBoxLayout(m_runFoot);
  stack->setContentsMargins(kDoubleStep, kStep, kDoubleStep, kStep);
  stack->setSpacing(kHalfStep);
  // Not in what scrolls: who presses Run has seen it.
  m_sendingNote = new SendingNote(m_settings, ServiceKind::Vision, m_runFoot);
  stack->addWidget(m_sendingNote);
  auto* row = new QHBoxLayout;
  m_run = makeButton(tr("Run"), "primary", m_runFoot);
  m_runAll = makeButton(tr("Run on all"), "", m_runFoot);
  m_runAll->setToolTip(tr("Run the task on every open picture (Ctrl+Shift+Enter)"));
  row->addWidget(m_run, 1);
  row->addWidget(m_runAll, 1);
  stack->addLayout(row);
  m_activity = new ElidedLabel(m_runFoot);
  m_activity->setProperty("tone", "caption");
  m_activity->setMinimumHeight(m_activity->fontMetrics().height()); // also without words
  stack->addWidget(m_activity);
  m_progress = new QProgressBar(m_runFoot);
  m_progress->setTextVisible(false);
  m_progress->setAccessibleName(tr("Progress of the task"));
  QSizePolicy policy = m_progress->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  m_progress->setSizePolicy(policy);
  stack->addWidget(m_progress);
  return m_runFoot;
}

} // namespace aisemble::ui
