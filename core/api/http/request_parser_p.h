// SPDX-License-Identifier: Apache-2.0
#pragma once
// Takes requests out of a connection's bytes, whatever pieces they arrive in. Beast reads the grammar; what it lets
// pass and a careful server must not (folded lines, bare line feeds, unclear lengths, floods) is refused here.

#include <utility>

#include "core/api/http/body_sink.h"
#include "core/api/http/exchange.h"
#include "core/api/http/server_limits.h"

#include <boost/beast/http/basic_parser.hpp>

#include <optional>

namespace aisemble::api {

/// One object a connection. For each request: readHead() until Done, readBody() until Done where there is one, and
/// restart(). Everything it says about a request is valid until then.
class RequestParser {
 public:
  enum class Step { NeedMore, Done, Failed };

  explicit RequestParser(const HeadLimits& limits) : m_limits(limits) {}
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  /// `data` is what arrived and was not consumed, the same bytes again with more behind them after NeedMore.
  [[nodiscard]] Step readHead(std::string_view data);
  [[nodiscard]] Step readBody(std::string_view data, BodySink& sink);
  /// Of `data` by the last call.
  [[nodiscard]] std::size_t consumed() const { return m_consumed; }
  [[nodiscard]] const HttpFault& fault() const { return m_fault; } ///< of a Failed
  void restart();

  // After the head:
  [[nodiscard]] const std::string& method() const { return m_method; }
  [[nodiscard]] const std::string& target() const { return m_target; }
  [[nodiscard]] std::vector<HttpHeader>& headers() { return m_headers; }
  [[nodiscard]] bool isHttp11() const { return m_isHttp11; }
  [[nodiscard]] bool wantsKeepAlive() const { return m_wantsKeepAlive; }
  [[nodiscard]] bool hasBody() const { return m_hasBody; }
  [[nodiscard]] std::optional<std::uint64_t> contentLength() const { return m_contentLength; }
  [[nodiscard]] std::uint64_t bodyBytes() const { return m_bodyBytes; } ///< so far
  /// Fails with 413 when the stated length is over it; of a chunked body while it arrives.
  [[nodiscard]] Step limitBody(std::uint64_t bytes);

 private:
  class Grammar final : public boost::beast::http::basic_parser<true> {
   public:
    explicit Grammar(RequestParser& owner) : m_owner(owner) {}

   private:
    using error_code = boost::beast::error_code;
    using string_view = boost::beast::string_view;
    void on_request_impl(boost::beast::http::verb, string_view method, string_view target, int version,
                         error_code& error) override;
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_field_impl(boost::beast::http::field name, string_view text, string_view value, error_code& error) override;
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}
    std::size_t on_body_impl(string_view body, error_code& error) override;
    void on_chunk_header_impl(std::uint64_t size, string_view, error_code&) override;
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& error) override;
    void on_finish_impl(error_code&) override {}
    RequestParser& m_owner;
  };

  [[nodiscard]] Step failed(int status, std::string message);
  /// Looks at the lines that arrived; Done once the empty line is among them, and m_headEnd is set.
  [[nodiscard]] Step scanLines(std::string_view data);
  [[nodiscard]] Step checkFraming();
  /// False: the next chunk has no size, whatever may still arrive.
  [[nodiscard]] bool mayBeChunk(std::string_view rest) const;
  [[nodiscard]] Step grammarFailed(std::string_view head);

  const HeadLimits m_limits;
  std::optional<Grammar> m_grammar;
  std::size_t m_consumed = 0;
  HttpFault m_fault;
  // Of the head that is arriving:
  std::size_t m_lineStart = 0;
  std::size_t m_scanned = 0;
  std::size_t m_lines = 0;
  std::size_t m_headEnd = 0;
  // Of the request:
  std::string m_method;
  std::string m_target;
  std::vector<HttpHeader> m_headers;
  std::optional<std::uint64_t> m_contentLength;
  BodySink* m_sink = nullptr; // during readBody()
  std::uint64_t m_bodyLimit = 0;
  std::uint64_t m_bodyBytes = 0;
  std::uint64_t m_rawBytes = 0;   // of a chunked body, with its framing
  std::uint64_t m_chunkBytes = 0; // of the chunk that is arriving, still to come
  bool m_hasChunks = false;
  int m_lengthFields = 0;
  int m_encodingFields = 0;
  bool m_isChunked = false;
  bool m_isHttp11 = true;
  bool m_wantsKeepAlive = false;
  bool m_hasBody = false;
  bool m_isHeadDone = false;
};

} // namespace aisemble::api
