// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bodies of /v1/chat/completions and /v1/completions as requests of the orchestrator. Pure.

#include "core/api/openai/api_error.h"
#include "core/engine/request.h"
#include "core/wire/json.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace aisemble::api::openai {

struct GenerationAsk {
  bool isChat = false;
  std::string model; ///< as the client wrote it; empty where it left the choice to us ("auto" and "default" too)
  int choices = 1;   ///< answers to each prompt (n)
  bool stream = false;
  bool includeUsage = false;
  /// One for each prompt and answer: prompt 0's `choices` first. Their models are empty. Where each answer is sampled,
  /// every one has a seed of its own: the given one, or a drawn one, counted up.
  std::vector<Request> requests;
  /// Of these, the ones that ask a prompt once more without a seed: another sample is meant, not the first one again.
  std::set<std::size_t> repeats;
};

/// What is absent has the protocol's default: temperature 1, top_p 1, 16 tokens for a completion, and for a chat, where
/// the protocol means "as the context allows", our own limit of GenerationOptions.
/// Parameters that this engine cannot honour (tools, penalties, log probabilities, …) are accepted at the value that
/// changes nothing; what identifies or files a request (user, metadata, store) and unknown parameters are ignored.
/// Errors: 400 naming the parameter.
[[nodiscard]] Parsed<GenerationAsk> readChatAsk(const wire::Json& body);
[[nodiscard]] Parsed<GenerationAsk> readCompletionAsk(const wire::Json& body);

} // namespace aisemble::api::openai
