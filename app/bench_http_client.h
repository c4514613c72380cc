// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The benchmark's HTTP over the program's own transport.

#include "core/bench/http_client.h"
#include "core/remote/http_pool.h"

#include <memory>
#include <mutex>

namespace aisemble {

/// Connections of its own, so that a measurement neither waits for nor disturbs the services' ones. Thread-safe.
class PoolHttpClient final : public bench::HttpClient {
 public:
  Result<bench::HttpReply> send(const bench::HttpAsk& ask, std::stop_token stop) override;

 private:
  [[nodiscard]] remote::HttpPool& pool();

  std::mutex m_mutex;
  std::unique_ptr<remote::HttpPool> m_pool; // guarded by m_mutex; made at the first call: it starts a thread
};

} // namespace aisemble
