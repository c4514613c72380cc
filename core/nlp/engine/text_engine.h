// SPDX-License-Identifier: Apache-2.0
#pragma once
// The text engine behind the Engine interface: every NlpTask, by statistics, lexicons and rules.

#include "core/engine/engine.h"

#include <cstddef>
#include <memory>

namespace aisemble::nlp {

struct TextEngineOptions {
  std::size_t mostTextBytes = std::size_t{64} << 20;     ///< of the text, and of the text to compare with
  std::size_t mostTokenizeBytes = std::size_t{16} << 20; ///< of the text to cut: the answer is many times its size
  std::string japaneseDictionary;                        ///< folder; empty: MeCab's own choice
};

/// Answers NlpRequest by run(); requests take microseconds to milliseconds, so none is batched. All work is linear in
/// the text and stops within a block of some thousand words.
///
/// Errors: InvalidArgument (text that is not UTF-8, unknown language code, similarity without a second text, options
/// out of range), TooLarge (the limits above are in the message), Unsupported (a model is named), OutOfMemory,
/// Cancelled, Internal.
[[nodiscard]] Result<std::unique_ptr<Engine>> createTextEngine(const EngineEnvironment& environment);
[[nodiscard]] Result<std::unique_ptr<Engine>> createTextEngine(const EngineEnvironment& environment,
                                                               TextEngineOptions options);

} // namespace aisemble::nlp
