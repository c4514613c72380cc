// SPDX-License-Identifier: Apache-2.0
#include "core/remote/http_transfer_p.h"

#include "core/remote/public_address.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace aisemble::remote {
namespace {

constexpr std::size_t kMaxHeadBytes = std::size_t{64} << 10;

HttpOutcome outcomeOf(CURLcode code, bool hasAnswer) {
  switch (code) {
  case CURLE_OK:
    return HttpOutcome::Done;
  case CURLE_URL_MALFORMAT:
    return HttpOutcome::BadAddress;
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_RESOLVE_PROXY:
    return HttpOutcome::NameNotResolved;
  case CURLE_COULDNT_CONNECT:
    return HttpOutcome::ConnectFailed;
  case CURLE_OPERATION_TIMEDOUT: // the only time that libcurl itself watches is that for connecting
    return HttpOutcome::ConnectTimeout;
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_SSL_CIPHER:
    return HttpOutcome::TlsFailed;
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ISSUER_ERROR:
    return HttpOutcome::TlsNotTrusted;
  case CURLE_GOT_NOTHING:
  case CURLE_SEND_ERROR:
  case CURLE_RECV_ERROR:
  case CURLE_PARTIAL_FILE:
  case CURLE_HTTP2:
  case CURLE_HTTP2_STREAM:
  case CURLE_SEND_FAIL_REWIND: // a kept connection turned out dead after the body went: see seekBody()
    return hasAnswer ? HttpOutcome::Cut : HttpOutcome::Closed;
  case CURLE_WEIRD_SERVER_REPLY:
  case CURLE_UNSUPPORTED_PROTOCOL: // also HTTP/0.9; addresses are checked before
  case CURLE_BAD_CONTENT_ENCODING:
    return HttpOutcome::NotHttp;
  default:
    return HttpOutcome::Failed;
  }
}

std::chrono::nanoseconds timeOf(CURL* easy, CURLINFO info) {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(easy, info, &microseconds);
  return std::chrono::microseconds(microseconds);
}

/// The address is the one that is connected to: a name cannot change its mind between the check and the call.
curl_socket_t openPublicSocket(void*, curlsocktype, curl_sockaddr* address) {
  bool isPublic = false;
  if (address->family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address->addr, sizeof in);
    isPublic = isPublicIpv4(std::bit_cast<std::array<std::uint8_t, 4>>(in.sin_addr.s_addr));
  } else if (address->family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, reinterpret_cast<const char*>(&address->addr), std::min<std::size_t>(sizeof in, address->addrlen));
    isPublic = isPublicIpv6(std::bit_cast<std::array<std::uint8_t, 16>>(in.sin6_addr));
  }
  return isPublic ? ::socket(address->family, address->socktype, address->protocol) : CURL_SOCKET_BAD;
}

} // namespace

HttpTransfer::HttpTransfer(HttpPool::Handle id, HttpCall call, std::shared_ptr<HttpSink> sink, MonotonicTime started)
    : m_id(id), m_call(std::move(call)), m_sink(std::move(sink)), m_started(started), m_lastActivity(started) {
  if (const auto url = parseUrl(m_call.url)) m_origin = url->origin();
}

HttpTransfer::~HttpTransfer() {
  if (m_easy != nullptr) curl_easy_cleanup(m_easy);
  curl_slist_free_all(m_headers);
}

bool HttpTransfer::setHeaders() {
  const auto add = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(m_headers, line.c_str());
    if (longer != nullptr) m_headers = longer;
    return longer != nullptr;
  };
  const auto isUnfit = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
  bool isFit = add("Expect:"); // no waiting for 100 Continue: many servers never send it
  for (const HttpHeader& header : m_call.headers) {
    if (header.name.empty() || std::ranges::any_of(header.name, isUnfit) || std::ranges::any_of(header.value, isUnfit))
      return false;
    isFit = isFit && add(header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
  }
  if (isFit) curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
  return isFit;
}

bool HttpTransfer::setBody() {
  if (m_call.method == "GET") return curl_easy_setopt(m_easy, CURLOPT_HTTPGET, 1L) == CURLE_OK;
  curl_easy_setopt(m_easy, CURLOPT_POST, 1L);
  curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_call.body.size()));
  curl_easy_setopt(m_easy, CURLOPT_READFUNCTION, &HttpTransfer::readBody);
  curl_easy_setopt(m_easy, CURLOPT_READDATA, this);
  curl_easy_setopt(m_easy, CURLOPT_SEEKFUNCTION, &HttpTransfer::seekBody);
  curl_easy_setopt(m_easy, CURLOPT_SEEKDATA, this);
  return m_call.method == "POST" || curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, m_call.method.c_str()) == CURLE_OK;
}

bool HttpTransfer::prepare(const HttpPoolOptions& options, MonotonicTime now) {
  m_easy = curl_easy_init();
  if (m_easy == nullptr) return false;
  m_lastActivity = now;
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(m_easy, option, value); };
  set(CURLOPT_URL, m_call.url.c_str());
  set(CURLOPT_ERRORBUFFER, m_errorText.data());
  set(CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075500
  set(CURLOPT_PROTOCOLS_STR, "http,https");
#else
  set(CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
#if LIBCURL_VERSION_NUM >= 0x075700
  set(CURLOPT_QUICK_EXIT, 1L); // cancelling during a name lookup must not wait for the resolver
#endif
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(1, m_call.limits.connect.count())));
  set(CURLOPT_MAXAGE_CONN, static_cast<long>(std::max<std::int64_t>(1, options.keepAlive.count())));
  if (options.maxKept == 0) set(CURLOPT_FORBID_REUSE, 1L);
  if (!options.proxyFromEnvironment) set(CURLOPT_PROXY, "");
  if (options.publicAddressesOnly) set(CURLOPT_OPENSOCKETFUNCTION, &openPublicSocket);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!options.caFile.empty()) set(CURLOPT_CAINFO, options.caFile.c_str());
  const bool isTls = m_origin.starts_with("https");
  set(CURLOPT_HTTP_VERSION,
      static_cast<long>(isTls && options.useHttp2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
  if (isTls && options.useHttp2) set(CURLOPT_PIPEWAIT, 1L); // share a connection that is just being opened
  set(CURLOPT_TCP_NODELAY, 1L);
  set(CURLOPT_WRITEFUNCTION, &HttpTransfer::writeBody);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_HEADERFUNCTION, &HttpTransfer::writeHeader);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_PRIVATE, this);
  return setBody() && setHeaders();
}

std::size_t HttpTransfer::writeBody(char* data, std::size_t size, std::size_t count, void* self) {
  return static_cast<HttpTransfer*>(self)->takeBody({data, size * count});
}
std::size_t HttpTransfer::writeHeader(char* data, std::size_t size, std::size_t count, void* self) {
  return static_cast<HttpTransfer*>(self)->takeHeader({data, size * count});
}

std::size_t HttpTransfer::readBody(char* out, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<HttpTransfer*>(self);
  const auto& pieces = transfer.m_call.body.pieces;
  const std::size_t room = size * count;
  std::size_t written = 0;
  while (written < room && transfer.m_piece < pieces.size()) {
    const std::string& piece = *pieces[transfer.m_piece];
    const std::size_t here = std::min(room - written, piece.size() - transfer.m_offset);
    std::memcpy(out + written, piece.data() + transfer.m_offset, here);
    written += here;
    transfer.m_offset += here;
    if (transfer.m_offset == piece.size()) {
      ++transfer.m_piece;
      transfer.m_offset = 0;
    }
  }
  transfer.m_lastActivity = std::chrono::steady_clock::now();
  return written;
}

/// libcurl rewinds a body to send it again by itself. There is one retry loop in this program, and it is not here.
int HttpTransfer::seekBody(void* self, curl_off_t offset, int origin) {
  const auto& transfer = *static_cast<HttpTransfer*>(self);
  const bool isAtBegin = transfer.m_piece == 0 && transfer.m_offset == 0;
  return origin == SEEK_SET && offset == 0 && isAtBegin ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
}

std::size_t HttpTransfer::takeHeader(std::string_view line) {
  m_hasAnswer = true;
  m_lastActivity = std::chrono::steady_clock::now();
  m_headBytes += line.size();
  if (m_headBytes > kMaxHeadBytes) {
    m_isOverLimit = true;
    return 0;
  }
  const std::size_t whole = line.size();
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n'))
    line.remove_suffix(1);
  if (line.starts_with("HTTP/") && !m_isHeadGiven) {
    m_head = {};
  } else if (line.empty()) {
    long status = 0;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    m_head.status = static_cast<int>(status);
    if (status >= 200 && !m_isHeadGiven) { // an empty line also ends trailers
      m_isHeadGiven = true;
      m_sink->onHead(m_head);
    }
  } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t'))
      value.remove_prefix(1);
    m_head.headers.push_back({std::string(line.substr(0, colon)), std::string(value)});
  }
  return whole;
}

std::size_t HttpTransfer::takeBody(std::string_view piece) {
  m_lastActivity = std::chrono::steady_clock::now();
  m_receivedBytes += piece.size();
  m_isOverLimit = m_receivedBytes > m_call.limits.responseBytes;
  if (m_isOverLimit) return 0;
  m_isStoppedBySink = !m_sink->onBody(piece);
  return m_isStoppedBySink ? 0 : piece.size();
}

std::optional<MonotonicTime> HttpTransfer::activityLimit() const {
  const auto& limit = m_hasAnswer ? m_call.limits.idle : m_call.limits.firstByte;
  if (!limit) return std::nullopt;
  return m_lastActivity + *limit;
}

std::optional<MonotonicTime> HttpTransfer::nextLimit(bool isWaiting) const {
  std::optional<MonotonicTime> out;
  if (m_call.limits.total) out = m_started + *m_call.limits.total;
  const auto activity = isWaiting && !m_call.limits.firstByte ? std::nullopt : activityLimit();
  if (activity && (!out || *activity < *out)) out = activity;
  return out;
}

HttpOutcome HttpTransfer::limitOutcome(bool isWaiting, MonotonicTime now) const {
  if (isWaiting) return HttpOutcome::WaitTimeout;
  if (m_call.limits.total && now >= m_started + *m_call.limits.total) return HttpOutcome::TotalTimeout;
  return m_hasAnswer ? HttpOutcome::IdleTimeout : HttpOutcome::FirstByteTimeout;
}

void HttpTransfer::fillFacts(HttpEnd& end) const {
  end.status = m_head.status;
  end.receivedBytes = m_receivedBytes;
  if (m_easy == nullptr) return;
  long requestBytes = 0;
  long connections = 0;
  long version = 0;
  curl_easy_getinfo(m_easy, CURLINFO_REQUEST_SIZE, &requestBytes);
  curl_easy_getinfo(m_easy, CURLINFO_NUM_CONNECTS, &connections);
  curl_easy_getinfo(m_easy, CURLINFO_HTTP_VERSION, &version);
  end.wasSent = requestBytes > 0 || m_hasAnswer || m_piece > 0 || m_offset > 0;
  end.usedKeptConnection = end.wasSent && connections == 0;
  end.isHttp2 = version == CURL_HTTP_VERSION_2_0;
  end.connectTime = timeOf(m_easy, CURLINFO_CONNECT_TIME_T);
  if (m_hasAnswer) end.firstByteTime = timeOf(m_easy, CURLINFO_STARTTRANSFER_TIME_T);
}

HttpEnd HttpTransfer::endOf(CURLcode code) const {
  HttpOutcome outcome = outcomeOf(code, m_hasAnswer);
  if (code == CURLE_WRITE_ERROR && m_isOverLimit) outcome = HttpOutcome::TooLarge;
  if (code == CURLE_WRITE_ERROR && m_isStoppedBySink) outcome = HttpOutcome::StoppedBySink;
  HttpEnd end = endAs(outcome);
  if (code == CURLE_SEND_FAIL_REWIND) end.usedKeptConnection = true; // libcurl was on its way to a second one
  if (code != CURLE_OK) end.detail = m_errorText[0] != '\0' ? m_errorText.data() : curl_easy_strerror(code);
  return end;
}

HttpEnd HttpTransfer::endAs(HttpOutcome outcome) const {
  HttpEnd end;
  end.outcome = outcome;
  fillFacts(end);
  return end;
}

void HttpTransfer::deliver(HttpEnd end) {
  if (const auto sink = std::exchange(m_sink, nullptr)) sink->onEnd(std::move(end));
}

} // namespace aisemble::remote
