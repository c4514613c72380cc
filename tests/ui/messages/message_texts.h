// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads C++ sources for the texts that messages are made of: string literals, joined as the expression joins them, with
// places ("%1") where something else is filled in.

#include <string>
#include <string_view>
#include <vector>

namespace aisemble::ui {

struct MessageText {
  std::string text; ///< "Cannot open '%1': %2. Check the path."
  int line = 0;     ///< of its first literal, from 1

  friend bool operator==(const MessageText&, const MessageText&) = default;
};

/// Every text of a source that reads as prose: words with a space between or beside them, and words that are filled
/// into such a text. `a + "…" + b` and `fmt::format("… {} …", …)` are one text, `c ? "…" : "…"` within it makes two of
/// it.
[[nodiscard]] std::vector<MessageText> messageTexts(std::string_view source);

} // namespace aisemble::ui
