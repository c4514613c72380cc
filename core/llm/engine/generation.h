// SPDX-License-Identifier: Apache-2.0
#pragma once
// From a completion or a chat to a job for the scheduler, and back to the result.

#include "core/engine/engine.h"
#include "core/llm/engine/loaded_model.h"

#include <memory>

namespace aisemble::llm {

/// One request that start() took in.
struct StartedRequest {
  Request request; ///< a CompletionRequest or a ChatRequest
  RunContext context;
  RequestCompletion done;
  MonotonicTime startedAt;
};

/// Errors: InvalidArgument; the message names the option and its range.
[[nodiscard]] Result<void> checkOptions(const GenerationOptions& options);

/// Renders, tokenises and hands the request to the model's scheduler; `done` is called in the end, whatever happens.
/// The calling thread holds a lease.
void generate(const std::shared_ptr<LoadedModel>& model, StartedRequest started);

} // namespace aisemble::llm
