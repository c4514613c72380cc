// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/service_card.h"

#include "ui/messages/message_translation.h"
#include "ui/services/endpoint_dialog.h"
#include "ui/services/endpoint_row.h"
#include "ui/services/service_texts.h"
#include "ui/widgets/controls.h"

#include <QComboBox>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace aisemble::ui {

ServiceCard::ServiceCard(WorkbenchContext& context, const Theme& theme, SettingsController& settings,
                         ServiceKind service, QWidget* parent)
    : QFrame(parent), m_context(context), m_theme(theme), m_settings(settings), m_service(service) {
  setProperty("card", true);
  m_health.service = service;
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(kDoubleStep, 12, kDoubleStep, 12);
  stack->setSpacing(kStep);
  auto* head = new QHBoxLayout;
  head->setSpacing(kStep);
  auto* names = new QVBoxLayout;
  names->setSpacing(0);
  auto* title = new QHBoxLayout;
  title->setSpacing(kStep);
  title->addWidget(makeLabel(serviceTitle(service), "title", this));
  m_dot = new QLabel(this);
  title->addWidget(m_dot);
  m_state = makeLabel(QString(), "caption", this);
  m_state->setWordWrap(true);
  title->addWidget(m_state, 1);
  names->addLayout(title);
  names->addWidget(makeLabel(serviceSummary(service), "muted", this));
  head->addLayout(names, 1);
  m_route = makeChoice(this);
  m_route->setAccessibleName(tr("%1: who answers").arg(serviceTitle(service)));
  for (const RouteText& route : routeTexts())
    m_route->addItem(route.name, static_cast<int>(route.route));
  head->addWidget(m_route, 0, Qt::AlignTop);
  stack->addLayout(head);
  m_routeHelp = makeLabel(QString(), "caption", this);
  m_routeHelp->setWordWrap(true);
  stack->addWidget(m_routeHelp);
  m_reason = makeLabel(QString(), "danger", this);
  m_reason->setWordWrap(true);
  m_reason->hide();
  stack->addWidget(m_reason);
  m_notice = new NoticeBar(theme, this);
  stack->addWidget(m_notice);
  m_list = new QVBoxLayout;
  m_list->setSpacing(kHalfStep);
  stack->addLayout(m_list);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(-6, 0, 0, 0); // a link's own margin
  m_add = makeButton(tr("Add an endpoint…"), "link", this);
  m_add->setAccessibleName(tr("Add an endpoint: %1").arg(serviceTitle(service)));
  foot->addWidget(m_add);
  foot->addStretch(1);
  stack->addLayout(foot);

  connect(m_route, &QComboBox::activated, this, [this] {
    const auto wanted = static_cast<RouteChoice>(m_route->currentData().toInt());
    const QString problem = change(tr("%1: %2").arg(serviceTitle(m_service), m_route->currentText()),
                                   [wanted](ServiceSettings& s) { s.route = wanted; });
    if (!problem.isEmpty()) m_notice->tell(NoticeBar::Kind::Error, problem);
  });
  connect(m_add, &QPushButton::clicked, this, &ServiceCard::addEndpoint);
  connect(&settings, &SettingsController::changed, this, &ServiceCard::readSettings);
  connect(&theme, &Theme::changed, this, &ServiceCard::showHealth);
  readSettings();
  showEndpoints();
}

void ServiceCard::readSettings() {
  const ServiceSettings& now = m_settings.settings().service(m_service);
  const bool isOther = now.endpoints != m_shown.endpoints;
  const auto isInUse = [](const ServiceSettings& one) { return one.route != RouteChoice::Local; };
  if (isOther || isInUse(now) != isInUse(m_shown)) { // what is known is of others
    m_health = {};
    m_health.service = m_service;
  }
  m_shown = now;
  m_route->setCurrentIndex(std::max(0, m_route->findData(static_cast<int>(now.route))));
  if (isOther) showEndpoints();
  showRouteHelp();
}

void ServiceCard::showRouteHelp() {
  for (const RouteText& route : routeTexts())
    if (route.route == m_shown.route) m_routeHelp->setText(route.help);
  if (m_shown.route != RouteChoice::Local && m_shown.endpoints.empty())
    m_notice->tell(NoticeBar::Kind::Warning,
                   m_shown.route == RouteChoice::Remote
                       ? tr("There is no endpoint, so nobody answers. Add one, or choose this machine.")
                       : tr("There is no endpoint, so this machine answers alone. Add one."),
                   tr("Add an endpoint"), [this] { addEndpoint(); });
  else
    m_notice->clear();
  showHealth();
}

void ServiceCard::showEndpoints() {
  const std::vector<EndpointRow*> before = std::exchange(m_rows, {});
  for (EndpointRow* row : before) {
    row->hide();
    row->deleteLater(); // its own button may have asked for this
  }
  for (std::size_t i = 0; i < m_shown.endpoints.size(); ++i) {
    auto* row = new EndpointRow(m_context, m_theme, m_shown.endpoints[i], this);
    row->setMayMoveDown(i + 1 < m_shown.endpoints.size());
    for (const EndpointRow* old : before)
      if (old->endpoint() == row->endpoint()) row->takeTest(*old);
    connect(row, &EndpointRow::tested, this, &ServiceCard::showHealth);
    connect(row, &EndpointRow::editRequested, this, [this, i] { openDialog(i); });
    connect(row, &EndpointRow::removeRequested, this, [this, i] {
      const QString url = QString::fromStdString(m_shown.endpoints[i].url);
      (void)change(tr("%1 was removed").arg(url), [i](ServiceSettings& s) {
        s.endpoints.erase(s.endpoints.begin() + static_cast<std::ptrdiff_t>(i));
      });
      m_add->setFocus();
    });
    connect(row, &EndpointRow::moveDownRequested, this, [this, i] {
      (void)change(tr("The order was changed"),
                   [i](ServiceSettings& s) { std::swap(s.endpoints[i], s.endpoints[i + 1]); });
    });
    m_list->addWidget(row);
    m_rows.push_back(row);
  }
  showRowHealth();
}

QString ServiceCard::change(const QString& done, const std::function<void(ServiceSettings&)>& edit) {
  Settings changed = m_settings.settings();
  const ServiceSettings before = changed.service(m_service);
  edit(changed.service(m_service));
  if (changed.service(m_service) == before) return {};
  if (const Result<void> taken = m_settings.change(changed); !taken) {
    readSettings(); // what is shown is what holds
    return said(taken.error());
  }
  // Only this service goes back: what was changed elsewhere since stays.
  Q_EMIT undoOffered(done, [controller = QPointer<SettingsController>(&m_settings), service = m_service, before] {
    if (!controller) return;
    Settings back = controller->settings();
    back.service(service) = before;
    (void)controller->change(back);
  });
  return {};
}

EndpointDialog* ServiceCard::addEndpoint() {
  return openDialog(std::nullopt);
}

EndpointDialog* ServiceCard::openDialog(std::optional<std::size_t> index) {
  std::optional<RemoteEndpoint> now;
  if (index) now = m_shown.endpoints.at(*index);
  const auto save = [this, index, now](const RemoteEndpoint& endpoint) -> QString {
    const auto& endpoints = m_settings.settings().service(m_service).endpoints;
    if (!index) {
      if (std::find(endpoints.begin(), endpoints.end(), endpoint) != endpoints.end())
        return tr("This endpoint is in the list already.");
      // Who adds the first endpoint wants it asked; that things leave the machine from now on must be said.
      const bool isAskedNow = endpoints.empty() && m_shown.route == RouteChoice::Local;
      const QString done = isAskedNow ? tr("%1 was added and is asked first from now on") : tr("%1 was added");
      return change(done.arg(QString::fromStdString(endpoint.url)), [&](ServiceSettings& s) {
        s.endpoints.push_back(endpoint);
        if (isAskedNow) s.route = RouteChoice::RemoteThenLocal;
      });
    }
    if (*index >= endpoints.size() || endpoints[*index] != *now)
      return tr("The endpoint was changed elsewhere meanwhile. Close this and open it again.");
    return change(tr("%1 was changed").arg(QString::fromStdString(endpoint.url)),
                  [&](ServiceSettings& s) { s.endpoints[*index] = endpoint; });
  };
  auto* dialog = new EndpointDialog(m_context, m_theme, m_service, now, save, this);
  connect(dialog, &EndpointDialog::keysChanged, this, [this] {
    m_settings.reapply();
    for (EndpointRow* row : m_rows)
      row->forgetTest(); // it was with another key
    showHealth();
  });
  connect(dialog, &EndpointDialog::told, this, &ServiceCard::told);
  dialog->open();
  return dialog;
}

void ServiceCard::testAll() {
  for (EndpointRow* row : m_rows)
    row->test();
}

void ServiceCard::setHealth(const ServiceHealth& health) {
  m_health = health;
  showRowHealth();
  showHealth();
}

void ServiceCard::showHealth() {
  const Tokens& tokens = m_theme.tokens();
  std::vector<EndpointFare> fares;
  for (const EndpointRow* row : m_rows)
    fares.push_back(row->fare());
  m_standing = standingOf(m_shown, m_health, fares);
  using Tone = ServiceStanding::Tone;
  const Tone tone = m_standing.tone;
  m_dot->setPixmap(dotPixmap(tone == Tone::Good      ? tokens.accent
                             : tone == Tone::Warning ? tokens.warning
                             : tone == Tone::Bad     ? tokens.danger
                                                     : tokens.borderStrong,
                             devicePixelRatioF()));
  m_state->setText(m_standing.text);
  const char* look = tone == Tone::Bad ? "danger" : tone == Tone::Warning ? "warning" : "caption";
  if (m_state->property("tone") != QVariant(QLatin1String(look))) setLook(m_state, "tone", QLatin1String(look));
  // The rows tell what is wrong with endpoints; this tells what is wrong with this machine.
  const bool isOwn = tone == Tone::Bad && m_shown.route == RouteChoice::Local;
  m_reason->setText(isOwn ? said(m_health.reason) : QString());
  m_reason->setVisible(isOwn);
  Q_EMIT standingChanged();
}

QString ServiceCard::stateText() const {
  return m_state->text();
}

void ServiceCard::showRowHealth() {
  // The engine's endpoints are in the order of the settings, unless these were changed a moment ago.
  const bool isOfThese = m_health.endpoints.size() == m_rows.size() && m_shown.route != RouteChoice::Local;
  for (std::size_t i = 0; i < m_rows.size(); ++i)
    m_rows[i]->setHealth(isOfThese ? &m_health.endpoints[i] : nullptr);
}

} // namespace aisemble::ui
