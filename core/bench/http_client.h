// SPDX-License-Identifier: Apache-2.0
#pragma once
// HTTP as the benchmark needs it. The program's own transport stands behind it; app/ hands it in.

#include "core/base/result.h"

#include <chrono>
#include <stop_token>
#include <string>

namespace aisemble::bench {

struct HttpAsk {
  std::string method = "GET";
  std::string url;           ///< http or https
  std::string body{};        ///< JSON; empty: none
  std::string bearerKey{};   ///< sent as "Authorization: Bearer …"; empty: no such header
  bool bypassCaches = false; ///< sends "Cache-Control: no-cache"
  std::chrono::milliseconds limit{60'000};
};

struct HttpReply {
  int status = 0;
  std::string body;
};

class HttpClient {
 public:
  virtual ~HttpClient() = default;
  /// Blocking, thread-safe; at least 50 calls to one host may be under way at once. Any status is a reply. Errors:
  /// InvalidArgument (the address), Unavailable, DeadlineExceeded, TooLarge, Cancelled once `stop` was requested.
  [[nodiscard]] virtual Result<HttpReply> send(const HttpAsk& ask, std::stop_token stop) = 0;
};

} // namespace aisemble::bench
