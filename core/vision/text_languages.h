// SPDX-License-Identifier: Apache-2.0
#pragma once
// What people call languages, and what the text recogniser's data are called.

#include <string>
#include <string_view>
#include <vector>

namespace aisemble::vision {

/// Codes of ISO 639 ("ja", "ger") become names of Tesseract's data ("jpn", "deu"); other names stay. Each once, and
/// those that are written without blanks first: with another before them Tesseract puts blanks between their words.
[[nodiscard]] std::vector<std::string> textDataNames(const std::vector<std::string>& languages);

/// Three small letters, and a variant behind `_`, as in "jpn" and "chi_sim_vert": packages exist of no others.
[[nodiscard]] bool isPackagedTextData(std::string_view name);

} // namespace aisemble::vision
