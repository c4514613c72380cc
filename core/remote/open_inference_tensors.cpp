// SPDX-License-Identifier: Apache-2.0
// Formats: kserve/open-inference-protocol, specification/protocol/inference_rest.md; Triton's extension_binary_data.md.
#include "core/remote/open_inference_tensors_p.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>

namespace aisemble::remote::open_inference {
namespace {

constexpr std::size_t kMaxTensors = 256;
constexpr std::size_t kMaxRank = 16;

tl::unexpected<Error> wrong(const std::string& what) {
  return fail(ErrorCode::InvalidArgument, what);
}

/// Bytes of a value in binary; 0 for BYTES, whose values have lengths of their own.
std::optional<std::size_t> widthOf(std::string_view datatype) {
  static const std::map<std::string_view, std::size_t> kWidths{
      {"BOOL", 1},  {"UINT8", 1}, {"UINT16", 2}, {"UINT32", 4}, {"UINT64", 8}, {"INT8", 1}, {"INT16", 2},
      {"INT32", 4}, {"INT64", 8}, {"FP16", 2},   {"BF16", 2},   {"FP32", 4},   {"FP64", 8}, {"BYTES", 0}};
  const auto at = kWidths.find(datatype);
  return at == kWidths.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::vector<std::int64_t>> shapeOf(const Json& json, std::int64_t least) {
  const Json* list = member(json, "shape");
  if (list == nullptr || !list->is_array() || list->size() > kMaxRank) return std::nullopt;
  std::vector<std::int64_t> out;
  for (const Json& item : *list) {
    const bool isFit = item.is_number_unsigned()
                           ? item.get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()}
                           : item.is_number_integer() && item.get<std::int64_t>() >= least;
    if (!isFit) return std::nullopt;
    out.push_back(item.get<std::int64_t>());
  }
  return out;
}

/// Absent when the product overflows.
std::optional<std::size_t> countOf(const std::vector<std::int64_t>& shape) {
  std::size_t count = 1;
  for (const std::int64_t size : shape)
    if (__builtin_mul_overflow(count, static_cast<std::size_t>(size), &count)) return std::nullopt;
  return count;
}

template <class T>
T loaded(const char* bytes) {
  static_assert(std::endian::native == std::endian::little);
  T value;
  std::memcpy(&value, bytes, sizeof(T));
  return value;
}

double halfToDouble(std::uint16_t bits) {
  const int exponent = bits >> 10 & 0x1F;
  const double fraction = (bits & 0x3FF) / 1024.0;
  const double sign = (bits & 0x8000) != 0 ? -1 : 1;
  if (exponent == 0x1F)
    return fraction == 0 ? sign * std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  return sign * (exponent == 0 ? std::ldexp(fraction, -14) : std::ldexp(1 + fraction, exponent - 15));
}

double numberAt(const char* bytes, std::string_view datatype) {
  if (datatype == "BOOL") return *bytes != 0 ? 1 : 0;
  if (datatype == "UINT8") return loaded<std::uint8_t>(bytes);
  if (datatype == "UINT16") return loaded<std::uint16_t>(bytes);
  if (datatype == "UINT32") return loaded<std::uint32_t>(bytes);
  if (datatype == "UINT64") return static_cast<double>(loaded<std::uint64_t>(bytes));
  if (datatype == "INT8") return loaded<std::int8_t>(bytes);
  if (datatype == "INT16") return loaded<std::int16_t>(bytes);
  if (datatype == "INT32") return loaded<std::int32_t>(bytes);
  if (datatype == "INT64") return static_cast<double>(loaded<std::int64_t>(bytes));
  if (datatype == "FP16") return halfToDouble(loaded<std::uint16_t>(bytes));
  if (datatype == "BF16") return std::bit_cast<float>(std::uint32_t{loaded<std::uint16_t>(bytes)} << 16);
  if (datatype == "FP32") return static_cast<double>(loaded<float>(bytes));
  return loaded<double>(bytes);
}

Result<void> readBinary(Tensor& tensor, std::string_view bytes, std::size_t count, std::size_t width) {
  if (width > 0) {
    std::size_t needed = 0;
    if (__builtin_mul_overflow(count, width, &needed) || needed != bytes.size())
      return wrong("the output '" + tensor.name + "' has not as many bytes as its shape needs");
    tensor.numbers.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
      tensor.numbers.push_back(numberAt(bytes.data() + i * width, tensor.datatype));
    return {};
  }
  while (!bytes.empty()) { // each text with four bytes of length before it
    if (bytes.size() < 4) return wrong("a text of the output '" + tensor.name + "' is cut");
    const auto length = loaded<std::uint32_t>(bytes.data());
    if (length > bytes.size() - 4) return wrong("a text of the output '" + tensor.name + "' is cut");
    tensor.texts.emplace_back(bytes.substr(4, length));
    bytes.remove_prefix(std::size_t{4} + length);
  }
  if (tensor.texts.size() != count)
    return wrong("the output '" + tensor.name + "' has not as many texts as its shape says");
  return {};
}

/// Lists may be nested by the shape or flat: the protocol allows both.
bool readValues(const Json& json, Tensor& tensor) {
  if (json.is_array()) {
    for (const Json& item : json)
      if (!readValues(item, tensor)) return false;
    return true;
  }
  if (tensor.datatype == "BYTES") {
    if (!json.is_string()) return false;
    tensor.texts.push_back(json.get<std::string>());
    return true;
  }
  if (!json.is_number() && !json.is_boolean()) return false;
  tensor.numbers.push_back(json.is_boolean() ? (json.get<bool>() ? 1.0 : 0.0) : json.get<double>());
  return true;
}

Result<Tensor> readTensor(const Json& json, std::string_view& binary) {
  Tensor out;
  out.name = textMember(json, "name").substr(0, 200);
  out.datatype = textMember(json, "datatype");
  const auto width = widthOf(out.datatype);
  if (out.name.empty() || !width) return wrong("an output has no name, or a datatype that the protocol does not have");
  auto shape = shapeOf(json, 0);
  if (!shape) return wrong("the output '" + out.name + "' has no proper shape");
  out.shape = std::move(*shape);
  const auto count = countOf(out.shape);
  if (!count) return wrong("the shape of the output '" + out.name + "' is beyond all measure");
  const Json* parameters = member(json, "parameters");
  const Json* size = parameters == nullptr ? nullptr : member(*parameters, "binary_data_size");
  if (size != nullptr) {
    if (!size->is_number_unsigned() || size->get<std::uint64_t>() > binary.size())
      return wrong("the output '" + out.name + "' is larger than the answer");
    const auto bytes = static_cast<std::size_t>(size->get<std::uint64_t>());
    auto read = readBinary(out, binary.substr(0, bytes), *count, *width);
    if (!read) return fail(std::move(read.error()));
    binary.remove_prefix(bytes);
    return out;
  }
  const Json* data = member(json, "data");
  if (data == nullptr || !data->is_array() || !readValues(*data, out))
    return wrong("the output '" + out.name + "' has no data of its datatype");
  if (out.size() != *count)
    return wrong("the output '" + out.name + "' has " + std::to_string(out.size()) + " values, but its shape means " +
                 std::to_string(*count));
  return out;
}

Result<std::vector<TensorSpec>> specsOf(const Json& json, const char* name) {
  const Json* list = member(json, name);
  if (list == nullptr || !list->is_array() || list->size() > kMaxTensors)
    return wrong(std::string("the model's description has no list of ") + name);
  std::vector<TensorSpec> out;
  for (const Json& item : *list) {
    TensorSpec spec{textMember(item, "name"), textMember(item, "datatype"), {}};
    auto shape = shapeOf(item, -1);
    if (spec.name.empty() || !widthOf(spec.datatype) || !shape)
      return wrong(std::string("one of the model's ") + name + " has no name, known datatype or shape");
    spec.shape = std::move(*shape);
    out.push_back(std::move(spec));
  }
  return out;
}

} // namespace

std::string Tensor::describe() const {
  std::string out = name + " " + datatype + " [";
  for (std::size_t i = 0; i < shape.size(); ++i)
    out += (i == 0 ? "" : ",") + std::to_string(shape[i]);
  return out + "]";
}

Result<ModelMetadata> parseMetadata(std::string_view body) {
  const auto json = wire::parseJson(body, wire::JsonLimits{.bytes = 4 << 20});
  if (!json) return wrong("the model's description is not JSON");
  auto inputs = specsOf(*json, "inputs");
  if (!inputs) return fail(std::move(inputs.error()));
  auto outputs = specsOf(*json, "outputs");
  if (!outputs) return fail(std::move(outputs.error()));
  return ModelMetadata{std::move(*inputs), std::move(*outputs)};
}

Result<std::optional<std::size_t>> headerBytesOf(const HttpHead& head, std::size_t bodyBytes) {
  const std::string* text = findHeader(head.headers, "inference-header-content-length");
  if (text == nullptr) return std::nullopt;
  std::size_t bytes = 0;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), bytes);
  if (problem != std::errc() || end != text->data() + text->size() || bytes > bodyBytes)
    return wrong("its Inference-Header-Content-Length is not a number within the body");
  return std::optional(bytes);
}

Result<std::vector<Tensor>> parseTensors(std::string_view body, std::optional<std::size_t> headerBytes) {
  if (headerBytes && *headerBytes > body.size()) return wrong("its JSON is longer than the body");
  const auto json = wire::parseJson(body.substr(0, headerBytes.value_or(body.size())));
  if (!json) return wrong("it is not JSON");
  std::string_view binary = headerBytes ? body.substr(*headerBytes) : std::string_view();
  const Json* outputs = member(*json, "outputs");
  if (outputs == nullptr || !outputs->is_array() || outputs->size() > kMaxTensors)
    return wrong("it has no list of outputs");
  std::vector<Tensor> out;
  for (const Json& item : *outputs) {
    auto tensor = readTensor(item, binary);
    if (!tensor) return fail(std::move(tensor.error()));
    out.push_back(std::move(*tensor));
  }
  if (!binary.empty()) return wrong("it has bytes that belong to no output");
  return out;
}

} // namespace aisemble::remote::open_inference
