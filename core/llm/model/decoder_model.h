// SPDX-License-Identifier: Apache-2.0
#pragma once
// A loaded decoder and its forward pass over a ragged batch: one matrix product over the new tokens of all sequences,
// attention sequence by sequence against each one's own cache.

#include "core/base/result.h"
#include "core/llm/format/model_files.h"
#include "core/llm/model/decoder_config.h"
#include "core/llm/model/kv_cache.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace aisemble::llm {

struct DecoderWeights; // decoder_weights_p.h

struct LoadOptions {
  std::stop_token stop;                   ///< noticed between tensors
  std::function<void(double)> onProgress; ///< share of the weights' bytes, [0, 1]; may be empty
};

/// Matrices stay in memory as the file has them where that is float16 or bfloat16, and are float32 otherwise; all
/// arithmetic is float32. Immutable and thread-safe once loaded.
class DecoderModel {
 public:
  /// Errors: Unsupported (see makeDecoderConfig), Corrupt (a tensor is missing or of another shape; the message names
  /// it), OutOfMemory, Cancelled.
  [[nodiscard]] static Result<std::shared_ptr<const DecoderModel>> load(const ModelFiles& files,
                                                                        const LoadOptions& options = {});
  ~DecoderModel();
  DecoderModel(const DecoderModel&) = delete;
  DecoderModel& operator=(const DecoderModel&) = delete;

  [[nodiscard]] const DecoderConfig& config() const { return m_config; }
  [[nodiscard]] std::uint64_t weightBytes() const { return m_weightBytes; }
  [[nodiscard]] const DecoderWeights& weights() const { return *m_weights; }
  /// How many threads a pass over so many rows keeps busy, judged by its widest product.
  [[nodiscard]] int usefulThreads(std::size_t rows) const;

  /// A cache for one sequence of up to `capacity` tokens. Errors: TooLarge (over the context length), OutOfMemory.
  [[nodiscard]] Result<std::unique_ptr<KvCache>> newCache(std::size_t capacity) const;

 private:
  DecoderModel();
  DecoderConfig m_config;
  std::unique_ptr<DecoderWeights> m_weights;
  std::uint64_t m_weightBytes = 0;
};

/// For which of a slice's tokens an output row is computed.
enum class OutputRows { None, Last, All };

/// New tokens of one sequence. `cache` holds what came before and takes them in.
struct SequenceSlice {
  KvCache* cache = nullptr;
  std::span<const std::int32_t> tokens; ///< at least one
  OutputRows output = OutputRows::Last;
};

enum class OutputKind {
  Logits, ///< [rows, vocabulary]
  Hidden, ///< [rows, hidden]: the last hidden state after the final norm
};

/// One caller's workspace for forward passes; used by one thread at a time.
class DecoderRun {
 public:
  explicit DecoderRun(std::shared_ptr<const DecoderModel> model);
  ~DecoderRun();
  DecoderRun(const DecoderRun&) = delete;
  DecoderRun& operator=(const DecoderRun&) = delete;

  [[nodiscard]] const DecoderModel& model() const;

  /// Threads that the following passes compute with, the caller's included; the caller holds a lease for them.
  void setThreads(int threads);

  /// Output rows in the order of the slices, float32 row-major, valid (and the caller's to change) until the next call.
  /// Either all slices' caches take their tokens in, or, on error, none does.
  /// Errors: InvalidArgument (an id outside of the vocabulary, no tokens), TooLarge (a cache is full), OutOfMemory,
  /// Internal.
  [[nodiscard]] Result<std::span<float>> forward(std::span<const SequenceSlice> slices,
                                                 OutputKind kind = OutputKind::Logits);

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace aisemble::llm
