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

class PatternTokenizer {
 public:
  /// `sink` is given each word, in order; a word lives until the sink returns.
  explicit PatternTokenizer(std::function<void(std::string_view)> sink) : m_sink(std::move(sink)) {}

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

  std::function<void(std::string_view)> m_sink;
  std::vector<std::string_view> m_sentence; ///< tokens of the open sentence that were not given away yet
  std::vector<std::string_view> m_tail;     ///< of one chunk, last first
  std::string m_joined;
  bool m_isEnding = false; ///< a full stop or the like was seen: only what may follow it still belongs to the sentence
};

} // namespace aisemble::nlp
