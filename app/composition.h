// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The composition root: the only place that knows the concrete classes. It builds them bottom-up, hands interfaces
// down, and destroys them in reverse order.

#include "app/service_engines.h"
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/base/machine.h"
#include "core/base/thread_budget.h"
#include "core/engine/batch_journal.h"
#include "core/engine/conversation_store.h"
#include "core/engine/job_store.h"
#include "core/engine/metrics.h"
#include "core/engine/model_info.h"
#include "core/engine/result_cache.h"
#include "core/orchestrator/orchestrator.h"
#include "core/settings/settings.h"
#include "core/store/shared_result_cache.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aisemble {

class RunStore;

enum class LogTarget {
  StandardError, ///< warnings and errors, as JSON lines
  File,          ///< everything from info up, in the state folder, rotated
};

/// The file of the running program. `argument` is argv[0], taken where the system does not tell: it is a bare name when
/// the program was found through PATH.
[[nodiscard]] std::filesystem::path programFile(const char* argument);

struct CompositionOptions {
  std::filesystem::path program; ///< programFile(): resources and modules are found beside it
  std::optional<std::filesystem::path> home;
  int threads = 0; ///< 0: the setting, then the physical cores
  LogTarget logTo = LogTarget::StandardError;
  /// The keys of services elsewhere are handed in after create(), and apply() is called then: what is missing until
  /// then is no warning.
  bool keysComeLater = false;
  /// Everything that computes goes behind the program's other threads: it has a window, which is to stay quick.
  bool computesBehindOthers = false;
};

class Composition {
 public:
  /// Errors: IoFailure (a folder or the log cannot be made). A cache that cannot be opened is left out and said in
  /// warnings(); settings that cannot be read are defaults, said likewise.
  [[nodiscard]] static Result<std::unique_ptr<Composition>> create(CompositionOptions options);
  ~Composition();
  Composition(const Composition&) = delete;
  Composition& operator=(const Composition&) = delete;

  [[nodiscard]] Orchestrator& orchestrator();
  [[nodiscard]] ModelResolver& models();
  [[nodiscard]] Metrics& metrics();
  [[nodiscard]] ThreadBudget& threads();
  [[nodiscard]] Logger& logger();
  [[nodiscard]] const Paths& paths() const;
  [[nodiscard]] const Settings& settings() const;
  [[nodiscard]] const SettingsFile& settingsFile() const;
  [[nodiscard]] const std::vector<std::string>& warnings() const;
  /// Null when the cache could not be opened.
  [[nodiscard]] ResultCache* cache();
  [[nodiscard]] ServiceEngines& services();
  [[nodiscard]] Secrets& secrets();
  /// Absent when no second level is in use.
  [[nodiscard]] std::optional<SharedCacheStatistics> sharedCache() const;
  /// Opened at the first call. Errors: Corrupt, IoFailure, Unsupported (written by a newer version).
  [[nodiscard]] Result<ConversationStore*> conversations();
  /// The same for the API's jobs.
  [[nodiscard]] Result<JobStore*> jobs();
  /// The same for batches.
  [[nodiscard]] Result<BatchJournal*> batchJournal();
  /// And for kept benchmark runs.
  [[nodiscard]] Result<RunStore*> runs();

  /// Loads the module of a service that is worked here in the background, so that the first request need not wait: the
  /// window does it once a request is being prepared, the server once it listens.
  void preloadEngine(ServiceKind service);

  /// Blocks until the module of a service that is worked here is loaded, or cannot be; its requests tell why.
  void awaitEngine(ServiceKind service);

  /// Applies what can change while running: queue sizes, batch wait, cache limit and times, default model, folders,
  /// services elsewhere. Returns what could not be done and what holds instead.
  [[nodiscard]] std::vector<std::string> apply(const Settings& settings);

 private:
  struct Parts;
  explicit Composition(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

} // namespace aisemble
