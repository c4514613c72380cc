// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/shared_cache_card.h"

#include "ui/messages/message_translation.h"
#include "ui/services/endpoint_row.h"
#include "ui/services/service_texts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/notice_bar.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>
#include <QSpinBox>
#include <QVBoxLayout>

namespace aisemble::ui {

SharedCacheCard::SharedCacheCard(WorkbenchContext& context, const Theme& theme, SettingsController& settings,
                                 QWidget* parent)
    : QFrame(parent), m_context(context), m_theme(theme), m_settings(settings) {
  setProperty("card", true);
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(kDoubleStep, 12, kDoubleStep, 12);
  stack->setSpacing(kStep);
  auto* title = new QHBoxLayout;
  title->setSpacing(kStep);
  title->addWidget(makeLabel(tr("Shared results"), "title", this));
  m_dot = new QLabel(this);
  title->addWidget(m_dot);
  m_state = makeLabel(QString(), "caption", this);
  m_state->setWordWrap(true);
  title->addWidget(m_state, 1);
  stack->addLayout(title);
  QLabel* summary = makeLabel(
      tr("A Redis server keeps results for all who use it. Its absence costs time, never an answer."), "muted", this);
  summary->setWordWrap(true);
  stack->addWidget(summary);

  auto* form = new QFormLayout;
  form->setHorizontalSpacing(24);
  form->setVerticalSpacing(kStep);
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_enabled = new QCheckBox(tr("Share results"), this);
  m_enabled->setAccessibleName(m_enabled->text());
  form->addRow(m_enabled);
  m_address = new QLineEdit(this);
  m_address->setAccessibleName(tr("Address of the Redis server"));
  m_address->setPlaceholderText(QStringLiteral("redis://127.0.0.1:6379/0"));
  m_address->setMinimumWidth(260);
  form->addRow(tr("Address"), m_address);
  m_addressProblem = makeLabel(QString(), "danger", this);
  m_addressProblem->setWordWrap(true);
  m_addressProblem->hide();
  form->addRow(QString(), m_addressProblem);
  m_password = new QLineEdit(this);
  m_password->setAccessibleName(tr("Password of the Redis server"));
  m_password->setEchoMode(QLineEdit::Password);
  m_password->setEnabled(context.keys != nullptr);
  form->addRow(tr("Password"), m_password);
  m_passwordState = makeLabel(QString(), "caption", this);
  m_passwordState->setWordWrap(true);
  form->addRow(QString(), m_passwordState);
  m_timeout = new QSpinBox(this);
  m_timeout->setRange(1, 60'000);
  m_timeout->setSuffix(tr(" ms"));
  m_timeout->setKeyboardTracking(false);
  m_timeout->setAccessibleName(tr("Time limit of the Redis server"));
  m_timeout->setMinimumWidth(140);
  m_timeout->setMaximumWidth(180);
  form->addRow(tr("Time limit"), m_timeout);
  stack->addLayout(form);
  m_notice = new NoticeBar(theme, this);
  stack->addWidget(m_notice);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(-6, 0, 0, 0); // a link's own margin
  m_test = makeButton(tr("Test"), "link", this);
  m_test->setAccessibleName(tr("Test the Redis server"));
  m_test->setEnabled(context.services != nullptr);
  foot->addWidget(m_test);
  foot->addStretch(1);
  stack->addLayout(foot);

  connect(m_enabled, &QCheckBox::clicked, this, &SharedCacheCard::apply);
  connect(m_address, &QLineEdit::editingFinished, this, &SharedCacheCard::apply);
  connect(m_timeout, &QSpinBox::valueChanged, this, &SharedCacheCard::apply);
  connect(m_password, &QLineEdit::editingFinished, this, &SharedCacheCard::keepPassword);
  connect(m_test, &QPushButton::clicked, this, &SharedCacheCard::test);
  connect(&settings, &SettingsController::changed, this, &SharedCacheCard::readSettings);
  connect(&settings, &SettingsController::applied, this, &SharedCacheCard::showState);
  connect(&theme, &Theme::changed, this, &SharedCacheCard::showState);
  readSettings();
}

void SharedCacheCard::readSettings() {
  const SharedCacheSettings& now = m_settings.settings().sharedCache;
  const QSignalBlocker quiet(m_timeout);
  m_enabled->setChecked(now.enabled);
  if (m_address->text().toStdString() != now.address) m_address->setText(QString::fromStdString(now.address));
  m_timeout->setValue(now.timeoutMs);
  m_addressProblem->hide();
  setLook(m_address, "invalid", false);
  showState();
}

bool SharedCacheCard::checkAddress() {
  const std::string address = m_address->text().trimmed().toStdString();
  QString problem;
  if (address.empty())
    problem = tr("Enter the address, for example %1.").arg(m_address->placeholderText());
  else if (m_context.services != nullptr)
    problem = said(m_context.services->problemOfCacheAddress(address));
  m_addressProblem->setText(problem);
  m_addressProblem->setVisible(!problem.isEmpty());
  setLook(m_address, "invalid", !problem.isEmpty());
  return problem.isEmpty();
}

void SharedCacheCard::apply() {
  if (!checkAddress()) {
    m_enabled->setChecked(m_settings.settings().sharedCache.enabled);
    return;
  }
  Settings changed = m_settings.settings();
  const SharedCacheSettings before = changed.sharedCache;
  changed.sharedCache = {m_enabled->isChecked(), m_address->text().trimmed().toStdString(), m_timeout->value()};
  if (changed.sharedCache == before) return;
  m_notice->clear();
  if (const Result<void> taken = m_settings.change(changed); !taken) {
    m_notice->tell(NoticeBar::Kind::Error, said(taken.error()));
    return;
  }
  Q_EMIT undoOffered(before.enabled == changed.sharedCache.enabled ? tr("The shared cache was changed")
                     : before.enabled                              ? tr("Results are shared no longer")
                                                                   : tr("Results are shared now"),
                     [controller = QPointer<SettingsController>(&m_settings), before] {
                       if (!controller) return;
                       Settings back = controller->settings();
                       back.sharedCache = before;
                       (void)controller->change(back);
                     });
}

void SharedCacheCard::keepPassword() {
  if (m_password->text().isEmpty() || m_context.keys == nullptr || m_isKeeping) return;
  const std::string password = m_password->text().toStdString();
  m_isKeeping = true; // the desktop may ask for the keyring's password
  m_password->setEnabled(false);
  showState();
  m_context.keys->keep(kSharedCacheKey, password, [guard = QPointer<SharedCacheCard>(this)](const KeyOutcome& outcome) {
    if (!guard) return;
    guard->m_isKeeping = false;
    guard->m_password->clear();
    guard->m_password->setEnabled(true);
    Q_EMIT guard->told(outcome.problem.empty()
                           ? tr("The password is in the keyring")
                           : tr("%1 The password is held for this run only.").arg(said(outcome.problem)));
    guard->m_settings.reapply();
  });
}

void SharedCacheCard::test() {
  if (!checkAddress()) {
    m_address->setFocus();
    return;
  }
  m_test->setEnabled(false);
  m_notice->tell(NoticeBar::Kind::Info, tr("Asking %1…").arg(m_address->text().trimmed()));
  SharedCacheSettings asked = m_settings.settings().sharedCache;
  asked.address = m_address->text().trimmed().toStdString();
  m_context.services->testSharedCache(asked, [guard = QPointer<SharedCacheCard>(this)](const std::string& problem) {
    if (!guard) return;
    guard->m_test->setEnabled(true);
    if (problem.empty())
      guard->m_notice->tell(NoticeBar::Kind::Good, tr("It answers."));
    else
      guard->m_notice->tell(NoticeBar::Kind::Error,
                            tr("%1 Check that the server runs, its address and its password.").arg(said(problem)),
                            tr("Try again"), [guard] { guard->test(); });
  });
}

void SharedCacheCard::setHealth(const std::optional<SharedCacheHealth>& health) {
  m_health = health;
  showState();
}

void SharedCacheCard::showState() {
  const Tokens& tokens = m_theme.tokens();
  QColor colour = tokens.borderStrong;
  QString text = tr("Off");
  if (m_health) {
    colour = m_health->isPaused ? tokens.danger : tokens.accent;
    text = tr("%1 hits, %2 misses, %3 stored, %4 faults")
               .arg(m_health->hits)
               .arg(m_health->misses)
               .arg(m_health->stores)
               .arg(m_health->faults);
    if (m_health->isPaused) text = tr("Left alone after a fault: %1").arg(said(m_health->lastFault));
  } else if (m_settings.settings().sharedCache.enabled) {
    text = tr("Not in use");
  }
  m_dot->setPixmap(dotPixmap(colour, devicePixelRatioF()));
  if (m_state->text() != text) m_state->setText(text);
  if (m_context.keys == nullptr) {
    m_passwordState->setText(tr("Keys come from the environment in this run."));
    return;
  }
  if (m_isKeeping) {
    m_passwordState->setText(tr("Waiting for the keyring…"));
    return;
  }
  const KeyPlace place = m_context.keys->place(kSharedCacheKey);
  m_password->setPlaceholderText(place == KeyPlace::None ? tr("None is needed, or paste it here")
                                                         : tr("There is one; paste another to replace it"));
  const QString variable = QString::fromStdString(m_context.keys->variable(kSharedCacheKey));
  m_passwordState->setText(place == KeyPlace::None
                               ? tr("Kept in the keyring, or in the variable %1; never in a file.").arg(variable)
                               : keyText(place, variable));
}

} // namespace aisemble::ui
