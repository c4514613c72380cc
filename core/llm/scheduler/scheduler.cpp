// SPDX-License-Identifier: Apache-2.0
#include "core/llm/scheduler/scheduler.h"

#include "core/llm/scheduler/sequence_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <utility>

namespace aisemble::llm {
namespace {

SchedulerOptions sound(SchedulerOptions options, std::size_t contextLength) {
  options.maxSequences = std::max<std::size_t>(options.maxSequences, 1);
  options.kvTokens = std::max(options.kvTokens, contextLength);
  options.prefillChunk = std::max<std::size_t>(options.prefillChunk, 1);
  options.prefillChunkDecoding = std::max<std::size_t>(options.prefillChunkDecoding, 1);
  return options;
}

} // namespace

Scheduler::Scheduler(std::unique_ptr<StepModel> model, ThreadBudget& threads, const Clock& clock,
                     SchedulerOptions options)
    : m_model(std::move(model))
    , m_threads(threads)
    , m_clock(clock)
    , m_options(sound(options, m_model->contextLength()))
    , m_thread([this](const std::stop_token& ending) { run(ending); }) {}

Scheduler::~Scheduler() {
  m_thread.request_stop();
  m_thread.join();
}

bool Scheduler::isIdle() const {
  const std::scoped_lock lock(m_mutex);
  return m_active == 0;
}

std::size_t Scheduler::waiting() const {
  const std::scoped_lock lock(m_mutex);
  return m_waitingCount;
}

std::size_t Scheduler::highestKvUse() const {
  const std::scoped_lock lock(m_mutex);
  return m_highestKvUse;
}

void Scheduler::submit(GenerationJob job) {
  const std::size_t prompt = job.prompt.size();
  const std::size_t context = m_model->contextLength();
  if (prompt == 0)
    return job.done(fail(ErrorCode::InvalidArgument, "The prompt has no tokens. Write something to continue."));
  if (prompt >= context)
    return job.done(fail(ErrorCode::TooLarge,
                         fmt::format("The prompt has {} tokens, but the model's context holds {} together with the "
                                     "answer. Shorten the prompt, or use a model with a longer context.",
                                     prompt, context)));
  const std::size_t reserved = std::min(prompt + static_cast<std::size_t>(std::max(job.maxTokens, 1)), context);
  if (job.stages) job.stages->enter(Stage::Queue);
  // Outside of the lock: a stop that was already requested calls back from inside of the constructor.
  auto sequence = std::make_unique<Sequence>(std::move(job), reserved, m_clock, [this] {
    {
      const std::scoped_lock lock(m_mutex);
      m_isCancelPending = true;
    }
    m_changed.notify_all();
  });
  {
    const std::scoped_lock lock(m_mutex);
    m_incoming.push_back(std::move(sequence));
    ++m_active;
    ++m_waitingCount;
  }
  m_changed.notify_all();
}

/// Takes new jobs in, waiting for some when there is nothing to do; false when the end has come.
bool Scheduler::collect(const std::stop_token& ending) {
  std::unique_lock lock(m_mutex);
  if (m_running.empty() && m_waiting.empty())
    m_changed.wait(lock, ending, [this] { return !m_incoming.empty() || m_isCancelPending; });
  while (!m_incoming.empty()) {
    m_waiting.push_back(std::move(m_incoming.front()));
    m_incoming.pop_front();
  }
  m_isCancelPending = false;
  return !ending.stop_requested();
}

void Scheduler::run(const std::stop_token& ending) {
  while (collect(ending)) {
    for (const auto& sequence : m_running)
      if (sequence->isCancelled()) sequence->cancel();
    for (const auto& sequence : m_waiting)
      if (sequence->isCancelled()) sequence->cancel();
    sweep();
    admit();
    if (!m_running.empty()) step(ending);
    sweep();
    if (m_running.empty()) m_lease.release();
  }
  for (const auto& sequence : m_running)
    sequence->cancel();
  for (const auto& sequence : m_waiting)
    sequence->cancel();
  sweep();
  m_lease.release();
}

/// Lets go of everything that has finished.
void Scheduler::sweep() {
  std::size_t gone = 0;
  for (const auto& sequence : m_running)
    if (sequence->isFinished()) {
      m_kvUse -= sequence->reservedTokens();
      ++gone;
    }
  const auto isFinished = [](const auto& sequence) { return sequence->isFinished(); };
  std::erase_if(m_running, isFinished);
  gone += std::erase_if(m_waiting, isFinished);
  const std::scoped_lock lock(m_mutex);
  m_active -= gone;
  m_waitingCount = m_waiting.size() + m_incoming.size();
  m_highestKvUse = std::max(m_highestKvUse, m_kvUse);
}

/// First come, first served: whoever does not fit holds up those behind, or a long one would wait for ever.
void Scheduler::admit() {
  while (!m_waiting.empty() && m_running.size() < m_options.maxSequences) {
    Sequence& next = *m_waiting.front();
    if (m_kvUse + next.reservedTokens() > m_options.kvTokens) return;
    m_kvUse += next.reservedTokens();
    auto state = m_model->newSequence(next.reservedTokens());
    m_running.push_back(std::move(m_waiting.front()));
    m_waiting.pop_front();
    if (state)
      next.attach(std::move(*state));
    else
      next.fail(std::move(state.error()));
  }
}

void Scheduler::step(const std::stop_token& ending) {
  std::vector<StepItem> items;
  std::vector<Sequence*> who;
  std::vector<Sequence*> prefilling;
  const auto add = [&](Sequence& sequence, std::size_t most) {
    items.push_back(sequence.item(most));
    who.push_back(&sequence);
  };
  for (const auto& sequence : m_running) {
    if (sequence->isFinished()) continue; // it could not be given its memory
    if (sequence->isPrefilling())
      prefilling.push_back(sequence.get());
    else
      add(*sequence, 1);
  }
  // Short prompts first, each of them an equal share of what is left: a long one fills what the others leave free.
  std::size_t budget = items.empty() ? m_options.prefillChunk : m_options.prefillChunkDecoding;
  std::stable_sort(prefilling.begin(), prefilling.end(),
                   [](const Sequence* a, const Sequence* b) { return a->promptLeft() < b->promptLeft(); });
  for (std::size_t i = 0; i < prefilling.size() && budget > 0; ++i) {
    const std::size_t share = std::max<std::size_t>(budget / (prefilling.size() - i), 1);
    add(*prefilling[i], share);
    budget -= items.back().tokens.size();
  }
  if (items.empty()) return;

  std::size_t tokens = 0;
  for (const StepItem& item : items)
    tokens += item.tokens.size();
  if (!takeThreads(m_model->usefulThreads(tokens), ending)) return; // the end has come
  for (Sequence* sequence : who)
    sequence->begin();
  stepTogether(items, who, m_lease.threads());
}

/// Asking anew for each token would put an answer behind a whole item of a batch each time.
bool Scheduler::takeThreads(int most, const std::stop_token& ending) {
  using Work = ThreadBudget::Work;
  const bool isAsked =
      std::any_of(m_running.begin(), m_running.end(), [](const auto& s) { return s->work() == Work::Asked; });
  // With one thread in all there is none to leave to others: they take turns.
  const Work work = isAsked && m_threads.total() > 1 ? Work::Asked : Work::Background;
  if (m_lease.threads() > 0 && m_threads.isWanted(work)) m_lease.release();
  if (work == Work::Asked && m_threads.isWanted(Work::Background)) most = std::min(most, m_threads.total() - 1);
  if (m_lease.threads() > 0)
    m_lease.resize(most);
  else
    m_lease = m_threads.acquire(most, ending, work);
  return m_lease.threads() > 0;
}

void Scheduler::stepTogether(std::span<const StepItem> items, std::span<Sequence* const> who, int threads) {
  auto logits = m_model->step(items, threads);
  if (!logits && items.size() > 1) { // one that fails must not take the others along
    for (std::size_t i = 0; i < items.size(); ++i)
      stepTogether(items.subspan(i, 1), who.subspan(i, 1), threads);
    return;
  }
  if (!logits) return who.front()->fail(std::move(logits.error()));
  const std::size_t width = m_model->vocabularySize();
  std::span<float> rest = *logits;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::span<float> own = rest.first(items[i].wantsLogits ? width : 0);
    rest = rest.subspan(own.size());
    try {
      who[i]->advance(items[i].tokens.size(), own, m_model->contextLength());
    } catch (const std::bad_alloc&) {
      who[i]->fail({ErrorCode::OutOfMemory, "There is not enough memory to go on with this text.", {}, std::nullopt});
    } catch (const std::exception& error) {
      who[i]->fail({ErrorCode::Internal, "Going on with this text failed.", error.what(), std::nullopt});
    }
  }
}

} // namespace aisemble::llm
