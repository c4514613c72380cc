// SPDX-License-Identifier: Apache-2.0
#pragma once
// The `decoder` of a tokenizer file as a pipeline that text runs through piece by piece. Tokenizer::decode() and
// StreamDecoder drive the same pipeline, which is why they agree.

#include "core/llm/tokenizer/component_p.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::llm::tok {

/// Takes tokens as fragments of text, each fragment whole characters. A decoder that joins tokens into one passes
/// fragments on as they come and ends the one token in finish().
class TokenSink {
 public:
  virtual ~TokenSink() = default;
  virtual void text(std::string_view fragment) = 0;
  virtual void endToken() = 0;
  virtual void finish() = 0;
};

/// One step of the pipeline, without state of its own. Immutable, thread-safe.
class Decoder {
 public:
  virtual ~Decoder() = default;
  /// A running instance that passes on to `next`, which must outlive it.
  [[nodiscard]] virtual std::unique_ptr<TokenSink> start(TokenSink& next) const = 0;
};

/// Appends the steps of `component` (null: tokens joined by spaces) to `out`. Throws LoadFailure.
void parseDecoder(const Json& component, std::vector<std::unique_ptr<Decoder>>& out, int depth = 0);

/// A running pipeline over `decoders` that appends to its output.
class Pipeline {
 public:
  explicit Pipeline(const std::vector<std::unique_ptr<Decoder>>& decoders);
  ~Pipeline();
  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;

  void push(std::string_view token);
  void finish();
  [[nodiscard]] std::string take(); ///< what came out since the last call

 private:
  class Output;
  std::unique_ptr<Output> m_output;
  std::vector<std::unique_ptr<TokenSink>> m_stages; ///< last first
};

} // namespace aisemble::llm::tok
