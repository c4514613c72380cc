// SPDX-License-Identifier: Apache-2.0
#pragma once
// Codecs of image work, in the words of the original's vision service.

#include "core/engine/vision_types.h"
#include "core/wire/json.h"

#include <string>
#include <vector>

namespace aisemble::wire {

/// {task, image_base64 | image_path, options?, model?}
[[nodiscard]] Json toJson(const VisionRequest& request);
/// Only the options of the task are read. Errors: also no image, an image over DecodeOptions::imageBytes, and a path
/// where DecodeOptions does not allow one. Whether the bytes are an image is the engine's to say.
template <>
[[nodiscard]] Result<VisionRequest> fromJson(const Json& json, const DecodeOptions& options);

/// {analysis_type, results, confidence?}: the service's answer without the time it took.
[[nodiscard]] Json toJson(const VisionResult& result);
template <>
[[nodiscard]] Result<VisionResult> fromJson(const Json& json, const DecodeOptions& options);

/// Only the options of `task`, as they stand in a request.
[[nodiscard]] Json toJson(VisionTask task, const VisionOptions& options);
/// From an object of options on its own (`--options`); messages begin with "options.". What the task does not have is
/// ignored, as the API does, and named in `unknown`.
[[nodiscard]] Result<VisionOptions> visionOptionsFromJson(VisionTask task, const Json& json,
                                                          std::vector<std::string>* unknown = nullptr);

} // namespace aisemble::wire
