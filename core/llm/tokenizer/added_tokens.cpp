// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/added_tokens_p.h"

#include "core/llm/tokenizer/model_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <fmt/format.h>

#include <algorithm>

namespace aisemble::llm::tok {
namespace {

constexpr std::size_t kMaxAddedTokens = 1'000'000;

AddedToken tokenFrom(const Json& item) {
  constexpr std::string_view where = "an added token";
  AddedToken token;
  token.content = stringOf(item, "content", where);
  if (token.content.size() > kMaxMatchedPieceBytes)
    failLoad(ErrorCode::TooLarge, fmt::format("tokenizer.json: an added token has {} bytes; {} are allowed.",
                                              token.content.size(), kMaxMatchedPieceBytes));
  token.spelling = token.content;
  token.singleWord = boolOr(item, "single_word", false, where);
  token.stripLeft = boolOr(item, "lstrip", false, where);
  token.stripRight = boolOr(item, "rstrip", false, where);
  token.special = boolOr(item, "special", false, where);
  token.normalized = boolOr(item, "normalized", !token.special, where);
  token.id = idFrom(memberOf(item, "id", where)); // must be there; which id counts is decided by read()
  return token;
}

bool endsWithWord(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = previousStart(text, text.size());
  return isWord(decodeAt(text, at));
}

bool startsWithWord(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && isWord(decodeAt(text, at));
}

} // namespace

void AddedTokens::read(const Json& list, const Vocabulary& vocabulary, const Normalizer* normalizer) {
  if (list.is_null()) return;
  if (!list.is_array() || list.size() > kMaxAddedTokens)
    failLoad(ErrorCode::Corrupt, "tokenizer.json: added_tokens is not a list, or too long a one; download it again.");
  // As the reference does: a token that the model knows keeps the model's id, others are numbered after the largest.
  std::vector<AddedToken> specials;
  std::vector<AddedToken> others;
  std::int64_t largest = -1;
  const auto modelSize = static_cast<std::int64_t>(vocabulary.size());
  for (const Json& item : list) {
    AddedToken token = tokenFrom(item);
    if (token.content.empty()) continue;
    const bool isNewSpecial = token.special && !m_special.contains(token.content);
    if (isNewSpecial) m_special.emplace(token.content, true);
    const auto known = m_byContent.find(token.content);
    const auto inModel = vocabulary.idOf(token.content);
    if (known != m_byContent.end())
      token.id = known->second;
    else if (inModel)
      token.id = *inModel;
    else
      token.id = static_cast<std::int32_t>(std::max(largest + 1, modelSize));
    largest = std::max<std::int64_t>(largest, token.id);
    m_byContent[token.content] = token.id;
    m_byId[token.id] = token;
    m_idLimit = std::max(m_idLimit, static_cast<std::size_t>(token.id) + 1);
    if (isNewSpecial)
      specials.push_back(token);
    else if (!m_special.contains(token.content))
      others.push_back(token);
  }
  specials.insert(specials.end(), others.begin(), others.end());
  for (const AddedToken& token : specials) {
    if (!token.normalized) {
      m_plain.insert(token.content, token.id, false);
      continue;
    }
    NormalText normal;
    const auto changed = normalizer == nullptr ? Result<bool>(false) : normalizer->apply(token.content, normal, {});
    if (!changed) throw LoadFailure{changed.error()};
    const std::string& spelling = *changed ? normal.text : token.content;
    m_byId[token.id].spelling = spelling;
    if (spelling.size() <= kMaxMatchedPieceBytes) m_normalized.insert(spelling, token.id, false);
  }
  // Whether a decoding skips a token goes by the spelling that it would write, as in the reference.
  for (auto& [id, token] : m_byId)
    token.skipped = isSpecial(token.spelling);
}

void AddedTokens::split(Pass pass, std::string_view text, bool parseSpecial, std::vector<AddedSplit>& out) const {
  out.clear();
  const Trie& trie = trieOf(pass);
  std::size_t done = 0;
  for (std::size_t at = 0; !trie.isEmpty() && at < text.size();) {
    if (!trie.canStartWith(text[at])) {
      ++at;
      continue;
    }
    const Trie::Match match = trie.longestAt(text, at);
    if (match.value < 0) {
      ++at;
      continue;
    }
    std::size_t begin = at;
    std::size_t end = match.end;
    at = match.end;
    const AddedToken& token = m_byId.at(match.value);
    if (!parseSpecial && token.special) continue;
    if (token.singleWord && (endsWithWord(text.substr(0, begin)) || startsWithWord(text.substr(end)))) continue;
    // As in the reference: one within the white space that the token before it took along still counts.
    if (token.stripLeft)
      while (begin > done) {
        const std::size_t start = previousStart(text, begin);
        std::size_t next = start;
        if (start < done || !isWhiteSpace(decodeAt(text, next))) break;
        begin = start;
      }
    if (token.stripRight)
      while (end < text.size()) {
        std::size_t next = end;
        if (!isWhiteSpace(decodeAt(text, next))) break;
        end = next;
      }
    if (done < begin) out.push_back({done, begin, -1});
    out.push_back({begin, end, match.value});
    done = end;
  }
  if (done < text.size()) out.push_back({done, text.size(), -1});
}

std::optional<std::int32_t> AddedTokens::idOf(std::string_view content) const {
  const auto found = m_byContent.find(std::string(content));
  return found == m_byContent.end() ? std::nullopt : std::optional(found->second);
}

const AddedToken* AddedTokens::find(std::int32_t id) const {
  const auto found = m_byId.find(id);
  return found == m_byId.end() ? nullptr : &found->second;
}

bool AddedTokens::isSpecial(std::string_view content) const {
  return m_special.contains(std::string(content));
}

std::size_t AddedTokens::countBeside(const Vocabulary& vocabulary) const {
  return static_cast<std::size_t>(std::count_if(m_byContent.begin(), m_byContent.end(),
                                                [&](const auto& item) { return !vocabulary.idOf(item.first); }));
}

} // namespace aisemble::llm::tok
