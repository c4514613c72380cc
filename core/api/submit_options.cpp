// SPDX-License-Identifier: Apache-2.0
#include "core/api/submit_options.h"

#include "core/engine/hops.h"

#include <algorithm>

namespace aisemble::api {

SubmitOptions submitOptions(const HttpRequest& request) {
  SubmitOptions out;
  out.watchFuture = false;
  out.hops = request.header(kHopsHeader).value_or(std::string_view());
  for (const HttpHeader& header : request.headers) {
    if (!equalsIgnoringCase(header.name, "Cache-Control")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      std::string_view word = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      while (!word.empty() && (word.front() == ' ' || word.front() == '\t'))
        word.remove_prefix(1);
      while (!word.empty() && (word.back() == ' ' || word.back() == '\t'))
        word.remove_suffix(1);
      const bool isNoStore = equalsIgnoringCase(word, "no-store");
      if (isNoStore) out.storeResult = false;
      if (isNoStore || equalsIgnoringCase(word, "no-cache")) out.useCache = false;
    }
  }
  return out;
}

} // namespace aisemble::api
