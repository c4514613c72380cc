// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench_fakes.h"

#include "ui/shell/translation.h"
#include "ui/shell/workbench_window.h"

#include <QAction>
#include <QCoreApplication>
#include <QThread>

#include <algorithm>

namespace aisemble::test {

using namespace std::chrono_literals;

namespace {

/// With AISEMBLE_TEST_LANGUAGE a test runs in that language.
void chooseLanguage() {
  if (const QByteArray language = qgetenv("AISEMBLE_TEST_LANGUAGE"); !language.isEmpty())
    ui::installTranslation(*QCoreApplication::instance(), language.toStdString());
}
Q_COREAPP_STARTUP_FUNCTION(chooseLanguage)

} // namespace

void showPanel(const ui::WorkbenchWindow& window, const QString& panel) {
  for (QAction* action : window.commands())
    if (action->objectName() == QStringLiteral("view.") + panel) action->trigger();
}

std::vector<std::string> tokensOf(const std::string& text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == ' ' && !out.back().empty()) out.emplace_back();
    out.back() += c;
  }
  return out;
}

FakeEngine::~FakeEngine() {
  std::vector<std::jthread> threads;
  m_state.with([&](State& state) { threads.swap(state.threads); });
}

void FakeEngine::setScript(Script script) {
  m_state.with([&](State& state) { state.script = std::move(script); });
}

std::vector<ChatRequest> FakeEngine::requests() const {
  return m_state.with([](const State& state) { return state.requests; });
}

void FakeEngine::start(Request request, RunContext context, RequestCompletion done) {
  ++m_started;
  m_state.with([&](State& state) {
    if (const auto* chat = std::get_if<ChatRequest>(&request)) state.requests.push_back(*chat);
    state.threads.emplace_back([script = state.script, context, done = std::move(done)] {
      const auto cancelled = [&] { return context.stop.stop_requested(); };
      const auto give = [&](Partial partial) {
        if (context.onPartial) context.onPartial(std::move(partial));
      };
      const auto fail = [&](ErrorCode code, const char* message) {
        done(tl::unexpected<Error>(Error{code, message, {}, std::nullopt}));
      };
      for (const Progress& one : script.progress) {
        give(one);
        std::this_thread::sleep_for(script.progressStep);
        if (cancelled()) return fail(ErrorCode::Cancelled, "");
      }
      CompletionResult result;
      const auto begin = std::chrono::steady_clock::now();
      const auto due = [&](std::size_t i) {
        return begin +
               std::chrono::nanoseconds(static_cast<long long>(static_cast<double>(i) * 1e9 / script.tokensPerSecond));
      };
      for (std::size_t i = 0; i < script.tokens.size(); ++i) {
        while (std::chrono::steady_clock::now() < due(i)) {
          if (cancelled()) return fail(ErrorCode::Cancelled, "");
          std::this_thread::sleep_for(
              std::min<std::chrono::nanoseconds>(2ms, due(i) - std::chrono::steady_clock::now()));
        }
        if (cancelled()) return fail(ErrorCode::Cancelled, "");
        if (i == 0) result.timeToFirstToken = 12ms;
        give(TextDelta{script.tokens[i], 1});
        result.text += script.tokens[i];
        ++result.completionTokens;
      }
      while (script.hang && !cancelled())
        std::this_thread::sleep_for(1ms);
      if (cancelled()) return fail(ErrorCode::Cancelled, "");
      if (script.error) return done(tl::unexpected<Error>(*script.error));
      result.model = "tiny-chat";
      result.promptTokens = 12;
      result.seed = script.seed;
      result.decodeTime = std::chrono::steady_clock::now() - begin;
      done(Response(result));
    });
  });
}

void FakeStore::pause() {
  if (qApp != nullptr && QThread::currentThread() == qApp->thread()) calledFromGuiThread = true;
  if (delayMs > 0) std::this_thread::sleep_for(std::chrono::milliseconds(delayMs));
}

Result<void> FakeStore::writable() const {
  if (refuse) return fail(ErrorCode::IoFailure, "The disk is full. Free some space.");
  return {};
}

Result<ConversationId> FakeStore::createConversation(const std::string& title) {
  pause();
  if (const auto ok = writable(); !ok) return fail(ok.error());
  return seed(title, {}, 0min);
}

ConversationId FakeStore::seed(const std::string& title, std::vector<StoredMessage> messages,
                               std::chrono::minutes age) {
  const ConversationId id = m_nextId++;
  const WallTime when = std::chrono::system_clock::now() - age;
  Conversation conversation{{id, title, when, when, static_cast<int>(messages.size())}, false, {}};
  for (StoredMessage& message : messages) {
    if (message.id == 0) message.id = m_nextId++;
    m_nextId = std::max<std::int64_t>(m_nextId, message.id + 1);
    conversation.messages.push_back(message);
  }
  m_all.with([&](auto& all) { all[id] = conversation; });
  return id;
}

std::vector<StoredMessage> FakeStore::stored(ConversationId id) {
  return m_all.with([&](auto& all) { return all[id].messages; });
}

std::optional<FakeStore::Conversation> FakeStore::conversation(ConversationId id) {
  return m_all.with([&](auto& all) { return all.contains(id) ? std::optional(all[id]) : std::nullopt; });
}

int FakeStore::count() {
  return m_all.with([](auto& all) {
    return static_cast<int>(std::count_if(all.begin(), all.end(), [](const auto& one) { return !one.second.trashed; }));
  });
}

Result<void> FakeStore::renameConversation(ConversationId id, const std::string& title) {
  pause();
  if (const auto ok = writable(); !ok) return ok;
  m_all.with([&](auto& all) { all[id].summary.title = title; });
  return {};
}

Result<void> FakeStore::trashConversation(ConversationId id) {
  pause();
  m_all.with([&](auto& all) { all[id].trashed = ++m_trashings; });
  return {};
}

Result<void> FakeStore::restoreConversation(ConversationId id) {
  pause();
  m_all.with([&](auto& all) { all[id].trashed = 0; });
  return {};
}

Result<std::optional<ConversationSummary>> FakeStore::lastTrashed() {
  pause();
  return m_all.with([](auto& all) {
    std::optional<ConversationSummary> out;
    int last = 0;
    for (const auto& [id, one] : all) {
      if (one.trashed <= last) continue;
      last = one.trashed;
      out = one.summary;
    }
    return out;
  });
}

Result<std::vector<ConversationSummary>> FakeStore::conversations(const std::string& search, int limit) {
  pause();
  std::vector<ConversationSummary> out;
  m_all.with([&](auto& all) {
    for (const auto& [id, one] : all) {
      const bool hit = search.empty() || one.summary.title.find(search) != std::string::npos ||
                       std::any_of(one.messages.begin(), one.messages.end(), [&](const StoredMessage& message) {
                         return message.content.find(search) != std::string::npos;
                       });
      if (one.trashed == 0 && hit) out.push_back(one.summary);
    }
  });
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.updated > b.updated; });
  if (out.size() > static_cast<std::size_t>(limit)) out.resize(static_cast<std::size_t>(limit));
  return out;
}

Result<std::vector<StoredMessage>> FakeStore::messages(ConversationId id) {
  pause();
  return m_all.with([&](auto& all) -> Result<std::vector<StoredMessage>> {
    const auto found = all.find(id);
    if (found == all.end()) return fail(ErrorCode::NotFound, "There is no such conversation.");
    return found->second.messages;
  });
}

Result<MessageId> FakeStore::appendMessage(ConversationId id, StoredMessage message) {
  pause();
  if (const auto ok = writable(); !ok) return fail(ok.error());
  message.id = m_nextId++;
  message.created = std::chrono::system_clock::now();
  m_all.with([&](auto& all) {
    all[id].messages.push_back(message);
    all[id].summary.updated = message.created;
    ++all[id].summary.messages;
  });
  return message.id;
}

Result<void> FakeStore::updateMessage(MessageId id, const std::string& content, MessageState state,
                                      const MessageDetails& details) {
  pause();
  if (const auto ok = writable(); !ok) return ok;
  ++updates;
  m_all.with([&](auto& all) {
    for (auto& [key, one] : all)
      for (StoredMessage& message : one.messages)
        if (message.id == id) {
          message.content = content;
          message.state = state;
          message.details = details;
        }
  });
  return {};
}

Result<int> FakeStore::recoverInterrupted() {
  pause();
  int count = 0;
  m_all.with([&](auto& all) {
    for (auto& [key, one] : all)
      for (StoredMessage& message : one.messages)
        if (message.state == MessageState::Streaming) {
          message.state = MessageState::Interrupted;
          ++count;
        }
  });
  return count;
}

Result<ResolvedModel> FakeModels::resolve(ServiceKind, const std::string& reference) {
  return ResolvedModel{reference.empty() ? "tiny-chat" : reference, "models/tiny-chat", "0123456789abcdef"};
}

std::vector<ModelInfo> FakeModels::list() {
  ModelInfo tiny;
  tiny.name = "tiny-chat";
  tiny.isDefault = true;
  tiny.parameters = 8'400'000;
  tiny.contextLength = 2048;
  tiny.bytesOnDisk = 16'900'000;
  ModelInfo larger = tiny;
  larger.name = "SmolLM2-360M-Instruct";
  larger.isDefault = false;
  larger.parameters = 361'000'000;
  larger.bytesOnDisk = 723'000'000;
  larger.contextLength = 8192;
  ModelInfo broken = larger;
  broken.name = "half-downloaded";
  broken.problem = "model.safetensors ends early.";
  return {tiny, larger, broken};
}

Result<ModelInfo> FakeModels::info(const std::string&) {
  return list().front();
}

std::optional<Response> FakeCache::lookup(const CacheKey& key) {
  return m_entries.with([&](auto& entries) -> std::optional<Response> {
    const auto found = entries.find(key.canonicalRequest);
    if (found == entries.end()) return std::nullopt;
    ++m_hits;
    return found->second;
  });
}

void FakeCache::store(const CacheKey& key, const Response& response, std::chrono::seconds) {
  m_entries.with([&](auto& entries) { entries[key.canonicalRequest] = response; });
}

CacheStatistics FakeCache::statistics() const {
  CacheStatistics out;
  out.entries = m_entries.with([](const auto& entries) { return entries.size(); });
  out.bytes = out.entries * 2048;
  out.hits = m_hits;
  return out;
}

void FakeCache::clear() {
  m_entries.with([](auto& entries) { entries.clear(); });
}

namespace {

class FakeCanonicalizer final : public RequestCanonicalizer {
 public:
  std::string canonical(const Request& request) const override {
    std::string out = taskName(request);
    if (const auto* chat = std::get_if<ChatRequest>(&request)) {
      for (const ChatMessage& message : chat->messages)
        out += '\x1f' + message.role + '\x1e' + message.content;
      if (chat->options.seed) out += '\x1f' + std::to_string(*chat->options.seed);
    }
    return out;
  }
};

} // namespace

Bench::Bench() : canonicalizer(std::make_unique<FakeCanonicalizer>()) {
  orchestrator = std::make_unique<Orchestrator>(
      OrchestratorDependencies{threads, clock, logger, metrics, &models, &cache, canonicalizer.get()},
      OrchestratorOptions{});
  orchestrator->setEngine(engine);
  engine->setScript({tokensOf("A short answer from the engine."), 2000, {}, 1ms, {}, false, 42});
}

ui::WorkbenchContext Bench::context() {
  const std::filesystem::path folder = home.path().toStdString();
  return ui::WorkbenchContext{*orchestrator, store,    models, metrics, &cache, folder / "settings.json",
                              folder,        settings, {},     {},      {}};
}

StoredMessage userSays(const std::string& text, std::optional<MessageId> parent) {
  StoredMessage out;
  out.role = "user";
  out.content = text;
  out.parent = parent;
  return out;
}

StoredMessage modelSays(const std::string& text, std::optional<MessageId> parent, MessageState state) {
  StoredMessage out = userSays(text, parent);
  out.role = "assistant";
  out.state = state;
  out.details.model = "tiny-chat";
  out.details.seed = 7;
  out.details.completionTokens = 128;
  out.details.tokensPerSecond = 45.2;
  out.details.timeToFirstToken = 120ms;
  out.details.finishReason = "stop";
  return out;
}

} // namespace aisemble::test
