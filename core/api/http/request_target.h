// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a request line asks for: the path and the query, decoded. Pure.

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aisemble::api {

struct RequestTarget {
  std::string path; ///< as HttpRequest::path
  std::vector<std::pair<std::string, std::string>> query;
  std::string authority; ///< of the absolute form ("GET http://host/path"), else empty
};

/// RFC 9112, section 3.2: the origin form and, for plain http, the absolute form. In the query '+' is a space, as
/// forms send it. Errors: InvalidArgument for another form, a bad percent escape, bytes that are not UTF-8 once
/// decoded, a fragment, and in the path also for control characters and for "." and ".." segments, which every client
/// resolves before it sends them.
[[nodiscard]] Result<RequestTarget> parseRequestTarget(std::string_view target);

} // namespace aisemble::api
