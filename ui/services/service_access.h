// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the window needs of services elsewhere and may not include: their health, a test, and the keeping of keys. app/
// implements it; tests fake it.

#include "core/engine/service.h"
#include "core/settings/settings.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::ui {

/// The name under which the shared cache's password is kept.
inline constexpr const char* kSharedCacheKey = "redis";

/// Where the key that a service is called with comes from.
enum class KeyPlace {
  None,        ///< there is none of that name
  Environment, ///< a variable that was set when the program started
  ThisRun,     ///< entered in the window and held in memory only
  Keyring,     ///< the desktop's
};

struct KeyOutcome {
  KeyPlace place = KeyPlace::None;
  std::string problem; ///< why it did not get where it was to go; empty: it did
};

/// Keys by name. Of the GUI thread; every `done` is called there, later. No key is ever given back, logged or written
/// into a plain file.
class KeyStore {
 public:
  virtual ~KeyStore() = default;
  [[nodiscard]] virtual KeyPlace place(const std::string& name) const = 0;
  /// The variable that can hold the key instead.
  [[nodiscard]] virtual std::string variable(const std::string& name) const = 0;
  /// Why the keyring cannot be used, as far as is known; empty: it can.
  [[nodiscard]] virtual std::string keyringProblem() const = 0;
  /// Fetches these keys from the keyring, so that place() knows them and services are called with them.
  virtual void load(std::vector<std::string> names, std::function<void()> done) = 0;
  /// Into the keyring; where that fails it is held for this run, and the outcome says why.
  virtual void keep(const std::string& name, const std::string& key, std::function<void(KeyOutcome)> done) = 0;
  virtual void forget(const std::string& name, std::function<void(KeyOutcome)> done) = 0;
};

struct EndpointHealth {
  enum class State { Ready, Suspect, PutOut, Probing };
  std::string label; ///< host and port
  State state = State::Ready;
  std::chrono::milliseconds opensIn{0}; ///< until one that was put out gets a call again
  int outstanding = 0;
  std::uint64_t calls = 0;             ///< ended
  std::uint64_t failed = 0;            ///< of these
  std::chrono::nanoseconds latency{0}; ///< to the first byte of the newest answer; 0: none yet
  std::string lastProblem;
  bool refusesKey = false; ///< by its newest answer: it is there, and answers nobody who has this key
};

struct ServiceHealth {
  ServiceKind service = ServiceKind::Llm;
  bool isHealthy = false;
  std::string reason;                    ///< why not
  std::vector<EndpointHealth> endpoints; ///< of the endpoints in use, in order; empty where none is in use
  bool isReadyHere = false;              ///< this machine could answer, whoever is asked first
};

struct SharedCacheHealth {
  std::uint64_t hits = 0;
  std::uint64_t misses = 0;
  std::uint64_t stores = 0;
  std::uint64_t faults = 0;
  bool isPaused = false;
  std::string lastFault;
};

struct ServicesHealth {
  std::vector<ServiceHealth> services;          ///< in order of kAllServices
  std::optional<SharedCacheHealth> sharedCache; ///< absent: not in use
  int connections = 0;                          ///< calls under way
  std::uint64_t connectionsOpened = 0;
  std::uint64_t connectionsReused = 0;
};

/// What a test of one endpoint found.
struct ConnectionVerdict {
  bool isReachable = false;
  bool isUsable = false;
  std::chrono::nanoseconds latency{0};
  std::string protocol;            ///< that it was seen to speak, as settings name it; empty: none
  std::string dialect;             ///< likewise
  std::vector<std::string> models; ///< where the protocol lists them
  std::string problem;             ///< what is wrong and what to do; empty when usable
};

class ServiceAccess {
 public:
  virtual ~ServiceAccess() = default;
  /// Thread-safe; looks at the disk, so not for the GUI thread.
  [[nodiscard]] virtual ServicesHealth health() const = 0;
  /// What is wrong with the address of an endpoint; empty: nothing.
  [[nodiscard]] virtual std::string problemOfAddress(const std::string& url) const = 0;
  [[nodiscard]] virtual std::string problemOfCacheAddress(const std::string& address) const = 0;
  /// Asks an endpoint who it is, with `key` or, without one, the key that is kept under the endpoint's name for it.
  /// `done` is called on the GUI thread, once, some seconds later at most.
  virtual void test(const RemoteEndpoint& endpoint, const std::optional<std::string>& key,
                    std::function<void(ConnectionVerdict)> done) = 0;
  /// Asks the shared cache for something; `done` gets what is wrong, or nothing.
  virtual void testSharedCache(const SharedCacheSettings& settings, std::function<void(std::string)> done) = 0;
};

} // namespace aisemble::ui
