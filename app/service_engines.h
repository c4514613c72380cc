// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which engines answer each service: this machine's modules, services elsewhere, or one after the other, as set.

#include "app/secrets.h"
#include "core/engine/engine_module.h"
#include "core/engine/hops.h"
#include "core/orchestrator/orchestrator.h"
#include "core/remote/remote_engine.h"
#include "core/settings/settings.h"

#include <QThreadPool>

#include <array>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace aisemble {

/// Thread-safe. Outlives the orchestrator that it was applied to.
class ServiceEngines {
 public:
  /// `modules` is the folder of the engine modules; `secrets` outlives this. Nothing is loaded or connected yet.
  ServiceEngines(const std::filesystem::path& modules, const EngineEnvironment& environment, const Secrets& secrets);

  /// Gives the orchestrator the engines that `settings` ask for; requests under way finish on theirs. Engines whose
  /// settings and keys are as before stay, with their connections and what they know of their endpoints. Returns what
  /// could not be set up, and what answers instead.
  [[nodiscard]] std::vector<std::string> apply(const Settings& settings, Orchestrator& orchestrator);

  [[nodiscard]] PreloadableEngine& local(ServiceKind service) { return *m_local[static_cast<std::size_t>(service)]; }

  /// The settings applied last; of endpoints only those that are used.
  [[nodiscard]] ServiceSettings applied(ServiceKind service) const;
  /// Its requests are worked here first, by the settings applied last.
  [[nodiscard]] bool isLocal(ServiceKind service) const;

  struct Health {
    ServiceKind service = ServiceKind::Llm;
    bool isHealthy = false;   ///< could answer, as far as is known without asking
    std::string reason;       ///< why not
    bool isReadyHere = false; ///< this machine could answer, whoever is asked first
  };
  /// In order of kAllServices. Looks at the disk.
  [[nodiscard]] std::vector<Health> health() const;

  /// What calls to services elsewhere carry in their hops (hops.h).
  [[nodiscard]] const std::string& instanceId() const { return m_instance; }

  struct RemoteState {
    std::vector<remote::RemoteStatus> services; ///< those that have endpoints
    remote::HttpPoolStatistics pool;
  };
  [[nodiscard]] RemoteState remoteState() const;

 private:
  struct Remote {
    ServiceSettings settings;
    RemoteSettings limits;
    std::vector<std::optional<std::string>> keys; ///< of the endpoints
    std::shared_ptr<remote::RemoteEngine> engine; ///< keeps its pool alive
  };
  [[nodiscard]] Result<std::shared_ptr<remote::RemoteEngine>> makeRemote(ServiceKind service,
                                                                         const Settings& settings); // m_mutex held

  [[nodiscard]] std::vector<std::optional<std::string>> keysOf(const ServiceSettings& settings) const;

  const EngineEnvironment m_environment;
  const Secrets& m_secrets;
  const std::filesystem::path m_modules;
  const std::string m_instance = newInstanceId();
  std::array<std::shared_ptr<PreloadableEngine>, kAllServices.size()> m_local;
  mutable std::mutex m_mutex;
  std::array<RouteChoice, kAllServices.size()> m_routes{};         // guarded by m_mutex; as applied
  std::shared_ptr<remote::HttpPool> m_pool;                        // guarded by m_mutex; made when first needed
  RemoteSettings m_poolSettings;                                   // guarded by m_mutex; of m_pool
  std::array<std::optional<Remote>, kAllServices.size()> m_remote; // guarded by m_mutex
  QThreadPool m_tableReaders; ///< the last: what it reads is answered by everything above
};

/// An endpoint as core/remote takes it, with `key` or, absent, the secret that it names. Errors: InvalidArgument (a
/// protocol of a newer version), NotFound (a secret that is named and not there).
[[nodiscard]] Result<remote::Endpoint> remoteEndpointOf(const RemoteEndpoint& settings, const Secrets& secrets,
                                                        const std::optional<std::string>& key = std::nullopt);

} // namespace aisemble
