// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

#include "app/spdlog_logger.h"
#include "app/switchable_cache.h"
#include "core/models/hub_cache.h"
#include "core/models/model_catalog.h"
#include "core/store/run_store.h"
#include "core/store/sqlite_batch_journal.h"
#include "core/store/sqlite_conversation_store.h"
#include "core/store/sqlite_job_store.h"
#include "core/wire/canonical.h"

#include <future>
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

SharedCacheOptions sharedCacheOptions(const Settings& settings, const Secrets& secrets) {
  SharedCacheOptions out;
  out.address = settings.sharedCache.address;
  out.password = secrets.find("redis").value_or(std::string());
  out.timeout = std::chrono::milliseconds(settings.sharedCache.timeoutMs);
  return out;
}

/// Errors: InvalidArgument (the address of the second level).
Result<void> configure(SwitchableCache& cache, const Settings& settings, const Secrets& secrets) {
  cache.configure(settings.cacheEnabled, static_cast<std::uint64_t>(settings.cacheLimitBytes));
  return cache.share(settings.sharedCache.enabled ? std::optional(sharedCacheOptions(settings, secrets))
                                                  : std::nullopt);
}

} // namespace

std::filesystem::path programFile(const char* argument) {
  std::error_code unknown;
  std::filesystem::path file = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return unknown ? std::filesystem::path(argument) : file;
}

// Members are destroyed from the last to the first: the orchestrator stops and waits for its engines before anything
// that a running request could still touch goes away.
struct Composition::Parts {
  Paths paths;
  SettingsFile settingsFile{{}};
  Settings settings;
  std::vector<std::string> warnings;
  SystemClock clock;
  Secrets secrets;
  std::unique_ptr<Logger> logger;
  std::unique_ptr<ThreadBudget> threads;
  Metrics metrics;
  std::unique_ptr<SwitchableCache> cache;
  std::unique_ptr<ModelCatalog> models;
  wire::JsonCanonicalizer canonicalizer;
  std::mutex storesMutex;
  std::shared_ptr<WorkbenchDatabase> database;            // guarded by storesMutex; opened once
  std::unique_ptr<SqliteConversationStore> conversations; // guarded by storesMutex; made once
  std::unique_ptr<SqliteJobStore> jobs;                   // guarded by storesMutex; made once
  std::unique_ptr<SqliteBatchJournal> batches;            // guarded by storesMutex; made once
  std::unique_ptr<RunStore> runs;                         // guarded by storesMutex; made once
  std::unique_ptr<ServiceEngines> services;
  std::unique_ptr<Orchestrator> orchestrator;

  [[nodiscard]] Result<void> openDatabase(); // storesMutex held
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
  parts->threads->setBehindOthers(options.computesBehindOthers);

  Result<std::unique_ptr<SqliteResultCache>> cache =
      SqliteResultCache::open(parts->paths.cache / "results.db", parts->clock, *parts->logger,
                              static_cast<std::uint64_t>(settings.cacheLimitBytes));
  if (cache) {
    parts->cache = std::make_unique<SwitchableCache>(std::move(*cache), parts->clock, *parts->logger);
    if (Result<void> shared = configure(*parts->cache, settings, parts->secrets); !shared)
      parts->warnings.push_back("Results are not shared in this run: " + shared.error().message);
  } else {
    parts->warnings.push_back("Results are not cached in this run: " + cache.error().message);
  }

  parts->models =
      std::make_unique<ModelCatalog>(catalogOptions(parts->paths, settings), parts->paths.cache / "model-digests.json");
  const EngineEnvironment environment{*parts->threads, *parts->logger, parts->clock};
  parts->services = std::make_unique<ServiceEngines>(parts->paths.engines, environment, parts->secrets);

  parts->orchestrator = std::make_unique<Orchestrator>(
      OrchestratorDependencies{*parts->threads, parts->clock, *parts->logger, parts->metrics, parts->models.get(),
                               parts->cache.get(), &parts->canonicalizer},
      orchestratorOptions(settings));
  for (std::string& problem : parts->services->apply(settings, *parts->orchestrator))
    if (!options.keysComeLater) parts->warnings.push_back(std::move(problem));
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

ServiceEngines& Composition::services() {
  return *m_parts->services;
}

Secrets& Composition::secrets() {
  return m_parts->secrets;
}

std::optional<SharedCacheStatistics> Composition::sharedCache() const {
  return m_parts->cache ? m_parts->cache->sharedStatistics() : std::nullopt;
}

Result<void> Composition::Parts::openDatabase() {
  if (database) return {};
  Result<std::shared_ptr<WorkbenchDatabase>> opened = WorkbenchDatabase::open(paths.data / "workbench.db");
  if (!opened) return fail(std::move(opened.error()));
  database = std::move(*opened);
  return {};
}

Result<ConversationStore*> Composition::conversations() {
  const std::scoped_lock lock(m_parts->storesMutex);
  if (Result<void> opened = m_parts->openDatabase(); !opened) return fail(std::move(opened.error()));
  if (!m_parts->conversations)
    m_parts->conversations = std::make_unique<SqliteConversationStore>(m_parts->database, m_parts->clock);
  return m_parts->conversations.get();
}

Result<JobStore*> Composition::jobs() {
  const std::scoped_lock lock(m_parts->storesMutex);
  if (Result<void> opened = m_parts->openDatabase(); !opened) return fail(std::move(opened.error()));
  if (!m_parts->jobs) m_parts->jobs = std::make_unique<SqliteJobStore>(m_parts->database, m_parts->clock);
  return m_parts->jobs.get();
}

Result<RunStore*> Composition::runs() {
  const std::scoped_lock lock(m_parts->storesMutex);
  if (Result<void> opened = m_parts->openDatabase(); !opened) return fail(std::move(opened.error()));
  if (!m_parts->runs) m_parts->runs = std::make_unique<RunStore>(m_parts->database, m_parts->clock);
  return m_parts->runs.get();
}

Result<BatchJournal*> Composition::batchJournal() {
  const std::scoped_lock lock(m_parts->storesMutex);
  if (Result<void> opened = m_parts->openDatabase(); !opened) return fail(std::move(opened.error()));
  if (!m_parts->batches) m_parts->batches = std::make_unique<SqliteBatchJournal>(m_parts->database, m_parts->clock);
  return m_parts->batches.get();
}

void Composition::preloadEngine(ServiceKind service) {
  if (!m_parts->services->isLocal(service)) return;
  m_parts->services->local(service).preload();
}

void Composition::awaitEngine(ServiceKind service) {
  if (!m_parts->services->isLocal(service)) return;
  const auto loaded = std::make_shared<std::promise<void>>();
  m_parts->services->local(service).preload([loaded](const Result<void>&) { loaded->set_value(); });
  loaded->get_future().wait();
}

std::vector<std::string> Composition::apply(const Settings& settings) {
  m_parts->settings = settings;
  m_parts->orchestrator->setOptions(orchestratorOptions(settings));
  m_parts->models->setOptions(catalogOptions(m_parts->paths, settings));
  std::vector<std::string> problems = m_parts->services->apply(settings, *m_parts->orchestrator);
  if (m_parts->cache)
    if (Result<void> shared = configure(*m_parts->cache, settings, m_parts->secrets); !shared)
      problems.push_back("Results are not shared: " + shared.error().message);
  for (const std::string& problem : problems)
    m_parts->logger->log(LogLevel::Warning, "app", "a setting has no effect", {{"reason", problem}});
  return problems;
}

} // namespace aisemble
