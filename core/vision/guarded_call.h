// SPDX-License-Identifier: Apache-2.0
#pragma once
// The wall at which exceptions of OpenCV, Leptonica and Tesseract end.

#include "core/base/result.h"

#include <exception>
#include <new>

namespace aisemble::vision {

/// Calls `work`, which returns a Result, and turns what it throws into an Error.
template <class Work>
auto guarded(const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "There is not enough memory for this image. Use a smaller one.");
  } catch (const std::exception& error) { // cv::Exception too
    return fail(ErrorCode::Internal, "The vision engine failed on this image. Report this with the log.", error.what());
  }
}

} // namespace aisemble::vision
