// SPDX-License-Identifier: Apache-2.0
#pragma once
// The models in memory: loaded once however many ask, and let go in order of last use.

#include "core/engine/engine.h"
#include "core/engine/model_memory.h"
#include "core/llm/engine/loaded_model.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace aisemble::llm {

/// Thread-safe. Who holds a model's pointer keeps it in memory; a scheduler with work does, too.
class ModelPool {
 public:
  ModelPool(const EngineEnvironment& environment, const LanguageEngineOptions& options);

  /// The model if it is in memory, or null; never waits.
  [[nodiscard]] std::shared_ptr<LoadedModel> find(const ResolvedModel& model);

  /// The model, loaded if need be; waits for another thread that already loads it. While all other models are in use
  /// there may be one more than the limit. Takes no lease: the caller holds one. Errors: as loadModel; Cancelled.
  [[nodiscard]] Result<std::shared_ptr<LoadedModel>> acquire(const ResolvedModel& model, const ModelLoading& loading);

  /// The model's tokenizer without its weights. Errors: as Tokenizer::load.
  [[nodiscard]] Result<std::shared_ptr<const Tokenizer>> tokenizer(const ResolvedModel& model);

  [[nodiscard]] std::size_t loadedCount() const;
  [[nodiscard]] std::vector<ModelInMemory> list() const;
  /// Lets go of every version of the model at `path` that is in memory, tokenizer included. Errors: NotFound, Busy.
  [[nodiscard]] Result<void> unload(const std::filesystem::path& path);

 private:
  struct Entry {
    std::string key;
    std::filesystem::path path;
    std::shared_ptr<LoadedModel> model; ///< null while it is being loaded
    std::uint64_t lastUse = 0;
  };
  struct TokenizerEntry {
    std::string key;
    std::shared_ptr<const Tokenizer> tokenizer;
  };

  /// Nobody can get hold of an idle model but through this pool, whose lock is held.
  [[nodiscard]] static bool isIdle(const Entry& entry);
  [[nodiscard]] Entry* locate(const std::string& key); // m_mutex held
  /// Takes idle models out until at most `limit` are left; the caller lets them go after unlocking. m_mutex held.
  [[nodiscard]] std::vector<std::shared_ptr<LoadedModel>> takeIdle(std::size_t limit);

  const EngineEnvironment m_environment;
  const LanguageEngineOptions m_options;
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::vector<Entry> m_entries;             // guarded by m_mutex
  std::vector<TokenizerEntry> m_tokenizers; // guarded by m_mutex; newest last
  std::uint64_t m_uses = 0;                 // guarded by m_mutex
};

} // namespace aisemble::llm
