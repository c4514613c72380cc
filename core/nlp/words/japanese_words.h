// SPDX-License-Identifier: Apache-2.0
#pragma once
// Japanese words with their parts of speech, by MeCab and the IPADIC dictionary.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::nlp {

class JapaneseAnalyzer {
 public:
  /// Loads a dictionary: the one in `folder`, or where that is empty the system's.
  /// Errors: Unavailable when there is none, or one that is not written in UTF-8; the message says what to install.
  [[nodiscard]] static Result<std::unique_ptr<JapaneseAnalyzer>> open(const std::string& folder = {});
  virtual ~JapaneseAnalyzer() = default;

  /// The parts of speech are those of Universal Dependencies (NOUN, VERB, ADP, …), mapped from IPADIC's. Thread-safe.
  /// Errors: Cancelled, Internal.
  [[nodiscard]] virtual Result<void> tag(std::string_view text, const std::stop_token& stop,
                                         std::vector<TaggedWord>& out) const = 0;
};

/// The universal tag for IPADIC's features, "名詞,固有名詞,…".
[[nodiscard]] std::string_view universalTag(std::string_view features);

} // namespace aisemble::nlp
