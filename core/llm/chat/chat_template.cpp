// SPDX-License-Identifier: Apache-2.0
#include "core/llm/chat/chat_template.h"

#include "core/base/utf8.h"
#include "core/llm/chat/evaluator_p.h"
#include "core/llm/chat/json_values_p.h"
#include "core/llm/chat/parser_p.h"

#include <fmt/format.h>

#include <exception>
#include <new>

namespace aisemble::llm {

using namespace jinja;

struct ChatTemplate::Program {
  Body body;
};

namespace {

constexpr std::size_t kMaxTemplateBytes = 1U << 20U;

Error toError(const Failure& failure) {
  if (failure.isRaised)
    return {ErrorCode::InvalidArgument,
            fmt::format("The model's chat template refuses this conversation: {} (line {} of the template).",
                        failure.message, failure.line),
            failure.message, std::nullopt};
  const std::string where = failure.line > 0 ? fmt::format(" at line {}", failure.line) : std::string();
  return {failure.code,
          fmt::format("The model's chat template fails{}: {}. Use another template or model.", where, failure.message),
          failure.message, std::nullopt};
}

/// Runs `work` and turns what it throws into an Error.
template <class Work>
auto guarded(Work&& work) -> Result<decltype(work())> {
  try {
    return work();
  } catch (const Failure& failure) {
    return fail(toError(failure));
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "No memory to run the model's chat template; close other programs.");
  } catch (const std::exception& error) {
    return fail(ErrorCode::Internal, "The model's chat template cannot be run; use another template.", error.what());
  }
}

std::string run(const Body& body, Value messages, const ChatTemplateInputs& inputs) {
  Dict variables;
  variables.set(Value("tools"), Value(None{}));
  variables.set(Value("documents"), Value(None{}));
  if (inputs.bosToken) variables.set(Value("bos_token"), Value(*inputs.bosToken));
  if (inputs.eosToken) variables.set(Value("eos_token"), Value(*inputs.eosToken));
  if (!inputs.extraVariables.empty()) {
    const Value extra = parseJson(inputs.extraVariables, "variables of the chat template");
    if (extra.dict() == nullptr) failTemplate("the variables of the chat template are not a JSON object");
    for (const auto& [name, value] : extra.dict()->items)
      variables.set(name, value);
  }
  variables.set(Value("messages"), std::move(messages));
  variables.set(Value("add_generation_prompt"), Value(inputs.addGenerationPrompt));
  return evaluate(body, std::move(variables), inputs.now.value_or(std::chrono::system_clock::now()));
}

} // namespace

Result<ChatTemplate> ChatTemplate::parse(std::string_view source) {
  if (source.size() > kMaxTemplateBytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("The chat template has {} bytes; {} are allowed.", source.size(), kMaxTemplateBytes));
  if (const std::size_t bad = findInvalidUtf8(source); bad != std::string_view::npos)
    return fail(ErrorCode::InvalidArgument, fmt::format("The chat template is not UTF-8 at byte {}.", bad));
  return guarded([&] { return ChatTemplate(std::make_shared<const Program>(Program{parseTemplate(source)})); });
}

Result<std::string> ChatTemplate::render(std::span<const ChatTurn> turns, const ChatTemplateInputs& inputs) const {
  return guarded([&] {
    Values messages;
    messages.reserve(turns.size());
    for (const ChatTurn& turn : turns) {
      Dict message;
      message.set(Value("role"), Value(replaceInvalidUtf8(turn.role)));
      message.set(Value("content"), Value(replaceInvalidUtf8(turn.content)));
      messages.emplace_back(std::move(message));
    }
    return run(m_program->body, Value::list(std::move(messages)), inputs);
  });
}

Result<std::string> ChatTemplate::render(std::string_view messagesJson, const ChatTemplateInputs& inputs) const {
  return guarded([&] {
    Value messages = parseJson(messagesJson, "messages");
    if (messages.list() == nullptr) failTemplate("the messages are not a JSON array");
    return run(m_program->body, std::move(messages), inputs);
  });
}

} // namespace aisemble::llm
