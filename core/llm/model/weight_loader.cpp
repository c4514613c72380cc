// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/weight_loader_p.h"

#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

namespace aisemble::llm {
namespace {

/// Thrown inside this file only; loadWeights turns it into its Result. Dozens of tensors would otherwise each need the
/// same four lines of error passing.
struct LoadFailure {
  Error error;
};

[[noreturn]] void reject(ErrorCode code, std::string message) {
  throw LoadFailure{Error{code, std::move(message), {}, std::nullopt}};
}

class Loader {
 public:
  Loader(const DecoderConfig& config, const TensorArchive& archive, const LoadOptions& options)
      : m_config(config)
      , m_archive(archive)
      , m_options(options)
      , m_base(archive.contains(config.names.base + config.names.embedding + ".weight") ? config.names.base : "")
      , m_totalBytes(std::max<std::uint64_t>(archive.bytesOnDisk(), 1)) {}

  DecoderWeights load() {
    const TensorNames& names = m_config.names;
    DecoderWeights weights;
    weights.embedding = matrix(m_base + names.embedding + ".weight", m_config.vocabulary, m_config.hidden);
    if (m_config.hasLearnedPositions)
      weights.positions =
          matrix(m_base + names.positions + ".weight", m_config.maxPositions, m_config.hidden).to(at::kFloat);
    for (std::int64_t i = 0; i < m_config.layers; ++i)
      weights.layers.push_back(layer(i));
    weights.finalNorm = norm(m_base + names.finalNorm, m_config.hidden);
    if (m_config.hasTiedHead)
      weights.head.weight = weights.embedding;
    else
      weights.head.weight = matrix(names.head + ".weight", m_config.vocabulary, m_config.hidden);
    return weights;
  }

 private:
  /// The named tensor, or a failure that says what is wrong with it.
  const TensorView& view(const std::string& name, std::initializer_list<std::int64_t> shape) {
    if (m_options.stop.stop_requested()) reject(ErrorCode::Cancelled, "Loading the model was cancelled.");
    const TensorView* found = m_archive.find(name);
    if (found == nullptr)
      reject(ErrorCode::Corrupt,
             fmt::format("The model lacks the tensor '{}' of shape {} that its config.json ({}) asks "
                         "for. Fetch the model again, or check that its files belong together.",
                         name, shapeText(shape), m_config.architecture));
    if (!std::equal(shape.begin(), shape.end(), found->shape.begin(), found->shape.end()))
      reject(
          ErrorCode::Corrupt,
          fmt::format("The tensor '{}' has shape {}, but config.json ({}) asks for {}. Fetch the model again, or check "
                      "that its files belong together.",
                      name, shapeText(found->shape), m_config.architecture, shapeText(shape)));
    m_readBytes += found->bytes.size();
    if (m_options.onProgress)
      m_options.onProgress(std::min(1.0, static_cast<double>(m_readBytes) / static_cast<double>(m_totalBytes)));
    return *found;
  }

  void convert(const TensorView& from, std::int64_t firstElement, std::int64_t count, float* to) {
    auto converted =
        convertToFloat(from, static_cast<std::uint64_t>(firstElement), std::span(to, static_cast<std::size_t>(count)));
    if (!converted) throw LoadFailure{std::move(converted.error())};
  }

  static at::Tensor allocate(at::IntArrayRef shape, at::ScalarType type = at::kFloat) {
    return at::empty(shape, at::TensorOptions().dtype(type));
  }

  at::Tensor vector(const std::string& name, std::int64_t length) {
    const TensorView& from = view(name, {length}); // before allocating: the file must have the bytes
    at::Tensor out = allocate({length});
    convert(from, 0, length, out.data_ptr<float>());
    return out;
  }

  /// A matrix as it lies in the file, whatever isTransposed says of the linear ones. 16-bit ones stay as they are.
  at::Tensor matrix(const std::string& name, std::int64_t outputs, std::int64_t inputs) {
    const TensorView& from = view(name, {outputs, inputs});
    if (from.dtype != DType::Float16 && from.dtype != DType::BFloat16) {
      at::Tensor out = allocate({outputs, inputs});
      convert(from, 0, outputs * inputs, out.data_ptr<float>());
      return out;
    }
    at::Tensor out = allocate({outputs, inputs}, from.dtype == DType::Float16 ? at::kHalf : at::kBFloat16);
    std::memcpy(out.data_ptr(), from.bytes.data(), from.bytes.size());
    return out;
  }

  /// Weight and perhaps bias of one projection, transposed where the checkpoint has it the other way round.
  Linear linear(const std::string& name, std::int64_t outputs, std::int64_t inputs, bool hasBias) {
    Linear out;
    if (m_config.isTransposed)
      out.weight = matrix(name + ".weight", inputs, outputs).t().contiguous();
    else
      out.weight = matrix(name + ".weight", outputs, inputs);
    if (hasBias) out.bias = vector(name + ".bias", outputs);
    return out;
  }

  /// Several projections of the same input as one.
  struct Part {
    std::string name;
    std::int64_t outputs;
  };
  Linear stacked(std::initializer_list<Part> parts, std::int64_t inputs, bool hasBias) {
    std::vector<at::Tensor> weights;
    std::vector<at::Tensor> biases;
    for (const Part& part : parts) {
      Linear one = linear(part.name, part.outputs, inputs, hasBias);
      weights.push_back(std::move(one.weight));
      if (hasBias) biases.push_back(std::move(one.bias));
    }
    Linear out;
    out.weight = at::cat(weights, 0);
    if (hasBias) out.bias = at::cat(biases, 0);
    return out;
  }

  Norm norm(const std::string& name, std::int64_t width) {
    Norm out;
    out.weight = vector(name + ".weight", width);
    if (m_config.norm == NormKind::Layer) out.bias = vector(name + ".bias", width);
    return out;
  }

  Linear queryKeyValue(const std::string& prefix) {
    const TensorNames& names = m_config.names;
    const std::int64_t hidden = m_config.hidden;
    switch (m_config.qkvLayout) {
    case QkvLayout::Separate:
      return stacked({{prefix + names.query, m_config.queryWidth()},
                      {prefix + names.key, m_config.kvWidth()},
                      {prefix + names.value, m_config.kvWidth()}},
                     hidden, m_config.hasQkvBias);
    case QkvLayout::Fused:
      return linear(prefix + names.qkv, m_config.qkvWidth(), hidden, m_config.hasQkvBias);
    case QkvLayout::FusedPerHead:
      break;
    }
    Linear fused = linear(prefix + names.qkv, m_config.qkvWidth(), hidden, m_config.hasQkvBias);
    // [heads, 3, headDim, …] to [3, heads, headDim, …]
    fused.weight = fused.weight.view({m_config.heads, 3, m_config.headDim, hidden})
                       .permute({1, 0, 2, 3})
                       .contiguous()
                       .view({m_config.qkvWidth(), hidden});
    if (m_config.hasQkvBias)
      fused.bias = fused.bias.view({m_config.heads, 3, m_config.headDim})
                       .permute({1, 0, 2})
                       .contiguous()
                       .view({m_config.qkvWidth()});
    return fused;
  }

  Mlp denseMlp(const std::string& prefix) {
    const TensorNames& names = m_config.names;
    const std::int64_t width = m_config.intermediate;
    Mlp out;
    if (!m_config.isGated)
      out.gateUp = linear(prefix + names.up, width, m_config.hidden, m_config.hasMlpBias);
    else if (m_config.hasFusedGateUp)
      out.gateUp = linear(prefix + names.gateUp, 2 * width, m_config.hidden, m_config.hasMlpBias);
    else
      out.gateUp =
          stacked({{prefix + names.gate, width}, {prefix + names.up, width}}, m_config.hidden, m_config.hasMlpBias);
    out.down = linear(prefix + names.down, m_config.hidden, width, m_config.hasMlpBias);
    return out;
  }

  Layer layer(std::int64_t index) {
    const TensorNames& names = m_config.names;
    const std::string prefix = fmt::format("{}{}{}.", m_base, names.layers, index);
    Layer out;
    out.attentionNorm = norm(prefix + names.attentionNorm, m_config.hidden);
    out.mlpNorm = norm(prefix + names.mlpNorm, m_config.hidden);
    if (m_config.hasPostNorms) {
      out.postAttentionNorm = norm(prefix + names.postAttentionNorm, m_config.hidden);
      out.postMlpNorm = norm(prefix + names.postMlpNorm, m_config.hidden);
    }
    if (m_config.hasQueryKeyNorm) {
      out.queryNorm = norm(prefix + names.queryNorm, m_config.headDim);
      out.keyNorm = norm(prefix + names.keyNorm, m_config.headDim);
    }
    out.qkv = queryKeyValue(prefix);
    out.attentionOut =
        linear(prefix + names.attentionOut, m_config.hidden, m_config.queryWidth(), m_config.hasAttentionOutBias);
    if (m_config.experts == 0) {
      out.mlp = denseMlp(prefix);
      return out;
    }
    out.router = linear(prefix + names.router, m_config.experts, m_config.hidden, false);
    for (std::int64_t e = 0; e < m_config.experts; ++e) {
      const auto expert = [&](const std::string& pattern) { return prefix + fmt::format(fmt::runtime(pattern), e); };
      Mlp mlp;
      mlp.gateUp =
          stacked({{expert(names.expertGate), m_config.intermediate}, {expert(names.expertUp), m_config.intermediate}},
                  m_config.hidden, false);
      mlp.down = linear(expert(names.expertDown), m_config.hidden, m_config.intermediate, false);
      out.experts.push_back(std::move(mlp));
    }
    return out;
  }

  const DecoderConfig& m_config;
  const TensorArchive& m_archive;
  const LoadOptions& m_options;
  const std::string m_base; // some checkpoints leave the prefix out
  const std::uint64_t m_totalBytes;
  std::uint64_t m_readBytes = 0;
};

} // namespace

Result<DecoderWeights> loadWeights(const DecoderConfig& config, const TensorArchive& archive,
                                   const LoadOptions& options) {
  try {
    return Loader(config, archive, options).load();
  } catch (LoadFailure& failure) {
    return fail(std::move(failure.error));
  }
}

} // namespace aisemble::llm
