// SPDX-License-Identifier: Apache-2.0
// Any bytes as an image file: its header is read or refused, and what is read can be true.
#include "core/vision/image_header.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto header = aisemble::vision::readImageHeader({reinterpret_cast<const char*>(data), size});
  if (!header) return 0;
  if (header->width < 1 || header->height < 1 || header->orientation < 1 || header->orientation > 8 ||
      header->frameEnd > size || header->frameX < 0 || header->frameY < 0)
    std::abort();
  return 0;
}
