// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/interrupted_bar.h"

#include "ui/batch/batch_words.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>

namespace aisemble::ui {

InterruptedBar::InterruptedBar(const Theme& theme, QWidget* parent) : QFrame(parent), m_theme(theme) {
  setProperty("notice", "warning");
  setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, kHalfStep, 12, kHalfStep);
  row->setSpacing(kStep);
  m_mark = new QLabel(this);
  row->addWidget(m_mark);
  m_text = makeLabel({}, "notice", this);
  m_text->setWordWrap(true);
  row->addWidget(m_text, 1);
  m_resume = makeButton(tr("Resume"), "link", this);
  m_later = makeButton(tr("Later"), "link", this);
  m_later->setToolTip(tr("They stay in the list and can be resumed there"));
  row->addWidget(m_resume);
  row->addSpacing(kStep);
  row->addWidget(m_later);
  connect(m_resume, &QPushButton::clicked, this, [this] {
    hide();
    m_stopped.clear();
    Q_EMIT resumeRequested(m_batches);
  });
  connect(m_later, &QPushButton::clicked, this, [this] {
    m_isPutOff = true;
    m_stopped.clear();
    hide();
  });
  connect(&theme, &Theme::changed, this, &InterruptedBar::refreshIcon);
  refreshIcon();
  hide();
}

void InterruptedBar::offer(const std::vector<BatchSummary>& batches) {
  m_batches.clear();
  std::int64_t left = 0;
  QString name;
  for (const BatchSummary& one : batches) {
    const bool isStopped = one.state == BatchState::Paused && m_stopped.contains(one.id);
    if (one.state != BatchState::Interrupted && !isStopped) continue;
    m_batches.push_back(one.id);
    left += one.counts.queued + one.counts.running;
    name = QString::fromStdString(one.spec.name);
  }
  if (m_batches.empty() || m_isPutOff) {
    hide();
    return;
  }
  m_text->setText(
      m_batches.size() == 1
          ? tr("“%1” was interrupted when the program last ended. Items left: %2.").arg(name, countText(left))
          : tr("%1 batches were interrupted when the program last ended. Items left: %2.")
                .arg(countText(static_cast<std::int64_t>(m_batches.size())), countText(left)));
  m_resume->setText(m_batches.size() == 1 ? tr("Resume") : tr("Resume all"));
  m_resume->setAccessibleName(tr("Resume interrupted batches"));
  m_later->setAccessibleName(tr("Resume interrupted batches later"));
  show();
}

QString InterruptedBar::text() const {
  return isHidden() ? QString() : m_text->text();
}

void InterruptedBar::refreshIcon() {
  const QColor colour = m_theme.tokens().warning;
  m_mark->setPixmap(glyphIcon(Glyph::Warning, colour, colour).pixmap(QSize(16, 16), devicePixelRatioF()));
}

} // namespace aisemble::ui
