// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompt/chat_controller.h"

#include "ui/messages/message_translation.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace aisemble::ui {
namespace {

constexpr int kTitleLength = 60;
constexpr int kRateIntervalMs = 100;
constexpr int kRateSamples = 5;
constexpr std::uint32_t kSeedMask = 0x7FFFFFFF; // short enough to be read and typed, and every service takes it

QString titleFrom(const QString& text) {
  QString line = text.trimmed().section(QLatin1Char('\n'), 0, 0).simplified();
  if (line.size() > kTitleLength) line = line.left(kTitleLength - 1).trimmed() + QChar(0x2026);
  return line;
}

StoredMessage message(const char* role, std::string content, MessageState state = MessageState::Complete) {
  StoredMessage out;
  out.role = role;
  out.content = std::move(content);
  out.state = state;
  return out;
}

} // namespace

ChatController::ChatController(WorkbenchContext& context, BackgroundQueue& queue, QObject* parent)
    : QObject(parent), m_context(context), m_queue(queue) {
  m_rateTimer.setInterval(kRateIntervalMs);
  connect(&m_rateTimer, &QTimer::timeout, this, &ChatController::sampleRate);
}

ChatController::~ChatController() {
  shutdown();
}

void ChatController::openConversation(ConversationId id) {
  const int opening = ++m_opening;
  m_queue.run([&store = m_context.conversations, id] { return store.messages(id); }, this,
              [this, id, opening](Result<std::vector<StoredMessage>> read) {
                if (opening != m_opening) return;
                if (!read) {
                  Q_EMIT failed(said(read.error()));
                  return;
                }
                m_conversation = id;
                m_tree.reset(std::move(*read));
                rebuild();
                Q_EMIT conversationChanged();
                Q_EMIT activityChanged();
              });
}

void ChatController::newConversation() {
  ++m_opening;
  m_conversation.reset();
  m_tree.clear();
  rebuild();
  Q_EMIT conversationChanged();
  Q_EMIT activityChanged();
}

bool ChatController::send(const QString& text) {
  return sendQuestion(text, m_tree.leaf());
}

bool ChatController::editAndResend(MessageId question, const QString& text) {
  const StoredMessage* old = m_tree.find(question);
  return old != nullptr && old->role == "user" && sendQuestion(text, old->parent);
}

bool ChatController::sendQuestion(const QString& text, std::optional<MessageId> parent) {
  if (text.trimmed().isEmpty() || isAnswering()) return false;
  Outgoing outgoing;
  outgoing.question = message("user", text.toStdString());
  outgoing.parent = parent;
  outgoing.title = titleFrom(text);
  submit(std::move(outgoing));
  return true;
}

void ChatController::regenerate(MessageId answer) {
  answerAgain(answer, false);
}

void ChatController::resubmit(MessageId answer) {
  answerAgain(answer, true);
}

void ChatController::answerAgain(MessageId answer, bool useCache) {
  const StoredMessage* old = m_tree.find(answer);
  if (old == nullptr || old->role != "assistant" || !old->parent || isAnswering()) return;
  Outgoing outgoing;
  outgoing.parent = old->parent;
  outgoing.useCache = useCache;
  submit(std::move(outgoing));
}

void ChatController::submit(Outgoing outgoing) {
  m_sending = true;
  m_stopRequested = false;
  Q_EMIT activityChanged();

  std::optional<StoredMessage> system;
  if (m_parameters.systemPrompt != m_tree.systemPrompt()) system = message("system", m_parameters.systemPrompt);
  StoredMessage answer = message("assistant", {}, MessageState::Streaming);
  if (m_context.encodeOptions) answer.details.parametersJson = m_context.encodeOptions(m_parameters.options);
  answer.details.model = m_parameters.model;
  // Known from the start, so that an answer that is stopped or interrupted can be had again too.
  answer.details.seed = m_parameters.options.seed ? *m_parameters.options.seed : drawSeed(outgoing);

  const int opening = m_opening;
  const bool useCache = outgoing.useCache;
  m_queue.run(
      [&store = m_context.conversations, conversation = m_conversation, outgoing = std::move(outgoing),
       system = std::move(system), answer = std::move(answer)]() mutable -> Result<Stored> {
        Stored stored;
        if (conversation) {
          stored.conversation = *conversation;
        } else {
          const Result<ConversationId> created = store.createConversation(outgoing.title.toStdString());
          if (!created) return fail(created.error());
          stored.conversation = *created;
        }
        const auto append = [&](StoredMessage one) -> Result<MessageId> {
          Result<MessageId> id = store.appendMessage(stored.conversation, one);
          if (id) {
            one.id = *id;
            stored.messages.push_back(std::move(one));
          }
          return id;
        };
        std::optional<MessageId> parent = outgoing.parent;
        if (system)
          if (const auto id = append(std::move(*system)); !id) return fail(id.error());
        if (outgoing.question) {
          outgoing.question->parent = parent;
          const auto id = append(std::move(*outgoing.question));
          if (!id) return fail(id.error());
          parent = *id;
        }
        answer.parent = parent;
        if (const auto id = append(std::move(answer)); !id) return fail(id.error());
        return stored;
      },
      this,
      [this, opening, useCache](const Result<Stored>& stored) {
        m_sending = false;
        if (!stored) {
          Q_EMIT activityChanged();
          Q_EMIT failed(tr("Not sent: %1").arg(said(stored.error())));
          return;
        }
        if (opening == m_opening) {
          if (!m_conversation) m_conversation = stored->conversation;
          for (const StoredMessage& one : stored->messages)
            m_tree.add(one);
        }
        onStored(*stored, useCache);
      });
}

std::uint64_t ChatController::drawSeed(const Outgoing& outgoing) const {
  if (!outgoing.useCache || !m_cacheEnabled) return QRandomGenerator::system()->generate() & kSeedMask;
  // The seed is part of what the cache knows a request by: equal questions must draw equal ones to be found there.
  QCryptographicHash hash(QCryptographicHash::Sha256);
  const auto add = [&hash](const std::string& text) {
    const auto size = static_cast<quint64>(text.size());
    hash.addData(QByteArray::number(size) + ':' + QByteArray::fromStdString(text));
  };
  add(m_parameters.systemPrompt);
  if (outgoing.parent)
    for (const ChatMessage& one : m_tree.context(*outgoing.parent))
      if (one.role != "system") add(one.content);
  if (outgoing.question) add(outgoing.question->content);
  return qFromLittleEndian<quint32>(hash.result().constData()) & kSeedMask;
}

void ChatController::onStored(const Stored& stored, bool useCache) {
  const StoredMessage& answer = stored.messages.back();
  ChatRequest request;
  request.model = m_parameters.model;
  request.options = m_parameters.options;
  request.options.seed = answer.details.seed;
  if (m_tree.find(answer.id) != nullptr) {
    request.messages = m_tree.context(*answer.parent);
    startRun(stored.conversation, answer, std::move(request), useCache);
  } else {
    // Another conversation was opened within these milliseconds. The question is safe; asking it is offered there.
    m_queue.run([&store = m_context.conversations, id = answer.id, details = answer.details] {
      return store.updateMessage(id, {}, MessageState::Interrupted, details);
    });
  }
  Q_EMIT sent();
  Q_EMIT conversationsTouched();
}

void ChatController::startRun(ConversationId conversation, const StoredMessage& answer, ChatRequest request,
                              bool useCache) {
  auto* run = new AnswerRun(m_context.conversations, m_queue, {conversation, answer.id}, answer.details, this);
  m_runs[answer.id] = run;
  connect(run, &AnswerRun::changed, this, [this, run] { onRunChanged(*run); });
  connect(run, &AnswerRun::ended, this, [this, run] { onRunEnded(run); });
  connect(run, &AnswerRun::saveFailed, this,
          [this](const QString& reason) { Q_EMIT failed(tr("The answer could not be saved: %1").arg(reason)); });
  SubmitOptions options;
  options.useCache = useCache && m_cacheEnabled;
  options.storeResult = m_cacheEnabled;
  run->start(m_context.orchestrator.submit(std::move(request), options));
  if (!m_rateTimer.isActive()) {
    m_sinceSample.start();
    m_rateTimer.start();
  }
  rebuild();
  Q_EMIT activityChanged();
  if (std::exchange(m_stopRequested, false)) run->stop();
}

void ChatController::onRunChanged(const AnswerRun& run) {
  if (m_tree.find(run.message()) != nullptr) m_transcript.update(itemOf(run.message()));
  Q_EMIT modelLoading(run.progress() ? QString::fromStdString(run.progress()->stage) : QString());
}

void ChatController::onRunEnded(AnswerRun* run) {
  m_runs.erase(run->message());
  countFinished(*run);
  if (run->error() && run->error()->retryAfter)
    m_retryAfterMs[run->message()] = static_cast<int>(run->error()->retryAfter->count());
  if (StoredMessage* stored = m_tree.find(run->message())) {
    stored->content = run->text();
    stored->state = run->state();
    stored->details = run->details();
    m_transcript.update(itemOf(run->message()));
  }
  const MessageDetails& details = run->details();
  if (!details.fromCache && details.timeToFirstToken.count() > 0)
    m_firstTokens.push({std::chrono::steady_clock::now(),
                        std::chrono::duration<double, std::milli>(details.timeToFirstToken).count()});
  Q_EMIT answered(details);
  Q_EMIT activityChanged();
  Q_EMIT conversationsTouched();
  run->deleteLater();
}

void ChatController::switchBranch(MessageId id, int step) {
  const std::vector<MessageId> all = m_tree.siblings(id);
  const auto here = std::find(all.begin(), all.end(), id);
  if (here == all.end()) return;
  const auto target = std::distance(all.begin(), here) + step;
  if (target < 0 || target >= std::ssize(all)) return;
  m_tree.select(all[static_cast<std::size_t>(target)]);
  rebuild();
  Q_EMIT activityChanged();
}

void ChatController::stop() {
  if (m_sending) m_stopRequested = true;
  if (!m_conversation) return;
  std::vector<AnswerRun*> mine;
  for (const auto& [id, run] : m_runs)
    if (run->conversation() == *m_conversation) mine.push_back(run);
  for (AnswerRun* run : mine)
    run->stop();
}

void ChatController::shutdown() {
  const auto runs = std::exchange(m_runs, {});
  for (const auto& [id, run] : runs) {
    run->disconnect(this);
    run->stop();
  }
}

bool ChatController::isAnswering() const {
  return m_sending || (m_conversation && isRunningIn(*m_conversation));
}

bool ChatController::isRunningIn(ConversationId id) const {
  return std::any_of(m_runs.begin(), m_runs.end(), [id](const auto& one) { return one.second->conversation() == id; });
}

QString ChatController::lastPrompt() const {
  const std::vector<MessageId> path = m_tree.path();
  for (auto id = path.rbegin(); id != path.rend(); ++id)
    if (const StoredMessage* one = m_tree.find(*id); one->role == "user") return QString::fromStdString(one->content);
  return {};
}

void ChatController::rebuild() {
  std::vector<TranscriptItem> items;
  for (const MessageId id : m_tree.path())
    items.push_back(itemOf(id));
  m_transcript.setItems(std::move(items));
}

TranscriptItem ChatController::itemOf(MessageId id) const {
  const StoredMessage& stored = *m_tree.find(id);
  TranscriptItem item;
  item.id = id;
  item.fromUser = stored.role == "user";
  item.state = stored.state;
  item.details = stored.details;
  const std::vector<MessageId> siblings = m_tree.siblings(id);
  item.siblings = static_cast<int>(siblings.size());
  item.sibling = static_cast<int>(std::distance(siblings.begin(), std::find(siblings.begin(), siblings.end(), id)));
  if (const AnswerRun* run = runOf(id)) {
    item.content = QString::fromStdString(run->text());
    item.state = run->state();
    item.details = run->details();
    if (run->progress()) {
      item.progress = QString::fromStdString(run->progress()->stage);
      item.progressFraction = run->progress()->fraction;
    }
  } else {
    item.content = QString::fromStdString(stored.content);
    // Written by a run that this program knows nothing of; the store's recovery says the same at the next start.
    if (item.state == MessageState::Streaming) item.state = MessageState::Interrupted;
  }
  if (const auto retry = m_retryAfterMs.find(id); retry != m_retryAfterMs.end()) item.retryAfterMs = retry->second;
  return item;
}

AnswerRun* ChatController::runOf(MessageId id) const {
  const auto found = m_runs.find(id);
  return found == m_runs.end() ? nullptr : found->second;
}

void ChatController::countFinished(const AnswerRun& run) {
  const int counted = std::exchange(m_sampledTokens[run.message()], 0);
  m_sampledTokens.erase(run.message());
  if (run.details().fromCache) return; // nothing was generated: no spike in the chart
  const double tokens = std::max(0, run.tokens() - counted);
  double seconds = static_cast<double>(m_sinceSample.nsecsElapsed()) * 1e-9;
  // A fast answer fills only a part of the interval; the engine says how much.
  if (run.state() == MessageState::Complete && run.details().tokensPerSecond > 0)
    seconds = std::min(seconds, tokens / run.details().tokensPerSecond);
  m_finished.tokens += tokens;
  m_finished.seconds += seconds;
}

void ChatController::sampleRate() {
  const double elapsed = static_cast<double>(m_sinceSample.nsecsElapsed()) * 1e-9;
  m_sinceSample.restart();
  Generated now = std::exchange(m_finished, {});
  for (const auto& [id, run] : m_runs) {
    now.tokens += run->tokens() - std::exchange(m_sampledTokens[id], run->tokens());
    if (run->tokens() > 0) now.seconds += elapsed; // before the first token nothing is generated yet
  }
  now.seconds = std::min(now.seconds, elapsed); // answers side by side share the time
  // Tokens arrive in bursts; the rate over some samples shows it instead of the bursts. Time without answers is left
  // out of it, so that a short answer is drawn with its own rate.
  m_recent.push_back(now);
  if (std::ssize(m_recent) > kRateSamples) m_recent.pop_front();
  Generated sum;
  for (const Generated& one : m_recent) {
    sum.tokens += one.tokens;
    sum.seconds += one.seconds;
  }
  m_rate = sum.seconds > 0 ? sum.tokens / sum.seconds : 0;
  if (m_runs.empty() && now.tokens == 0) {
    m_rate = 0;
    m_recent.clear();
    m_rateTimer.stop();
  }
  m_rates.push({std::chrono::steady_clock::now(), m_rate});
}

} // namespace aisemble::ui
