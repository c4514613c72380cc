// SPDX-License-Identifier: Apache-2.0
#pragma once
// The safetensors container: one JSON header, then raw tensors. Files come from outside, so every count of the header
// is checked against the bytes that are there before anything is sized by it.
// Format: https://huggingface.co/docs/safetensors/index#format

#include "core/base/files.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aisemble::llm {

enum class DType {
  Bool,
  UInt8,
  Int8,
  Int16,
  UInt16,
  Float16,
  BFloat16,
  Int32,
  UInt32,
  Float32,
  Float64,
  Int64,
  UInt64
};

[[nodiscard]] std::size_t dtypeSizeBytes(DType dtype);
/// "float32", "bfloat16", …: the words of config.json.
[[nodiscard]] std::string_view dtypeName(DType dtype);
/// "F32", "BF16", …: the words of a safetensors header.
[[nodiscard]] std::string_view safetensorsDtypeName(DType dtype);

/// A tensor inside a file. `bytes` lives as long as the file's object and may be unaligned; its length is the product
/// of `shape` times the size of `dtype`.
struct TensorView {
  std::string name;
  DType dtype = DType::Float32;
  std::vector<std::int64_t> shape; ///< row-major; empty for a scalar
  std::span<const std::byte> bytes;

  [[nodiscard]] std::uint64_t elements() const { return bytes.size() / dtypeSizeBytes(dtype); }
};

/// "[2, 3]"
[[nodiscard]] std::string shapeText(std::span<const std::int64_t> shape);

/// Reads the header of a whole file's `bytes`; the views point into them. As the reference implementation demands,
/// the tensors cover the data without holes or overlaps. Errors: Corrupt (says what is wrong and where), Unsupported
/// (a dtype that this build does not know).
[[nodiscard]] Result<std::vector<TensorView>> parseSafetensors(std::span<const std::byte> bytes);

/// One mapped file. Movable; views stay valid for the life of the object. const functions are thread-safe.
class SafetensorsFile {
 public:
  /// Errors: NotFound, IoFailure, and those of parseSafetensors with the path in the message.
  [[nodiscard]] static Result<SafetensorsFile> open(const std::filesystem::path& path);

  [[nodiscard]] std::span<const TensorView> tensors() const { return m_tensors; }
  [[nodiscard]] const TensorView* find(std::string_view name) const; ///< null when absent
  [[nodiscard]] std::uint64_t sizeBytes() const { return m_file.bytes().size(); }

 private:
  SafetensorsFile() = default;
  MappedFile m_file;
  std::vector<TensorView> m_tensors;
  std::unordered_map<std::string_view, std::size_t> m_byName; // keys point into m_tensors' names
};

/// Converts `count` elements from the view's beginning plus `firstElement` into floats. The range must lie inside the
/// view. Errors: Unsupported for a dtype that is not a number with a fraction (integers are never weights).
[[nodiscard]] Result<void> convertToFloat(const TensorView& view, std::uint64_t firstElement, std::span<float> out);

/// A tensor to be written; `bytes` must have the length that `shape` and `dtype` say.
struct TensorToWrite {
  std::string name;
  DType dtype = DType::Float32;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;
};

/// Writes atomically (the reader sees the old file or the new). Errors: InvalidArgument (length against shape, equal
/// names), IoFailure.
[[nodiscard]] Result<void> writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors);

} // namespace aisemble::llm
