// SPDX-License-Identifier: Apache-2.0
#pragma once
// One HTTP request and the way to answer it: what routes see of the transport. Routes never block the thread that calls
// them and may answer from any thread.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aisemble::api {

/// As field names of HTTP compare: ASCII letters only.
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);

struct HttpHeader {
  std::string name;
  std::string value;
};

struct HttpRequest {
  std::string method; ///< upper case
  std::string path;   ///< percent-decoded, valid UTF-8, without a trailing slash; "/" alone stays
  std::vector<std::pair<std::string, std::string>> query;     ///< decoded, in order
  std::map<std::string, std::string, std::less<>> parameters; ///< of the route's pattern: "/jobs/{id}" gives "id"
  std::vector<HttpHeader> headers;
  std::string body;               ///< whole; empty where the route asked for a file
  std::filesystem::path bodyFile; ///< the body, when the route asked for one; removed with the exchange unless moved
  std::string clientAddress;      ///< numeric, for the log
  int port = 0;                   ///< the listener's

  /// Case-insensitive; the first of that name.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
  /// The last of that name, as FastAPI takes it.
  [[nodiscard]] std::optional<std::string_view> queryValue(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::string contentType = "application/json";
  std::string body;
  std::vector<HttpHeader> headers; ///< beside Content-Type, Content-Length, Date and Connection
};

/// Exactly one of respond() or beginStream() … endStream()/cutStream() ends it. An exchange that is let go without
/// an answer answers 500. All functions are thread-safe and none blocks.
class Exchange {
 public:
  virtual ~Exchange() = default;
  [[nodiscard]] virtual const HttpRequest& request() const = 0;

  virtual void respond(HttpResponse response) = 0;

  /// Sends the head; `head.body` is empty. What follows is sent in chunks.
  virtual void beginStream(HttpResponse head) = 0;
  /// Queues a chunk. False: the client is gone, or so slow that the bound on unsent bytes was passed and the connection
  /// was closed; nothing more can be sent.
  virtual bool write(std::string chunk) = 0;
  virtual void endStream() = 0;
  /// Closes the connection without the last chunk, so that a cut answer cannot look complete.
  virtual void cutStream() = 0;

  /// Called once, on a transport thread, when the client leaves before the answer was sent; at once when it is gone
  /// already. Replaces an earlier callback.
  virtual void onClientGone(std::function<void()> callback) = 0;
};

using ExchangePtr = std::shared_ptr<Exchange>;
using Handler = std::function<void(const ExchangePtr&)>;

} // namespace aisemble::api
