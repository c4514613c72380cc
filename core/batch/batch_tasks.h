// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which tasks a batch can do, and what each takes.

#include "core/base/result.h"
#include "core/engine/batch_types.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble {

enum class BatchInputKind { Pictures, Texts, Tables };

struct BatchTask {
  ServiceKind service;
  std::string_view name; ///< as in the API; "complete" and "embed" for the language service
  BatchInputKind input;
  bool makesPictures = false;
};

/// All of them: seven of vision, eight of nlp, three of data, two of llm.
[[nodiscard]] std::span<const BatchTask> batchTasks();

/// "nlp/sentiment", or "sentiment" where only one service has it. Errors: InvalidArgument with the names to choose
/// from.
[[nodiscard]] Result<BatchTask> findBatchTask(std::string_view name);

/// Lower case, with the dot: what files of that kind end in.
[[nodiscard]] std::span<const std::string_view> batchExtensions(BatchInputKind kind);

/// Whether the spec can be started, without looking at a disk. Errors: InvalidArgument naming the field.
[[nodiscard]] Result<void> validate(const BatchSpec& spec);

/// Whether results go to one file (by the suffix of BatchSpec::output).
[[nodiscard]] bool writesOneFile(const BatchSpec& spec);
/// The ending of the output's name in lower case, with its dot; empty: none.
[[nodiscard]] std::string outputSuffix(const BatchSpec& spec);

} // namespace aisemble
