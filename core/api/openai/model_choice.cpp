// SPDX-License-Identifier: Apache-2.0
#include "core/api/openai/model_choice.h"

#include <algorithm>
#include <filesystem>

namespace aisemble::api::openai {
namespace {

constexpr std::size_t kMaxNameBytes = 256;

/// Hub names have one slash in their middle ("owner/name"); everything else that a path is made of is refused before
/// the disk is looked at.
bool isPlainName(const std::string& name) {
  if (name.empty() || name.size() > kMaxNameBytes) return false;
  if (name.front() == '/' || name.front() == '.' || name.front() == '~' || name.back() == '/') return false;
  if (name.find("..") != std::string::npos || name.find("//") != std::string::npos) return false;
  return std::ranges::none_of(name,
                              [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7f; });
}

} // namespace

Parsed<ModelChoice> chooseModel(ModelResolver& models, const std::string& reference) {
  if (!reference.empty() && !isPlainName(reference)) return tl::unexpected(modelNotFound(reference));
  const Result<ModelInfo> info = models.info(reference);
  if (info && info->origin == "path") return tl::unexpected(modelNotFound(reference));
  if (info) return ModelChoice{reference, info->name.empty() ? reference : info->name};
  std::error_code ignored;
  if (!reference.empty() && std::filesystem::exists(reference, ignored)) // beside the server, and not in its list
    return tl::unexpected(modelNotFound(reference));
  return ModelChoice{reference, reference};
}

} // namespace aisemble::api::openai
