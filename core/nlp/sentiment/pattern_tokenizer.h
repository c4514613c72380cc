// SPDX-License-Identifier: Apache-2.0
#pragma once
// Cuts a text into the words, marks and faces that the sentiment analyser judges: the tokenizer of pattern's parser as
// TextBlob has it. Works in one pass, holding no more than the beginning of a sentence that is still open.

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::nlp {

struct PatternToken {
  std::string_view word;  ///< as the analyser judges it; a face may have been put together from parts
  std::string_view place; ///< what it stands for, a slice of the text
};

class PatternTokenizer {
 public:
  /// `sink` is given each token, in order; its word lives until the sink returns.
  explicit PatternTokenizer(std::function<void(const PatternToken&)> sink) : m_sink(std::move(sink)) {}

  /// The whole text at once, valid UTF-8. False when `stop` ended it early.
  [[nodiscard]] bool run(std::string_view text, const std::stop_token& stop);

 private:
  bool scan(std::string_view text, const std::stop_token& stop);
  void splitChunk(std::string_view chunk);
  void addToken(std::string_view token);
  void endParagraph();
  void push(std::string_view token);
  void flush(bool sentenceEnds);
  [[nodiscard]] std::size_t faceEnd(std::size_t first) const;

  std::function<void(const PatternToken&)> m_sink;
  std::vector<PatternToken> m_sentence; ///< tokens of the open sentence that were not given away yet
  std::vector<std::string_view> m_tail; ///< of one chunk, last first
  std::string m_joined;
  bool m_isEnding = false; ///< a full stop or the like was seen: only what may follow it still belongs to the sentence
};

} // namespace aisemble::nlp
