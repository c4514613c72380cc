// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/endpoint_dialog.h"

#include "ui/messages/message_translation.h"
#include "ui/prompt/message_text.h"
#include "ui/services/service_texts.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/no_wheel.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {

EndpointDialog::EndpointDialog(WorkbenchContext& context, const Theme& theme, ServiceKind service,
                               std::optional<RemoteEndpoint> endpoint,
                               std::function<QString(const RemoteEndpoint&)> save, QWidget* parent)
    : QDialog(parent), m_context(context), m_service(service), m_save(std::move(save)) {
  const bool isNew = !endpoint;
  m_before = endpoint.value_or(RemoteEndpoint{});
  if (isNew) m_before.protocol = protocolTexts(service).front().id.toStdString();
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(isNew ? tr("Add an endpoint: %1").arg(serviceTitle(service))
                       : tr("Endpoint: %1").arg(serviceTitle(service)));
  setMinimumWidth(620);
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(20, 20, 20, kDoubleStep);
  stack->setSpacing(12);
  m_fields = new QWidget(this);
  m_form = new QFormLayout(m_fields);
  m_form->setContentsMargins(0, 0, 0, 0);
  m_form->setHorizontalSpacing(20);
  m_form->setVerticalSpacing(kStep);
  m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  buildForm(m_form);
  stack->addWidget(m_fields);
  m_notice = new NoticeBar(theme, this);
  stack->addWidget(m_notice);
  stack->addStretch(1);

  auto* foot = new QHBoxLayout;
  m_test = makeButton(tr("&Test"), "", this);
  m_test->setToolTip(tr("Asks the endpoint who it is. No prompt and no file is sent."));
  m_test->setEnabled(m_context.services != nullptr);
  foot->addWidget(m_test);
  foot->addStretch(1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_okText = isNew ? tr("Add") : tr("Save");
  m_ok = buttons->addButton(m_okText, QDialogButtonBox::AcceptRole);
  m_ok->setDefault(true);
  for (QAbstractButton* button : buttons->buttons()) {
    button->setAccessibleName(withoutMnemonic(button->text()));
    button->setIcon(QIcon());
  }
  foot->addWidget(buttons);
  stack->addLayout(foot);
  connect(m_test, &QPushButton::clicked, this, &EndpointDialog::test);
  connect(buttons, &QDialogButtonBox::accepted, this, &EndpointDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

  m_url->setText(QString::fromStdString(m_before.url));
  m_protocol->setCurrentIndex(std::max(0, m_protocol->findData(QString::fromStdString(m_before.protocol))));
  m_model->setCurrentText(QString::fromStdString(m_before.model));
  m_dialect->setCurrentIndex(std::max(0, m_dialect->findData(QString::fromStdString(m_before.dialect))));
  connect(m_protocol, &QComboBox::currentIndexChanged, this, &EndpointDialog::showProtocol);
  connect(m_url, &QLineEdit::textChanged, this, [this] {
    m_urlProblem->hide();
    setLook(m_url, "invalid", false);
    showKey();
  });
  connect(m_url, &QLineEdit::editingFinished, this, [this] {
    if (!m_url->text().trimmed().isEmpty()) (void)checkAddress();
  });
  showProtocol();
  showKey();
  guardFromWheel(this);
  m_url->setFocus();
}

void EndpointDialog::buildForm(QFormLayout* form) {
  m_url = new QLineEdit(m_fields);
  m_url->setAccessibleName(tr("Address"));
  form->addRow(tr("Address"), m_url);
  m_urlProblem = makeLabel(QString(), "danger", m_fields);
  m_urlProblem->setWordWrap(true);
  m_urlProblem->setObjectName(QStringLiteral("addressProblem"));
  m_urlProblem->hide();
  form->addRow(QString(), m_urlProblem);

  m_protocol = makeChoice(m_fields);
  m_protocol->setAccessibleName(tr("Protocol"));
  for (const ProtocolText& one : protocolTexts(m_service))
    m_protocol->addItem(one.name, one.id);
  if (const QString id = QString::fromStdString(m_before.protocol); m_protocol->findData(id) < 0)
    m_protocol->addItem(protocolTitle(m_before.protocol), id); // set by hand: it stays
  form->addRow(tr("Protocol"), m_protocol);
  m_protocolHelp = makeLabel(QString(), "caption", m_fields);
  m_protocolHelp->setWordWrap(true);
  form->addRow(QString(), m_protocolHelp);

  m_model = makeChoice(m_fields);
  m_model->setEditable(true);
  m_model->setInsertPolicy(QComboBox::NoInsert);
  m_model->setAccessibleName(tr("Model"));
  m_model->lineEdit()->setAccessibleName(tr("Model"));
  m_model->lineEdit()->setPlaceholderText(tr("The service's default; Test lists what it has"));
  m_model->setToolTip(tr("What the service calls the model to use."));
  form->addRow(tr("Model"), m_model);

  m_dialect = makeChoice(m_fields);
  m_dialect->setAccessibleName(tr("Sampling fields"));
  for (const DialectText& one : dialectTexts())
    m_dialect->addItem(one.name, one.id);
  m_dialect->setToolTip(tr("Which sampling options beyond the protocol it takes: top-k, min-p, repetition penalty."));
  form->addRow(tr("Sampling fields"), m_dialect);

  m_key = new QLineEdit(m_fields);
  m_key->setAccessibleName(tr("Key"));
  m_key->setEchoMode(QLineEdit::Password);
  m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
  form->addRow(tr("Key"), m_key);
  auto* state = new QWidget(m_fields);
  auto* row = new QHBoxLayout(state);
  row->setContentsMargins(0, 0, 0, 0);
  m_keyState = makeLabel(QString(), "caption", state);
  m_keyState->setWordWrap(true);
  m_forget = makeButton(tr("Forget the key"), "link", state);
  row->addWidget(m_keyState, 1);
  row->addWidget(m_forget, 0, Qt::AlignTop);
  form->addRow(QString(), state);
  connect(m_forget, &QPushButton::clicked, this, [this] {
    const std::string name = keyNameOf(m_url->text());
    m_context.keys->forget(name, [guard = QPointer<EndpointDialog>(this)](const KeyOutcome& outcome) {
      if (!guard) return;
      if (!outcome.problem.empty()) guard->m_notice->tell(NoticeBar::Kind::Warning, said(outcome.problem));
      Q_EMIT guard->keysChanged();
      guard->showKey();
    });
  });
}

void EndpointDialog::showProtocol() {
  const QString id = m_protocol->currentData().toString();
  for (const ProtocolText& one : protocolTexts(m_service))
    if (one.id == id) {
      m_protocolHelp->setText(one.help);
      m_url->setPlaceholderText(one.example);
    }
  const bool isOpenAi = id == QLatin1String("openai");
  m_dialect->setVisible(isOpenAi);
  if (QWidget* label = m_form->labelForField(m_dialect)) label->setVisible(isOpenAi);
}

void EndpointDialog::showKey() {
  const std::string name = keyNameOf(m_url->text());
  if (m_context.keys == nullptr) {
    m_key->setEnabled(false);
    m_keyState->setText(tr("Keys come from the environment in this run."));
    m_forget->hide();
    return;
  }
  const KeyPlace place = name.empty() ? KeyPlace::None : m_context.keys->place(name);
  const QString variable = QString::fromStdString(m_context.keys->variable(name));
  const bool isHeld = place == KeyPlace::Keyring || place == KeyPlace::ThisRun;
  m_forget->setVisible(isHeld);
  m_key->setPlaceholderText(place == KeyPlace::None ? tr("None is needed, or paste it here")
                                                    : tr("There is one; paste another to replace it"));
  if (place != KeyPlace::None)
    m_keyState->setText(keyText(place, variable));
  else if (const std::string problem = m_context.keys->keyringProblem(); !problem.empty())
    m_keyState->setText(tr("%1 A key that is entered here is held for this run only; for every start, put it into the "
                           "variable %2.")
                            .arg(said(problem), name.empty() ? QStringLiteral("AISEMBLE_KEY_…") : variable));
  else
    m_keyState->setText(tr("It is kept in the keyring of the desktop, never in a file."));
}

RemoteEndpoint EndpointDialog::collect() const {
  RemoteEndpoint out = m_before;
  out.url = m_url->text().trimmed().toStdString();
  out.protocol = m_protocol->currentData().toString().toStdString();
  out.dialect = m_dialect->isHidden() ? "plain" : m_dialect->currentData().toString().toStdString();
  out.model = m_model->currentText().trimmed().toStdString();
  const std::string name = keyNameOf(m_url->text());
  const bool isEntered = !m_key->text().isEmpty();
  const bool isThere = m_context.keys != nullptr && m_context.keys->place(name) != KeyPlace::None;
  // A name that was set by hand stays with its host.
  const bool isSameHost = name == keyNameOf(QString::fromStdString(m_before.url));
  if (isEntered || (isThere && (!isSameHost || m_before.secret.empty() || m_before.secret == name)))
    out.secret = name;
  else if (!isSameHost)
    out.secret.clear();
  return out;
}

bool EndpointDialog::checkAddress() {
  const std::string url = m_url->text().trimmed().toStdString();
  QString problem;
  if (url.empty())
    problem = tr("Enter the address, for example %1.").arg(m_url->placeholderText());
  else if (m_context.services != nullptr)
    problem = said(m_context.services->problemOfAddress(url));
  m_urlProblem->setText(problem);
  m_urlProblem->setVisible(!problem.isEmpty());
  if (!problem.isEmpty()) {
    m_notice->clear(); // it spoke of another address
    // A form's row takes a wrapping label's height from a width of its own choice.
    m_urlProblem->setMinimumHeight(m_urlProblem->heightForWidth(m_url->width()));
    m_form->activate();
    layout()->activate();
    if (const int wanted = layout()->totalHeightForWidth(width()); wanted > height()) resize(width(), wanted);
  }
  setLook(m_url, "invalid", !problem.isEmpty());
  return problem.isEmpty();
}

void EndpointDialog::test() {
  if (m_context.services == nullptr) return;
  if (!checkAddress()) {
    m_url->setFocus();
    return;
  }
  m_test->setEnabled(false);
  m_notice->tell(NoticeBar::Kind::Info, tr("Asking %1…").arg(m_url->text().trimmed()));
  const int number = ++m_tests;
  std::optional<std::string> key;
  if (!m_key->text().isEmpty()) key = m_key->text().toStdString();
  m_context.services->test(collect(), key,
                           [guard = QPointer<EndpointDialog>(this), number](const ConnectionVerdict& verdict) {
                             if (guard && guard->m_tests == number) guard->showVerdict(verdict);
                           });
}

void EndpointDialog::showVerdict(const ConnectionVerdict& verdict) {
  m_test->setEnabled(true);
  const QString model = m_model->currentText();
  QStringList names;
  for (const std::string& name : verdict.models)
    names << QString::fromStdString(name);
  if (!names.isEmpty()) {
    m_model->clear();
    m_model->addItems(names);
    m_model->setCurrentText(model);
  }
  if (!verdict.isUsable) {
    const QString spoken = QString::fromStdString(verdict.protocol);
    const int other = spoken.isEmpty() ? -1 : m_protocol->findData(spoken);
    if (other >= 0 && other != m_protocol->currentIndex())
      m_notice->tell(NoticeBar::Kind::Warning, tr("It answers, and speaks %1.").arg(protocolTitle(verdict.protocol)),
                     tr("Use that"), [this, other] {
                       m_protocol->setCurrentIndex(other);
                       test();
                     });
    else
      m_notice->tell(NoticeBar::Kind::Error, said(verdict.problem), tr("Try again"), [this] { test(); });
    return;
  }
  if (!verdict.dialect.empty())
    m_dialect->setCurrentIndex(std::max(0, m_dialect->findData(QString::fromStdString(verdict.dialect))));
  if (!model.trimmed().isEmpty() && !names.isEmpty() && !names.contains(model.trimmed())) {
    m_notice->tell(NoticeBar::Kind::Warning, tr("It answers, but has no model “%1”. Choose one of the list: it has %2.")
                                                 .arg(model.trimmed(), names.mid(0, 3).join(tr(", "))));
    return;
  }
  QString text =
      tr("It answers after %1 and speaks %2.").arg(durationText(verdict.latency), protocolTitle(verdict.protocol));
  if (!names.isEmpty()) text += QLatin1Char(' ') + tr("Models: %1.").arg(names.mid(0, 5).join(tr(", ")));
  m_notice->tell(NoticeBar::Kind::Good, text);
}

void EndpointDialog::setWaiting(bool isWaiting) {
  m_isWaiting = isWaiting;
  m_fields->setEnabled(!isWaiting); // what is being kept is what stands there
  m_test->setEnabled(!isWaiting && m_context.services != nullptr);
  m_ok->setEnabled(!isWaiting);
  m_ok->setText(isWaiting ? tr("Waiting for the keyring…") : m_okText);
  m_ok->setAccessibleName(withoutMnemonic(m_ok->text()));
  if (isWaiting)
    m_notice->tell(NoticeBar::Kind::Info, tr("The key is given to the keyring. The desktop may ask for its password."));
  else
    m_notice->clear();
}

void EndpointDialog::accept() {
  if (m_isWaiting) return;
  if (!checkAddress()) {
    m_url->setFocus();
    return;
  }
  const RemoteEndpoint endpoint = collect();
  if (m_key->text().isEmpty() || m_context.keys == nullptr) return finish(endpoint);
  // First the key, then the endpoint that is called with it.
  setWaiting(true);
  ++m_tests; // what a test finds now is of no interest
  const std::string key = m_key->text().toStdString();
  m_context.keys->keep(endpoint.secret, key,
                       [guard = QPointer<EndpointDialog>(this), endpoint](const KeyOutcome& outcome) {
                         if (!guard) return;
                         guard->setWaiting(false);
                         guard->m_key->clear();
                         guard->showKey();
                         if (!outcome.problem.empty())
                           Q_EMIT guard->told(tr("%1 The key is held for this run only.").arg(said(outcome.problem)));
                         guard->finish(endpoint);
                         if (guard) Q_EMIT guard->keysChanged();
                       });
}

void EndpointDialog::finish(const RemoteEndpoint& endpoint) {
  if (const QString problem = m_save(endpoint); !problem.isEmpty()) {
    m_notice->tell(NoticeBar::Kind::Error, problem);
    m_url->setFocus();
    return;
  }
  QDialog::accept();
}

} // namespace aisemble::ui
