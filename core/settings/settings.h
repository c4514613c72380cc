// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the user set, as typed values with the field's defaults, and where files live.

#include "core/base/result.h"
#include "core/engine/llm_types.h"
#include "core/engine/service.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aisemble {

/// Folders of one home. With --home DIR everything is under DIR; otherwise XDG base directories.
struct Paths {
  std::filesystem::path config;    ///< settings.json
  std::filesystem::path data;      ///< workbench.db: conversations, jobs, runs; models/
  std::filesystem::path cache;     ///< results.db: may be deleted at any time
  std::filesystem::path state;     ///< session (window layout), logs
  std::filesystem::path resources; ///< read-only: bundled models; beside the program
  std::filesystem::path engines;   ///< engine modules; beside the program

  /// Creates what is missing (mode 0700). `program` is the running program's file. Errors: IoFailure.
  [[nodiscard]] static Result<Paths> locate(const std::optional<std::filesystem::path>& home,
                                            const std::filesystem::path& program);
};

enum class ThemeChoice { System, Light, Dark };

/// Which engine answers a service's requests, and which one takes over when that one cannot be reached.
enum class RouteChoice { Local, Remote, RemoteThenLocal, LocalThenRemote };

/// One service elsewhere.
struct RemoteEndpoint {
  std::string url;                   ///< base address, http:// or https://
  std::string protocol = "aisemble"; ///< "aisemble" (an Ai-semble v2 orchestrator, this program included),
                                     ///< "aisemble_pod" (one of its single services), "openai", "open_inference"
                                     ///< (Open Inference Protocol: Triton, KServe)
  std::string dialect = "plain"; ///< fields it takes beyond "openai": "plain" (none), "vllm", "llama.cpp", "workbench"
  std::string model;             ///< what the service calls the model to use; empty: its default
  std::string secret;            ///< name under which its key is kept; empty: it wants none. Never the key itself
  bool operator==(const RemoteEndpoint&) const = default;
};

struct ServiceSettings {
  RouteChoice route = RouteChoice::Local;
  std::vector<RemoteEndpoint> endpoints; ///< equal in rank: the least busy healthy one is asked
  bool operator==(const ServiceSettings&) const = default;
};

/// Connections to services elsewhere. The defaults are the original's.
struct RemoteSettings {
  int connections = 20;           ///< [1, 1000] at once
  int keptAlive = 20;             ///< [0, 1000]
  int keepAliveExpiryMs = 30'000; ///< [0, 3600000]
  int totalTimeMs = 30'000;       ///< [100, 86400000] of a request that is not streamed
  int connectTimeMs = 5'000;      ///< [10, 600000]
  int streamIdleMs = 60'000;      ///< [100, 86400000] between two pieces of a streamed answer
  bool blockWhenFull = false; ///< wait for a free connection; false: refuse as busy (the original's http_pool_block)
  bool operator==(const RemoteSettings&) const = default;
};

/// A Redis server as a second level of the result cache.
struct SharedCacheSettings {
  bool enabled = false;
  std::string address = "redis://127.0.0.1:6379/0"; ///< the password is the secret "redis"
  int timeoutMs = 100;                              ///< [1, 60000]
  bool operator==(const SharedCacheSettings&) const = default;
};

struct Settings {
  // Appearance
  ThemeChoice theme = ThemeChoice::System;
  std::string language; ///< "en", "ja"; empty: the system's
  // Language model
  std::string defaultModel; ///< empty: the bundled one
  GenerationOptions generation;
  bool enterSends = true; ///< Enter sends and Shift+Enter makes a line; false: Ctrl+Enter sends
  // Engine room
  int threads = 0;                 ///< 0: physical cores of this machine
  int batchWaitMs = 3;             ///< [0, 100]
  int maxRunning = 8;              ///< [1, 256]
  int maxWaiting = 64;             ///< [0, 100000]
  int requestDeadlineMs = 600'000; ///< [1000, 86400000]
  // Cache
  bool cacheEnabled = true;
  std::int64_t cacheLimitBytes = 256LL * 1024 * 1024; ///< least recently used entries go first
  int completionTimeToLiveS = 7200;
  int otherTimeToLiveS = 3600;
  SharedCacheSettings sharedCache;
  // Services, in the order of kAllServices
  std::array<ServiceSettings, kAllServices.size()> services;
  RemoteSettings remote;
  // Models
  std::vector<std::string> modelFolders; ///< searched beside the bundled ones and the Hugging Face cache

  [[nodiscard]] const ServiceSettings& service(ServiceKind kind) const {
    return services[static_cast<std::size_t>(kind)];
  }
  [[nodiscard]] ServiceSettings& service(ServiceKind kind) { return services[static_cast<std::size_t>(kind)]; }

  bool operator==(const Settings&) const = default;
};

/// settings.json. Unknown keys survive a round trip; a damaged file is moved aside (settings.json.damaged-N) and
/// reported, never overwritten; a value out of range is an error that names the key, the value and the range.
class SettingsFile {
 public:
  explicit SettingsFile(std::filesystem::path file) : m_file(std::move(file)) {}

  struct Loaded {
    Settings settings;
    std::vector<std::string> warnings; ///< what was wrong and what was done about it
  };
  /// A missing file gives the defaults. Errors: IoFailure only.
  [[nodiscard]] Result<Loaded> load() const;
  /// Atomic. Errors: IoFailure, InvalidArgument (out of range).
  [[nodiscard]] Result<void> save(const Settings& settings) const;
  [[nodiscard]] const std::filesystem::path& path() const { return m_file; }

 private:
  std::filesystem::path m_file;
};

/// Checks ranges. Errors: InvalidArgument naming the field.
[[nodiscard]] Result<void> validate(const Settings& settings);

} // namespace aisemble
