// SPDX-License-Identifier: Apache-2.0
// Any bytes as a safetensors file: parsed or refused, and what is accepted can be read from the first byte to the last.
#include "core/llm/format/safetensors.h"

#include <cstddef>
#include <cstdint>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto tensors = aisemble::llm::parseSafetensors(std::as_bytes(std::span(data, size)));
  if (!tensors) return 0;
  for (const auto& tensor : *tensors) {
    std::vector<float> values(tensor.elements());
    (void)aisemble::llm::convertToFloat(tensor, 0, values);
  }
  return 0;
}
