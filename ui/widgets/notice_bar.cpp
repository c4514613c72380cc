// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice_bar.h"

#include "ui/widgets/controls.h"

#include <QGridLayout>

namespace aisemble::ui {
namespace {

constexpr int kNarrow = 360; ///< there the button stands under the text

} // namespace

NoticeBar::NoticeBar(const Theme& theme, QWidget* parent) : QFrame(parent), m_theme(theme) {
  setAttribute(Qt::WA_StyledBackground);
  m_grid = new QGridLayout(this);
  m_grid->setContentsMargins(12, kStep, kStep, kStep);
  m_grid->setSpacing(kStep);
  m_grid->setColumnStretch(1, 1);
  m_mark = new QLabel(this);
  m_mark->setContentsMargins(0, 3, 0, 0); // as high as the first line
  m_grid->addWidget(m_mark, 0, 0, Qt::AlignTop);
  m_text = makeLabel(QString(), "notice", this);
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_grid->addWidget(m_text, 0, 1);
  m_button = makeButton(QString(), "link", this);
  m_button->setAccessibleName(tr("What can be done about it"));
  m_button->hide();
  m_grid->addWidget(m_button, 0, 2, Qt::AlignTop);
  connect(m_button, &QPushButton::clicked, this, [this] {
    if (const auto action = m_action) action();
  });
  connect(&theme, &Theme::changed, this, &NoticeBar::refreshIcon);
  hide();
}

void NoticeBar::tell(Kind kind, const QString& text, const QString& actionText, std::function<void()> action) {
  m_kind = kind;
  m_action = std::move(action);
  m_text->setText(text);
  m_text->setAccessibleName(text);
  m_button->setText(actionText);
  if (!actionText.isEmpty()) m_button->setAccessibleName(actionText);
  m_button->setVisible(!actionText.isEmpty());
  setLook(this, "notice", kind == Kind::Error ? "error" : kind == Kind::Warning ? "warning" : "info");
  setLook(m_text, "tone", kind == Kind::Good ? "field" : "notice");
  refreshIcon();
  show();
}

void NoticeBar::clear() {
  m_text->clear();
  hide();
}

void NoticeBar::makeDismissible() {
  auto* button = new IconButton(m_theme, Glyph::Close, tr("Dismiss"), this);
  m_grid->addWidget(button, 0, 3, Qt::AlignTop);
  // The button is higher than a line: the first line stands in its middle.
  const int above = (button->height() - m_text->fontMetrics().height()) / 2;
  layout()->setContentsMargins(12, kHalfStep, kHalfStep, kHalfStep);
  m_text->setContentsMargins(0, above, 0, above);
  m_mark->setContentsMargins(0, above + 3, 0, 0);
  connect(button, &QToolButton::clicked, this, [this] {
    clear();
    Q_EMIT dismissed();
  });
}

void NoticeBar::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  const bool isNarrow = width() < kNarrow;
  if (isNarrow == m_isNarrow) return;
  m_isNarrow = isNarrow;
  m_grid->removeWidget(m_button);
  m_grid->addWidget(m_button, isNarrow ? 1 : 0, isNarrow ? 1 : 2, isNarrow ? Qt::AlignLeft : Qt::AlignTop);
}

QString NoticeBar::text() const {
  return isHidden() ? QString() : m_text->text();
}

void NoticeBar::refreshIcon() {
  const Tokens& tokens = m_theme.tokens();
  const auto show = [&](Glyph glyph, const QColor& colour) {
    m_mark->setPixmap(glyphIcon(glyph, colour, colour).pixmap(QSize(16, 16), devicePixelRatioF()));
  };
  switch (m_kind) {
  case Kind::Info:
    show(Glyph::Info, tokens.textMuted);
    break;
  case Kind::Good:
    show(Glyph::Check, tokens.accent);
    break;
  case Kind::Warning:
    show(Glyph::Warning, tokens.warning);
    break;
  case Kind::Error:
    show(Glyph::Error, tokens.danger);
    break;
  }
}

} // namespace aisemble::ui
