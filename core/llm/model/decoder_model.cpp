// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/decoder_model.h"

#include "core/llm/model/decoder_weights_p.h"
#include "core/llm/model/weight_loader_p.h"

#include <fmt/format.h>

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <new>
#include <utility>

namespace aisemble::llm {
namespace {

std::uint64_t bytesOf(const at::Tensor& tensor) {
  return tensor.defined() ? tensor.nbytes() : 0;
}
std::uint64_t bytesOf(const Linear& linear) {
  return bytesOf(linear.weight) + bytesOf(linear.bias);
}
std::uint64_t bytesOf(const Mlp& mlp) {
  return bytesOf(mlp.gateUp) + bytesOf(mlp.down);
}

std::uint64_t bytesOf(const DecoderWeights& weights, bool hasTiedHead) {
  std::uint64_t sum = bytesOf(weights.embedding) + bytesOf(weights.positions);
  if (!hasTiedHead) sum += bytesOf(weights.head);
  for (const Layer& layer : weights.layers) {
    sum += bytesOf(layer.qkv) + bytesOf(layer.attentionOut) + bytesOf(layer.mlp) + bytesOf(layer.router);
    for (const Mlp& expert : layer.experts)
      sum += bytesOf(expert);
  }
  return sum; // norms are not worth the lines
}

} // namespace

DecoderModel::DecoderModel() = default;
DecoderModel::~DecoderModel() = default;

Result<std::shared_ptr<const DecoderModel>> DecoderModel::load(const ModelFiles& files, const LoadOptions& options) {
  auto config = makeDecoderConfig(files.config);
  if (!config) return fail(std::move(config.error()));
  try {
    const c10::InferenceMode inference;
    auto weights = loadWeights(*config, files.weights, options);
    if (!weights) {
      weights.error().context = files.folder.string();
      return fail(std::move(weights.error()));
    }
    const std::shared_ptr<DecoderModel> model(new DecoderModel);
    model->m_config = std::move(*config);
    model->m_weights = std::make_unique<DecoderWeights>(std::move(*weights));
    model->m_weightBytes = bytesOf(*model->m_weights, model->m_config.hasTiedHead);
    return std::shared_ptr<const DecoderModel>(model);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "There is not enough memory for the model in '" + files.folder.string() +
                                            "'. Close other programs, or use a smaller model.");
  } catch (const c10::Error& error) { // libtorch's allocator throws this, too
    return fail(ErrorCode::OutOfMemory,
                "The model in '" + files.folder.string() + "' could not be brought into memory. Use a smaller model.",
                error.what_without_backtrace());
  } catch (const std::exception& error) {
    return fail(ErrorCode::Internal, "Loading the model in '" + files.folder.string() + "' failed.", error.what());
  }
}

int DecoderModel::usefulThreads(std::size_t rows) const {
  const std::int64_t widest = std::max(m_config.qkvWidth(), m_config.intermediate * (m_config.isGated ? 2 : 1));
  const double work = static_cast<double>(widest * m_config.hidden) * static_cast<double>(rows);
  constexpr double kMost = 1024;
  return static_cast<int>(std::clamp(work / static_cast<double>(kWorthAThread), 1.0, kMost));
}

Result<std::unique_ptr<KvCache>> DecoderModel::newCache(std::size_t capacity) const {
  if (capacity > static_cast<std::size_t>(m_config.maxPositions))
    return fail(ErrorCode::TooLarge,
                fmt::format("{} tokens are more than the model's context of {}.", capacity, m_config.maxPositions));
  try {
    return std::make_unique<KvCache>(m_config, capacity);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory,
                fmt::format("There is not enough memory for a context of {} tokens ({} bytes). Ask for fewer tokens.",
                            capacity, capacity * m_config.kvBytesPerToken()));
  }
}

} // namespace aisemble::llm
