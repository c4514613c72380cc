// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/request_parser_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace aisemble::api {
namespace {

namespace http = boost::beast::http;

/// Beyond a request target of the allowed length: the method, the version and the spaces.
constexpr std::size_t kLineSurplus = 48;

/// Framing that a chunked body may cost beyond this is an attack: "1;ext=…" before each byte (as CVE-2023-39326).
constexpr std::uint64_t kChunkSurplus = 64 * 1024;
constexpr std::string_view kLastChunk = "0\r\n\r\n";

bool isHexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr std::uint64_t kChunkFactor = 16;

/// RFC 9110, section 5.6.2: what a method consists of.
bool isTokenCharacter(char c) {
  static constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         kOthers.find(c) != std::string_view::npos;
}

std::string_view standard(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

bool isDecimal(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "… HTTP/2.0" and the like: well-formed, of a version that is not spoken here.
bool namesOtherVersion(std::string_view head) {
  const std::string_view line = head.substr(0, head.find("\r\n"));
  static constexpr std::string_view kForm = " HTTP/d.d";
  if (line.size() < kForm.size()) return false;
  const std::string_view end = line.substr(line.size() - kForm.size());
  return end.starts_with(" HTTP/") && isDecimal(end.substr(6, 1)) && end[7] == '.' && isDecimal(end.substr(8, 1)) &&
         end != " HTTP/1.0" && end != " HTTP/1.1";
}

} // namespace

void RequestParser::Grammar::on_request_impl(http::verb, string_view method, string_view target, int version,
                                             error_code&) {
  m_owner.m_method = standard(method);
  m_owner.m_target = standard(target);
  m_owner.m_isHttp11 = version == 11;
}

void RequestParser::Grammar::on_field_impl(http::field name, string_view text, string_view value, error_code&) {
  if (m_owner.m_isHeadDone) return; // a trailer: nothing here uses one, and it must not change the request
  if (name == http::field::content_length) {
    ++m_owner.m_lengthFields;
  } else if (name == http::field::transfer_encoding) {
    ++m_owner.m_encodingFields;
    m_owner.m_isChunked = equalsIgnoringCase(standard(value), "chunked");
  }
  m_owner.m_headers.push_back({std::string(standard(text)), std::string(standard(value))});
}

std::size_t RequestParser::Grammar::on_body_impl(string_view body, error_code& error) {
  m_owner.m_bodyBytes += body.size();
  if (std::optional<HttpFault> fault = m_owner.m_sink->take(standard(body))) {
    m_owner.m_fault = std::move(*fault);
    error = http::error::body_limit;
  }
  return body.size();
}

void RequestParser::Grammar::on_chunk_header_impl(std::uint64_t size, string_view, error_code&) {
  m_owner.m_chunkBytes = size;
  m_owner.m_hasChunks = true;
}

std::size_t RequestParser::Grammar::on_chunk_body_impl(std::uint64_t, string_view body, error_code& error) {
  m_owner.m_chunkBytes -= body.size();
  return on_body_impl(body, error);
}

RequestParser::Step RequestParser::failed(int status, std::string message) {
  m_fault = {status, std::move(message)};
  return Step::Failed;
}

void RequestParser::restart() {
  m_grammar.reset();
  m_lineStart = m_scanned = m_lines = m_headEnd = 0;
  m_method.clear();
  m_target.clear();
  m_headers.clear();
  m_contentLength.reset();
  m_bodyLimit = m_bodyBytes = m_rawBytes = m_chunkBytes = 0;
  m_lengthFields = m_encodingFields = 0;
  m_hasChunks = m_isChunked = m_wantsKeepAlive = m_hasBody = m_isHeadDone = false;
  m_isHttp11 = true;
  m_fault = {};
}

RequestParser::Step RequestParser::scanLines(std::string_view data) {
  if (!data.empty() && m_scanned == 0 && !isTokenCharacter(data.front()))
    return failed(400, "This is no HTTP request.");
  for (;;) {
    const std::size_t feed = data.find('\n', m_scanned);
    const std::size_t lineEnd = std::min(feed, data.size());
    if (m_lines == 0 && lineEnd - m_lineStart > m_limits.targetBytes + kLineSurplus)
      return failed(414, fmt::format("The request target is longer than {} bytes.", m_limits.targetBytes));
    if (lineEnd >= m_limits.headBytes)
      return failed(431, fmt::format("The header is larger than {} bytes.", m_limits.headBytes));
    if (feed == std::string_view::npos) {
      m_scanned = data.size();
      return Step::NeedMore;
    }
    if (feed == 0 || data[feed - 1] != '\r') return failed(400, "A line of the header ends without a carriage return.");
    const std::size_t length = feed - 1 - m_lineStart;
    if (length == 0 && m_lines > 0) {
      m_headEnd = feed + 1;
      return Step::Done;
    }
    if (m_lines > 0 && (data[m_lineStart] == ' ' || data[m_lineStart] == '\t'))
      return failed(400, "A field of the header is folded over several lines.");
    if (m_lines > m_limits.fields)
      return failed(431, fmt::format("The header has more than {} fields.", m_limits.fields));
    ++m_lines;
    m_lineStart = m_scanned = feed + 1;
  }
}

RequestParser::Step RequestParser::grammarFailed(std::string_view head) {
  if (namesOtherVersion(head)) return failed(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
  return failed(400, "The header of the request is malformed.");
}

RequestParser::Step RequestParser::readHead(std::string_view data) {
  m_consumed = 0;
  if (m_scanned == 0) { // RFC 9112, section 2.2: empty lines before a request are passed over
    while (data.starts_with("\r\n")) {
      data.remove_prefix(2);
      m_consumed += 2;
    }
    if (data == "\r") return Step::NeedMore;
  }
  const Step scanned = scanLines(data);
  if (scanned != Step::Done) return scanned;

  const std::string_view head = data.substr(0, m_headEnd);
  m_grammar.emplace(*this);
  m_grammar->header_limit(std::numeric_limits<std::uint32_t>::max()); // counted above
  m_grammar->body_limit(std::numeric_limits<std::uint64_t>::max());   // the route's, later
  m_grammar->eager(false);
  boost::beast::error_code problem;
  std::size_t used = 0;
  while (!problem && !m_grammar->is_header_done() && used < head.size())
    used += m_grammar->put(boost::asio::const_buffer(head.data() + used, head.size() - used), problem);
  if (problem || !m_grammar->is_header_done() || used != head.size()) return grammarFailed(head);
  m_consumed += used;
  return checkFraming();
}

RequestParser::Step RequestParser::checkFraming() {
  m_isHeadDone = true;
  if (m_target.size() > m_limits.targetBytes)
    return failed(414, fmt::format("The request target is longer than {} bytes.", m_limits.targetBytes));
  if (m_lengthFields > 1 || (m_lengthFields > 0 && m_encodingFields > 0))
    return failed(400, "The length of the body is stated more than once.");
  if (m_encodingFields > 0 && !m_isHttp11) return failed(400, "HTTP/1.0 has no Transfer-Encoding.");
  if (m_encodingFields > 0 && !m_isChunked) return failed(501, "Only 'chunked' is understood as Transfer-Encoding.");
  if (m_lengthFields > 0) {
    const auto length = std::find_if(m_headers.begin(), m_headers.end(), [](const HttpHeader& header) {
      return equalsIgnoringCase(header.name, "Content-Length");
    });
    if (!isDecimal(length->value)) return failed(400, "The Content-Length is not a number.");
    const auto stated = m_grammar->content_length();
    if (stated) m_contentLength = *stated;
  }
  m_hasBody = !m_grammar->is_done();
  m_wantsKeepAlive = m_grammar->keep_alive();
  m_bodyLimit = std::numeric_limits<std::uint64_t>::max();
  return Step::Done;
}

RequestParser::Step RequestParser::limitBody(std::uint64_t bytes) {
  m_bodyLimit = bytes;
  if (m_contentLength.value_or(0) > bytes)
    return failed(413, fmt::format("The body is larger than {} bytes, the limit of this route.", bytes));
  if (m_isChunked) m_grammar->body_limit(bytes);
  return Step::Done;
}

bool RequestParser::mayBeChunk(std::string_view rest) const {
  if (rest.size() <= m_chunkBytes) return true;
  rest.remove_prefix(m_chunkBytes);
  if (m_hasChunks) { // the end of the one before
    static constexpr std::string_view kEnd = "\r\n";
    if (!kEnd.starts_with(rest.substr(0, kEnd.size()))) return false;
    rest.remove_prefix(std::min(rest.size(), kEnd.size()));
  }
  const auto size = std::find_if_not(rest.begin(), rest.end(), isHexadecimal);
  if (size == rest.end()) return true;
  return size != rest.begin() && (*size == '\r' || *size == ';' || *size == ' ' || *size == '\t');
}

RequestParser::Step RequestParser::readBody(std::string_view data, BodySink& sink) {
  m_consumed = 0;
  m_sink = &sink;
  boost::beast::error_code problem;
  // Piece by piece, so that bytes after the end are left alone: they belong to the next request. Of a chunked body at
  // least its last chunk is still to come, and Beast 1.74 asserts that it sees all of that at once.
  const std::size_t least = m_isChunked ? kLastChunk.size() : 1;
  while (!m_grammar->is_done() && data.size() - m_consumed >= least && !problem)
    m_consumed +=
        m_grammar->put(boost::asio::const_buffer(data.data() + m_consumed, data.size() - m_consumed), problem);
  m_sink = nullptr;
  if (m_grammar->is_done() && !problem) return Step::Done;
  if (m_isChunked) {
    m_rawBytes += m_consumed;
    if (m_rawBytes > m_bodyBytes * kChunkFactor + kChunkSurplus)
      return failed(400, "The body is cut into too many chunks.");
    if (!problem && !mayBeChunk(data.substr(m_consumed))) return failed(400, "A chunk of the body has no size.");
  }
  if (!problem) return Step::NeedMore;
  if (problem == http::error::need_more) {
    if (data.size() - m_consumed >= m_limits.headBytes) // the line of a chunk, or trailers
      return failed(400, "A chunk of the body has too long a header, or the trailers are too long.");
    return Step::NeedMore;
  }
  if (m_fault.message.empty()) {
    if (problem == http::error::body_limit)
      return failed(413, fmt::format("The body is larger than {} bytes, the limit of this route.", m_bodyLimit));
    return failed(400, "The chunked body is malformed.");
  }
  return Step::Failed;
}

} // namespace aisemble::api
