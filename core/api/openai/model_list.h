// SPDX-License-Identifier: Apache-2.0
#pragma once
// The models of this machine as /v1/models lists them.

#include "core/engine/model_info.h"
#include "core/wire/json.h"

#include <string>

namespace aisemble::api::openai {

/// {id, object, created, owned_by, capabilities: {chat, embed, vision, context_length, chat_template}}. `created` is
/// when the files last changed. Looks at the disk.
[[nodiscard]] wire::Json modelJson(const ModelInfo& info);
/// Those that can be loaded; the default first.
[[nodiscard]] wire::Json modelListJson(const std::vector<ModelInfo>& models);

} // namespace aisemble::api::openai
