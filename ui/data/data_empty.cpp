// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_empty.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace aisemble::ui {

DataEmpty::DataEmpty(const Theme& theme, bool hasSample, QWidget* parent) : QWidget(parent) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(24, 24, 24, 24);
  stack->setSpacing(kStep);
  stack->addStretch(2);
  auto* mark = new QLabel(this);
  mark->setAlignment(Qt::AlignHCenter);
  const auto draw = [this, mark, &theme] {
    mark->setPixmap(glyphIcon(Glyph::Table, theme.tokens().accent, theme.tokens().accent)
                        .pixmap(QSize(48, 48), devicePixelRatioF()));
  };
  draw();
  connect(&theme, &Theme::changed, mark, draw);
  stack->addWidget(mark);
  stack->addSpacing(kStep);
  auto* hero = makeLabel(tr("Open a table"), "hero", this);
  hero->setAlignment(Qt::AlignHCenter);
  hero->setWordWrap(true);
  stack->addWidget(hero);
  auto* more = makeLabel(tr("Drop a CSV, TSV, JSON or JSON-lines file here, or paste cells from a spreadsheet. "
                            "The file itself is never changed."),
                         "muted", this);
  more->setAlignment(Qt::AlignHCenter);
  more->setWordWrap(true);
  stack->addWidget(more);
  stack->addSpacing(kDoubleStep);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kStep);
  buttons->addStretch(1);
  m_open = makeButton(tr("Open a file…"), "primary", this);
  m_open->setToolTip(tr("Open a file (Ctrl+O)"));
  auto* paste = makeButton(tr("Paste cells"), "", this);
  paste->setToolTip(tr("Paste cells (Ctrl+V)"));
  buttons->addWidget(m_open);
  buttons->addWidget(paste);
  if (hasSample) {
    m_sample = makeButton(tr("Try the sample: penguins"), "", this);
    buttons->addWidget(m_sample);
    connect(m_sample, &QPushButton::clicked, this, &DataEmpty::sampleRequested);
  }
  buttons->addStretch(1);
  stack->addLayout(buttons);
  stack->addStretch(3);
  connect(m_open, &QPushButton::clicked, this, &DataEmpty::openRequested);
  connect(paste, &QPushButton::clicked, this, &DataEmpty::pasteRequested);
}

} // namespace aisemble::ui
