// SPDX-License-Identifier: Apache-2.0
#pragma once
// One exchange of HttpPool on a libcurl handle. Lives and dies on the pool's thread.

#include "core/base/clock.h"
#include "core/remote/http_pool.h"
#include "core/remote/url.h"

#include <curl/curl.h>

namespace aisemble::remote {

class HttpTransfer {
 public:
  HttpTransfer(HttpPool::Handle id, HttpCall call, std::shared_ptr<HttpSink> sink, MonotonicTime started);
  ~HttpTransfer();
  HttpTransfer(const HttpTransfer&) = delete;
  HttpTransfer& operator=(const HttpTransfer&) = delete;

  [[nodiscard]] HttpPool::Handle id() const { return m_id; }
  [[nodiscard]] const HttpCall& call() const { return m_call; }
  [[nodiscard]] CURL* easy() const { return m_easy; }
  /// "scheme://host:port"; empty when the address is bad.
  [[nodiscard]] const std::string& origin() const { return m_origin; }

  /// Makes the libcurl handle ready to be added. False: out of memory or an unfit header; end it with `Failed`.
  [[nodiscard]] bool prepare(const HttpPoolOptions& options, MonotonicTime now);
  /// When the next limit is reached, for a transfer that runs or that still waits for a connection.
  [[nodiscard]] std::optional<MonotonicTime> nextLimit(bool isWaiting) const;
  /// Which limit that is.
  [[nodiscard]] HttpOutcome limitOutcome(bool isWaiting, MonotonicTime now) const;
  /// What libcurl's code stands for, with all that is known about the way there.
  [[nodiscard]] HttpEnd endOf(CURLcode code) const;
  /// The same for an end that we chose.
  [[nodiscard]] HttpEnd endAs(HttpOutcome outcome) const;
  void deliver(HttpEnd end); ///< to the sink, once

 private:
  static std::size_t writeBody(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t writeHeader(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t readBody(char* out, std::size_t size, std::size_t count, void* self);
  static int seekBody(void* self, curl_off_t offset, int origin);
  std::size_t takeBody(std::string_view piece);
  std::size_t takeHeader(std::string_view line);
  bool setBody();
  bool setHeaders();
  void fillFacts(HttpEnd& end) const;
  [[nodiscard]] std::optional<MonotonicTime> activityLimit() const;

  const HttpPool::Handle m_id;
  const HttpCall m_call;
  std::shared_ptr<HttpSink> m_sink;
  std::string m_origin;
  CURL* m_easy = nullptr;
  curl_slist* m_headers = nullptr;
  std::array<char, CURL_ERROR_SIZE> m_errorText{};
  const MonotonicTime m_started;
  MonotonicTime m_lastActivity; ///< a byte went or came
  HttpHead m_head;
  std::size_t m_headBytes = 0;
  std::uint64_t m_receivedBytes = 0;
  std::size_t m_piece = 0;    ///< of the body, next to send
  std::size_t m_offset = 0;   ///< in that piece
  bool m_hasAnswer = false;   ///< a byte came
  bool m_isHeadGiven = false; ///< to the sink
  bool m_isOverLimit = false;
  bool m_isStoppedBySink = false;
};

} // namespace aisemble::remote
