// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keys in the desktop's keyring, through QtKeychain. Where there is no keyring a key is held for this run only; nothing
// is ever written into a plain file instead.

#include "app/secrets.h"
#include "ui/services/service_access.h"

#include <QObject>

#include <set>

namespace aisemble {

/// Of the GUI thread. `secrets` outlives it; what is read from the keyring is held there.
class Keyring final : public QObject, public ui::KeyStore {
 public:
  explicit Keyring(Secrets& secrets, QObject* parent = nullptr);

  [[nodiscard]] ui::KeyPlace place(const std::string& name) const override;
  [[nodiscard]] std::string variable(const std::string& name) const override;
  [[nodiscard]] std::string keyringProblem() const override { return m_problem; }
  void load(std::vector<std::string> names, std::function<void()> done) override;
  void keep(const std::string& name, const std::string& key, std::function<void(ui::KeyOutcome)> done) override;
  void forget(const std::string& name, std::function<void(ui::KeyOutcome)> done) override;

 private:
  Secrets& m_secrets;
  std::set<std::string> m_kept; ///< names that are in the keyring
  std::string m_problem;
};

} // namespace aisemble
