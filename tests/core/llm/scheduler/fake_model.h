// SPDX-License-Identifier: Apache-2.0
#pragma once
// A model that spells: token ids are bytes, the last prompt token picks a script, and the answer is the script, then
// the end-of-sequence. It records every step.

#include "core/llm/scheduler/scheduler.h"

#include <atomic>
#include <map>
#include <mutex>
#include <semaphore>
#include <string>
#include <vector>

namespace aisemble::llm::test {

inline constexpr std::int32_t kEnd = 256;
inline constexpr std::size_t kVocabulary = 257;

struct FakeState final : SequenceState {
  explicit FakeState(std::size_t room, std::atomic<std::size_t>& inUse) : capacity(room), total(inUse) {
    total += room;
  }
  ~FakeState() override { total -= capacity; }
  std::vector<std::int32_t> held;
  std::size_t promptLength = 0;
  std::string script;
  std::size_t capacity;
  std::atomic<std::size_t>& total;
};

struct StepRecord {
  std::vector<std::size_t> widths; ///< tokens of each item
  int threads = 0;
};

class FakeModel final : public StepModel {
 public:
  explicit FakeModel(std::map<char, std::string> scripts, std::size_t context = 1000)
      : m_scripts(std::move(scripts)), m_context(context) {}

  [[nodiscard]] std::size_t contextLength() const override { return m_context; }
  [[nodiscard]] std::size_t vocabularySize() const override { return kVocabulary; }
  [[nodiscard]] int usefulThreads(std::size_t) const override { return 2; }

  [[nodiscard]] Result<std::unique_ptr<SequenceState>> newSequence(std::size_t capacity) override {
    if (failNextSequence.exchange(false)) return fail(ErrorCode::OutOfMemory, "no memory");
    auto state = std::make_unique<FakeState>(capacity, m_reserved);
    highestReserved = std::max(highestReserved.load(), m_reserved.load());
    return std::unique_ptr<SequenceState>(std::move(state));
  }

  [[nodiscard]] Result<std::span<float>> step(std::span<const StepItem> items, int threads) override {
    if (gate) gate->acquire();
    StepRecord record;
    record.threads = threads;
    for (const StepItem& item : items)
      for (const std::int32_t token : item.tokens)
        if (token == '!') return fail(ErrorCode::Internal, "poisoned");
    std::size_t wanted = 0;
    m_logits.clear();
    for (const StepItem& item : items) {
      auto& state = *static_cast<FakeState*>(item.sequence);
      record.widths.push_back(item.tokens.size());
      state.held.insert(state.held.end(), item.tokens.begin(), item.tokens.end());
      if (state.held.size() > state.capacity) return fail(ErrorCode::TooLarge, "over the reserved room");
      if (!item.wantsLogits) continue;
      if (state.promptLength == 0) {
        state.promptLength = state.held.size();
        state.script = m_scripts[static_cast<char>(state.held.back())];
      }
      const std::size_t at = state.held.size() - state.promptLength;
      const std::int32_t next = at < state.script.size() ? static_cast<unsigned char>(state.script[at]) : kEnd;
      m_logits.resize((wanted + 1) * kVocabulary, 0.0F);
      m_logits[wanted * kVocabulary + static_cast<std::size_t>(next)] = 50.0F;
      ++wanted;
    }
    {
      const std::scoped_lock lock(m_mutex);
      m_records.push_back(std::move(record));
    }
    return std::span<float>(m_logits);
  }

  [[nodiscard]] std::vector<StepRecord> records() const {
    const std::scoped_lock lock(m_mutex);
    return m_records;
  }

  std::shared_ptr<std::counting_semaphore<>> gate; ///< when set, each step waits for one release
  std::atomic<bool> failNextSequence{false};
  std::atomic<std::size_t> highestReserved{0};

 private:
  std::map<char, std::string> m_scripts;
  std::size_t m_context;
  std::vector<float> m_logits;
  std::atomic<std::size_t> m_reserved{0};
  mutable std::mutex m_mutex;
  std::vector<StepRecord> m_records;
};

/// Bytes as text, one character at a time.
class ByteText final : public TokenText {
 public:
  [[nodiscard]] std::string push(std::int32_t id) override {
    return id < 256 ? std::string(1, static_cast<char>(id)) : "<end>";
  }
  [[nodiscard]] std::string finish() override { return {}; }
};

} // namespace aisemble::llm::test
