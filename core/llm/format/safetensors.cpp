// SPDX-License-Identifier: Apache-2.0
#include "core/llm/format/safetensors.h"

#include "core/base/json_depth.h"
#include "core/base/utf8.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

static_assert(std::endian::native == std::endian::little, "safetensors data is little-endian and is used as it lies");

namespace aisemble::llm {
namespace {

using nlohmann::json;

// The reference implementation's limit (safetensors/src/tensor.rs, MAX_HEADER_SIZE).
constexpr std::uint64_t kMaxHeaderBytes = 100'000'000;
constexpr int kMaxHeaderDepth = 3;         // the header, a tensor, its shape
constexpr std::size_t kMaxDimensions = 16; // far above any model; keeps a hostile shape from growing

struct DTypeRow {
  DType dtype;
  std::string_view inHeader;
  std::string_view name;
  std::size_t sizeBytes;
};

constexpr std::array kDTypes{
    DTypeRow{DType::Bool, "BOOL", "bool", 1},         DTypeRow{DType::UInt8, "U8", "uint8", 1},
    DTypeRow{DType::Int8, "I8", "int8", 1},           DTypeRow{DType::Int16, "I16", "int16", 2},
    DTypeRow{DType::UInt16, "U16", "uint16", 2},      DTypeRow{DType::Float16, "F16", "float16", 2},
    DTypeRow{DType::BFloat16, "BF16", "bfloat16", 2}, DTypeRow{DType::Int32, "I32", "int32", 4},
    DTypeRow{DType::UInt32, "U32", "uint32", 4},      DTypeRow{DType::Float32, "F32", "float32", 4},
    DTypeRow{DType::Float64, "F64", "float64", 8},    DTypeRow{DType::Int64, "I64", "int64", 8},
    DTypeRow{DType::UInt64, "U64", "uint64", 8},
};

const DTypeRow& row(DType dtype) {
  return *std::find_if(kDTypes.begin(), kDTypes.end(), [&](const DTypeRow& r) { return r.dtype == dtype; });
}

/// A name of the file as it may appear in a message: bounded and well-formed.
std::string shown(std::string_view name) {
  return replaceInvalidUtf8(name.substr(0, 200));
}

tl::unexpected<Error> corrupt(std::string what) {
  return fail(ErrorCode::Corrupt, "Not a valid safetensors file: " + std::move(what) + " Fetch the file again.");
}

std::optional<std::uint64_t> unsignedOf(const json& value) {
  if (value.is_number_unsigned()) return value.get<std::uint64_t>();
  return std::nullopt;
}

/// One entry of the header against the `data` that follows it.
Result<TensorView> parseEntry(const std::string& name, const json& entry, std::span<const std::byte> data) {
  if (!entry.is_object()) return corrupt("the header's entry '" + shown(name) + "' is not an object.");
  const auto dtype = entry.find("dtype");
  const auto shape = entry.find("shape");
  const auto offsets = entry.find("data_offsets");
  if (dtype == entry.end() || !dtype->is_string() || shape == entry.end() || !shape->is_array() ||
      offsets == entry.end() || !offsets->is_array() || offsets->size() != 2)
    return corrupt("tensor '" + shown(name) + "' lacks a dtype, a shape or two data_offsets.");

  TensorView view;
  view.name = name;
  const auto& word = dtype->get_ref<const std::string&>();
  const auto known =
      std::find_if(kDTypes.begin(), kDTypes.end(), [&](const DTypeRow& r) { return r.inHeader == word; });
  if (known == kDTypes.end())
    return fail(ErrorCode::Unsupported, "Tensor '" + shown(name) + "' has dtype '" + shown(word) +
                                            "', which this build cannot read. Convert the model to float16, bfloat16 "
                                            "or float32.");
  view.dtype = known->dtype;

  if (shape->size() > kMaxDimensions)
    return corrupt(fmt::format("tensor '{}' has {} dimensions.", shown(name), shape->size()));
  const auto begin = unsignedOf((*offsets)[0]);
  const auto end = unsignedOf((*offsets)[1]);
  if (!begin || !end || *begin > *end || *end > data.size())
    return corrupt(fmt::format("the data_offsets of tensor '{}' do not lie inside the {} bytes of data.", shown(name),
                               data.size()));
  const std::uint64_t length = *end - *begin;
  std::uint64_t needed = known->sizeBytes;
  for (const json& extent : *shape) {
    const auto value = unsignedOf(extent);
    if (!value || *value > (std::uint64_t{1} << 62U))
      return corrupt("the shape of tensor '" + shown(name) + "' is not a list of counts.");
    if (__builtin_mul_overflow(needed, *value, &needed))
      return corrupt("the shape of tensor '" + shown(name) + "' is larger than any file.");
    view.shape.push_back(static_cast<std::int64_t>(*value));
  }
  if (needed != length)
    return corrupt(fmt::format("tensor '{}' of shape {} and dtype {} needs {} bytes, but its data_offsets span {}.",
                               shown(name), shapeText(view.shape), word, needed, length));
  view.bytes = data.subspan(static_cast<std::size_t>(*begin), static_cast<std::size_t>(length));
  return view;
}

float halfToFloat(std::uint16_t half) {
  const std::uint32_t sign = (half & 0x8000U) << 16U;
  const std::uint32_t exponent = (half >> 10U) & 0x1FU;
  const std::uint32_t mantissa = half & 0x3FFU;
  if (exponent == 0x1FU) return std::bit_cast<float>(sign | 0x7F800000U | (mantissa << 13U));
  if (exponent != 0) return std::bit_cast<float>(sign | ((exponent + 112U) << 23U) | (mantissa << 13U));
  const float subnormal = static_cast<float>(mantissa) * 0x1p-24F; // exact
  return sign != 0 ? -subnormal : subnormal;
}

template <class Raw, class Convert>
void convertEach(const std::byte* from, std::span<float> out, Convert convert) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    Raw raw;
    std::memcpy(&raw, from + i * sizeof raw, sizeof raw); // the file promises no alignment
    out[i] = convert(raw);
  }
}

} // namespace

std::size_t dtypeSizeBytes(DType dtype) {
  return row(dtype).sizeBytes;
}
std::string_view dtypeName(DType dtype) {
  return row(dtype).name;
}
std::string_view safetensorsDtypeName(DType dtype) {
  return row(dtype).inHeader;
}

std::string shapeText(std::span<const std::int64_t> shape) {
  return fmt::format("[{}]", fmt::join(shape, ", "));
}

Result<std::vector<TensorView>> parseSafetensors(std::span<const std::byte> bytes) {
  std::uint64_t headerBytes = 0;
  if (bytes.size() < sizeof headerBytes) return corrupt(fmt::format("it has only {} bytes.", bytes.size()));
  std::memcpy(&headerBytes, bytes.data(), sizeof headerBytes);
  bytes = bytes.subspan(sizeof headerBytes);
  if (headerBytes > kMaxHeaderBytes || headerBytes > bytes.size())
    return corrupt(fmt::format("its header claims {} bytes where {} are left.", headerBytes, bytes.size()));
  const auto* text = reinterpret_cast<const char*>(bytes.data());
  if (nestsDeeperThan({text, static_cast<std::size_t>(headerBytes)}, kMaxHeaderDepth))
    return corrupt(fmt::format("its header nests deeper than {} levels.", kMaxHeaderDepth));
  const json header = json::parse(text, text + headerBytes, nullptr, false);
  if (!header.is_object()) return corrupt("its header is not a JSON object.");
  const auto data = bytes.subspan(static_cast<std::size_t>(headerBytes));

  std::vector<TensorView> views;
  views.reserve(header.size());
  for (const auto& [name, entry] : header.items()) {
    if (name == "__metadata__") continue;
    auto view = parseEntry(name, entry, data);
    if (!view) return fail(std::move(view.error()));
    views.push_back(std::move(*view));
  }
  std::sort(views.begin(), views.end(), [](const TensorView& a, const TensorView& b) {
    return std::pair(a.bytes.data(), a.bytes.size()) < std::pair(b.bytes.data(), b.bytes.size());
  });
  const std::byte* expected = data.data();
  for (const TensorView& view : views) {
    if (view.bytes.data() != expected)
      return corrupt("there is a hole or an overlap in the data before tensor '" + shown(view.name) + "'.");
    expected += view.bytes.size();
  }
  if (expected != data.data() + data.size())
    return corrupt(fmt::format("{} bytes after the last tensor belong to nothing.",
                               static_cast<std::size_t>(data.data() + data.size() - expected)));
  return views;
}

Result<SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path) {
  auto mapped = MappedFile::open(path);
  if (!mapped) return fail(std::move(mapped.error()));
  SafetensorsFile file;
  file.m_file = std::move(*mapped);
  auto tensors = parseSafetensors(file.m_file.bytes());
  if (!tensors) {
    Error error = std::move(tensors.error());
    error.message = "'" + path.string() + "': " + error.message;
    return fail(std::move(error));
  }
  file.m_tensors = std::move(*tensors);
  for (std::size_t i = 0; i < file.m_tensors.size(); ++i)
    file.m_byName.emplace(file.m_tensors[i].name, i);
  return file;
}

const TensorView* SafetensorsFile::find(std::string_view name) const {
  const auto found = m_byName.find(name);
  return found == m_byName.end() ? nullptr : &m_tensors[found->second];
}

Result<void> convertToFloat(const TensorView& view, std::uint64_t firstElement, std::span<float> out) {
  const std::byte* from = view.bytes.data() + firstElement * dtypeSizeBytes(view.dtype);
  switch (view.dtype) {
  case DType::Float32:
    if (!out.empty()) std::memcpy(out.data(), from, out.size_bytes());
    return {};
  case DType::Float16:
    convertEach<std::uint16_t>(from, out, halfToFloat);
    return {};
  case DType::BFloat16:
    convertEach<std::uint16_t>(
        from, out, [](std::uint16_t raw) { return std::bit_cast<float>(static_cast<std::uint32_t>(raw) << 16U); });
    return {};
  case DType::Float64:
    convertEach<double>(from, out, [](double raw) { return static_cast<float>(raw); });
    return {};
  default:
    return fail(ErrorCode::Unsupported, "Tensor '" + shown(view.name) + "' holds " +
                                            std::string(dtypeName(view.dtype)) +
                                            " where weights are expected. Use a model stored as float16, bfloat16 or "
                                            "float32.");
  }
}

} // namespace aisemble::llm
