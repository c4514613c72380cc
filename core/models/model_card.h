// SPDX-License-Identifier: Apache-2.0
#pragma once
// A model's card from its files, without loading it.

#include "core/base/result.h"
#include "core/engine/model_info.h"

#include <filesystem>

namespace aisemble {

/// Reads config.json and the weights' headers. name, origin and isDefault are the caller's. `problem` says why the
/// language engine would not load it: an architecture or an option that it does not know, no tokenizer. Errors:
/// NotFound, Corrupt, Unsupported, IoFailure.
///
/// Estimates: weights are held as float32 (4 bytes a parameter, a tied output matrix counted once); the key-value cache
/// takes 2 · layers · key-value heads · head size · 4 bytes a token.
[[nodiscard]] Result<ModelInfo> readModelCard(const std::filesystem::path& path);

} // namespace aisemble
