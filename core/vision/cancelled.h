// SPDX-License-Identifier: Apache-2.0
#pragma once
// How every step of the vision engine answers a stop.

#include "core/base/result.h"

namespace aisemble::vision {

[[nodiscard]] inline tl::unexpected<Error> cancelled() {
  return fail(ErrorCode::Cancelled, "The request was cancelled.");
}

} // namespace aisemble::vision
