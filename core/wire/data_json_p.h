// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the two readers of data requests share.

#include "core/engine/data_types.h"
#include "core/wire/object_reader_p.h"

namespace aisemble::wire {

/// The options of `operation`, from the object of options.
void readDataOptions(ObjectReader& reader, DataOperation operation, DataOptions& out);

} // namespace aisemble::wire
