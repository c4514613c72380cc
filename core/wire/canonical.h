// SPDX-License-Identifier: Apache-2.0
#pragma once
// Requests as canonical text, for the result cache and for sharing equal requests in flight.

#include "core/engine/result_cache.h"

#include <string>

namespace aisemble::wire {

/// Compact JSON-like text: keys sorted, defaults filled in, numbers in their shortest form that reads back the same.
/// Equal texts mean requests that ask for the same thing:
///  - what cannot change the answer is left out (at temperature 0: top_k, top_p, min_p and seed; the options of other
///    tasks) or put in one order (stop texts);
///  - images and tables stand as digest and size, not in full: the text stays short;
///  - an image or a table on disk stands as path, size, time of change and inode, so that an edited file asks anew;
///  - bytes that are not UTF-8 stand as they are, and NaN as nan: the text is an identity, not for JSON readers.
/// The model is not in it: keys hold the model's content beside this text, whatever name led to it. Any thread; at most
/// one stat() of a file.
[[nodiscard]] std::string canonicalRequest(const Request& request);

class JsonCanonicalizer final : public RequestCanonicalizer {
 public:
  [[nodiscard]] std::string canonical(const Request& request) const override { return canonicalRequest(request); }
};

} // namespace aisemble::wire
