// SPDX-License-Identifier: Apache-2.0
#pragma once
// The engine of table work: reads the source, computes on typed columns, answers with pandas' figures.

#include "core/engine/engine.h"

#include <memory>

namespace aisemble::tabular {

/// Answers DataRequest by run(), Stage::Other while it reads a file, Infer and Postprocess. Errors: InvalidArgument
/// (the request or the file's content; names the field, column or line), NotFound, TooLarge, IoFailure, OutOfMemory,
/// Cancelled, Unsupported for other requests.
[[nodiscard]] Result<std::unique_ptr<Engine>> createDataEngine(const EngineEnvironment& environment);

} // namespace aisemble::tabular
