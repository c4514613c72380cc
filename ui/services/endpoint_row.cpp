// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/endpoint_row.h"

#include "ui/messages/message_translation.h"
#include "ui/prompt/message_text.h"
#include "ui/services/service_texts.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {

QPixmap dotPixmap(const QColor& colour, qreal devicePixelRatio) {
  constexpr int kSize = 10;
  QPixmap out(QSize(kSize, kSize) * devicePixelRatio);
  out.setDevicePixelRatio(devicePixelRatio);
  out.fill(Qt::transparent);
  QPainter painter(&out);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(QRectF(1, 1, kSize - 2, kSize - 2));
  return out;
}

EndpointRow::EndpointRow(WorkbenchContext& context, const Theme& theme, const RemoteEndpoint& endpoint, QWidget* parent)
    : QWidget(parent), m_context(context), m_theme(theme), m_endpoint(endpoint) {
  const QString address = QString::fromStdString(endpoint.url);
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, kHalfStep, 0, kHalfStep);
  stack->setSpacing(kHalfStep);
  auto* row = new QHBoxLayout;
  row->setSpacing(kStep);
  m_dot = new QLabel(this);
  row->addWidget(m_dot);
  auto* names = new QVBoxLayout;
  names->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->setSpacing(kStep);
  auto* url = new ElidedLabel(this);
  url->setFullText(address);
  url->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  head->addWidget(url);
  head->addWidget(makeLabel(protocolTitle(endpoint.protocol), "badge", this));
  if (!endpoint.model.empty()) {
    auto* model = new ElidedLabel(this);
    model->setProperty("tone", "caption");
    model->setFullText(QString::fromStdString(endpoint.model));
    model->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    head->addWidget(model);
  }
  head->addStretch(1);
  names->addLayout(head);
  m_state = makeLabel(QString(), "caption", this);
  m_state->setWordWrap(true);
  names->addWidget(m_state);
  m_problem = makeLabel(QString(), "danger", this);
  m_problem->setWordWrap(true);
  m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_problem->hide();
  names->addWidget(m_problem);
  row->addLayout(names, 1);

  m_test = makeButton(tr("Test"), "link", this);
  m_test->setAccessibleName(tr("Test %1").arg(address));
  m_test->setToolTip(tr("Asks the endpoint who it is. No prompt and no file is sent."));
  m_test->setEnabled(context.services != nullptr);
  row->addWidget(m_test);
  m_down = new IconButton(theme, Glyph::Down, tr("Move down: %1").arg(address), this);
  row->addWidget(m_down);
  auto* edit = new IconButton(theme, Glyph::Edit, tr("Edit %1").arg(address), this);
  row->addWidget(edit);
  auto* remove = new IconButton(theme, Glyph::Trash, tr("Remove %1").arg(address), this);
  row->addWidget(remove);
  stack->addLayout(row);
  m_notice = new NoticeBar(theme, this);
  stack->addWidget(m_notice);

  connect(m_test, &QPushButton::clicked, this, &EndpointRow::test);
  connect(m_down, &QToolButton::clicked, this, &EndpointRow::moveDownRequested);
  connect(edit, &QToolButton::clicked, this, &EndpointRow::editRequested);
  connect(remove, &QToolButton::clicked, this, &EndpointRow::removeRequested);
  connect(&theme, &Theme::changed, this, &EndpointRow::showState);
  showState();
}

void EndpointRow::setMayMoveDown(bool may) {
  m_down->setVisible(may);
}

void EndpointRow::setHealth(const EndpointHealth* health) {
  m_health = health != nullptr ? std::optional(*health) : std::nullopt;
  if (m_health && m_tested && m_health->calls < m_tested->calls) m_tested->calls = m_health->calls; // counted anew
  if (m_health && m_tested && m_health->calls > m_tested->calls) m_tested.reset();
  showState();
}

EndpointFare EndpointRow::fare() const {
  if (m_tested)
    return m_tested->outcome == Tested::Outcome::Answers || m_tested->outcome == Tested::Outcome::LacksModel
               ? EndpointFare::Answers
               : EndpointFare::Fails;
  return m_health ? fareOf(*m_health) : EndpointFare::NotCalled;
}

void EndpointRow::takeTest(const EndpointRow& other) {
  m_tested = other.m_tested;
  showState();
}

void EndpointRow::forgetTest() {
  m_tested.reset();
  showState();
}

QString EndpointRow::testedText() const {
  switch (m_tested->outcome) {
  case Tested::Outcome::Answers:
    return tr("Answered the test, %1").arg(durationText(m_tested->latency));
  case Tested::Outcome::LacksModel:
    return tr("Answered the test, without the model");
  case Tested::Outcome::Refuses:
    return tr("The test failed");
  case Tested::Outcome::IsSilent:
    return tr("Did not answer the test");
  }
  return {};
}

void EndpointRow::showState() {
  const Tokens& tokens = m_theme.tokens();
  QColor colour = tokens.borderStrong;
  QStringList parts;
  QString problem;
  if (m_health) {
    using State = EndpointHealth::State;
    if (m_health->state == State::PutOut || m_health->refusesKey)
      colour = tokens.danger;
    else if (m_health->state == State::Suspect || m_health->state == State::Probing)
      colour = tokens.warning;
    else if (m_health->latency.count() > 0)
      colour = tokens.accent;
    if (!m_tested) parts << healthText(*m_health);
    if (m_health->calls > 0) parts << tr("%1 calls, %2 failed").arg(m_health->calls).arg(m_health->failed);
    if (m_health->outstanding > 0) parts << tr("%1 under way").arg(m_health->outstanding);
    problem = said(m_health->lastProblem);
  } else {
    parts << tr("Not in use");
  }
  if (m_tested) {
    using Outcome = Tested::Outcome;
    colour = m_tested->outcome == Outcome::Answers      ? tokens.accent
             : m_tested->outcome == Outcome::LacksModel ? tokens.warning
                                                        : tokens.danger;
    parts.prepend(testedText());
    problem.clear(); // of a call before the test
  }
  if (!m_endpoint.secret.empty() && m_context.keys != nullptr)
    parts << keyText(m_context.keys->place(m_endpoint.secret),
                     QString::fromStdString(m_context.keys->variable(m_endpoint.secret)));
  m_dot->setPixmap(dotPixmap(colour, devicePixelRatioF()));
  const QString text = parts.join(QStringLiteral("  ·  "));
  if (m_state->text() != text) m_state->setText(text);
  if (m_problem->text() != problem) m_problem->setText(problem);
  m_problem->setVisible(!problem.isEmpty() && m_notice->isHidden()); // a test's answer says it anew
}

void EndpointRow::test() {
  if (m_context.services == nullptr || !m_test->isEnabled()) return;
  m_test->setEnabled(false);
  m_notice->tell(NoticeBar::Kind::Info, tr("Asking %1…").arg(QString::fromStdString(m_endpoint.url)));
  showState(); // what was said before is not said beside it
  m_context.services->test(m_endpoint, std::nullopt,
                           [guard = QPointer<EndpointRow>(this)](const ConnectionVerdict& verdict) {
                             if (guard) guard->showVerdict(verdict);
                           });
}

void EndpointRow::showVerdict(const ConnectionVerdict& verdict) {
  using Outcome = Tested::Outcome;
  m_test->setEnabled(true);
  const auto& models = verdict.models;
  const std::string& wanted = m_endpoint.model;
  Outcome outcome = Outcome::Answers;
  if (!verdict.isUsable) {
    outcome = verdict.isReachable ? Outcome::Refuses : Outcome::IsSilent;
    const bool isOther = !verdict.protocol.empty() && verdict.protocol != m_endpoint.protocol;
    m_notice->tell(NoticeBar::Kind::Error, said(verdict.problem), isOther ? tr("Edit") : tr("Try again"),
                   [this, isOther] { isOther ? edit() : test(); });
  } else if (!wanted.empty() && !models.empty() && std::find(models.begin(), models.end(), wanted) == models.end()) {
    outcome = Outcome::LacksModel;
    m_notice->tell(NoticeBar::Kind::Warning,
                   tr("It answers, but has no model “%1”. Choose one that it has.").arg(QString::fromStdString(wanted)),
                   tr("Edit"), [this] { edit(); });
  } else {
    m_notice->tell(
        NoticeBar::Kind::Good,
        tr("It answers after %1 and speaks %2.").arg(durationText(verdict.latency), protocolTitle(verdict.protocol)));
  }
  m_tested = Tested{outcome, verdict.latency, m_health ? m_health->calls : 0};
  showState();
  Q_EMIT tested();
}

} // namespace aisemble::ui
