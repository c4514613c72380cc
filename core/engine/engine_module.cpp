// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine_module.h"

#include <dlfcn.h>

#include <condition_variable>
#include <cstring>
#include <functional>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace aisemble {
namespace {

Error unavailable(ServiceKind service, const std::filesystem::path& module, const std::string& cause,
                  const std::string& nextStep) {
  return {ErrorCode::Unavailable,
          "The " + std::string(serviceName(service)) + " engine '" + module.filename().string() +
              "' cannot be loaded: " + cause + ". " + nextStep,
          module.string(), std::nullopt};
}

/// A handle from dlopen, closed unless kept.
struct LibraryCloser {
  void operator()(void* library) const { ::dlclose(library); }
};

/// Opens the module and creates its engine. A library whose engine is used stays mapped for the life of the process:
/// libtorch and others keep threads and exit handlers that outlive any engine.
Result<std::shared_ptr<Engine>> loadEngine(ServiceKind service, const std::filesystem::path& path,
                                           const EngineEnvironment& environment) {
  const auto refuse = [&](const std::string& cause, const std::string& nextStep) {
    return fail(unavailable(service, path, cause, nextStep));
  };
  ::dlerror();
  std::unique_ptr<void, LibraryCloser> library(::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL));
  if (!library) {
    const char* reason = ::dlerror();
    return refuse(reason != nullptr ? reason : "unknown reason",
                  "Install the engine and the libraries it names, then try again.");
  }
  void* symbol = ::dlsym(library.get(), kEngineModuleSymbol);
  if (symbol == nullptr)
    return refuse("it is not an engine of this program",
                  "Reinstall the program; put no other libraries into its engines folder.");
  EngineModuleEntry entry = nullptr;
  static_assert(sizeof entry == sizeof symbol);
  std::memcpy(&entry, &symbol, sizeof entry); // POSIX: an object pointer from dlsym holds a function pointer
  const EngineModule* module = entry();
  if (module == nullptr || module->buildId == nullptr || module->create == nullptr)
    return refuse("its description is incomplete", "Reinstall the program.");
  if (std::strcmp(module->buildId, engineBuildId()) != 0)
    return refuse("it belongs to build '" + std::string(module->buildId) + "' and this program to build '" +
                      engineBuildId() + "'",
                  "Reinstall so that program and engines are of one build.");
  if (module->service != service)
    return refuse("it serves " + std::string(serviceName(module->service)), "Reinstall the program.");
  Result<std::unique_ptr<Engine>> engine = module->create(environment);
  if (!engine) {
    Error error = std::move(engine.error());
    error.code = ErrorCode::Unavailable;
    return fail(std::move(error));
  }
  if (*engine == nullptr) return refuse("it created no engine", "Reinstall the program.");
  (void)library.release();
  return std::shared_ptr<Engine>(std::move(*engine));
}

class ModuleEngine final : public PreloadableEngine {
 public:
  ModuleEngine(ServiceKind service, std::filesystem::path module, const EngineEnvironment& environment)
      : m_service(service), m_path(std::move(module)), m_environment(environment) {
    m_loader = std::jthread([this](const std::stop_token& stop) { loadWhenAsked(stop); });
  }

  ServiceKind service() const override { return m_service; }

  Handover handover(const Request& request) const override {
    const std::shared_ptr<Engine> engine = loadedEngine();
    return engine ? engine->handover(request) : Handover::Start;
  }

  std::string batchKey(const Request& request) const override {
    const std::shared_ptr<Engine> engine = loadedEngine();
    return engine ? engine->batchKey(request) : std::string();
  }

  Result<Response> run(const Request& request, const RunContext& context) override {
    const Result<std::shared_ptr<Engine>> engine = obtain();
    if (!engine) return fail(engine.error());
    return (*engine)->run(request, context);
  }

  std::vector<Result<Response>> runBatch(std::span<const Request> requests,
                                         std::span<const RunContext> contexts) override {
    const Result<std::shared_ptr<Engine>> engine = obtain();
    if (!engine) return std::vector<Result<Response>>(requests.size(), fail(engine.error()));
    return (*engine)->runBatch(requests, contexts);
  }

  void start(Request request, RunContext context, RequestCompletion done) override {
    if (const std::shared_ptr<Engine> engine = loadedEngine())
      return handOver(*engine, std::move(request), std::move(context), std::move(done));
    context.stages->enter(Stage::LoadModel);
    whenLoaded([this, request = std::move(request), context = std::move(context),
                done = std::move(done)](const Result<std::shared_ptr<Engine>>& engine) mutable {
      if (!engine) return done(fail(engine.error()));
      if (context.stop.stop_requested())
        return done(fail(ErrorCode::Cancelled, "The request was cancelled while its engine was loading."));
      handOver(**engine, std::move(request), std::move(context), std::move(done));
    });
  }

  void preload(std::function<void(Result<void>)> done) override {
    whenLoaded([done = std::move(done)](const Result<std::shared_ptr<Engine>>& engine) {
      if (!done) return;
      if (engine)
        done({});
      else
        done(fail(engine.error()));
    });
  }

  bool isLoaded() const override { return loadedEngine() != nullptr; }

  std::shared_ptr<Engine> loadedEngine() const override {
    const std::scoped_lock lock(m_mutex);
    return m_engine;
  }

 private:
  using Waiter = std::function<void(const Result<std::shared_ptr<Engine>>&)>;

  /// A request that came before the module was known was handed over by start(), whatever its engine would have
  /// chosen. What the engine does not want by start() runs here, on a thread of its own and with a lease.
  void handOver(Engine& engine, Request request, RunContext context, RequestCompletion done) {
    if (engine.handover(request) == Handover::Start)
      return engine.start(std::move(request), std::move(context), std::move(done));
    const std::scoped_lock lock(m_earlyMutex);
    m_early.emplace_back(
        [this, &engine, request = std::move(request), context = std::move(context), done = std::move(done)]() mutable {
          const ThreadBudget::Lease lease = m_environment.threads.acquire(1, context.stop, context.work);
          if (lease.threads() == 0) return done(fail(ErrorCode::Cancelled, "The request was cancelled before it ran."));
          Result<Response> response = engine.run(request, context);
          done(std::move(response));
        });
  }

  /// Calls `waiter` with the engine: at once when it is there, else from the loading thread.
  void whenLoaded(Waiter waiter) {
    std::shared_ptr<Engine> engine;
    {
      const std::scoped_lock lock(m_mutex);
      engine = m_engine;
      if (!engine) m_waiters.push_back(std::move(waiter));
    }
    if (engine) return waiter(engine);
    m_asked.notify_one();
  }

  /// The loading thread. Whoever waits when the engine goes is answered first.
  void loadWhenAsked(const std::stop_token& stop) {
    while (true) {
      {
        std::unique_lock lock(m_mutex);
        m_asked.wait(lock, stop, [this] { return !m_waiters.empty(); });
        if (m_waiters.empty()) return;
      }
      finishLoading(loadEngine(m_service, m_path, m_environment));
    }
  }

  void finishLoading(const Result<std::shared_ptr<Engine>>& engine) {
    std::vector<Waiter> waiters;
    {
      const std::scoped_lock lock(m_mutex);
      if (engine) m_engine = *engine;
      waiters.swap(m_waiters);
    }
    for (Waiter& waiter : waiters)
      waiter(engine);
  }

  /// Blocks until the module is loaded or has failed to.
  Result<std::shared_ptr<Engine>> obtain() {
    std::promise<Result<std::shared_ptr<Engine>>> loaded;
    whenLoaded([&loaded](const Result<std::shared_ptr<Engine>>& engine) { loaded.set_value(engine); });
    return loaded.get_future().get();
  }

  const ServiceKind m_service;
  const std::filesystem::path m_path;
  const EngineEnvironment m_environment;
  mutable std::mutex m_mutex;
  std::condition_variable_any m_asked;
  std::shared_ptr<Engine> m_engine; // guarded by m_mutex; set once
  std::vector<Waiter> m_waiters;    // guarded by m_mutex
  std::mutex m_earlyMutex;
  std::vector<std::jthread> m_early; // guarded by m_earlyMutex; joined before m_engine goes
  /// From the beginning: a thread cannot be started while another library is being loaded, and whoever asks for an
  /// engine must not wait for that. The last: it uses everything above.
  std::jthread m_loader;
};

} // namespace

const char* engineBuildId() {
  return AISEMBLE_BUILD_ID;
}

std::unique_ptr<PreloadableEngine> makeModuleEngine(ServiceKind service, std::filesystem::path module,
                                                    const EngineEnvironment& environment) {
  return std::make_unique<ModuleEngine>(service, std::move(module), environment);
}

} // namespace aisemble
