// SPDX-License-Identifier: Apache-2.0
#pragma once
// Everything of one model that is in memory.

#include "core/engine/engine.h"
#include "core/llm/chat/chat_template.h"
#include "core/llm/engine/language_engine.h"
#include "core/llm/model/decoder_model.h"
#include "core/llm/scheduler/scheduler.h"
#include "core/llm/tokenizer/tokenizer.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::llm {

/// Immutable but for its scheduler, which is thread-safe.
struct LoadedModel {
  std::shared_ptr<const Tokenizer> tokenizer;
  std::optional<Result<ChatTemplate>> chat; ///< absent: the model has none; an error: it has one that cannot be used
  std::string beginToken;                   ///< as templates spell it; empty when there is none
  std::string endToken;
  std::vector<std::int32_t> endIds;
  std::shared_ptr<const DecoderModel> decoder;
  std::unique_ptr<Scheduler> scheduler; ///< last: stopped before the rest goes
};

struct ModelLoading {
  std::stop_token stop;
  std::function<void(double)> onProgress; ///< [0, 1]
};

/// Reads `path` into memory. Errors: as openModelFiles, DecoderModel::load and Tokenizer::load.
[[nodiscard]] Result<std::shared_ptr<LoadedModel>> loadModel(const std::filesystem::path& path,
                                                             const EngineEnvironment& environment,
                                                             const LanguageEngineOptions& options,
                                                             const ModelLoading& loading);

/// Where the tokenizer of the model at `path` lies.
[[nodiscard]] std::filesystem::path tokenizerPathOf(const std::filesystem::path& path);

} // namespace aisemble::llm
