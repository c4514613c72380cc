// SPDX-License-Identifier: Apache-2.0
#include "core/llm/engine/generation.h"

#include "core/base/utf8.h"
#include "core/llm/engine/guarded_call.h"

#include <fmt/format.h>

#include <cmath>
#include <random>
#include <utility>

namespace aisemble::llm {
namespace {

class DecodedText final : public TokenText {
 public:
  explicit DecodedText(std::shared_ptr<const Tokenizer> tokenizer)
      : m_decoder(std::move(tokenizer), DecodeOptions{.skipSpecialTokens = true}) {}
  [[nodiscard]] std::string push(std::int32_t id) override { return m_decoder.push(id); }
  [[nodiscard]] std::string finish() override { return m_decoder.finish(); }

 private:
  StreamDecoder m_decoder;
};

/// What the model is given to continue.
struct Prompt {
  std::string text;
  bool addSpecialTokens = true; ///< false: a template has written them
  bool usedChatTemplate = false;
  std::vector<std::string> stop; ///< beside those of the request
};

tl::unexpected<Error> outOfRange(const char* name, double value, const char* range) {
  return fail(ErrorCode::InvalidArgument, fmt::format("{} is {}, but must be {}.", name, value, range));
}

std::uint64_t drawSeed() {
  std::random_device device;
  const std::uint64_t drawn = (static_cast<std::uint64_t>(device()) << 32U) | device();
  return drawn >> 11U; // 53 bits: a JSON number carries them exactly
}

Result<Prompt> renderTemplate(const LoadedModel& model, const std::vector<ChatMessage>& messages) {
  if (!*model.chat) return fail(model.chat->error());
  std::vector<ChatTurn> turns;
  turns.reserve(messages.size());
  for (const ChatMessage& message : messages)
    turns.push_back({message.role, message.content});
  ChatTemplateInputs inputs;
  inputs.bosToken = model.beginToken;
  inputs.eosToken = model.endToken;
  inputs.addGenerationPrompt = true;
  auto text = (*model.chat)->render(turns, inputs);
  if (!text) return fail(std::move(text.error()));
  return Prompt{std::move(*text), false, true, {}};
}

/// A conversation as plain text, for models that were never taught one.
Prompt plainConversation(const std::vector<ChatMessage>& messages) {
  Prompt prompt;
  for (const ChatMessage& message : messages) {
    if (message.role == "system")
      prompt.text += message.content + "\n\n";
    else
      prompt.text += (message.role == "assistant" ? "Assistant: " : "User: ") + message.content + "\n";
  }
  prompt.text += "Assistant:";
  prompt.stop = {"\nUser:"};
  return prompt;
}

Result<Prompt> promptOf(const LoadedModel& model, const Request& request) {
  if (const auto* completion = std::get_if<CompletionRequest>(&request)) {
    if (completion->raw || !model.chat) return Prompt{completion->prompt, true, false, {}};
    return renderTemplate(model, {{"user", completion->prompt}});
  }
  const auto& messages = std::get<ChatRequest>(request).messages;
  if (messages.empty()) return fail(ErrorCode::InvalidArgument, "The conversation has no messages. Send at least one.");
  for (const ChatMessage& message : messages)
    if (message.role != "system" && message.role != "user" && message.role != "assistant")
      return fail(ErrorCode::InvalidArgument, "'" + replaceInvalidUtf8(message.role.substr(0, 50)) +
                                                  "' is not a role; system, user and assistant are.");
  return model.chat ? renderTemplate(model, messages) : Result<Prompt>(plainConversation(messages));
}

tl::unexpected<Error> unknownToken(std::int32_t id, std::int64_t vocabulary, bool givenByCaller) {
  if (givenByCaller)
    return fail(ErrorCode::InvalidArgument,
                fmt::format("prompt_ids holds {}, but the model knows the tokens 0 to {} only.", id, vocabulary - 1));
  return fail(ErrorCode::Corrupt,
              fmt::format("The tokenizer gives token {}, but the model knows {} tokens: they do not belong together. "
                          "Fetch the model again.",
                          id, vocabulary));
}

const GenerationOptions& optionsOf(const Request& request) {
  if (const auto* completion = std::get_if<CompletionRequest>(&request)) return completion->options;
  return std::get<ChatRequest>(request).options;
}

/// The job without its callbacks.
Result<GenerationJob> jobFor(const LoadedModel& model, const StartedRequest& started, bool& usedChatTemplate) {
  const GenerationOptions& options = optionsOf(started.request);
  if (auto checked = checkOptions(options); !checked) return fail(std::move(checked.error()));
  Result<Prompt> prompt = Prompt{};
  Result<std::vector<std::int32_t>> ids;
  const auto* completion = std::get_if<CompletionRequest>(&started.request);
  if (completion != nullptr && !completion->promptIds.empty()) {
    ids = completion->promptIds;
  } else {
    prompt = promptOf(model, started.request);
    if (!prompt) return fail(std::move(prompt.error()));
    ids = model.tokenizer->encode(
        prompt->text, EncodeOptions{.addSpecialTokens = prompt->addSpecialTokens, .stop = started.context.stop});
    if (!ids) return fail(std::move(ids.error()));
  }
  usedChatTemplate = prompt->usedChatTemplate;
  for (const std::int32_t id : *ids)
    if (id < 0 || id >= model.decoder->config().vocabulary)
      return unknownToken(id, model.decoder->config().vocabulary,
                          completion != nullptr && !completion->promptIds.empty());
  GenerationJob job;
  job.prompt = std::move(*ids);
  job.sampling.temperature = options.temperature;
  job.sampling.topK = options.topK;
  job.sampling.topP = options.topP;
  job.sampling.minP = options.minP;
  job.sampling.repetitionPenalty = options.repetitionPenalty;
  job.seed = options.seed ? *options.seed : drawSeed();
  job.maxTokens = options.maxTokens;
  job.stop = options.stop;
  job.stop.insert(job.stop.end(), prompt->stop.begin(), prompt->stop.end());
  if (!options.ignoreEndOfSequence) job.endIds = model.endIds;
  job.text = std::make_unique<DecodedText>(model.tokenizer);
  job.cancel = started.context.stop;
  job.work = started.context.work;
  job.stages = started.context.stages;
  return job;
}

} // namespace

Result<void> checkOptions(const GenerationOptions& options) {
  if (options.maxTokens < 1) return outOfRange("max_tokens", options.maxTokens, "at least 1");
  if (!(options.temperature >= 0) || !std::isfinite(options.temperature))
    return outOfRange("temperature", options.temperature, "at least 0");
  if (!(options.topP > 0 && options.topP <= 1)) return outOfRange("top_p", options.topP, "above 0 and at most 1");
  if (options.topK < 0) return outOfRange("top_k", options.topK, "at least 0");
  if (!(options.minP >= 0 && options.minP < 1)) return outOfRange("min_p", options.minP, "at least 0 and below 1");
  if (!(options.repetitionPenalty > 0) || !std::isfinite(options.repetitionPenalty))
    return outOfRange("repetition_penalty", options.repetitionPenalty, "above 0");
  for (const std::string& stop : options.stop) {
    if (stop.empty()) return fail(ErrorCode::InvalidArgument, "A stop text is empty; leave it out.");
    if (findInvalidUtf8(stop) != std::string::npos)
      return fail(ErrorCode::InvalidArgument, "A stop text is not well-formed UTF-8.");
  }
  return {};
}

void generate(const std::shared_ptr<LoadedModel>& model, StartedRequest started) {
  started.context.stages->enter(Stage::Tokenise);
  bool usedChatTemplate = false;
  auto job = guarded([&] { return jobFor(*model, started, usedChatTemplate); });
  if (!job) return started.done(fail(std::move(job.error())));
  if (started.context.onPartial)
    job->onText = [onPartial = started.context.onPartial](TextDelta delta) { onPartial(std::move(delta)); };
  // Nothing here owns the model: the pool keeps it as long as its scheduler has work.
  job->done = [done = std::move(started.done), name = started.context.model.name, startedAt = started.startedAt,
               seed = job->seed, usedChatTemplate](Result<GenerationOutcome> outcome) {
    if (!outcome) return done(fail(std::move(outcome.error())));
    CompletionResult result;
    result.text = std::move(outcome->text);
    result.model = name;
    result.promptTokens = outcome->promptTokens;
    result.completionTokens = outcome->completionTokens;
    result.finish = outcome->finish;
    result.seed = seed;
    result.usedChatTemplate = usedChatTemplate;
    result.timeToFirstToken = outcome->firstTokenAt - startedAt;
    result.prefillTime = outcome->prefillTime;
    result.decodeTime = outcome->decodeTime;
    done(Response(std::move(result)));
  };
  model->scheduler->submit(std::move(*job));
}

} // namespace aisemble::llm
