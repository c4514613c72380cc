// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON text to values and back, with limits. The codecs of the project's types are in the *_json.h files beside this
// one: pairs `toJson(value)` and `fromJson<Type>(json)`. What they read is hostile; unknown fields are ignored; a
// message about a bad field begins with its path, e.g. "options.temperature: must be …".

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace aisemble::wire {

/// Keeps the order of keys: columns of tables and counted words arrive and leave in order.
using Json = nlohmann::ordered_json;

/// Checked on the text, before anything is built from it.
struct JsonLimits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t depth = 64; ///< nested lists and objects
  /// Sum over all objects of keys squared: what looking keys up costs, at worst, because Json compares one by one.
  std::uint64_t keyWork = 1'000'000'000;
};

/// Errors: TooLarge (a limit), InvalidArgument (not JSON, or not UTF-8; with the position).
[[nodiscard]] Result<Json> parseJson(std::string_view text, const JsonLimits& limits = {});

/// Compact text. Errors: InvalidArgument naming the path of a text that is not UTF-8 or of a number that is not finite:
/// JSON has neither, and replacing them silently would change the answer.
[[nodiscard]] Result<std::string> writeJson(const Json& json);

/// For people and logs: never fails; ill-formed text gets U+FFFD, a number that is not finite becomes null.
/// `indent` < 0 is compact.
[[nodiscard]] std::string writeJsonLossy(const Json& json, int indent = -1);

/// A value as a cell of a CSV file that is made for people to open: texts as csvCell(), null empty, the rest as JSON.
[[nodiscard]] std::string csvCellOf(const Json& value);

/// What a reader may refer to outside the JSON text.
struct DecodeOptions {
  bool allowFilePaths = false; ///< images and tables named by path; only where the writer may read this machine's files
  std::size_t imageBytes = std::size_t{64} << 20; ///< of one decoded image, at most
};

/// Specialised per type in the *_json.h files. Errors: InvalidArgument, TooLarge.
template <class T>
[[nodiscard]] Result<T> fromJson(const Json& json, const DecodeOptions& options = {});

/// Standard base64 (RFC 4648, section 4) with padding.
[[nodiscard]] std::string toBase64(std::string_view bytes);
/// Also without padding; white space and a leading "data:…;base64," are skipped. Errors: InvalidArgument, TooLarge.
[[nodiscard]] Result<std::string> fromBase64(std::string_view text, std::size_t limitBytes);

} // namespace aisemble::wire
