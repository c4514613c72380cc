// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring.h"

#include "ui/services/service_texts.h"

#include <QMetaObject>

#include <memory>
#include <utility>

#if AISEMBLE_WITH_KEYRING
#include <qt6keychain/keychain.h>
#endif

namespace aisemble {
namespace {

#if AISEMBLE_WITH_KEYRING
QString service() {
  return QStringLiteral("org.aisemble.Workbench");
}

/// QtKeychain's words, with what they mean for the key.
std::string problemOf(const QKeychain::Job& job) {
  switch (job.error()) {
  case QKeychain::NoError:
  case QKeychain::EntryNotFound:
    return {};
  case QKeychain::AccessDeniedByUser:
    return ui::keyringText(ui::KeyringFault::Declined).toStdString();
  case QKeychain::AccessDenied:
    return ui::keyringText(ui::KeyringFault::Locked).toStdString();
  case QKeychain::NoBackendAvailable:
  case QKeychain::NotImplemented:
    return ui::keyringText(ui::KeyringFault::Missing).toStdString();
  default:
    return ui::keyringText(job.errorString()).toStdString();
  }
}

QString entryOf(const std::string& name) {
  return QString::fromStdString(name);
}
#endif

} // namespace

Keyring::Keyring(Secrets& secrets, QObject* parent) : QObject(parent), m_secrets(secrets) {
#if !AISEMBLE_WITH_KEYRING
  m_problem = ui::keyringText(ui::KeyringFault::NotBuilt).toStdString();
#endif
}

ui::KeyPlace Keyring::place(const std::string& name) const {
  switch (m_secrets.place(name)) {
  case Secrets::Place::Held:
    return m_kept.contains(name) ? ui::KeyPlace::Keyring : ui::KeyPlace::ThisRun;
  case Secrets::Place::Environment:
    return ui::KeyPlace::Environment;
  case Secrets::Place::Nowhere:
    break;
  }
  return ui::KeyPlace::None;
}

std::string Keyring::variable(const std::string& name) const {
  return secretVariable(name);
}

void Keyring::load([[maybe_unused]] std::vector<std::string> names, std::function<void()> done) {
  const auto later = [this](std::function<void()> call) {
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
  };
#if AISEMBLE_WITH_KEYRING
  if (names.empty()) return later(std::move(done));
  const auto left = std::make_shared<std::size_t>(names.size());
  for (const std::string& name : names) {
    auto* job = new QKeychain::ReadPasswordJob(service(), this);
    job->setInsecureFallback(false);
    job->setKey(entryOf(name));
    connect(job, &QKeychain::Job::finished, this, [this, job, name, left, done] {
      m_problem = problemOf(*job);
      if (job->error() == QKeychain::NoError && !job->textData().isEmpty()) {
        m_secrets.hold(name, job->textData().toStdString());
        m_kept.insert(name);
      }
      if (--*left == 0) done();
    });
    job->start();
  }
#else
  later(std::move(done));
#endif
}

void Keyring::keep(const std::string& name, const std::string& key, std::function<void(ui::KeyOutcome)> done) {
  m_secrets.hold(name, key);
  m_kept.erase(name);
#if AISEMBLE_WITH_KEYRING
  auto* job = new QKeychain::WritePasswordJob(service(), this);
  job->setInsecureFallback(false);
  job->setKey(entryOf(name));
  job->setTextData(QString::fromStdString(key));
  connect(job, &QKeychain::Job::finished, this, [this, job, name, done = std::move(done)] {
    m_problem = problemOf(*job);
    if (m_problem.empty()) m_kept.insert(name);
    done({place(name), m_problem});
  });
  job->start();
#else
  QMetaObject::invokeMethod(
      this,
      [this, name, done = std::move(done)] {
        done({place(name), m_problem});
      },
      Qt::QueuedConnection);
#endif
}

void Keyring::forget(const std::string& name, std::function<void(ui::KeyOutcome)> done) {
  m_secrets.drop(name);
  m_kept.erase(name);
#if AISEMBLE_WITH_KEYRING
  auto* job = new QKeychain::DeletePasswordJob(service(), this);
  job->setInsecureFallback(false);
  job->setKey(entryOf(name));
  connect(job, &QKeychain::Job::finished, this, [this, job, name, done = std::move(done)] {
    done({place(name), problemOf(*job)});
  });
  job->start();
#else
  QMetaObject::invokeMethod(
      this,
      [this, name, done = std::move(done)] {
        done({place(name), {}});
      },
      Qt::QueuedConnection);
#endif
}

} // namespace aisemble
