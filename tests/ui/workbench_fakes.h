// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A workbench on a real orchestrator with an engine, a store and models that tests decide on.

#include "core/base/clock.h"
#include "core/base/guarded.h"
#include "core/base/log.h"
#include "core/base/thread_budget.h"
#include "core/engine/metrics.h"
#include "core/orchestrator/orchestrator.h"
#include "ui/workbench_context.h"

#include <QTemporaryDir>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace aisemble::ui {
class WorkbenchWindow;
} // namespace aisemble::ui

namespace aisemble::test {

/// Shows the panel with this id, in whatever language the window is.
void showPanel(const ui::WorkbenchWindow& window, const QString& panel);

/// What the engine does with one request.
struct Script {
  std::vector<std::string> tokens;
  double tokensPerSecond = 2000;
  std::vector<Progress> progress; ///< given first
  std::chrono::milliseconds progressStep{1};
  std::optional<Error> error; ///< ends so, after the tokens
  bool hang = false;          ///< after the tokens: waits for the stop
  std::uint64_t seed = 42;
};

/// Splits at spaces, keeping them with the word that follows.
[[nodiscard]] std::vector<std::string> tokensOf(const std::string& text);

class FakeEngine final : public Engine {
 public:
  ~FakeEngine() override;
  [[nodiscard]] ServiceKind service() const override { return ServiceKind::Llm; }
  [[nodiscard]] Handover handover(const Request&) const override { return Handover::Start; }
  void start(Request request, RunContext context, RequestCompletion done) override;

  void setScript(Script script);
  [[nodiscard]] int started() const { return m_started; }
  [[nodiscard]] std::vector<ChatRequest> requests() const;

 private:
  struct State {
    Script script;
    std::vector<ChatRequest> requests;
    std::vector<std::jthread> threads;
  };
  Guarded<State> m_state;
  std::atomic<int> m_started = 0;
};

class FakeStore final : public ConversationStore {
 public:
  Result<ConversationId> createConversation(const std::string& title) override;
  Result<void> renameConversation(ConversationId id, const std::string& title) override;
  Result<void> trashConversation(ConversationId id) override;
  Result<void> restoreConversation(ConversationId id) override;
  Result<std::optional<ConversationSummary>> lastTrashed() override;
  Result<std::vector<ConversationSummary>> conversations(const std::string& search, int limit) override;
  Result<std::vector<StoredMessage>> messages(ConversationId id) override;
  Result<MessageId> appendMessage(ConversationId id, StoredMessage message) override;
  Result<void> updateMessage(MessageId id, const std::string& content, MessageState state,
                             const MessageDetails& details) override;
  Result<int> recoverInterrupted() override;

  struct Conversation {
    ConversationSummary summary;
    int trashed = 0; ///< as which one; 0: not in the trash
    std::vector<StoredMessage> messages;
  };
  /// Fills a conversation without the window.
  ConversationId seed(const std::string& title, std::vector<StoredMessage> messages, std::chrono::minutes age);
  [[nodiscard]] std::vector<StoredMessage> stored(ConversationId id);
  [[nodiscard]] std::optional<Conversation> conversation(ConversationId id);
  [[nodiscard]] int count();

  std::atomic<int> delayMs = 0;     ///< of every call, as a slow disk
  std::atomic<bool> refuse = false; ///< every writing fails
  std::atomic<int> updates = 0;
  std::atomic<bool> calledFromGuiThread = false;

 private:
  void pause();
  Result<void> writable() const;

  Guarded<std::map<ConversationId, Conversation>> m_all;
  std::atomic<std::int64_t> m_nextId = 1;
  std::atomic<int> m_trashings = 0;
};

class FakeModels final : public ModelResolver {
 public:
  Result<ResolvedModel> resolve(ServiceKind service, const std::string& reference) override;
  std::vector<ModelInfo> list() override;
  Result<ModelInfo> info(const std::string& reference) override;
};

class FakeCache final : public ResultCache {
 public:
  std::optional<Response> lookup(const CacheKey& key) override;
  void store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) override;
  [[nodiscard]] CacheStatistics statistics() const override;
  void clear() override;

 private:
  Guarded<std::map<std::string, Response>> m_entries;
  mutable std::atomic<std::uint64_t> m_hits = 0;
};

/// Everything a window needs; outlives it.
class Bench {
 public:
  Bench();
  [[nodiscard]] ui::WorkbenchContext context();

  QTemporaryDir home;
  ThreadBudget threads{2};
  SystemClock clock;
  NullLogger logger;
  Metrics metrics;
  FakeModels models;
  FakeStore store;
  FakeCache cache;
  std::shared_ptr<FakeEngine> engine = std::make_shared<FakeEngine>();
  std::unique_ptr<RequestCanonicalizer> canonicalizer;
  std::unique_ptr<Orchestrator> orchestrator;
  Settings settings;
};

[[nodiscard]] StoredMessage userSays(const std::string& text, std::optional<MessageId> parent = {});
[[nodiscard]] StoredMessage modelSays(const std::string& text, std::optional<MessageId> parent,
                                      MessageState state = MessageState::Complete);

} // namespace aisemble::test
