// SPDX-License-Identifier: Apache-2.0
// A tokenizer file, then a text behind the last zero byte.
#include "core/llm/tokenizer/tokenizer.h"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = all.rfind('\0');
  const auto tokenizer = aisemble::llm::Tokenizer::parse(all.substr(0, cut));
  if (!tokenizer) return 0;
  const std::string_view text = cut == std::string_view::npos ? "a b\xC3\xA9" : all.substr(cut + 1);
  const auto ids = (*tokenizer)->encode(text);
  if (!ids) return 0;
  aisemble::llm::StreamDecoder stream(*tokenizer);
  std::string streamed;
  for (const auto id : *ids)
    streamed += stream.push(id);
  streamed += stream.finish();
  if (streamed != (*tokenizer)->decode(*ids)) __builtin_trap();
  return 0;
}
