// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/generation_form.h"

#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include <cmath>

namespace aisemble::ui {
namespace {

constexpr int kSliderSteps = 200;
constexpr int kNumberWidth = 86;
constexpr int kMostTokens = 1'000'000;

} // namespace

QString stopTextsToLines(const std::vector<std::string>& stop) {
  QStringList lines;
  for (const std::string& one : stop)
    lines << QString::fromStdString(one)
                 .replace(QLatin1Char('\\'), QLatin1String("\\\\"))
                 .replace(QLatin1Char('\n'), QLatin1String("\\n"));
  return lines.join(QLatin1Char('\n'));
}

std::vector<std::string> stopTextsFromLines(const QString& lines) {
  std::vector<std::string> out;
  for (const QString& line : lines.split(QLatin1Char('\n'))) {
    QString text;
    for (qsizetype i = 0; i < line.size(); ++i) {
      const bool escape = line[i] == QLatin1Char('\\') && i + 1 < line.size();
      if (!escape)
        text += line[i];
      else if (line[++i] == QLatin1Char('n'))
        text += QLatin1Char('\n');
      else
        text += line[i];
    }
    if (!text.isEmpty()) out.push_back(text.toStdString());
  }
  return out;
}

GenerationForm::GenerationForm(QWidget* parent) : QWidget(parent) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(12);

  m_temperature = number(0, 5, 0.05, tr("Temperature"));
  stack->addWidget(row(tr("Temperature"), withSlider(m_temperature, 2),
                       tr("How freely tokens are drawn. 0 always takes the most likely one.")));
  m_topP = number(0.01, 1, 0.01, tr("Top-p"));
  stack->addWidget(row(tr("Top-p"), withSlider(m_topP, 1),
                       tr("Draws from the likeliest tokens that together reach this share. 1 is off.")));
  m_topK = new QSpinBox(this);
  m_topK->setRange(0, kMostTokens);
  m_topK->setSpecialValueText(tr("Off"));
  m_topK->setAccessibleName(tr("Top-k"));
  stack->addWidget(row(tr("Top-k"), m_topK, tr("Draws from this many of the likeliest tokens.")));
  m_minP = number(0, 0.99, 0.01, tr("Min-p"));
  m_minP->setSpecialValueText(tr("Off"));
  stack->addWidget(
      row(tr("Min-p"), m_minP, tr("Leaves out tokens that are this much less likely than the likeliest.")));
  m_repetition = number(0.1, 3, 0.05, tr("Repetition penalty"));
  stack->addWidget(
      row(tr("Repetition penalty"), m_repetition, tr("Above 1 makes repeated tokens less likely. 1 is off.")));
  m_maxTokens = new QSpinBox(this);
  m_maxTokens->setRange(1, kMostTokens);
  m_maxTokens->setSingleStep(50);
  m_maxTokens->setAccessibleName(tr("Most new tokens"));
  stack->addWidget(row(tr("Max tokens"), m_maxTokens, tr("The answer ends after this many tokens at the latest.")));

  m_seed = new QLineEdit(this);
  m_seed->setAccessibleName(tr("Seed"));
  m_seed->setPlaceholderText(tr("Random"));
  m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{0,20}")), m_seed));
  stack->addWidget(row(tr("Seed"), m_seed, tr("The same seed, prompt and parameters give the same answer.")));
  m_usedSeed = new QWidget(this);
  auto* used = new QHBoxLayout(m_usedSeed);
  used->setContentsMargins(0, 0, 0, 0);
  m_usedSeedText = makeLabel(QString(), "caption", m_usedSeed);
  auto* reuse = makeButton(tr("Reuse"), "link", m_usedSeed);
  reuse->setAccessibleName(tr("Use the last seed again"));
  used->addWidget(m_usedSeedText, 1);
  used->addWidget(reuse);
  m_usedSeed->hide();
  stack->addWidget(m_usedSeed);

  m_stop = new QPlainTextEdit(this);
  m_stop->setProperty("field", true);
  m_stop->setAccessibleName(tr("Stop texts"));
  m_stop->setPlaceholderText(tr("One a line; \\n is a line end"));
  m_stop->setTabChangesFocus(true);
  m_stop->setFixedHeight(64);
  stack->addWidget(makeLabel(tr("Stop texts"), "field", this));
  stack->setSpacing(10);
  stack->addWidget(m_stop);

  for (QDoubleSpinBox* box : {m_temperature, m_topP, m_minP, m_repetition})
    connect(box, &QDoubleSpinBox::valueChanged, this, &GenerationForm::emitChanged);
  for (QSpinBox* box : {m_topK, m_maxTokens}) {
    box->setFixedWidth(kNumberWidth);
    connect(box, &QSpinBox::valueChanged, this, &GenerationForm::emitChanged);
  }
  m_seed->setMinimumWidth(96);
  m_seed->setMaximumWidth(180);
  connect(m_seed, &QLineEdit::textChanged, this, &GenerationForm::emitChanged);
  connect(m_stop, &QPlainTextEdit::textChanged, this, &GenerationForm::emitChanged);
  connect(reuse, &QPushButton::clicked, this, [this] {
    if (m_used) m_seed->setText(QString::number(*m_used));
  });
  setOptions({});
}

QDoubleSpinBox* GenerationForm::number(double low, double high, double step, const QString& name) {
  auto* box = new QDoubleSpinBox(this);
  box->setRange(low, high);
  box->setSingleStep(step);
  box->setDecimals(2);
  box->setAccessibleName(name);
  box->setFixedWidth(kNumberWidth);
  return box;
}

QWidget* GenerationForm::withSlider(QDoubleSpinBox* box, double high) {
  auto* both = new QWidget(this);
  auto* line = new QHBoxLayout(both);
  line->setContentsMargins(0, 0, 0, 0);
  auto* slider = new QSlider(Qt::Horizontal, both);
  slider->setRange(0, kSliderSteps);
  slider->setAccessibleName(tr("%1, slider").arg(box->accessibleName()));
  slider->setFixedWidth(64);
  line->addWidget(slider);
  line->addWidget(box);
  box->setParent(both);
  QWidget::setTabOrder(slider, box);
  connect(slider, &QSlider::valueChanged, box, [box, high](int position) {
    const double value = high * position / kSliderSteps;
    // The slider follows the number too; its rounding must not come back as a value.
    if (std::abs(value - box->value()) > high / kSliderSteps) box->setValue(value);
  });
  connect(box, &QDoubleSpinBox::valueChanged, slider, [slider, high](double value) {
    slider->setValue(static_cast<int>(std::lround(value / high * kSliderSteps)));
  });
  return both;
}

QWidget* GenerationForm::row(const QString& label, QWidget* field, const QString& help) {
  auto* both = new QWidget(this);
  auto* line = new QHBoxLayout(both);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(kStep);
  auto* name = makeLabel(label, "field", both);
  name->setToolTip(help);
  field->setToolTip(help);
  name->setBuddy(field);
  line->addWidget(name);
  line->addStretch(1);
  line->addWidget(field);
  return both;
}

GenerationOptions GenerationForm::options() const {
  GenerationOptions out;
  out.temperature = m_temperature->value();
  out.topP = m_topP->value();
  out.topK = m_topK->value();
  out.minP = m_minP->value();
  out.repetitionPenalty = m_repetition->value();
  out.maxTokens = m_maxTokens->value();
  bool ok = false;
  const qulonglong seed = m_seed->text().toULongLong(&ok);
  if (ok) out.seed = seed;
  out.stop = stopTextsFromLines(m_stop->toPlainText());
  out.ignoreEndOfSequence = m_ignoreEndOfSequence;
  return out;
}

void GenerationForm::setOptions(const GenerationOptions& options) {
  m_setting = true;
  m_temperature->setValue(options.temperature);
  m_topP->setValue(options.topP);
  m_topK->setValue(options.topK);
  m_minP->setValue(options.minP);
  m_repetition->setValue(options.repetitionPenalty);
  m_maxTokens->setValue(options.maxTokens);
  m_seed->setText(options.seed ? QString::number(*options.seed) : QString());
  m_stop->setPlainText(stopTextsToLines(options.stop));
  m_ignoreEndOfSequence = options.ignoreEndOfSequence;
  m_setting = false;
  Q_EMIT changed();
}

void GenerationForm::showUsedSeed(std::uint64_t seed) {
  m_used = seed;
  m_usedSeedText->setText(tr("Last: %1").arg(seed));
  m_usedSeed->show();
}

void GenerationForm::emitChanged() {
  if (!m_setting) Q_EMIT changed();
}

} // namespace aisemble::ui
