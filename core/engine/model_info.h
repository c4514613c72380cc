// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is known of a model without loading it, and the interface that finds models by name.

#include "core/base/result.h"
#include "core/engine/service.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace aisemble {

/// A model that was found on disk.
struct ResolvedModel {
  std::string name;           ///< what results, logs and metrics call it
  std::filesystem::path path; ///< a Hugging Face folder (config.json, *.safetensors, tokenizer.json) or one file
  std::string digest;         ///< identity of its content, hexadecimal; part of every cache key
};

/// One line of a model list, and the head of its card.
struct ModelInfo {
  std::string name;
  std::filesystem::path path;
  ServiceKind service = ServiceKind::Llm;
  std::string architecture;         ///< as in config.json, e.g. "LlamaForCausalLM"
  std::string format;               ///< "safetensors", "gguf"
  std::string dtype;                ///< of most weights on disk, e.g. "float16"
  std::uint64_t parameters = 0;     ///< counted from the tensors' shapes
  std::uint64_t bytesOnDisk = 0;
  std::int64_t contextLength = 0;
  std::int64_t vocabulary = 0;
  bool hasChatTemplate = false;
  bool isDefault = false;
  std::uint64_t weightBytes = 0;    ///< estimated resident size of the weights as the engine holds them
  std::uint64_t kvBytesPerToken = 0; ///< estimated key-value cache for one token of one sequence
  std::string origin;               ///< "bundled", "home", "hugging-face-cache" or "path"
  std::string problem;              ///< why it cannot be loaded; empty when it can
};

/// Thread-safe.
class ModelResolver {
 public:
  virtual ~ModelResolver() = default;
  /// `reference` is a name of the list, a folder, a file, or empty for the service's default model.
  /// Errors: NotFound (the message lists close names), Unsupported, Corrupt.
  [[nodiscard]] virtual Result<ResolvedModel> resolve(ServiceKind service, const std::string& reference) = 0;
  [[nodiscard]] virtual std::vector<ModelInfo> list() = 0;
  /// Card of one model. Errors as resolve().
  [[nodiscard]] virtual Result<ModelInfo> info(const std::string& reference) = 0;
};

} // namespace aisemble
