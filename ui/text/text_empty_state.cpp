// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_empty_state.h"

#include "ui/widgets/controls.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

struct TextEmptyStateText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::TextEmptyState)
};

} // namespace

std::vector<TextSample> textSamplesIn(const std::filesystem::path& folder) {
  std::vector<TextSample> out;
  if (folder.empty()) return out;
  std::error_code ignored;
  const auto add = [&](const QString& name, const char* file) {
    const std::filesystem::path path = folder / "texts" / file;
    if (std::filesystem::is_regular_file(path, ignored)) out.push_back({name, path});
  };
  add(TextEmptyStateText::tr("English sample"), "review_en.txt");
  add(TextEmptyStateText::tr("Japanese sample"), "review_ja.txt");
  return out;
}

TextEmptyState::TextEmptyState(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 24);
  column->setSpacing(kStep);
  auto* hero = makeLabel(tr("What shall be read?"), "hero", this);
  hero->setAlignment(Qt::AlignHCenter);
  hero->setWordWrap(true);
  column->addWidget(hero);
  auto* more = makeLabel(tr("Write or paste a text, drop a .txt, .md or .csv file here, or begin with a sample."),
                         "muted", this);
  more->setAlignment(Qt::AlignHCenter);
  more->setWordWrap(true);
  column->addWidget(more);
  column->addSpacing(kStep);
  m_buttons = new QWidget(this);
  auto* row = new QBoxLayout(QBoxLayout::LeftToRight, m_buttons);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kStep);
  row->addStretch(1);
  auto* open = makeButton(tr("Open a file…"), "", m_buttons);
  connect(open, &QPushButton::clicked, this, &TextEmptyState::openRequested);
  row->addWidget(open);
  row->addStretch(1);
  column->addWidget(m_buttons);
  setCursor(Qt::ArrowCursor);
  parent->installEventFilter(this);
  place();
}

void TextEmptyState::setSamples(const std::vector<TextSample>& samples) {
  auto* row = qobject_cast<QBoxLayout*>(m_buttons->layout());
  for (const TextSample& sample : samples) {
    auto* button = makeButton(sample.name, "", m_buttons);
    button->setAccessibleName(tr("Open the sample: %1").arg(sample.name));
    connect(button, &QPushButton::clicked, this, [this, file = sample.file] { Q_EMIT sampleRequested(file); });
    row->insertWidget(row->count() - 1, button);
  }
  place();
}

bool TextEmptyState::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize) place();
  return QWidget::eventFilter(watched, event);
}

void TextEmptyState::place() {
  const QSize room = parentWidget()->size();
  const int width = std::min(room.width(), 560);
  // One above the other where they do not fit beside each other.
  auto* row = qobject_cast<QBoxLayout*>(m_buttons->layout());
  row->setDirection(QBoxLayout::LeftToRight);
  const QMargins margins = layout()->contentsMargins();
  if (row->minimumSize().width() > width - margins.left() - margins.right()) row->setDirection(QBoxLayout::TopToBottom);
  m_buttons->updateGeometry(); // at once: their height is asked for below
  const int height = std::min(room.height(), std::max(layout()->heightForWidth(width), layout()->sizeHint().height()));
  setGeometry((room.width() - width) / 2, std::max(0, (room.height() - height) * 2 / 5), width, height);
}

} // namespace aisemble::ui
