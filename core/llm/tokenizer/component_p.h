// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading one component of a tokenizer.json. Loading code throws LoadFailure, which Tokenizer::parse() turns into an
// Error: nothing of it crosses a public header.

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace aisemble::llm::tok {

using Json = nlohmann::json;

struct LoadFailure {
  Error error;
};

/// Sequences inside sequences: real files need two levels.
inline constexpr int kMaxComponentDepth = 8;
inline constexpr std::size_t kMaxComponents = 64;
/// Longest piece of a vocabulary that is matched through a trie, and longest added token; bounds the work per
/// character.
inline constexpr std::size_t kMaxMatchedPieceBytes = 1024;
/// Longest literal in a normalizer or decoder (Prepend, Replace): bounds how much a text can grow.
inline constexpr std::size_t kMaxLiteralBytes = 256;

[[noreturn]] void failLoad(ErrorCode code, std::string message);

/// `where` names the component in messages, e.g. "normalizer Replace".
const Json& memberOf(const Json& object, const char* name, std::string_view where); ///< null JSON when absent
std::string typeOf(const Json& component, std::string_view where);
std::string stringOf(const Json& object, const char* name, std::string_view where);
std::string literalOf(const Json& object, const char* name, std::string_view where); ///< stringOf with the limit
std::string stringOr(const Json& object, const char* name, std::string fallback, std::string_view where);
bool boolOr(const Json& object, const char* name, bool fallback, std::string_view where);
std::int64_t integerOr(const Json& object, const char* name, std::int64_t fallback, std::string_view where);
char32_t characterOf(const Json& object, const char* name, std::string_view where); ///< a string of one character
const Json& arrayOf(const Json& object, const char* name, std::string_view where);
const Json& objectOf(const Json& object, const char* name, std::string_view where);
[[noreturn]] void failUnsupported(std::string_view kind, std::string_view type);

} // namespace aisemble::llm::tok
