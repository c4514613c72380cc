// SPDX-License-Identifier: Apache-2.0
#pragma once
// The models that answer here as /v1/models lists them.

#include "core/engine/model_info.h"
#include "core/settings/settings.h"
#include "core/wire/json.h"

#include <optional>
#include <string>

namespace aisemble::api::openai {

/// What a service's own default is called, in requests too.
inline constexpr const char* kDefaultModel = "default";

/// Of those that can be loaded, the default first: {id, object, created, owned_by, capabilities: {chat, embed, vision,
/// context_length, chat_template}}. `created` is when the files last changed. Looks at the disk. Where services
/// elsewhere answer language requests first, theirs come first, with their host as the owner; those of this machine
/// are left out where they never answer.
[[nodiscard]] wire::Json modelListJson(const std::vector<ModelInfo>& models, const ServiceSettings& language);
/// What answers a request for `reference` (empty: the default) where services elsewhere are asked first: the model of
/// that name, or the one set for the first of them; "" is that service's own default. Absent where this machine is.
[[nodiscard]] std::optional<std::string> modelElsewhere(const ServiceSettings& language, const std::string& reference);

} // namespace aisemble::api::openai
