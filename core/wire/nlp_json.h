// SPDX-License-Identifier: Apache-2.0
#pragma once
// Codecs of text work, in the words of the original's NLP service.

#include "core/engine/nlp_types.h"
#include "core/wire/json.h"

#include <string>
#include <vector>

namespace aisemble::wire {

/// {text, task, language, options?, model?}
[[nodiscard]] Json toJson(const NlpRequest& request);
/// Only the options of the task are read. Errors: also a missing options.compare_text of "similarity".
template <>
[[nodiscard]] Result<NlpRequest> fromJson(const Json& json, const DecodeOptions& options);

/// {task, results, language_detected}: the service's answer without the time it took.
[[nodiscard]] Json toJson(const NlpResult& result);
template <>
[[nodiscard]] Result<NlpResult> fromJson(const Json& json, const DecodeOptions& options);

/// Only the options of `task`, as they stand in a request.
[[nodiscard]] Json toJson(NlpTask task, const NlpOptions& options);
/// From an object of options on its own (`--options`); messages begin with "options.". What the task does not have is
/// ignored, as the API does, and named in `unknown`.
[[nodiscard]] Result<NlpOptions> nlpOptionsFromJson(NlpTask task, const Json& json,
                                                    std::vector<std::string>* unknown = nullptr);

} // namespace aisemble::wire
