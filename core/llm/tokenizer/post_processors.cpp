// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/post_processors_p.h"

#include "core/llm/tokenizer/model_p.h"

#include <fmt/format.h>

#include <algorithm>

namespace aisemble::llm::tok {
namespace {

constexpr std::size_t kMaxParts = 256;

} // namespace

void PostProcessor::read(const Json& component, int depth) {
  const std::string type = typeOf(component, "the post_processor");
  if (type == "ByteLevel") return; // moves offsets only
  if (type == "TemplateProcessing") return readTemplate(component);
  if (type == "BertProcessing" || type == "RobertaProcessing") return readPair(component);
  if (type != "Sequence") failUnsupported("post_processor", type);
  const Json& parts = arrayOf(component, "processors", "post_processor Sequence");
  if (depth >= kMaxComponentDepth || parts.size() > kMaxComponents)
    failLoad(ErrorCode::TooLarge, "tokenizer.json: its post_processors are nested too deep or too many.");
  for (const Json& part : parts)
    read(part, depth + 1);
}

void PostProcessor::readTemplate(const Json& component) {
  constexpr std::string_view where = "post_processor TemplateProcessing";
  const Json& single = arrayOf(component, "single", where);
  if (single.size() > kMaxParts)
    failLoad(ErrorCode::TooLarge, "tokenizer.json: the post_processor's template is too long.");
  std::vector<Part> parts;
  int texts = 0;
  for (const Json& item : single) {
    Part part;
    if (!memberOf(item, "Sequence", where).is_null()) {
      if (stringOf(item["Sequence"], "id", where) != "A" || ++texts > 1)
        failUnsupported("post_processor", "TemplateProcessing with other texts than one $A");
      part.isText = true;
    } else {
      const std::string name = stringOf(objectOf(item, "SpecialToken", where), "id", where);
      const Json& token = memberOf(objectOf(component, "special_tokens", where), name.c_str(), where);
      for (const Json& id : arrayOf(token, "ids", where))
        part.ids.push_back(idFrom(id));
      if (part.ids.size() > kMaxParts)
        failLoad(ErrorCode::TooLarge, "tokenizer.json: the post_processor's template is too long.");
    }
    parts.push_back(std::move(part));
  }
  m_steps.push_back(std::move(parts));
}

void PostProcessor::readPair(const Json& component) {
  constexpr std::string_view where = "post_processor BertProcessing";
  const auto idOf = [&](const char* name) {
    const Json& pair = arrayOf(component, name, where);
    if (pair.size() != 2)
      failLoad(ErrorCode::Corrupt, fmt::format("tokenizer.json: '{}' of {} is not a piece and its id; "
                                               "download the file again.",
                                               name, where));
    return idFrom(pair[1]);
  };
  std::vector<Part> parts(3);
  parts[0].ids = {idOf("cls")};
  parts[1].isText = true;
  parts[2].ids = {idOf("sep")};
  m_steps.push_back(std::move(parts));
}

void PostProcessor::apply(std::vector<std::int32_t>& ids) const {
  for (const auto& step : m_steps) {
    const auto text = std::find_if(step.begin(), step.end(), [](const Part& part) { return part.isText; });
    std::vector<std::int32_t> before;
    for (auto part = step.begin(); part != text; ++part)
      before.insert(before.end(), part->ids.begin(), part->ids.end());
    if (text == step.end()) {
      ids = std::move(before); // a template without the text: what the file asks for
      continue;
    }
    ids.insert(ids.begin(), before.begin(), before.end());
    for (auto part = std::next(text); part != step.end(); ++part)
      ids.insert(ids.end(), part->ids.begin(), part->ids.end());
  }
}

} // namespace aisemble::llm::tok
