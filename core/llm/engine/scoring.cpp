// SPDX-License-Identifier: Apache-2.0
#include "core/llm/engine/scoring.h"

#include "core/llm/sampling/sampler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace aisemble::llm {
namespace {

constexpr std::size_t kChunk = 128; // tokens between two looks at the stop; bounds the memory for logits

tl::unexpected<Error> cancelledScoring() {
  return fail(ErrorCode::Cancelled, "The computation was cancelled.");
}

tl::unexpected<Error> tooLong(std::size_t tokens, std::int64_t context) {
  return fail(ErrorCode::TooLarge,
              fmt::format("There are {} tokens, but the model's context holds {}. Shorten the text, or "
                          "use a model with a longer context.",
                          tokens, context));
}

void report(const RunContext& context, double fraction, const char* stage) {
  if (context.onPartial) context.onPartial(Progress{fraction, stage});
}

/// Rows for tokens, in order: `first` is the index of the first token that the rows stand for.
using UseRows = std::function<void(std::size_t first, std::span<const float> rows)>;

/// Feeds `ids` by chunks into `cache`; rows are computed from token `wantedFrom` on.
Result<void> feed(DecoderRun& run, KvCache& cache, std::span<const std::int32_t> ids, std::size_t wantedFrom,
                  OutputKind kind, const RunContext& context, const UseRows& use) {
  for (std::size_t begin = 0; begin < ids.size();) {
    if (context.stop.stop_requested()) return cancelledScoring();
    std::size_t end = std::min(begin + kChunk, ids.size());
    if (begin < wantedFrom) end = std::min(end, wantedFrom); // a chunk is wanted as a whole or not at all
    const bool isWanted = begin >= wantedFrom;
    const SequenceSlice slice{&cache, ids.subspan(begin, end - begin), isWanted ? OutputRows::All : OutputRows::None};
    auto rows = run.forward(std::span(&slice, 1), kind);
    if (!rows) return fail(std::move(rows.error()));
    if (isWanted) use(begin, *rows);
    begin = end;
  }
  return {};
}

/// -log of the probability that `logits` give to `id`, in nats.
double surprise(std::span<const float> logits, std::int32_t id) {
  const float highest = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const float logit : logits)
    sum += static_cast<double>(std::exp(logit - highest));
  return std::log(sum) + static_cast<double>(highest - logits[static_cast<std::size_t>(id)]);
}

Result<std::vector<std::string>> piecesOf(const Tokenizer& tokenizer, std::span<const std::int32_t> ids) {
  std::vector<std::string> out;
  out.reserve(ids.size());
  for (const std::int32_t id : ids) {
    auto piece = tokenizer.tokenText(id);
    if (!piece)
      return fail(ErrorCode::InvalidArgument, fmt::format("Token id {} is not in the model's vocabulary.", id));
    out.push_back(std::move(*piece));
  }
  return out;
}

} // namespace

Result<TokenizeResult> tokenize(const Tokenizer& tokenizer, const TokenizeRequest& request,
                                const std::stop_token& stop) {
  TokenizeResult result;
  auto plain = tokenizer.encode(request.text, EncodeOptions{.addSpecialTokens = false, .stop = stop});
  if (!plain) return fail(std::move(plain.error()));
  result.decoded = tokenizer.decode(*plain);
  auto encoding = tokenizer.encodeWithTokens(request.text,
                                             EncodeOptions{.addSpecialTokens = request.addSpecialTokens, .stop = stop});
  if (!encoding) return fail(std::move(encoding.error()));
  result.ids = std::move(encoding->ids);
  result.tokens = std::move(encoding->tokens);
  return result;
}

Result<TokenizeResult> detokenize(const Tokenizer& tokenizer, const DetokenizeRequest& request) {
  auto pieces = piecesOf(tokenizer, request.ids);
  if (!pieces) return fail(std::move(pieces.error()));
  TokenizeResult result;
  result.ids = request.ids;
  result.tokens = std::move(*pieces);
  result.decoded = tokenizer.decode(request.ids, DecodeOptions{.skipSpecialTokens = request.skipSpecialTokens});
  return result;
}

Result<LogitsResult> computeLogits(const LoadedModel& model, const LogitsRequest& request, const RunContext& context) {
  const DecoderConfig& config = model.decoder->config();
  if (request.ids.empty())
    return fail(ErrorCode::InvalidArgument, "There are no token ids to score. Give at least one.");
  if (request.ids.size() > static_cast<std::size_t>(config.maxPositions))
    return tooLong(request.ids.size(), config.maxPositions);
  auto cache = model.decoder->newCache(request.ids.size());
  if (!cache) return fail(std::move(cache.error()));
  DecoderRun run(model.decoder);
  run.setThreads(1);
  LogitsResult result;
  result.positions = static_cast<std::int64_t>(request.ids.size());
  result.vocabulary = config.vocabulary;
  result.logits.reserve(request.ids.size() * static_cast<std::size_t>(config.vocabulary));
  context.stages->enter(Stage::Infer);
  auto fed =
      feed(run, **cache, request.ids, 0, OutputKind::Logits, context, [&](std::size_t, std::span<const float> rows) {
        result.logits.insert(result.logits.end(), rows.begin(), rows.end());
      });
  if (!fed) return fail(std::move(fed.error()));
  return result;
}

Result<PerplexityResult> computePerplexity(const LoadedModel& model, const PerplexityRequest& request,
                                           const RunContext& context) {
  const DecoderConfig& config = model.decoder->config();
  const auto vocabulary = static_cast<std::size_t>(config.vocabulary);
  context.stages->enter(Stage::Tokenise);
  auto ids = model.tokenizer->encode(request.text, EncodeOptions{.stop = context.stop});
  if (!ids) return fail(std::move(ids.error()));
  if (ids->size() < 2)
    return fail(ErrorCode::InvalidArgument,
                fmt::format("The text has {} tokens; at least 2 are needed to predict one from "
                            "another. Give a longer text.",
                            ids->size()));
  PerplexityResult result;
  const std::size_t window = std::min(static_cast<std::size_t>(config.maxPositions), ids->size());
  const std::size_t stride = std::max<std::size_t>(window / 2, 1);
  result.windowTokens = static_cast<std::int64_t>(window);
  result.strideTokens = static_cast<std::int64_t>(stride);
  result.bytes = static_cast<std::int64_t>(request.text.size());
  auto cache = model.decoder->newCache(window);
  if (!cache) return fail(std::move(cache.error()));
  DecoderRun run(model.decoder);
  run.setThreads(1);
  context.stages->enter(Stage::Infer);
  std::size_t scored = 1; // tokens below this index have been predicted; the first cannot be
  for (std::size_t begin = 0; scored < ids->size(); begin += stride) {
    const std::size_t end = std::min(begin + window, ids->size());
    if (end <= scored) continue;
    (*cache)->truncate(0);
    // The row of token t predicts token t + 1.
    auto fed = feed(run, **cache, std::span(*ids).subspan(begin, end - begin), scored - 1 - begin, OutputKind::Logits,
                    context, [&](std::size_t first, std::span<const float> rows) {
                      for (std::size_t r = 0; r * vocabulary < rows.size(); ++r) {
                        const std::size_t next = begin + first + r + 1;
                        if (next >= end) break;
                        result.negativeLogLikelihood +=
                            surprise(rows.subspan(r * vocabulary, vocabulary), (*ids)[next]);
                        ++result.tokens;
                      }
                    });
    if (!fed) return fail(std::move(fed.error()));
    scored = end;
    report(context, static_cast<double>(scored) / static_cast<double>(ids->size()), "scoring");
  }
  if (!std::isfinite(result.negativeLogLikelihood)) return fail(unusableLogits());
  result.perplexity = std::exp(result.negativeLogLikelihood / static_cast<double>(result.tokens));
  result.bitsPerByte = result.negativeLogLikelihood / std::log(2.0) / static_cast<double>(result.bytes);
  return result;
}

Result<EmbedResult> computeEmbeddings(const LoadedModel& model, const EmbedRequest& request,
                                      const RunContext& context) {
  const DecoderConfig& config = model.decoder->config();
  const auto hidden = static_cast<std::size_t>(config.hidden);
  if (request.texts.empty()) return fail(ErrorCode::InvalidArgument, "There are no texts to embed. Give at least one.");
  EmbedResult result;
  result.pooling = "mean of last hidden state";
  DecoderRun run(model.decoder);
  run.setThreads(1);
  for (std::size_t i = 0; i < request.texts.size(); ++i) {
    context.stages->enter(Stage::Tokenise);
    auto ids = model.tokenizer->encode(request.texts[i], EncodeOptions{.stop = context.stop});
    if (!ids) return fail(std::move(ids.error()));
    if (ids->empty())
      return fail(ErrorCode::InvalidArgument,
                  fmt::format("Text {} of {} has no tokens to embed.", i + 1, request.texts.size()));
    if (ids->size() > static_cast<std::size_t>(config.maxPositions)) return tooLong(ids->size(), config.maxPositions);
    auto cache = model.decoder->newCache(ids->size());
    if (!cache) return fail(std::move(cache.error()));
    context.stages->enter(Stage::Infer);
    std::vector<double> sum(hidden, 0.0);
    auto fed = feed(run, **cache, *ids, 0, OutputKind::Hidden, context, [&](std::size_t, std::span<const float> rows) {
      for (std::size_t k = 0; k < rows.size(); ++k)
        sum[k % hidden] += static_cast<double>(rows[k]);
    });
    if (!fed) return fail(std::move(fed.error()));
    double squares = 0;
    for (const double value : sum)
      squares += value * value;
    const double length = std::sqrt(squares); // the mean's factor cancels out
    std::vector<float> embedding(hidden);
    for (std::size_t k = 0; k < hidden; ++k)
      embedding[k] = static_cast<float>(length > 0 ? sum[k] / length : 0.0);
    result.embeddings.push_back(std::move(embedding));
    result.promptTokens += static_cast<int>(ids->size());
    report(context, static_cast<double>(i + 1) / static_cast<double>(request.texts.size()), "embedding");
  }
  return result;
}

} // namespace aisemble::llm
