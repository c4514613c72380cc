// SPDX-License-Identifier: Apache-2.0
#include "core/llm/format/safetensors.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstring>

namespace aisemble::llm {

Result<void> writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  std::uint64_t offset = 0;
  for (const TensorToWrite& tensor : tensors) {
    std::uint64_t needed = dtypeSizeBytes(tensor.dtype);
    bool isValid = true;
    for (const std::int64_t extent : tensor.shape)
      isValid = isValid && extent >= 0 && !__builtin_mul_overflow(needed, static_cast<std::uint64_t>(extent), &needed);
    if (!isValid || needed != tensor.bytes.size())
      return fail(ErrorCode::InvalidArgument,
                  fmt::format("Tensor '{}' has {} bytes, which is not what its shape {} needs.", tensor.name,
                              tensor.bytes.size(), shapeText(tensor.shape)));
    if (tensor.name == "__metadata__" || header.contains(tensor.name))
      return fail(ErrorCode::InvalidArgument, "The tensor name '" + tensor.name + "' is reserved or used twice.");
    header[tensor.name] = {{"dtype", safetensorsDtypeName(tensor.dtype)},
                           {"shape", tensor.shape},
                           {"data_offsets", {offset, offset + needed}}};
    offset += needed;
  }
  std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  text.append((8 - text.size() % 8) % 8, ' '); // aligns the data for readers that map it
  const std::uint64_t headerBytes = text.size();
  std::string content(sizeof headerBytes, '\0');
  std::memcpy(content.data(), &headerBytes, sizeof headerBytes);
  content.reserve(content.size() + text.size() + offset);
  content += text;
  for (const TensorToWrite& tensor : tensors)
    content.append(reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size());
  return writeFileAtomically(path, content);
}

} // namespace aisemble::llm
