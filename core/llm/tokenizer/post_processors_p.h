// SPDX-License-Identifier: Apache-2.0
#pragma once
// The `post_processor` of a tokenizer file, reduced to what it does to the ids of one text.

#include "core/llm/tokenizer/component_p.h"

#include <cstdint>
#include <span>
#include <vector>

namespace aisemble::llm::tok {

class PostProcessor {
 public:
  /// Throws LoadFailure.
  void read(const Json& component, int depth = 0);
  void apply(std::vector<std::int32_t>& ids) const;

 private:
  /// Ids of special tokens, or the text.
  struct Part {
    bool isText = false;
    std::vector<std::int32_t> ids;
  };
  void readTemplate(const Json& component);
  void readPair(const Json& component);

  std::vector<std::vector<Part>> m_steps;
};

} // namespace aisemble::llm::tok
