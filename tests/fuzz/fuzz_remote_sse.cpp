// SPDX-License-Identifier: Apache-2.0
// Whatever a service streams: however it is cut into pieces, the same text comes out, and every piece is UTF-8.
#include "core/base/utf8.h"
#include "core/remote/protocol.h"

#include <cstdint>
#include <cstdlib>

using namespace aisemble;
using namespace aisemble::remote;

namespace {

struct Outcome {
  std::string text;
  bool isWhole = false;
  std::string problem;
  bool operator==(const Outcome&) const = default;
};

Outcome read(std::string_view bytes, std::size_t step) {
  Outcome out;
  const auto emit = [&](Partial partial) {
    const auto* delta = std::get_if<TextDelta>(&partial);
    if (delta == nullptr) return;
    if (findInvalidUtf8(delta->text) != std::string_view::npos) std::abort();
    out.text += delta->text;
  };
  Endpoint endpoint;
  endpoint.url = "http://h";
  const auto stream = openStream(ChatRequest{}, endpoint);
  for (std::size_t i = 0; i < bytes.size(); i += step)
    if (!stream->feed(bytes.substr(i, step), emit)) break;
  const auto result = stream->finish(emit);
  out.isWhole = result.has_value();
  if (!result) out.problem = result.error().message;
  if (result && std::get<CompletionResult>(*result).text != out.text) std::abort();
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Outcome whole = read(bytes, std::max<std::size_t>(size, 1));
  if (!(whole == read(bytes, 1)) || !(whole == read(bytes, 7))) std::abort();
  return 0;
}
