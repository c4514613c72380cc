// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tensors of the Open Inference Protocol as values. What a server sends is checked against the bytes that are there
// before anything is built from it.

#include "core/remote/protocol_p.h"

#include <cstdint>

namespace aisemble::remote::open_inference {

/// An input or output as the model's metadata describes it; -1 in a shape is any size.
struct TensorSpec {
  std::string name;
  std::string datatype; ///< "BYTES", "FP32", …
  std::vector<std::int64_t> shape;
};

struct ModelMetadata {
  std::vector<TensorSpec> inputs;
  std::vector<TensorSpec> outputs;
};

/// Errors: a message about what is not as the protocol says, without naming the server.
[[nodiscard]] Result<ModelMetadata> parseMetadata(std::string_view body);

struct Tensor {
  std::string name;
  std::string datatype;
  std::vector<std::int64_t> shape;
  std::vector<double> numbers;    ///< of every datatype but BYTES
  std::vector<std::string> texts; ///< of BYTES
  [[nodiscard]] std::size_t size() const { return datatype == "BYTES" ? texts.size() : numbers.size(); }
  [[nodiscard]] std::string describe() const; ///< "name FP32 [1,3]"
};

/// An answer to infer. `headerBytes`: of Inference-Header-Content-Length, where the rest of the body is binary
/// (Triton's binary tensor extension); absent: all of the body is JSON. Errors: InvalidArgument saying what is wrong:
/// shapes whose product overflows or differs from the number of values, sizes beyond the body, unknown datatypes.
[[nodiscard]] Result<std::vector<Tensor>> parseTensors(std::string_view body, std::optional<std::size_t> headerBytes);

/// Value of that header. Errors: InvalidArgument for anything but a number within the body.
[[nodiscard]] Result<std::optional<std::size_t>> headerBytesOf(const HttpHead& head, std::size_t bodyBytes);

/// The answer's tensors as our result for `request`. Errors: Unsupported naming the outputs.
[[nodiscard]] Result<Response> mapTensors(const Request& request, const Endpoint& endpoint,
                                          const std::vector<Tensor>& tensors);

} // namespace aisemble::remote::open_inference
