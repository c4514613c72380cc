// SPDX-License-Identifier: Apache-2.0
#pragma once
// The server's key: where it comes from, how a request presents it, how the two are compared.

#include "core/api/http/exchange.h"
#include "core/base/result.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace aisemble::api {

/// The key of `file`; when there is none, a new one of 256 random bits in hexadecimal, written with mode 0600.
/// Errors: IoFailure; InvalidArgument when others may read the file or it does not hold a key.
[[nodiscard]] Result<std::string> loadOrCreateKey(const std::filesystem::path& file);

/// Errors: InvalidArgument for a key that is too short to be kept secret, or holds what a header cannot. `origin` names
/// where it comes from.
[[nodiscard]] Result<void> checkKey(std::string_view key, std::string_view origin);

enum class KeyVerdict { Accepted, Missing, Wrong };

/// The one place that reads credentials: `Authorization: Bearer KEY` and `x-api-key: KEY`. Both at once must agree, and
/// a header given twice is wrong, so that no proxy in front sees another key than this does (CVE-2026-45339).
[[nodiscard]] KeyVerdict judgeKey(std::span<const HttpHeader> headers, std::string_view key);

/// Takes the same time wherever the texts differ; only a difference in length shows.
[[nodiscard]] bool equalsInConstantTime(std::string_view a, std::string_view b);

} // namespace aisemble::api
