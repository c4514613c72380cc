// SPDX-License-Identifier: Apache-2.0
#pragma once
// One item of a batch as the request that answers it.

#include "core/base/result.h"
#include "core/engine/batch_types.h"
#include "core/engine/request.h"

#include <string>
#include <vector>

namespace aisemble {

/// The options as the task's codec reads them. Errors: InvalidArgument naming the option.
[[nodiscard]] Result<void> checkOptions(const BatchSpec& spec);

/// Names in the options that the task does not have and that are ignored, as everywhere. Of options that checkOptions()
/// takes.
[[nodiscard]] std::vector<std::string> unknownOptions(const BatchSpec& spec);

/// Reads the text of a whole file, and notes in the item what it was read as; pictures and tables are read by their
/// engine. Errors: NotFound, TooLarge, Corrupt and Unsupported (no text), InvalidArgument (not valid options),
/// IoFailure.
[[nodiscard]] Result<Request> requestFor(const BatchSpec& spec, BatchItem& item);

} // namespace aisemble
