// SPDX-License-Identifier: Apache-2.0
#pragma once
// Fills DecoderWeights from an archive. Private to core/llm/model.

#include "core/llm/format/tensor_archive.h"
#include "core/llm/model/decoder_model.h"
#include "core/llm/model/decoder_weights_p.h"

namespace aisemble::llm {

/// Errors: Corrupt (missing or misshaped tensor), Unsupported (dtype), Cancelled. May throw what libtorch throws.
[[nodiscard]] Result<DecoderWeights> loadWeights(const DecoderConfig& config, const TensorArchive& archive,
                                                 const LoadOptions& options);

} // namespace aisemble::llm
