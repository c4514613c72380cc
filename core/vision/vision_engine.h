// SPDX-License-Identifier: Apache-2.0
#pragma once
// The vision engine: images decoded, measured, searched for faces and text, and made smaller.

#include "core/engine/engine.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace aisemble::vision {

struct VisionEngineOptions {
  std::filesystem::path faceCascade = {};    ///< empty: where the package opencv-data puts it
  std::filesystem::path textData = {};       ///< folder of Tesseract's language data; empty: where it is found
  std::uint64_t maxPixels = 178'956'970;     ///< of an image; PIL's limit, see image_decoder_p.h
  std::uint64_t maxFileBytes = 256ULL << 20; ///< of an image given by its path
};

/// Errors: none so far; files that are missing are told about when a task needs them.
[[nodiscard]] Result<std::unique_ptr<Engine>> createVisionEngine(const EngineEnvironment& environment,
                                                                 const VisionEngineOptions& options);
[[nodiscard]] Result<std::unique_ptr<Engine>> createVisionEngine(const EngineEnvironment& environment);

} // namespace aisemble::vision
