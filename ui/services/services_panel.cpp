// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/services_panel.h"

#include "ui/messages/message_translation.h"
#include "ui/services/endpoint_dialog.h"
#include "ui/services/endpoint_row.h"
#include "ui/services/service_card.h"
#include "ui/services/service_texts.h"
#include "ui/services/shared_cache_card.h"
#include "ui/settings/limits_form.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/no_wheel.h"
#include "ui/widgets/notice_bar.h"

#include <QComboBox>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kHealthIntervalMs = 1000;
constexpr int kCardsWidth = 860;
constexpr QLatin1String kScroll("services/scroll");

} // namespace

ServicesPanel::ServicesPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings,
                             BackgroundQueue&, QWidget* parent)
    : Panel(parent), m_context(context), m_theme(theme), m_settings(settings) {
  setProperty("area", "work");
  setAttribute(Qt::WA_StyledBackground);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_scroll = new QScrollArea(this);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  outer->addWidget(m_scroll);
  auto* inside = new QWidget(m_scroll);
  inside->setProperty("area", "work");
  auto* centre = new QHBoxLayout(inside);
  centre->setContentsMargins(24, 20, 24, 24);
  auto* column = new QWidget(inside);
  column->setMaximumWidth(kCardsWidth);
  centre->addStretch(1);
  centre->addWidget(column, 100);
  centre->addStretch(1);
  m_scroll->setWidget(inside);
  auto* stack = new QVBoxLayout(column);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(12);

  auto* head = new QHBoxLayout;
  auto* words = new QVBoxLayout;
  words->setSpacing(kHalfStep);
  words->addWidget(makeLabel(tr("Services"), "hero", column));
  QLabel* summary =
      makeLabel(tr("Each kind of work is answered by this machine, or by services elsewhere with the same "
                   "buttons. Only what is set to be elsewhere leaves this machine."),
                "muted", column);
  summary->setWordWrap(true);
  words->addWidget(summary);
  head->addLayout(words, 1);
  auto* testAll = makeButton(tr("Test all"), "", column);
  head->addWidget(testAll, 0, Qt::AlignTop);
  stack->addLayout(head);
  m_problems = new NoticeBar(theme, column);
  stack->addWidget(m_problems);
  for (const ServiceKind service : kAllServices) {
    auto* card = new ServiceCard(context, theme, settings, service, column);
    connect(card, &ServiceCard::undoOffered, this, &ServicesPanel::undoOffered);
    connect(card, &ServiceCard::told, this, &ServicesPanel::notice);
    connect(card, &ServiceCard::standingChanged, this, &ServicesPanel::statusChanged);
    stack->addWidget(card);
    m_cards.push_back(card);
  }
  m_sharedCache = new SharedCacheCard(context, theme, settings, column);
  connect(m_sharedCache, &SharedCacheCard::undoOffered, this, &ServicesPanel::undoOffered);
  connect(m_sharedCache, &SharedCacheCard::told, this, &ServicesPanel::notice);
  stack->addWidget(m_sharedCache);
  stack->addWidget(buildLimits(column));
  stack->addStretch(1);
  guardFromWheel(inside);

  makeCommands();
  connect(testAll, &QPushButton::clicked, this, [this] { m_commands.front()->trigger(); });
  connect(&settings, &SettingsController::applied, this, [this] {
    showProblems();
    readHealth();
  });
  connect(&settings, &SettingsController::changed, this, [this] { m_limits->setLimits(m_settings.settings().remote); });
  connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &ServicesPanel::sessionChanged);
  m_timer.setInterval(kHealthIntervalMs);
  connect(&m_timer, &QTimer::timeout, this, &ServicesPanel::readHealth);
  showProblems();
}

QWidget* ServicesPanel::buildLimits(QWidget* parent) {
  auto* card = new QFrame(parent);
  card->setProperty("card", true);
  auto* stack = new QVBoxLayout(card);
  stack->setContentsMargins(kDoubleStep, 12, kDoubleStep, 12);
  stack->setSpacing(12);
  stack->addWidget(makeLabel(tr("Time limits and connections"), "title", card));
  m_limits = new LimitsForm(card);
  m_limits->setLimits(m_settings.settings().remote);
  stack->addWidget(m_limits);
  connect(m_limits, &LimitsForm::edited, this, &ServicesPanel::applyLimits);
  return card;
}

void ServicesPanel::applyLimits() {
  Settings changed = m_settings.settings();
  const RemoteSettings before = changed.remote;
  changed.remote = m_limits->limits(before);
  if (changed.remote == before) return;
  if (const Result<void> taken = m_settings.change(changed); !taken) {
    m_problems->tell(NoticeBar::Kind::Error, said(taken.error()));
    m_limits->setLimits(before);
    return;
  }
  Q_EMIT undoOffered(tr("The limits were changed"), [controller = QPointer<SettingsController>(&m_settings), before] {
    if (!controller) return;
    Settings back = controller->settings();
    back.remote = before;
    (void)controller->change(back);
  });
}

QAction* ServicesPanel::command(const char* id, const QString& text, const QKeySequence& keys,
                                std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setProperty("category", tr("Services"));
  connect(action, &QAction::triggered, this, std::move(run));
  m_commands << action;
  return action;
}

void ServicesPanel::makeCommands() {
  command("services.testAll", tr("Test all endpoints"), Qt::CTRL | Qt::Key_T, [this] {
    int asked = 0;
    for (ServiceCard* card : m_cards) {
      asked += static_cast<int>(card->rows().size());
      card->testAll();
    }
    if (asked == 0) Q_EMIT notice(tr("There is no endpoint to test. Add one first."));
  });
  for (const ServiceKind service : kAllServices)
    command(qPrintable(QStringLiteral("services.add.%1")
                           .arg(QString::fromLatin1(serviceName(service).data(),
                                                    static_cast<qsizetype>(serviceName(service).size())))),
            tr("Add an endpoint: %1").arg(serviceTitle(service)),
            QKeySequence(Qt::CTRL | Qt::SHIFT | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(service))),
            [this, service] { card(service).addEndpoint(); });
  addActions(m_commands);
}

PanelStatus ServicesPanel::status() const {
  PanelStatus out;
  int ready = 0;
  int untried = 0;
  for (const ServiceHealth& service : m_health.services) {
    const ServiceStanding& standing = m_cards[static_cast<std::size_t>(service.service)]->standing();
    ready += standing.isReady ? 1 : 0;
    untried += standing.isUntried ? 1 : 0;
  }
  if (!m_health.services.empty()) out.engine = tr("%1 of %2 services ready").arg(ready).arg(m_health.services.size());
  if (untried > 0) out.engine = tr("%1, %2 not called yet").arg(out.engine).arg(untried);
  // While the panel is hidden nobody asks how many there are.
  if (m_health.connections > 0 && isVisible()) out.activity = tr("%1 calls under way").arg(m_health.connections);
  return out;
}

void ServicesPanel::saveSession(QVariantMap& session) const {
  session.insert(kScroll, m_scroll->verticalScrollBar()->value());
}

void ServicesPanel::restoreSession(const QVariantMap& session) {
  bool isNumber = false;
  const int value = session.value(kScroll).toInt(&isNumber);
  if (!isNumber) return;
  // The range is known once the cards are laid out.
  QTimer::singleShot(0, this, [this, value] { m_scroll->verticalScrollBar()->setValue(value); });
}

void ServicesPanel::focusFirst() {
  card(ServiceKind::Llm).route().setFocus();
}

void ServicesPanel::shutdown() {
  m_timer.stop();
}

void ServicesPanel::showEvent(QShowEvent* event) {
  Panel::showEvent(event);
  if (m_context.services == nullptr) return;
  readHealth();
  m_timer.start();
}

void ServicesPanel::hideEvent(QHideEvent* event) {
  Panel::hideEvent(event);
  m_timer.stop();
}

void ServicesPanel::readHealth() {
  if (m_context.services == nullptr || m_isReading || !isVisible()) return;
  m_isReading = true;
  m_lookup.run([services = m_context.services] { return services->health(); }, this,
               [this](const ServicesHealth& health) {
                 m_isReading = false;
                 m_health = health;
                 for (const ServiceHealth& service : health.services)
                   card(service.service).setHealth(service);
                 m_sharedCache->setHealth(health.sharedCache);
                 Q_EMIT statusChanged();
               });
}

void ServicesPanel::showProblems() {
  QStringList lines;
  for (const std::string& problem : m_settings.problems())
    lines << said(problem);
  if (lines.isEmpty())
    m_problems->clear();
  else
    m_problems->tell(NoticeBar::Kind::Error, lines.join(QLatin1Char('\n')), tr("Try again"),
                     [this] { m_settings.reapply(); });
}

} // namespace aisemble::ui
