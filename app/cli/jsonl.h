// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// JSON lines in, JSON lines out, in order, with several requests under way at once.

#include "app/cli/command_context.h"

#include <functional>
#include <initializer_list>
#include <span>
#include <string_view>

namespace aisemble::cli {

/// `line`'s fields over those of `defaults`; anything but an object is given back as it is.
[[nodiscard]] wire::Json withDefaults(const wire::Json& line, wire::Json defaults);

/// Errors: InvalidArgument naming a key of `line` (where it is an object) that is one of `keys` but for case and marks:
/// an option written as "maxTokens" must not be ignored. Other keys are: lines of data sets have fields of their own.
[[nodiscard]] Result<void> onlyKnown(const wire::Json& line, std::span<const std::string_view> keys);
[[nodiscard]] Result<void> onlyKnown(const wire::Json& line, std::initializer_list<std::string_view> keys);

/// Turns one input value (a string, or an object) into a request. Errors: InvalidArgument naming the field.
using LineToRequest = std::function<Result<Request>(const wire::Json& line)>;
/// Turns one answer into the object that is printed.
using AnswerToJson = std::function<wire::Json(const Completed& completed)>;

/// Reads standard input to its end. A line that cannot be read or answered becomes {"error": …, "line": N} at its
/// place; the exit status is then kFailed. Empty lines are skipped.
[[nodiscard]] int runJsonLines(CommandContext& context, const LineToRequest& toRequest, const AnswerToJson& toJson,
                               SubmitOptions options = {});

} // namespace aisemble::cli
