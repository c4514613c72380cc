// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading the tokenizer fixtures.

#include "core/llm/tokenizer/tokenizer.h"

#include <nlohmann/json.hpp>

#include <QString>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace aisemble::llm::test {

using Json = nlohmann::ordered_json;

inline const std::vector<std::string> kKinds = {"gpt2",   "llama3",     "qwen2",        "neox",
                                                "llama2", "bert_cased", "bert_uncased", "unigram"};

inline std::string fixturePath(const std::string& name) {
  return AISEMBLE_FIXTURES "/tokenizers/" + name;
}

inline Json readJson(const std::string& name) {
  std::ifstream file(fixturePath(name), std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return Json::parse(text.str());
}

inline std::shared_ptr<const Tokenizer> loadKind(const std::string& kind) {
  const auto tokenizer = Tokenizer::load(fixturePath(kind + "/tokenizer.json"));
  return tokenizer ? *tokenizer : nullptr;
}

inline std::string streamed(const std::shared_ptr<const Tokenizer>& tokenizer, const std::vector<TokenId>& ids,
                            DecodeOptions options = {}) {
  StreamDecoder decoder(tokenizer, options);
  std::string out;
  for (const TokenId id : ids)
    out += decoder.push(id);
  return out + decoder.finish();
}

} // namespace aisemble::llm::test
