// SPDX-License-Identifier: Apache-2.0
#pragma once
// What language models are asked and what they answer. Plain values; JSON is core/wire's business.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble {

/// How the next token is chosen. Order of application, as in Hugging Face transformers: repetition penalty,
/// temperature, top-k, top-p, min-p.
struct GenerationOptions {
  int maxTokens = 1000;           ///< new tokens at most, >= 1; the original's default
  double temperature = 0.7;       ///< >= 0; 0 is greedy (the most likely token, lowest id on ties)
  double topP = 0.9;              ///< (0, 1]; 1 disables. Holtzman et al. 2019
  int topK = 0;                   ///< >= 0; 0 disables
  double minP = 0.0;              ///< [0, 1); 0 disables. Nguyen et al. 2024
  double repetitionPenalty = 1.0; ///< > 0; 1 disables. Keskar et al. 2019, section 4.1
  std::optional<std::uint64_t> seed; ///< absent: the engine draws one and reports it
  std::vector<std::string> stop;  ///< generation ends before the first of these texts; they are not part of the answer
  bool ignoreEndOfSequence = false; ///< benchmarks: run to maxTokens

  bool operator==(const GenerationOptions&) const = default;
};

struct ChatMessage {
  std::string role; ///< "system", "user" or "assistant"
  std::string content;
  bool operator==(const ChatMessage&) const = default;
};

/// Continue a text.
struct CompletionRequest {
  std::string model; ///< name, folder or file; empty is the default model
  std::string prompt;
  /// When not empty: the prompt as token ids, exactly these (the OpenAI completions route allows it, benchmarks need
  /// an exact length). `prompt` is then empty and no special tokens or template are added.
  std::vector<std::int32_t> promptIds;
  bool raw = false; ///< false: a model with a chat template sees the prompt as one user turn; true: exactly this text
  GenerationOptions options;
  bool operator==(const CompletionRequest&) const = default;
};

/// Answer a conversation.
struct ChatRequest {
  std::string model;
  std::vector<ChatMessage> messages; ///< oldest first; the last one is usually the user's
  GenerationOptions options;
  bool operator==(const ChatRequest&) const = default;
};

enum class FinishReason { EndOfSequence, Length, StopText };

/// "stop" for EndOfSequence and StopText, "length" for Length: the words of the OpenAI protocol.
[[nodiscard]] constexpr std::string_view finishReasonName(FinishReason reason) {
  return reason == FinishReason::Length ? "length" : "stop";
}

struct CompletionResult {
  std::string text;
  std::string model;         ///< name of the model that answered
  int promptTokens = 0;      ///< tokens of the prompt, template and special tokens included
  int completionTokens = 0;  ///< tokens generated, a final end-of-sequence not counted
  FinishReason finish = FinishReason::EndOfSequence;
  std::uint64_t seed = 0;    ///< the seed that reproduces a sampled answer
  bool usedChatTemplate = false;
  std::chrono::nanoseconds timeToFirstToken{0}; ///< from the engine's start() to the first token
  std::chrono::nanoseconds prefillTime{0};
  std::chrono::nanoseconds decodeTime{0}; ///< first token to last; completionTokens - 1 steps
  bool operator==(const CompletionResult&) const = default;
};

struct TokenizeRequest {
  std::string model;
  std::string text;
  bool addSpecialTokens = true;
  bool operator==(const TokenizeRequest&) const = default;
};

struct DetokenizeRequest {
  std::string model;
  std::vector<std::int32_t> ids;
  bool skipSpecialTokens = false;
  bool operator==(const DetokenizeRequest&) const = default;
};

/// Answers both of the requests above.
struct TokenizeResult {
  std::vector<std::int32_t> ids;
  std::vector<std::string> tokens; ///< pieces as the vocabulary spells them, one an id
  std::string decoded;             ///< the text that `ids` without added special tokens decode to
  bool operator==(const TokenizeResult&) const = default;
};

/// One forward pass over given ids, for checking against a reference.
struct LogitsRequest {
  std::string model;
  std::vector<std::int32_t> ids; ///< 1 to the model's context length
  bool operator==(const LogitsRequest&) const = default;
};

struct LogitsResult {
  std::vector<float> logits; ///< [positions, vocabulary] row-major
  std::int64_t positions = 0;
  std::int64_t vocabulary = 0;
  bool operator==(const LogitsResult&) const = default;
};

struct PerplexityRequest {
  std::string model;
  std::string text;
  bool operator==(const PerplexityRequest&) const = default;
};

struct PerplexityResult {
  double perplexity = 0;           ///< exp of the mean negative log likelihood per predicted token
  double negativeLogLikelihood = 0; ///< sum over predicted tokens, nats
  double bitsPerByte = 0;          ///< negativeLogLikelihood / ln 2 / bytes of the text
  std::int64_t tokens = 0;         ///< predicted tokens
  std::int64_t bytes = 0;
  std::int64_t windowTokens = 0;   ///< context window used
  std::int64_t strideTokens = 0;   ///< new tokens scored per window
  bool operator==(const PerplexityResult&) const = default;
};

struct EmbedRequest {
  std::string model;
  std::vector<std::string> texts;
  bool operator==(const EmbedRequest&) const = default;
};

struct EmbedResult {
  std::vector<std::vector<float>> embeddings; ///< one a text, L2-normalised, in input order
  std::string pooling;                        ///< how token states became one vector, e.g. "mean of last hidden state"
  int promptTokens = 0;
  bool operator==(const EmbedResult&) const = default;
};

} // namespace aisemble
