// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "app/spdlog_logger.h"
#include "core/engine/engine_module.h"
#include "core/models/hub_cache.h"
#include "core/models/model_catalog.h"
#include "core/store/sqlite_conversation_store.h"
#include "core/store/sqlite_result_cache.h"
#include "core/wire/canonical.h"

#include <atomic>
#include <mutex>

namespace aisemble {
namespace {

CatalogOptions catalogOptions(const Paths& paths, const Settings& settings) {
  return {.bundled = paths.resources / "models",
          .home = paths.data / "models",
          .folders = {settings.modelFolders.begin(), settings.modelFolders.end()},
          .hubCache = hubCacheFolder(),
          .defaultModel = settings.defaultModel};
}

OrchestratorOptions orchestratorOptions(const Settings& settings) {
  OrchestratorOptions out;
  out.maxRunning = settings.maxRunning;
  out.maxWaiting = settings.maxWaiting;
  out.batchWait = std::chrono::milliseconds(settings.batchWaitMs);
  out.defaultDeadline = std::chrono::milliseconds(settings.requestDeadlineMs);
  out.completionTimeToLive = std::chrono::seconds(settings.completionTimeToLiveS);
  out.otherTimeToLive = std::chrono::seconds(settings.otherTimeToLiveS);
  return out;
}

/// A cache that can be switched off while its orchestrator runs: then every lookup is a miss and nothing is stored.
class SwitchableCache final : public ResultCache {
 public:
  SwitchableCache(std::unique_ptr<SqliteResultCache> cache, bool enabled)
      : m_cache(std::move(cache)), m_enabled(enabled) {}

  void configure(bool enabled, std::uint64_t limitBytes) {
    m_enabled = enabled;
    m_cache->setLimitBytes(limitBytes);
  }
  [[nodiscard]] std::optional<Response> lookup(const CacheKey& key) override {
    return m_enabled ? m_cache->lookup(key) : std::nullopt;
  }
  void store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) override {
    if (m_enabled) m_cache->store(key, response, timeToLive);
  }
  [[nodiscard]] CacheStatistics statistics() const override { return m_cache->statistics(); }
  void clear() override { m_cache->clear(); }

 private:
  const std::unique_ptr<SqliteResultCache> m_cache;
  std::atomic<bool> m_enabled;
};

} // namespace

// Members are destroyed from the last to the first: the orchestrator stops and waits for its engines before anything
// that a running request could still touch goes away.
struct Composition::Parts {
  Paths paths;
  SettingsFile settingsFile{{}};
  Settings settings;
  std::vector<std::string> warnings;
  SystemClock clock;
  std::unique_ptr<Logger> logger;
  std::unique_ptr<ThreadBudget> threads;
  Metrics metrics;
  std::unique_ptr<SwitchableCache> cache;
  std::unique_ptr<ModelCatalog> models;
  wire::JsonCanonicalizer canonicalizer;
  std::mutex conversationsMutex;
  std::unique_ptr<SqliteConversationStore> conversations; // guarded by conversationsMutex; made once
  std::shared_ptr<PreloadableEngine> language;
  std::unique_ptr<Orchestrator> orchestrator;
};

Composition::Composition(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Composition::~Composition() = default;

Result<std::unique_ptr<Composition>> Composition::create(CompositionOptions options) {
  auto parts = std::make_unique<Parts>();
  Result<Paths> paths = Paths::locate(options.home, options.program);
  if (!paths) return fail(std::move(paths.error()));
  parts->paths = std::move(*paths);

  parts->settingsFile = SettingsFile(parts->paths.config / "settings.json");
  Result<SettingsFile::Loaded> loaded = parts->settingsFile.load();
  if (!loaded) return fail(std::move(loaded.error()));
  parts->settings = std::move(loaded->settings);
  parts->warnings = std::move(loaded->warnings);
  const Settings& settings = parts->settings;

  if (options.logTo == LogTarget::File) {
    Result<std::unique_ptr<Logger>> logger = makeFileLogger(parts->paths.state / "aisemble.log");
    if (!logger) return fail(std::move(logger.error()));
    parts->logger = std::move(*logger);
  } else {
    parts->logger = makeStandardErrorLogger();
  }

  int threads = options.threads > 0 ? options.threads : settings.threads;
  if (threads <= 0) threads = describeMachine().physicalCores;
  parts->threads = std::make_unique<ThreadBudget>(threads);

  Result<std::unique_ptr<SqliteResultCache>> cache =
      SqliteResultCache::open(parts->paths.cache / "results.db", parts->clock, *parts->logger,
                              static_cast<std::uint64_t>(settings.cacheLimitBytes));
  if (cache)
    parts->cache = std::make_unique<SwitchableCache>(std::move(*cache), settings.cacheEnabled);
  else
    parts->warnings.push_back("Results are not cached in this run: " + cache.error().message);

  parts->models =
      std::make_unique<ModelCatalog>(catalogOptions(parts->paths, settings), parts->paths.cache / "model-digests.json");
  const EngineEnvironment environment{*parts->threads, *parts->logger, parts->clock};
  parts->language = makeModuleEngine(ServiceKind::Llm, parts->paths.engines / "aisemble_llm.so", environment);

  parts->orchestrator = std::make_unique<Orchestrator>(
      OrchestratorDependencies{*parts->threads, parts->clock, *parts->logger, parts->metrics, parts->models.get(),
                               parts->cache.get(), &parts->canonicalizer},
      orchestratorOptions(settings));
  parts->orchestrator->setEngine(parts->language);
  return std::unique_ptr<Composition>(new Composition(std::move(parts)));
}

Orchestrator& Composition::orchestrator() {
  return *m_parts->orchestrator;
}
ModelResolver& Composition::models() {
  return *m_parts->models;
}
Metrics& Composition::metrics() {
  return m_parts->metrics;
}
ThreadBudget& Composition::threads() {
  return *m_parts->threads;
}
Logger& Composition::logger() {
  return *m_parts->logger;
}
const Paths& Composition::paths() const {
  return m_parts->paths;
}
const Settings& Composition::settings() const {
  return m_parts->settings;
}
const SettingsFile& Composition::settingsFile() const {
  return m_parts->settingsFile;
}
const std::vector<std::string>& Composition::warnings() const {
  return m_parts->warnings;
}
ResultCache* Composition::cache() {
  return m_parts->cache.get();
}

Result<ConversationStore*> Composition::conversations() {
  const std::scoped_lock lock(m_parts->conversationsMutex);
  if (!m_parts->conversations) {
    Result<std::shared_ptr<WorkbenchDatabase>> database = WorkbenchDatabase::open(m_parts->paths.data / "workbench.db");
    if (!database) return fail(std::move(database.error()));
    m_parts->conversations = std::make_unique<SqliteConversationStore>(std::move(*database), m_parts->clock);
  }
  return m_parts->conversations.get();
}

void Composition::preloadEngines() {
  m_parts->language->preload();
}

void Composition::apply(const Settings& settings) {
  m_parts->settings = settings;
  m_parts->orchestrator->setOptions(orchestratorOptions(settings));
  m_parts->models->setOptions(catalogOptions(m_parts->paths, settings));
  if (m_parts->cache)
    m_parts->cache->configure(settings.cacheEnabled, static_cast<std::uint64_t>(settings.cacheLimitBytes));
}

} // namespace aisemble
