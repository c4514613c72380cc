// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_empty.h"

#include "ui/widgets/controls.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

struct BatchEmptyText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::BatchEmpty)
};

} // namespace

std::vector<BatchSample> batchSamplesIn(const std::filesystem::path& folder) {
  std::vector<BatchSample> out;
  if (folder.empty()) return out;
  std::error_code ignored;
  const auto add = [&](const QString& name, const char* part, const char* task) {
    const std::filesystem::path path = folder / part;
    if (std::filesystem::exists(path, ignored))
      out.push_back({name, QString::fromStdString(path.string()), QLatin1String(task)});
  };
  add(BatchEmptyText::tr("Find faces in pictures"), "pictures", "vision/face_detection");
  add(BatchEmptyText::tr("Sentiment of reviews"), "texts/reviews.jsonl", "nlp/sentiment");
  add(BatchEmptyText::tr("Describe a table"), "tables", "data/analyze");
  return out;
}

BatchEmpty::BatchEmpty(const Theme& theme, bool isAvailable, QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 24);
  column->setSpacing(kStep);
  column->addStretch(2);
  auto* mark = new QLabel(this);
  const auto drawMark = [this, mark, &theme] {
    const QColor colour = theme.tokens().accent;
    mark->setPixmap(glyphIcon(Glyph::Batch, colour, colour).pixmap(QSize(48, 48), devicePixelRatioF()));
  };
  drawMark();
  connect(&theme, &Theme::changed, mark, drawMark);
  mark->setAlignment(Qt::AlignHCenter);
  column->addWidget(mark);
  column->addSpacing(kStep);
  auto* hero = makeLabel(isAvailable ? tr("Many files, one task") : tr("No batches in this run"), "hero", this);
  hero->setAlignment(Qt::AlignHCenter);
  hero->setWordWrap(true);
  column->addWidget(hero);
  auto* more = makeLabel(
      isAvailable ? tr("Drop files or folders here and choose what to do with each. Every result is written down "
                       "as it comes: pause, close or lose power, and go on where it stopped. Your files stay as they "
                       "are.")
                  : tr("The store of the program could not be opened, so that no progress could be kept. See the "
                       "notice at the start, and start the program again."),
      "muted", this);
  more->setAlignment(Qt::AlignHCenter);
  more->setWordWrap(true);
  more->setMaximumWidth(520);
  auto* centre = new QHBoxLayout;
  centre->addStretch(1);
  centre->addWidget(more, 100);
  centre->addStretch(1);
  column->addLayout(centre);
  column->addSpacing(kDoubleStep);
  auto* create = makeButton(tr("New batch"), "primary", this);
  create->setToolTip(tr("Choose files, a task and where results go (Ctrl+N)"));
  create->setVisible(isAvailable);
  column->addWidget(create, 0, Qt::AlignHCenter);
  column->addSpacing(kDoubleStep);
  m_samplesTitle = makeLabel(tr("Or try it with a sample"), "caption", this);
  m_samplesTitle->setAlignment(Qt::AlignHCenter);
  m_samplesTitle->hide();
  column->addWidget(m_samplesTitle);
  m_samples = new QHBoxLayout;
  m_samples->setSpacing(kStep);
  m_samples->addStretch(1);
  m_samples->addStretch(1);
  column->addLayout(m_samples);
  column->addStretch(3);
  connect(create, &QPushButton::clicked, this, &BatchEmpty::newRequested);
}

void BatchEmpty::setSamples(const std::vector<BatchSample>& samples) {
  m_samplesTitle->setVisible(!samples.empty());
  for (const BatchSample& sample : samples) {
    auto* button = makeButton(sample.name, "", this);
    button->setAccessibleName(tr("Try the sample: %1").arg(sample.name));
    connect(button, &QPushButton::clicked, this, [this, sample] { Q_EMIT sampleRequested(sample.path, sample.task); });
    m_samples->insertWidget(m_samples->count() - 1, button);
  }
}

} // namespace aisemble::ui
