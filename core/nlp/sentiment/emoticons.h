// SPDX-License-Identifier: Apache-2.0
#pragma once
// Faces made of punctuation, with the polarities that pattern (De Smedt & Daelemans, 2012) gives them.

#include <optional>
#include <string_view>

namespace aisemble::nlp {

struct Emoticon {
  std::string_view text;
  double polarity;
};

/// Whether a face can begin with this byte.
[[nodiscard]] bool canBeginEmoticon(char c);

/// All faces that begin with `c`, in the order in which they are tried, one by one: null after the last.
/// `before` is the one tried before, null at first.
[[nodiscard]] const Emoticon* nextEmoticon(char c, const Emoticon* before);

/// Polarity of a lower-case word that is a face, letter case of the face disregarded.
[[nodiscard]] std::optional<double> emoticonPolarity(std::string_view word);

} // namespace aisemble::nlp
