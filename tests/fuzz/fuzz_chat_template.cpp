// SPDX-License-Identifier: Apache-2.0
// Any bytes as a chat template.
#include "core/llm/chat/chat_template.h"

#include <array>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parsed = aisemble::llm::ChatTemplate::parse({reinterpret_cast<const char*>(data), size});
  if (!parsed) return 0;
  const std::array<aisemble::llm::ChatTurn, 2> turns = {{{"user", "Hi"}, {"assistant", "Hello"}}};
  aisemble::llm::ChatTemplateInputs inputs;
  inputs.bosToken = "<s>";
  inputs.extraVariables = R"({"tools":[{"name":"f","parameters":{"x":1}}]})";
  (void)parsed->render(turns, inputs);
  return 0;
}
