// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A text from a file, or why it is none.

#include "core/base/result.h"

#include <QString>

#include <filesystem>

namespace aisemble::ui {

/// What an editor still scrolls smoothly. Longer texts are the command's and the batch's business.
inline constexpr std::uint64_t kLargestTextFile = 4'000'000;

struct TextFile {
  QString name;
  QString text;
  std::filesystem::path folder;
  QString encoding; ///< "Shift_JIS", "UTF-16LE", … where only the bytes spoke for it; empty: no doubt
};

/// UTF-8, with or without the byte order mark, which is left out; UTF-16; and Japanese in the encodings before them. No
/// other is guessed: in one byte for each letter, anything reads as something. Errors: NotFound, IoFailure, TooLarge,
/// InvalidArgument (a folder), Corrupt (bytes that are not UTF-8, with their place; damaged UTF-16), Unsupported (not a
/// text).
[[nodiscard]] Result<TextFile> readTextFile(const std::filesystem::path& path);

} // namespace aisemble::ui
