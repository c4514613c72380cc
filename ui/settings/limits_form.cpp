// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/limits_form.h"

#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QSpinBox>

namespace aisemble::ui {
namespace {

constexpr int kMsPerSecond = 1000;

} // namespace

LimitsForm::LimitsForm(QWidget* parent) : QWidget(parent) {
  QFormLayout* form = makeSettingsForm(this);
  form->setContentsMargins(0, 0, 0, 0);
  m_connect = number(form, tr("Connecting"), 10, 600'000, tr(" ms"),
                     tr("How long an endpoint may take to accept a connection."));
  m_total = number(form, tr("A whole answer"), 1, 86'400, tr(" s"),
                   tr("How long an answer that comes in one piece may take."));
  m_idle = number(form, tr("Between two pieces"), 1, 86'400, tr(" s"), tr("How long a streamed answer may pause."));
  m_connections = number(form, tr("Connections at once"), 1, 1000, QString(), tr("To all endpoints together."));
  m_kept = number(form, tr("Kept open"), 0, 1000, QString(), tr("Idle connections that the next request may use."));
  m_keptFor = number(form, tr("Kept open for"), 0, 3600, tr(" s"), tr("An idle connection older than this is closed."));
  m_wait = new QCheckBox(tr("Wait when all connections are taken"), this);
  m_wait->setAccessibleName(m_wait->text());
  m_wait->setToolTip(tr("Off: such a request is refused as busy, and the next engine takes over."));
  form->addRow(m_wait);
  connect(m_wait, &QCheckBox::clicked, this, &LimitsForm::edited);
  setLimits({});
}

QSpinBox* LimitsForm::number(QFormLayout* form, const QString& label, int low, int high, const QString& suffix,
                             const QString& help) {
  auto* box = new QSpinBox(this);
  box->setRange(low, high);
  box->setSuffix(suffix);
  box->setAccessibleName(label);
  box->setToolTip(help);
  box->setMinimumWidth(140);
  box->setKeyboardTracking(false); // a number is taken when it is whole
  form->addRow(label, box);
  connect(box, &QSpinBox::valueChanged, this, [this] {
    if (!m_setting) Q_EMIT edited();
  });
  return box;
}

RemoteSettings LimitsForm::limits(const RemoteSettings& base) const {
  RemoteSettings out = base;
  const auto seconds = [](const QSpinBox* box, int& ms) {
    if (box->value() != std::max(box->minimum(), ms / kMsPerSecond)) ms = box->value() * kMsPerSecond;
  };
  out.connectTimeMs = m_connect->value();
  seconds(m_total, out.totalTimeMs);
  seconds(m_idle, out.streamIdleMs);
  out.connections = m_connections->value();
  out.keptAlive = m_kept->value();
  seconds(m_keptFor, out.keepAliveExpiryMs);
  out.blockWhenFull = m_wait->isChecked();
  return out;
}

void LimitsForm::setLimits(const RemoteSettings& limits) {
  m_setting = true;
  m_connect->setValue(limits.connectTimeMs);
  m_total->setValue(limits.totalTimeMs / kMsPerSecond);
  m_idle->setValue(limits.streamIdleMs / kMsPerSecond);
  m_connections->setValue(limits.connections);
  m_kept->setValue(limits.keptAlive);
  m_keptFor->setValue(limits.keepAliveExpiryMs / kMsPerSecond);
  m_wait->setChecked(limits.blockWhenFull);
  m_setting = false;
}

} // namespace aisemble::ui
