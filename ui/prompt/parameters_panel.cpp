// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/parameters_panel.h"

#include "ui/messages/message_translation.h"
#include "ui/prompt/message_text.h"
#include "ui/services/service_texts.h"
#include "ui/widgets/no_wheel.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace aisemble::ui {

ParametersPanel::ParametersPanel(const Theme& theme, ModelResolver& models, QWidget* parent)
    : QWidget(parent), m_models(models) {
  setProperty("area", "side");
  setAttribute(Qt::WA_StyledBackground);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_scroll = new QScrollArea(this);
  m_scroll->setProperty("area", "side");
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  outer->addWidget(m_scroll);
  auto* inside = new QWidget(m_scroll);
  inside->setProperty("area", "side");
  m_scroll->setWidget(inside);
  auto* stack = new QVBoxLayout(inside);
  stack->setContentsMargins(kDoubleStep, 12, kDoubleStep, kDoubleStep);
  stack->setSpacing(kStep);

  auto* head = new QHBoxLayout;
  head->addWidget(makeLabel(tr("Parameters"), "title", inside), 1);
  auto* reset = new IconButton(theme, Glyph::Undo, tr("Back to the defaults"), inside);
  head->addWidget(reset);
  stack->addLayout(head);

  stack->addWidget(makeLabel(tr("Model"), "field", inside));
  m_model = makeChoice(inside);
  m_model->setAccessibleName(tr("Model"));
  m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_model->setMinimumContentsLength(12);
  stack->addWidget(m_model);
  m_card = makeLabel(QString(), "caption", inside);
  m_card->setWordWrap(true);
  m_card->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  m_card->setMinimumHeight(2 * m_card->fontMetrics().lineSpacing()); // two lines, so that nothing below jumps
  stack->addWidget(m_card);
  stack->addSpacing(kHalfStep);

  stack->addWidget(makeLabel(tr("System prompt"), "field", inside));
  m_system = new QPlainTextEdit(inside);
  m_system->setProperty("field", true);
  m_system->setAccessibleName(tr("System prompt"));
  m_system->setPlaceholderText(tr("How the model should answer (optional)"));
  m_system->setTabChangesFocus(true);
  m_system->setFixedHeight(88);
  stack->addWidget(m_system);
  stack->addSpacing(kStep);

  m_form = new GenerationForm(inside);
  stack->addWidget(m_form);
  stack->addStretch(1);
  guardFromWheel(inside);

  connect(m_model, &QComboBox::currentIndexChanged, this, [this] {
    showCard();
    Q_EMIT changed();
  });
  connect(m_system, &QPlainTextEdit::textChanged, this, &ParametersPanel::changed);
  connect(m_form, &GenerationForm::changed, this, &ParametersPanel::changed);
  connect(reset, &QToolButton::clicked, this, [this] { m_form->setOptions(m_defaults); });
  showModels({});
}

void ParametersPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  // Only now have font and style sheet been applied. As wide as the widest row, whatever font or language: it scrolls
  // downwards only.
  m_scroll->widget()->ensurePolished();
  setMinimumWidth(m_scroll->widget()->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width());
}

PromptParameters ParametersPanel::parameters() const {
  PromptParameters out;
  out.model = m_wanted.isEmpty() ? m_model->currentData().toString().toStdString() : m_wanted.toStdString();
  out.systemPrompt = m_system->toPlainText().trimmed().toStdString();
  out.options = m_form->options();
  return out;
}

void ParametersPanel::setParameters(const PromptParameters& parameters) {
  const QString model = QString::fromStdString(parameters.model);
  const int index = m_model->findData(model);
  m_wanted = index < 0 ? model : QString();
  m_model->setCurrentIndex(std::max(0, index));
  setSystemPrompt(parameters.systemPrompt);
  m_form->setOptions(parameters.options);
}

void ParametersPanel::setSystemPrompt(const std::string& text) {
  const QString now = QString::fromStdString(text);
  if (m_system->toPlainText().trimmed() != now) m_system->setPlainText(now);
}

void ParametersPanel::reloadModels() {
  m_lookup.run([&models = m_models] { return models.list(); }, this,
               [this](const std::vector<ModelInfo>& models) { showModels(models); });
}

void ParametersPanel::showModels(const std::vector<ModelInfo>& models) {
  const QString chosen = m_wanted.isEmpty() ? m_model->currentData().toString() : m_wanted;
  const QSignalBlocker quiet(m_model);
  m_listed.clear();
  m_model->clear();
  m_model->addItem(tr("Default model"), QString());
  for (const ModelInfo& model : models) {
    if (model.service != ServiceKind::Llm) continue;
    m_listed.push_back(model);
    const QString name = QString::fromStdString(model.name);
    m_model->addItem(model.problem.empty() ? name : tr("%1 (cannot be used)").arg(name), name);
    if (!model.problem.empty())
      if (auto* items = qobject_cast<QStandardItemModel*>(m_model->model())) {
        items->item(m_model->count() - 1)->setEnabled(false);
        items->item(m_model->count() - 1)->setToolTip(said(model.problem));
      }
  }
  const int index = m_model->findData(chosen);
  if (index >= 0) m_wanted.clear();
  m_model->setCurrentIndex(std::max(0, index));
  showCard();
}

void ParametersPanel::setService(const ServiceSettings& service) {
  if (service == m_service) return;
  m_service = service;
  showCard();
}

void ParametersPanel::showCard() {
  const bool hasEndpoints = !m_service.endpoints.empty();
  QString text;
  switch (m_service.route) {
  case RouteChoice::Local:
    text = localCard();
    break;
  case RouteChoice::Remote:
    text = hasEndpoints ? remoteCard() : tr("There is no endpoint that answers");
    break;
  case RouteChoice::RemoteThenLocal:
    text = hasEndpoints
               ? tr("%1\nElse this machine: %2").arg(remoteCard(), localCard().section(QLatin1Char('\n'), 0, 0))
               : localCard();
    break;
  case RouteChoice::LocalThenRemote:
    text = hasEndpoints ? tr("%1\nElse %2").arg(localCard(), remoteCard()) : localCard();
    break;
  }
  m_card->setText(breakable(text));
  m_card->setToolTip(text);
}

/// A line of each endpoint: its host, and the model that it is asked for.
QString ParametersPanel::remoteCard() const {
  constexpr std::size_t kMostLines = 3;
  const std::string chosen = parameters().model;
  QStringList lines;
  for (const RemoteEndpoint& endpoint : m_service.endpoints) {
    const QString host = QString::fromStdString(keyNameOf(QString::fromStdString(endpoint.url)));
    const std::string& model = chosen.empty() ? endpoint.model : chosen;
    lines << (model.empty() ? tr("%1: model chosen by the service").arg(host)
                            : QStringLiteral("%1: %2").arg(host, QString::fromStdString(model)));
    if (lines.size() == kMostLines) break;
  }
  if (const std::size_t more = m_service.endpoints.size() - static_cast<std::size_t>(lines.size()); more > 0)
    lines << tr("and %1 more").arg(more);
  return lines.join(QLatin1Char('\n'));
}

QString ParametersPanel::localCard() const {
  const int current = m_model->currentIndex();
  const ModelInfo* shown = nullptr;
  if (current > 0 && current <= static_cast<int>(m_listed.size()))
    shown = &m_listed[static_cast<std::size_t>(current - 1)];
  if (current == 0)
    for (const ModelInfo& model : m_listed)
      if (model.isDefault) shown = &model;
  const QString dot = QStringLiteral("  ·  ");
  QStringList parts;
  if (shown != nullptr) {
    parts << (current == 0 ? QString::fromStdString(shown->name) : QString::fromStdString(shown->architecture));
    if (shown->parameters > 0) {
      const double millions = static_cast<double>(shown->parameters) / 1e6;
      parts << (millions < 1000 ? tr("%1 M parameters").arg(millions, 0, 'f', millions < 10 ? 1 : 0)
                                : tr("%1 B parameters").arg(millions / 1000, 0, 'f', 1));
    }
    if (shown->contextLength > 0) parts << tr("context %1").arg(QLocale().toString(shown->contextLength));
    if (shown->bytesOnDisk > 0) parts << bytesText(shown->bytesOnDisk);
  }
  if (shown == nullptr && m_listed.empty()) return tr("No models were found on this machine");
  return parts.mid(0, 2).join(dot) + QLatin1Char('\n') + parts.mid(2).join(dot);
}

} // namespace aisemble::ui
