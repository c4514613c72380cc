// SPDX-License-Identifier: Apache-2.0
// Whatever decodes must encode, and decode again to the same request; nothing may crash or run away.
#include "core/wire/canonical.h"
#include "core/wire/request_json.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace aisemble;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto request = wire::decodeRequest(text, {.allowFilePaths = true})) {
    const auto again = wire::encodeRequest(*request);
    if (!again) std::abort(); // what came from JSON fits into JSON
    const auto back = wire::decodeRequest(*again, {.allowFilePaths = true});
    if (!back || !(*back == *request)) std::abort();
    if (wire::canonicalRequest(*request) != wire::canonicalRequest(*back)) std::abort();
  }
  if (const auto response = wire::decodeResponse(text)) {
    const auto again = wire::encodeResponse(*response);
    if (!again) std::abort();
    const auto back = wire::decodeResponse(*again);
    if (!back || !(*back == *response)) std::abort();
  }
  return 0;
}
