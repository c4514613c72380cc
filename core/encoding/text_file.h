// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text files of people, which are not always UTF-8.

#include "core/encoding/text_encoding.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace aisemble {

/// As decodeText(), but what could only be guessed is refused, and UTF-8 may hold zeros. `name` is the file's, for
/// messages. Errors: Unsupported (zeros, and neither UTF-8 nor UTF-16), Corrupt (nothing that leaves little doubt;
/// names the first byte that is not UTF-8, and its line).
[[nodiscard]] Result<DecodedText> decodeTextFile(std::string bytes, const std::string& name);

/// The whole file. Errors: as readFile() and decodeTextFile().
[[nodiscard]] Result<DecodedText> readTextFile(const std::filesystem::path& path, std::uint64_t limitBytes);

/// Whether a file that begins so is read as it is. The last character may be cut.
[[nodiscard]] bool beginsAsUtf8(std::string_view beginning);

} // namespace aisemble
