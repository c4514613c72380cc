// SPDX-License-Identifier: Apache-2.0
#pragma once
// Batches as JSON: what the journal keeps of a spec, and what the command prints.

#include "core/engine/batch_types.h"
#include "core/wire/json.h"

namespace aisemble::wire {

/// Names and paths that are not UTF-8 cannot stand in JSON: writeJson() refuses them.
[[nodiscard]] Json toJson(const BatchSpec& spec);
template <>
[[nodiscard]] Result<BatchSpec> fromJson(const Json& json, const DecodeOptions& options);

/// {id, name, task, output, state, counts: {total, …}, listed, …}; listed false: there are more inputs than counted.
[[nodiscard]] Json toJson(const BatchSummary& summary);
/// {position, input, line?, text?, state, attempts, error?, cached?, processing_time?, result?}
[[nodiscard]] Json toJson(const BatchItem& item);

} // namespace aisemble::wire
