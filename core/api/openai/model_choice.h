// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which model a client of the network means. The catalogue also takes paths; a client may only name what is listed, so
// that the network cannot open or probe files of this machine.

#include "core/api/openai/api_error.h"
#include "core/engine/model_info.h"

#include <string>

namespace aisemble::api::openai {

struct ModelChoice {
  std::string reference; ///< for a request; empty: the default
  std::string name;      ///< for answers; empty: known when the answer is there
};

/// Looks at the disk. A name that this machine does not know is passed on: a service elsewhere may. Errors: 404.
[[nodiscard]] Parsed<ModelChoice> chooseModel(ModelResolver& models, const std::string& reference);

} // namespace aisemble::api::openai
