// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which services are monitored and how they are. Our own are asked through the orchestrator; a URL is fetched only
// when its host was allowed at start.

#include "core/api/operations/operations_dependencies.h"
#include "core/engine/model_info.h"
#include "core/orchestrator/orchestrator.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace aisemble::api {

struct WatchedService {
  std::string name;
  std::string url;        ///< empty for the five that are watched from the start
  bool isChecked = false; ///< false: there was no time yet
  bool isHealthy = false;
  std::string reason; ///< why not healthy
  int waiting = 0;    ///< of our own services
  int running = 0;
};

/// Thread-safe.
class ServiceWatch {
 public:
  static constexpr std::size_t kMaxServices = 64;

  ServiceWatch(const OperationsDependencies& options, const Orchestrator& orchestrator, ModelResolver& models);

  /// `ownPort` is the port that the request came to. A loopback URL of it, or of the original's ports 8080 to 8084,
  /// means our own service. An earlier one of that name is replaced. Errors: InvalidArgument (name, URL), Unsupported
  /// (the host is not allowed: nothing is ever fetched from it), TooLarge (too many).
  [[nodiscard]] Result<void> add(const std::string& name, const std::string& url, int ownPort);
  /// Errors: NotFound.
  [[nodiscard]] Result<void> remove(const std::string& name);

  /// Asks our own services. May look at disks.
  void checkOwn();
  /// Asks the registered URLs, one after the other. May take as long as they are many and slow.
  void checkUrls();
  [[nodiscard]] bool hasUrls() const;

  /// In the order of names, our own first.
  [[nodiscard]] std::vector<WatchedService> list() const;

 private:
  /// Absent: the orchestrator itself.
  using OwnService = std::optional<ServiceKind>;
  struct Entry {
    std::optional<OwnService> own; ///< absent: a URL
    WatchedService state;
  };

  [[nodiscard]] Result<Entry> understand(const std::string& name, const std::string& url, int ownPort) const;
  [[nodiscard]] bool isAllowed(const std::string& host, int port) const;
  void judge(Entry& entry, const std::vector<ServiceCondition>& conditions) const;

  const OperationsDependencies& m_options;
  const Orchestrator& m_orchestrator;
  ModelResolver& m_models;
  mutable std::mutex m_mutex;
  std::map<std::string, Entry> m_entries; // guarded by m_mutex
};

} // namespace aisemble::api
