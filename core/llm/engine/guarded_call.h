// SPDX-License-Identifier: Apache-2.0
#pragma once
// The wall at which exceptions of libraries end.

#include "core/base/result.h"

#include <exception>
#include <new>

namespace aisemble::llm {

/// Calls `work`, which returns a Result, and turns what it throws into an Error.
template <class Work>
auto guarded(const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory,
                "There is not enough memory for this request. Use a shorter text or a smaller model.");
  } catch (const std::exception& error) {
    return fail(ErrorCode::Internal, "The language engine failed on this request.", error.what());
  }
}

} // namespace aisemble::llm
