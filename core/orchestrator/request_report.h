// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is told of a finished request: one record for the metrics, one line for the log.

#include "core/base/log.h"
#include "core/engine/metrics.h"

namespace aisemble {

/// Prompt and generated tokens, where the response counts them.
void countTokens(const Response& response, RequestRecord& record);

/// "request finished" in category "orchestrator": names, outcome, processing_time and every stage, in milliseconds.
void logRequest(Logger& logger, const RequestRecord& record);

/// Busy counts as refused, everything else as an error.
[[nodiscard]] Outcome outcomeOf(const Error& error);

} // namespace aisemble
