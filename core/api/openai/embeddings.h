// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bodies and answers of /v1/embeddings. Pure.

#include "core/api/openai/api_error.h"
#include "core/engine/llm_types.h"
#include "core/wire/json.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace aisemble::api::openai {

struct EmbeddingsAsk {
  std::string model; ///< as GenerationAsk's
  std::vector<std::string> texts;
  /// By the place in `texts`: what the client gave as ids of the model's tokens. The text is still to be found out.
  std::map<std::size_t, std::vector<std::int32_t>> tokens;
  bool asBase64 = false;
};

/// Errors: 400 naming the parameter.
[[nodiscard]] Parsed<EmbeddingsAsk> readEmbeddingsAsk(const wire::Json& body);

/// The document, in the order of the texts. base64 is of little-endian float32. Errors: 500 (the engine answered with
/// another number of vectors, or with numbers that are not finite).
[[nodiscard]] Parsed<std::string> embeddingsDocument(const EmbedResult& result, const EmbeddingsAsk& ask,
                                                     const std::string& model);

} // namespace aisemble::api::openai
