// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_details.h"

#include "ui/messages/message_translation.h"
#include "ui/models/card_text.h"
#include "ui/models/model_facts.h"
#include "ui/prompt/message_text.h"
#include "ui/text/flow_layout.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/open_link.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QProgressBar>
#include <QUrl>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kDownloadSteps = 1000;

} // namespace

ModelDetails::ModelDetails(const Theme& theme, ModelsController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(12);
  auto* head = new QHBoxLayout;
  head->setSpacing(kStep);
  m_name = new ElidedLabel(this, Qt::ElideMiddle);
  m_name->setProperty("tone", "hero");
  m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  head->addWidget(m_name);
  m_default = makeLabel(tr("Default"), "badge", this);
  head->addWidget(m_default, 0, Qt::AlignVCenter);
  m_inMemory = makeLabel(tr("In memory"), "badge", this);
  head->addWidget(m_inMemory, 0, Qt::AlignVCenter);
  head->addStretch(1);
  stack->addLayout(head);
  m_notice = new NoticeBar(theme, this);
  stack->addWidget(m_notice);
  stack->addWidget(buildActions());
  m_trialPart = buildTrial(theme);
  stack->addWidget(m_trialPart);

  auto* facts = new QWidget(this);
  m_facts = new QFormLayout(facts);
  m_facts->setContentsMargins(0, 0, 0, 0);
  m_facts->setHorizontalSpacing(24);
  m_facts->setVerticalSpacing(6);
  m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
  stack->addWidget(section(tr("Figures"), facts));
  auto* card = new QWidget(this);
  auto* cardStack = new QVBoxLayout(card);
  cardStack->setContentsMargins(0, 0, 0, 0);
  m_card = new CardText(theme, card);
  cardStack->addWidget(m_card);
  m_cardFile = makeLabel(QString(), "caption", card);
  m_cardFile->setWordWrap(true);
  cardStack->addWidget(m_cardFile);
  m_cardPart = section(tr("Model card"), card);
  stack->addWidget(m_cardPart);
  stack->addStretch(1);

  connect(m_card, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
    if (const QString refused = askAboutLink(url, window()); !refused.isEmpty()) Q_EMIT told(refused);
  });
  connect(&controller, &ModelsController::memoryChanged, this, &ModelDetails::showState);
  connect(&controller, &ModelsController::runChanged, this, [this] {
    showLoading();
    showTrial();
    showState();
  });
  connect(
      &controller, &ModelsController::documentRead, this, [this](const QString& name, const ModelDocument& document) {
        if (name != model()) return;
        m_licence = QString::fromStdString(document.licence);
        showFacts();
        m_card->setVisible(!document.markdown.empty());
        m_cardFile->setText(document.file.empty()
                                ? tr("There is no card (README.md) in its folder. What it was made for and from, only "
                                     "those who made it can tell.")
                                : tr("From %1").arg(QString::fromStdString(document.file.string())));
        m_cardPart->show();
        m_card->setCard(QString::fromStdString(document.markdown));
      });
  connect(&controller, &ModelsController::digestRead, this, [this](const QString& name, const QString& digest) {
    if (name != m_digestWanted) return;
    m_digestWanted.clear();
    QGuiApplication::clipboard()->setText(digest);
    m_digest->setEnabled(true);
    m_digest->setText(tr("Copy digest"));
    Q_EMIT told(tr("Copied: %1").arg(digest));
  });
  connect(&controller, &ModelsController::failed, this, [this] {
    m_digestWanted.clear();
    m_digest->setEnabled(true);
    m_digest->setText(tr("Copy digest"));
  });
}

QWidget* ModelDetails::section(const QString& title, QWidget* content) {
  auto* card = new QFrame(this);
  card->setProperty("card", true);
  auto* stack = new QVBoxLayout(card);
  stack->setContentsMargins(kDoubleStep, 12, kDoubleStep, 12);
  stack->setSpacing(12);
  stack->addWidget(makeLabel(title, "title", card));
  content->setParent(card);
  stack->addWidget(content);
  return card;
}

QWidget* ModelDetails::buildActions() {
  auto* all = new QWidget(this);
  auto* stack = new QVBoxLayout(all);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(kStep);
  auto* buttons = new QWidget(all);
  auto* row = new FlowLayout(kStep);
  row->setContentsMargins(0, 0, 0, 0);
  buttons->setLayout(row);
  m_load = makeButton(tr("Load"), "primary", all);
  m_use = makeButton(tr("Use in Prompt"), "", all);
  m_makeDefault = makeButton(tr("Make default"), "", all);
  m_folder = makeButton(tr("Open folder"), "", all);
  m_digest = makeButton(tr("Copy digest"), "", all);
  m_digest->setToolTip(tr("The identity of its content (hexadecimal). Computing it reads the whole model once."));
  for (QPushButton* button : {m_load, m_use, m_makeDefault, m_folder, m_digest})
    row->addWidget(button);
  stack->addWidget(buttons);
  m_progressRow = new QWidget(all);
  auto* progress = new QHBoxLayout(m_progressRow);
  progress->setContentsMargins(0, 0, 0, 0);
  m_progress = new QProgressBar(m_progressRow);
  m_progress->setTextVisible(false);
  m_progress->setAccessibleName(tr("Loading"));
  m_progress->setRange(0, kDownloadSteps);
  progress->addWidget(m_progress, 1);
  m_stage = makeLabel(QString(), "caption", m_progressRow);
  progress->addWidget(m_stage);
  stack->addWidget(m_progressRow);
  m_progressRow->hide();
  connect(m_load, &QPushButton::clicked, this, &ModelDetails::loadOrUnload);
  connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT promptRequested(model()); });
  connect(m_makeDefault, &QPushButton::clicked, this, [this] { m_controller.makeDefault(model()); });
  connect(m_folder, &QPushButton::clicked, this, &ModelDetails::openFolder);
  connect(m_digest, &QPushButton::clicked, this, &ModelDetails::copyDigest);
  return all;
}

QWidget* ModelDetails::buildTrial(const Theme& theme) {
  auto* content = new QWidget(this);
  auto* stack = new QVBoxLayout(content);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(kStep);
  auto* row = new QHBoxLayout;
  row->setSpacing(kStep);
  m_prompt = new QLineEdit(content);
  m_prompt->setAccessibleName(tr("Prompt to try the model with"));
  m_prompt->setText(tr("Tell me about the sea"));
  row->addWidget(m_prompt, 1);
  m_run = makeButton(tr("Try"), "primary", content);
  row->addWidget(m_run);
  stack->addLayout(row);
  m_answer = makeLabel(QString(), "field", content);
  m_answer->setWordWrap(true);
  m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_answer->hide();
  stack->addWidget(m_answer);
  m_figures = makeLabel(QString(), "caption", content);
  m_figures->hide();
  stack->addWidget(m_figures);
  m_trialProblem = new NoticeBar(theme, content);
  stack->addWidget(m_trialProblem);
  connect(m_run, &QPushButton::clicked, this, &ModelDetails::tryOrStop);
  connect(m_prompt, &QLineEdit::returnPressed, this, [this] { m_controller.tryPrompt(model(), m_prompt->text()); });
  return section(tr("Try it"), content);
}

void ModelDetails::showModel(const ModelInfo& info) {
  const bool isOther = info.name != m_info.name || info.path != m_info.path;
  m_info = info;
  m_name->setFullText(QString::fromStdString(info.name));
  m_default->setVisible(info.isDefault);
  if (isOther) {
    m_licence.clear();
    m_cardPart->hide();
    m_notice->clear();
  }
  m_controller.readDocument(info);
  showFacts();
  showState();
  showLoading();
  showTrial();
}

void ModelDetails::showFacts() {
  while (m_facts->rowCount() > 0)
    m_facts->removeRow(0);
  for (const ModelFact& fact : modelFacts(m_info, m_licence)) {
    QLabel* value = makeLabel(fact.value, "field", this);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addRow(makeLabel(fact.name, "muted", this), value);
  }
}

void ModelDetails::showState() {
  const bool canBeUsed = m_info.problem.empty();
  const ModelInMemory* memory = m_controller.inMemory(m_info);
  const bool isLoaded = memory != nullptr && !memory->isLoading;
  const QString elsewhere = m_controller.whyNotHere();
  const bool isLoading =
      m_controller.loading() != nullptr && m_controller.loading()->state() == ModelRun::State::Running;
  m_inMemory->setVisible(isLoaded);
  if (isLoaded) m_inMemory->setText(tr("In memory, %1").arg(bytesText(memory->weightBytes)));
  const QString action = isLoading ? tr("Cancel") : isLoaded ? tr("Unload") : tr("Load");
  m_load->setText(action);
  m_load->setAccessibleName(tr("%1: %2").arg(action, model()));
  m_load->setEnabled(isLoading || isLoaded || (canBeUsed && elsewhere.isEmpty()));
  m_load->setToolTip(canBeUsed ? elsewhere : QString());
  setLook(m_load, "look", isLoaded || isLoading ? "" : "primary");
  m_use->setEnabled(canBeUsed);
  m_makeDefault->setEnabled(canBeUsed && !m_info.isDefault);
  m_trialPart->setVisible(canBeUsed);

  // What was told about a failed action stays until the next one.
  const ModelRun* loading = m_controller.loading();
  if (loading != nullptr && loading->model() == m_info.name && loading->state() == ModelRun::State::Failed) return;
  if (!canBeUsed)
    m_notice->tell(NoticeBar::Kind::Error, tr("Cannot be used: %1").arg(said(m_info.problem)), tr("Look again"),
                   [this] { m_controller.rescan(); });
  else if (!elsewhere.isEmpty())
    m_notice->tell(NoticeBar::Kind::Info, elsewhere);
  else if (const QString warning = isLoaded ? QString() : memoryWarning(m_info, m_controller.availableMemoryBytes());
           !warning.isEmpty())
    m_notice->tell(NoticeBar::Kind::Warning, warning);
  else
    m_notice->clear();
}

void ModelDetails::showLoading() {
  const ModelRun* run = m_controller.loading();
  const bool isOurs = run != nullptr && run->model() == m_info.name;
  const bool isRunning = isOurs && run->state() == ModelRun::State::Running;
  m_progressRow->setVisible(isRunning);
  if (isRunning) {
    const double fraction = run->progress() ? run->progress()->fraction : -1;
    m_progress->setRange(0, fraction < 0 ? 0 : kDownloadSteps);
    m_progress->setValue(static_cast<int>(fraction * kDownloadSteps));
    m_stage->setText(fraction < 0 ? tr("Loading…") : tr("Loading, %1 %").arg(static_cast<int>(fraction * 100)));
  }
  if (isOurs && run->state() == ModelRun::State::Failed)
    m_notice->tell(NoticeBar::Kind::Error, said(run->problem()), tr("Try again"),
                   [this] { m_controller.load(model()); });
}

void ModelDetails::showTrial() {
  const ModelRun* run = m_controller.trial();
  const bool isOurs = run != nullptr && run->model() == m_info.name;
  const bool isRunning = isOurs && run->state() == ModelRun::State::Running;
  m_run->setText(isRunning ? tr("Stop") : tr("Try"));
  m_run->setAccessibleName(isRunning ? tr("Stop the answer") : tr("Try the model"));
  setLook(m_run, "look", isRunning ? "stop" : "primary");
  m_answer->setVisible(isOurs && !run->text().empty());
  m_figures->setVisible(isOurs);
  if (!isOurs) {
    m_trialProblem->clear();
    return;
  }
  m_answer->setText(QString::fromStdString(run->text()).trimmed());
  QStringList parts;
  if (run->tokens() == 0 && isRunning)
    parts << (run->progress() && run->progress()->fraction >= 0
                  ? tr("Loading, %1 %").arg(static_cast<int>(run->progress()->fraction * 100))
                  : tr("Waiting for the first word…"));
  if (run->tokens() > 0) parts << tr("%1 tokens").arg(run->tokens());
  if (run->tokensPerSecond() > 0) parts << rateText(run->tokensPerSecond());
  if (run->firstToken().count() > 0) parts << tr("first token %1").arg(durationText(run->firstToken()));
  if (run->state() == ModelRun::State::Stopped) parts << tr("stopped");
  if (run->wasRemote()) parts << tr("answered elsewhere");
  m_figures->setText(parts.join(QStringLiteral("  ·  ")));
  if (run->state() == ModelRun::State::Failed)
    m_trialProblem->tell(NoticeBar::Kind::Error, said(run->problem()), tr("Try again"),
                         [this] { m_controller.tryPrompt(model(), m_prompt->text()); });
  else
    m_trialProblem->clear();
}

void ModelDetails::loadOrUnload() {
  const ModelRun* run = m_controller.loading();
  if (run != nullptr && run->state() == ModelRun::State::Running) return m_controller.stop();
  const ModelInMemory* memory = m_controller.inMemory(m_info);
  if (memory != nullptr && !memory->isLoading)
    m_controller.unload(m_info);
  else if (m_load->isEnabled())
    m_controller.load(model());
}

void ModelDetails::tryOrStop() {
  const ModelRun* run = m_controller.trial();
  if (run != nullptr && run->model() == m_info.name && run->state() == ModelRun::State::Running)
    m_controller.stop();
  else if (m_info.problem.empty())
    m_controller.tryPrompt(model(), m_prompt->text());
}

void ModelDetails::copyDigest() {
  if (m_info.name.empty() || !m_digestWanted.isEmpty()) return;
  m_digestWanted = model();
  m_digest->setEnabled(false);
  m_digest->setText(tr("Computing…"));
  m_controller.readDigest(model());
}

void ModelDetails::openFolder() {
  if (!QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(m_info.path.string()))))
    Q_EMIT told(tr("No file manager answered. The folder is %1").arg(QString::fromStdString(m_info.path.string())));
}

} // namespace aisemble::ui
