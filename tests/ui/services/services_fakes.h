// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Services elsewhere and a keyring that tests decide on.

#include "ui/services/service_access.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace aisemble::test {

class FakeServices final : public QObject, public ui::ServiceAccess {
 public:
  [[nodiscard]] ui::ServicesHealth health() const override { return state; }
  [[nodiscard]] std::string problemOfAddress(const std::string& url) const override {
    return url.starts_with("http://") || url.starts_with("https://")
               ? std::string()
               : "The address must begin with http:// or https://.";
  }
  [[nodiscard]] std::string problemOfCacheAddress(const std::string& address) const override {
    return address.starts_with("redis://") ? std::string() : "The address must begin with redis:// or unix:.";
  }
  void test(const RemoteEndpoint& endpoint, const std::optional<std::string>& key,
            std::function<void(ui::ConnectionVerdict)> done) override {
    asked.emplace_back(endpoint, key);
    if (!isSilent) QTimer::singleShot(0, this, [this, done = std::move(done)] { done(verdict); });
  }
  void testSharedCache(const SharedCacheSettings&, std::function<void(std::string)> done) override {
    QTimer::singleShot(0, this, [this, done = std::move(done)] { done(cacheProblem); });
  }

  ui::ServicesHealth state;
  ui::ConnectionVerdict verdict;
  std::string cacheProblem;
  bool isSilent = false; ///< tests never end
  std::vector<std::pair<RemoteEndpoint, std::optional<std::string>>> asked;
};

class FakeKeys final : public QObject, public ui::KeyStore {
 public:
  [[nodiscard]] ui::KeyPlace place(const std::string& name) const override {
    const auto found = held.find(name);
    if (found == held.end()) return ui::KeyPlace::None;
    return problem.empty() ? ui::KeyPlace::Keyring : ui::KeyPlace::ThisRun;
  }
  [[nodiscard]] std::string variable(const std::string& name) const override { return "AISEMBLE_KEY_" + name; }
  [[nodiscard]] std::string keyringProblem() const override { return problem; }
  void load(std::vector<std::string> names, std::function<void()> done) override {
    loaded = std::move(names);
    QTimer::singleShot(0, this, std::move(done));
  }
  void keep(const std::string& name, const std::string& key, std::function<void(ui::KeyOutcome)> done) override {
    const auto answer = [this, name, key, done = std::move(done)] {
      held[name] = key;
      done({place(name), problem});
    };
    if (isAsking)
      asked.push_back(answer);
    else
      QTimer::singleShot(0, this, answer);
  }
  void forget(const std::string& name, std::function<void(ui::KeyOutcome)> done) override {
    held.erase(name);
    QTimer::singleShot(0, this, [done = std::move(done)] { done({ui::KeyPlace::None, {}}); });
  }

  std::map<std::string, std::string> held;
  std::string problem; ///< of the keyring
  std::vector<std::string> loaded;
  bool isAsking = false; ///< for the keyring's password: keeping ends when the test calls what is in `asked`
  std::vector<std::function<void()>> asked;
};

} // namespace aisemble::test
