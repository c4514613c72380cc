// SPDX-License-Identifier: Apache-2.0
#include "core/llm/engine/loaded_model.h"

#include "core/llm/engine/decoder_steps.h"
#include "core/llm/format/model_files.h"

#include <unistd.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace aisemble::llm {
namespace {

/// Tokens whose keys and values fit into the share of this machine's memory that is meant for them.
std::size_t kvTokensFor(const DecoderConfig& config, double share) {
  const long pages = ::sysconf(_SC_PHYS_PAGES);
  const long pageBytes = ::sysconf(_SC_PAGESIZE);
  const double memory = static_cast<double>(std::max(pages, 1L)) * static_cast<double>(std::max(pageBytes, 1L));
  const double tokens = memory * std::clamp(share, 0.0, 1.0) / static_cast<double>(config.kvBytesPerToken());
  constexpr double kMost = 1 << 24;
  return static_cast<std::size_t>(std::min(tokens, kMost));
}

} // namespace

std::filesystem::path tokenizerPathOf(const std::filesystem::path& path) {
  std::error_code ignored;
  if (path.extension() == ".json") return path; // a tokenizer alone
  return (std::filesystem::is_directory(path, ignored) ? path : path.parent_path()) / "tokenizer.json";
}

Result<std::shared_ptr<LoadedModel>> loadModel(const std::filesystem::path& path, const EngineEnvironment& environment,
                                               const LanguageEngineOptions& options, const ModelLoading& loading) {
  auto files = openModelFiles(path);
  if (!files) return fail(std::move(files.error()));
  auto model = std::make_shared<LoadedModel>();
  // The small parts first: a model that cannot be used must not take a minute to say so.
  auto tokenizer = Tokenizer::load(files->tokenizerPath);
  if (!tokenizer) return fail(std::move(tokenizer.error()));
  model->tokenizer = std::move(*tokenizer);
  if (files->tokenizer.chatTemplate) model->chat = ChatTemplate::parse(*files->tokenizer.chatTemplate);
  model->beginToken = files->tokenizer.beginToken.value_or("");
  model->endToken = files->tokenizer.endToken.value_or("");
  model->endIds = files->endIds();

  LoadOptions weights;
  weights.stop = loading.stop;
  weights.onProgress = loading.onProgress;
  auto decoder = DecoderModel::load(*files, weights);
  if (!decoder) return fail(std::move(decoder.error()));
  model->decoder = std::move(*decoder);

  SchedulerOptions scheduling;
  scheduling.maxSequences = options.maxSequences;
  scheduling.kvTokens = kvTokensFor(model->decoder->config(), options.kvMemoryShare);
  try {
    model->scheduler = std::make_unique<Scheduler>(std::make_unique<DecoderSteps>(model->decoder), environment.threads,
                                                   environment.clock, scheduling);
  } catch (const std::exception& error) {
    return fail(ErrorCode::OutOfMemory, "The model's scheduler could not be started. Close other programs.",
                error.what());
  }
  return model;
}

} // namespace aisemble::llm
