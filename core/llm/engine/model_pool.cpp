// SPDX-License-Identifier: Apache-2.0
#include "core/llm/engine/model_pool.h"

#include "core/llm/engine/guarded_call.h"

#include <algorithm>
#include <utility>

namespace aisemble::llm {
namespace {

/// The digest too: a model that was replaced on disk is another one.
std::string keyOf(const ResolvedModel& model) {
  return model.path.string() + '\n' + model.digest;
}

tl::unexpected<Error> cancelledWhileWaiting() {
  return fail(ErrorCode::Cancelled, "Waiting for the model was cancelled.");
}

} // namespace

ModelPool::ModelPool(const EngineEnvironment& environment, const LanguageEngineOptions& options)
    : m_environment(environment), m_options(options) {}

ModelPool::Entry* ModelPool::locate(const std::string& key) {
  const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.key == key; });
  return found == m_entries.end() ? nullptr : &*found;
}

bool ModelPool::isIdle(const Entry& entry) {
  return entry.model && entry.model.use_count() == 1 && entry.model->scheduler->isIdle();
}

std::vector<std::shared_ptr<LoadedModel>> ModelPool::takeIdle(std::size_t limit) {
  std::vector<std::shared_ptr<LoadedModel>> taken;
  while (m_entries.size() > limit) {
    Entry* oldest = nullptr;
    for (Entry& entry : m_entries) {
      if (isIdle(entry) && (oldest == nullptr || entry.lastUse < oldest->lastUse)) oldest = &entry;
    }
    if (oldest == nullptr) break;
    taken.push_back(std::move(oldest->model));
    m_entries.erase(m_entries.begin() + (oldest - m_entries.data()));
  }
  return taken;
}

std::shared_ptr<LoadedModel> ModelPool::find(const ResolvedModel& model) {
  const std::scoped_lock lock(m_mutex);
  Entry* entry = locate(keyOf(model));
  if (entry == nullptr || !entry->model) return nullptr;
  entry->lastUse = ++m_uses;
  return entry->model;
}

Result<std::shared_ptr<LoadedModel>> ModelPool::acquire(const ResolvedModel& model, const ModelLoading& loading) {
  const std::string key = keyOf(model);
  std::vector<std::shared_ptr<LoadedModel>> leaving; // let go without the lock: each waits for its thread
  {
    std::unique_lock lock(m_mutex);
    for (Entry* entry = locate(key); entry != nullptr; entry = locate(key)) {
      if (entry->model) {
        entry->lastUse = ++m_uses;
        return entry->model;
      }
      const bool changed = m_changed.wait(lock, loading.stop, [&] {
        const Entry* now = locate(key);
        return now == nullptr || now->model != nullptr;
      });
      if (!changed) return cancelledWhileWaiting();
    }
    leaving = takeIdle(std::max<std::size_t>(m_options.maxLoadedModels, 1) - 1);
    m_entries.push_back({key, model.path, nullptr, ++m_uses});
  }
  leaving.clear();
  // What it throws must not get past the entry: others wait for it.
  auto loaded = guarded([&] { return loadModel(model.path, m_environment, m_options, loading); });
  {
    const std::scoped_lock lock(m_mutex);
    if (loaded)
      locate(key)->model = *loaded;
    else
      std::erase_if(m_entries, [&](const Entry& e) { return e.key == key; });
  }
  m_changed.notify_all();
  return loaded;
}

Result<std::shared_ptr<const Tokenizer>> ModelPool::tokenizer(const ResolvedModel& model) {
  const std::string key = keyOf(model);
  {
    const std::scoped_lock lock(m_mutex);
    if (const Entry* entry = locate(key); entry != nullptr && entry->model) return entry->model->tokenizer;
    for (const TokenizerEntry& entry : m_tokenizers)
      if (entry.key == key) return entry.tokenizer;
  }
  auto loaded = Tokenizer::load(tokenizerPathOf(model.path));
  if (!loaded) return fail(std::move(loaded.error()));
  const std::scoped_lock lock(m_mutex);
  std::erase_if(m_tokenizers, [&](const TokenizerEntry& entry) { return entry.key == key; });
  m_tokenizers.push_back({key, *loaded});
  if (m_tokenizers.size() > std::max<std::size_t>(m_options.maxLoadedModels, 1))
    m_tokenizers.erase(m_tokenizers.begin());
  return loaded;
}

std::size_t ModelPool::loadedCount() const {
  const std::scoped_lock lock(m_mutex);
  return static_cast<std::size_t>(
      std::count_if(m_entries.begin(), m_entries.end(), [](const Entry& e) { return e.model != nullptr; }));
}

std::vector<ModelInMemory> ModelPool::list() const {
  const std::scoped_lock lock(m_mutex);
  std::vector<ModelInMemory> out;
  for (const Entry& entry : m_entries)
    out.push_back({.path = entry.path,
                   .weightBytes = entry.model ? entry.model->decoder->weightBytes() : 0,
                   .isLoading = entry.model == nullptr,
                   .isBusy = entry.model && !isIdle(entry)});
  return out;
}

Result<void> ModelPool::unload(const std::filesystem::path& path) {
  std::vector<std::shared_ptr<LoadedModel>> leaving; // let go without the lock: each waits for its thread
  {
    const std::scoped_lock lock(m_mutex);
    for (const Entry& entry : m_entries)
      if (entry.path == path && !isIdle(entry))
        return fail(ErrorCode::Busy, "The model at '" + path.string() +
                                         "' is in use. Stop what it answers, or wait for it, and unload it then.");
    for (Entry& entry : m_entries)
      if (entry.path == path) leaving.push_back(std::move(entry.model));
    std::erase_if(m_entries, [&](const Entry& entry) { return entry.path == path; });
    std::erase_if(m_tokenizers,
                  [&](const TokenizerEntry& entry) { return entry.key.starts_with(path.string() + '\n'); });
  }
  if (leaving.empty()) return fail(ErrorCode::NotFound, "The model at '" + path.string() + "' is not in memory.");
  return {};
}

} // namespace aisemble::llm
