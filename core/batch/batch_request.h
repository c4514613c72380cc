// SPDX-License-Identifier: Apache-2.0
#pragma once
// One item of a batch as the request that answers it.

#include "core/base/result.h"
#include "core/engine/batch_types.h"
#include "core/engine/request.h"

#include <string>

namespace aisemble {

/// The options as the task's codec reads them. Errors: InvalidArgument naming the option.
[[nodiscard]] Result<void> checkOptions(const BatchSpec& spec);

/// Reads the text of a whole file; pictures and tables are read by their engine. Errors: NotFound, TooLarge,
/// InvalidArgument (not UTF-8, not valid options), IoFailure.
[[nodiscard]] Result<Request> requestFor(const BatchSpec& spec, const BatchItem& item);

} // namespace aisemble
