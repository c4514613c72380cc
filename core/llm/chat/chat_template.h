// SPDX-License-Identifier: Apache-2.0
#pragma once
// Chat templates: the Jinja programs that models ship to turn a conversation into their prompt, run as Hugging Face
// runs them (trim_blocks and lstrip_blocks on, an immutable sandbox, `raise_exception`, `strftime_now`, `tojson`).
// Templates come with downloaded models: steps, depth and output are bounded.

#include "core/base/result.h"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace aisemble::llm {

struct ChatTurn {
  std::string role;    ///< "system", "user", "assistant", …
  std::string content; ///< UTF-8
};

struct ChatTemplateInputs {
  std::optional<std::string> bosToken; ///< absent: `bos_token` is undefined in the template
  std::optional<std::string> eosToken;
  bool addGenerationPrompt = true; ///< end with the beginning of the assistant's answer
  /// A JSON object whose members become variables (`tools`, `documents`, `enable_thinking` …); empty: none. `tools` and
  /// `documents` are none where it lacks them.
  std::string extraVariables;
  /// The time that `strftime_now` tells; absent: now.
  std::optional<std::chrono::system_clock::time_point> now;
};

/// Immutable after parsing and safe to use from any thread. Cheap to copy.
class ChatTemplate {
 public:
  /// Errors: InvalidArgument (a syntax error; the message has the line), Unsupported (include, import, extends …),
  /// TooLarge (over 1 MiB, or nested too deep).
  [[nodiscard]] static Result<ChatTemplate> parse(std::string_view source);

  /// The prompt. Errors: InvalidArgument (the template raises, `context` has its own words; or it uses a value in a way
  /// that has no meaning; the message has the line), Unsupported (a filter, test or method unknown here), TooLarge
  /// (steps, depth or output over the limit).
  [[nodiscard]] Result<std::string> render(std::span<const ChatTurn> turns, const ChatTemplateInputs& inputs) const;

  /// The same with messages as a JSON array, for tool calls and contents in parts. Errors also: InvalidArgument (not an
  /// array in JSON).
  [[nodiscard]] Result<std::string> render(std::string_view messagesJson, const ChatTemplateInputs& inputs) const;

 private:
  struct Program;
  explicit ChatTemplate(std::shared_ptr<const Program> program) : m_program(std::move(program)) {}
  std::shared_ptr<const Program> m_program;
};

} // namespace aisemble::llm
