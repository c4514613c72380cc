// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bodies of the original's routes as requests of ours: validation first (422, as pydantic), then what the original
// checks inside its handlers (400). Blocking in the size of the body only.

#include "core/api/original/call.h"
#include "core/api/original/upload_store.h"

namespace aisemble::api {

/// Which of the two answers a route gives: the orchestrator's frame, or a service's own.
enum class Frame { Orchestrator, Service };

/// {prompt, model, max_tokens, temperature, priority, auto_select}, /ai/llm/completion.
[[nodiscard]] Understood readCompletion(const HttpRequest& request);
/// {prompt, model, max_tokens, temperature, top_p}, the language service's /completion.
[[nodiscard]] Understood readPodCompletion(const HttpRequest& request);
/// {image_url, image_base64, task, options}. An image_url answers 400 unless `mayFetch`.
[[nodiscard]] Understood readVision(const HttpRequest& request, Frame frame, bool mayFetch);
/// {text, task, language, options}
[[nodiscard]] Understood readNlp(const HttpRequest& request, Frame frame);
/// {operation, data, options}; data is rows, columns, or {file_path} of an uploaded file.
[[nodiscard]] Understood readData(const HttpRequest& request, Frame frame, const UploadStore& uploads);

} // namespace aisemble::api
