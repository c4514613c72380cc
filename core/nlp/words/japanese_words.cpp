// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/words/japanese_words.h"

#include "core/nlp/words/text_parts.h"

#include <mecab.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace aisemble::nlp {
namespace {

constexpr std::size_t kLatticePartBytes = 4 * 1024; // MeCab's lattice needs some hundred bytes for each of the text

/// IPADIC takes marks of ASCII, which it does not know, for nouns.
std::string_view tagOf(std::string_view word, std::string_view features) {
  const std::string_view tag = universalTag(features);
  const bool isMark = tag == "NOUN" && std::all_of(word.begin(), word.end(),
                                                   [](char c) { return isPunctuation(static_cast<unsigned char>(c)); });
  return isMark ? "PUNCT" : tag;
}

class MecabAnalyzer final : public JapaneseAnalyzer {
 public:
  explicit MecabAnalyzer(std::unique_ptr<MeCab::Model> model) : m_model(std::move(model)) {}

  [[nodiscard]] Result<void> tag(std::string_view text, const std::stop_token& stop,
                                 std::vector<TaggedWord>& out) const override {
    // Taggers and lattices belong to one thread; the model is shared.
    const std::unique_ptr<MeCab::Tagger> tagger(m_model->createTagger());
    const std::unique_ptr<MeCab::Lattice> lattice(m_model->createLattice());
    if (!tagger || !lattice) return failure(MeCab::getLastError());
    Result<void> result;
    forEachPart(text, kLatticePartBytes, [&](std::string_view part) {
      if (stop.stop_requested()) {
        result = fail(ErrorCode::Cancelled, "The request was cancelled.");
        return false;
      }
      lattice->set_sentence(part.data(), part.size());
      if (!tagger->parse(lattice.get())) {
        result = failure(lattice->what());
        return false;
      }
      for (const MeCab::Node* node = lattice->bos_node(); node != nullptr; node = node->next)
        if (node->stat != MECAB_BOS_NODE && node->stat != MECAB_EOS_NODE)
          out.push_back({std::string(node->surface, node->length),
                         std::string(tagOf({node->surface, node->length}, node->feature))});
      return true;
    });
    return result;
  }

 private:
  static tl::unexpected<Error> failure(const char* what) {
    return fail(ErrorCode::Internal, "MeCab could not cut the text into words.", what == nullptr ? "" : what);
  }
  std::unique_ptr<MeCab::Model> m_model;
};

bool isUtf8(std::string charset) {
  std::erase_if(charset, [](char c) { return c == '-' || c == '_'; });
  std::transform(charset.begin(), charset.end(), charset.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return charset == "utf8";
}

} // namespace

Result<std::unique_ptr<JapaneseAnalyzer>> JapaneseAnalyzer::open(const std::string& folder) {
  std::vector<std::string> words{"mecab"};
  if (!folder.empty()) words.insert(words.end(), {"-d", folder});
  std::vector<char*> arguments;
  for (std::string& word : words)
    arguments.push_back(word.data());
  std::unique_ptr<MeCab::Model> model(MeCab::createModel(static_cast<int>(arguments.size()), arguments.data()));
  if (!model)
    return fail(ErrorCode::Unavailable,
                "There is no dictionary for Japanese words. Install MeCab's, on Debian the package mecab-ipadic-utf8.",
                MeCab::getLastError());
  if (const MeCab::DictionaryInfo* info = model->dictionary_info(); info == nullptr || !isUtf8(info->charset))
    return fail(ErrorCode::Unavailable, "The dictionary for Japanese words is not written in UTF-8. Install one that "
                                        "is, on Debian the package mecab-ipadic-utf8.");
  return std::make_unique<MecabAnalyzer>(std::move(model));
}

// Parts of speech of IPADIC 2.7.0 (its manual, "品詞体系"), to those of https://universaldependencies.org/u/pos/.
std::string_view universalTag(std::string_view features) {
  constexpr std::pair<std::string_view, std::string_view> map[] = {
      // the longer beginnings first
      {"名詞,固有名詞", "PROPN"},
      {"名詞,代名詞", "PRON"},
      {"名詞,数", "NUM"},
      {"名詞,形容動詞語幹", "ADJ"},
      {"名詞,特殊,助動詞語幹", "AUX"},
      {"名詞,非自立,助動詞語幹", "AUX"},
      {"名詞,接尾,助動詞語幹", "AUX"},
      {"名詞", "NOUN"},
      {"動詞,非自立", "AUX"},
      {"動詞,接尾", "AUX"},
      {"動詞", "VERB"},
      {"形容詞,非自立", "AUX"},
      {"形容詞", "ADJ"},
      {"副詞", "ADV"},
      {"連体詞", "DET"},
      {"接続詞", "CCONJ"},
      {"感動詞", "INTJ"},
      {"フィラー", "INTJ"},
      {"助動詞", "AUX"},
      {"助詞,接続助詞", "SCONJ"},
      {"助詞,終助詞", "PART"},
      {"助詞,副助詞／並立助詞／終助詞", "PART"},
      {"助詞", "ADP"},
      {"接頭詞", "NOUN"},
      {"記号,句点", "PUNCT"},
      {"記号,読点", "PUNCT"},
      {"記号,括弧", "PUNCT"},
      {"記号,空白", "PUNCT"},
      {"記号", "SYM"},
  };
  for (const auto& [beginning, tag] : map)
    if (features.starts_with(beginning)) return tag;
  return "X";
}

} // namespace aisemble::nlp
