// SPDX-License-Identifier: Apache-2.0
#include "core/llm/format/model_files.h"

#include "core/base/files.h"

#include <system_error>
#include <utility>

namespace aisemble::llm {
namespace {

constexpr std::uint64_t kMaxTextBytes = 32U << 20U; // tokenizer_config.json with thousands of added tokens fits well

/// The file's text, or nothing when it is not there.
Result<std::optional<std::string>> readIfThere(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::optional<std::string>{};
  auto text = readFile(path, kMaxTextBytes);
  if (!text) return fail(std::move(text.error()));
  return std::optional(std::move(*text));
}

tl::unexpected<Error> at(const std::filesystem::path& path, Error error) {
  error.context = path.string();
  return fail(std::move(error));
}

} // namespace

Result<ModelFiles> openModelFiles(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    return fail(ErrorCode::NotFound, "There is no model at '" + path.string() + "'. Check the path.");
  ModelFiles files;
  files.folder = std::filesystem::is_directory(path, ignored) ? path : path.parent_path();
  files.tokenizerPath = files.folder / "tokenizer.json";

  if (!std::filesystem::exists(files.folder / "config.json", ignored))
    return fail(ErrorCode::NotFound, "'" + files.folder.string() +
                                         "' has no config.json. A model is a folder with config.json, "
                                         "model.safetensors and tokenizer.json.");
  auto config = readModelConfig(files.folder / "config.json");
  if (!config) return fail(std::move(config.error()));
  files.config = std::move(*config);

  auto generation = readIfThere(files.folder / "generation_config.json");
  if (!generation) return fail(std::move(generation.error()));
  if (*generation) {
    auto parsed = parseGenerationConfig(**generation);
    if (!parsed) return at(files.folder, std::move(parsed.error()));
    files.generation = std::move(*parsed);
  }

  auto tokenizer = readIfThere(files.folder / "tokenizer_config.json");
  if (!tokenizer) return fail(std::move(tokenizer.error()));
  if (*tokenizer) {
    auto parsed = parseTokenizerConfig(**tokenizer);
    if (!parsed) return at(files.folder, std::move(parsed.error()));
    files.tokenizer = std::move(*parsed);
  }
  auto chat = readIfThere(files.folder / "chat_template.jinja");
  if (!chat) return fail(std::move(chat.error()));
  if (*chat) files.tokenizer.chatTemplate = std::move(**chat);

  auto weights = TensorArchive::open(path);
  if (!weights) return fail(std::move(weights.error()));
  files.weights = std::move(*weights);
  return files;
}

} // namespace aisemble::llm
