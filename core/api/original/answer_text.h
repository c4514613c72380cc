// SPDX-License-Identifier: Apache-2.0
#pragma once
// Results as the original's services and its orchestrator write them. Numbers that JSON lacks become null.

#include "core/orchestrator/orchestrator.h"

#include <string>
#include <string_view>

namespace aisemble::api {

/// The service's whole answer: {task, results, language_detected, processing_time}, {analysis_type, results,
/// confidence, processing_time}, {status, result, rows_processed, processing_time} or {text, tokens_used, model,
/// processing_time, …}. processing_time is the request's own time in seconds.
[[nodiscard]] std::string serviceAnswer(const Completed& completed);

/// {job_id, status: "completed", result: the service's whole answer, error: null}.
[[nodiscard]] std::string orchestratorAnswer(const Completed& completed);

/// The same for a completion, whose result is the text: {job_id, status, result, error, model_used, selection_reason,
/// processing_time}.
[[nodiscard]] std::string completionAnswer(const Completed& completed, bool isUsersChoice);

/// {job_id, status, result, rows_processed, processing_time, error}: the data service's fields at the top, as the
/// original documents them.
[[nodiscard]] std::string dataAnswer(const Completed& completed);

/// {text, tokens_used, model} of the language service: `model` repeats the request's, `model_used` is the one that
/// answered.
[[nodiscard]] std::string podCompletionAnswer(const Completed& completed, std::string_view requestedModel);

/// The similarity task's answer where there is nothing to compare with; `completed` is a detection of the language.
[[nodiscard]] std::string missingCompareTextAnswer(const Completed& completed);
/// `answer` of a service in the orchestrator's frame.
[[nodiscard]] std::string framed(std::string_view answer);

/// A UUID of version 4.
[[nodiscard]] std::string newJobId();

/// Whether writing this answer takes long enough to be somebody else's work than a shared thread's.
[[nodiscard]] bool isLarge(const Response& response);

} // namespace aisemble::api
