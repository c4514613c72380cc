// SPDX-License-Identifier: Apache-2.0
#pragma once
// Codecs of what surrounds a request: traces, errors, model cards.

#include "core/base/error.h"
#include "core/engine/model_info.h"
#include "core/engine/trace.h"
#include "core/wire/json.h"

namespace aisemble::wire {

/// {total_ns, spans: [{stage, begin_ns, length_ns}]}
[[nodiscard]] Json toJson(const Trace& trace);
/// Errors: also spans that leave gaps or overlap, or whose sum is not the total.
template <>
[[nodiscard]] Result<Trace> fromJson(const Json& json, const DecodeOptions& options);

/// {code, message, context?, retry_after_ms?}
[[nodiscard]] Json toJson(const Error& error);
template <>
[[nodiscard]] Result<Error> fromJson(const Json& json, const DecodeOptions& options);

/// {name, path, service, …}; what is not known is absent.
[[nodiscard]] Json toJson(const ModelInfo& info);
template <>
[[nodiscard]] Result<ModelInfo> fromJson(const Json& json, const DecodeOptions& options);

} // namespace aisemble::wire
