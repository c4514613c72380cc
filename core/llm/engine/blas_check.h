// SPDX-License-Identifier: Apache-2.0
#pragma once
// Is the matrix product that libtorch was linked with a fast one? A wrong package costs a factor of twenty, silently.

#include "core/base/log.h"

namespace aisemble::llm {

/// Times a small product on this thread (some milliseconds) and logs what it found; a warning names the remedy.
void checkMatrixProduct(Logger& logger);

} // namespace aisemble::llm
