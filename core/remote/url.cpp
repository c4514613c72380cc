// SPDX-License-Identifier: Apache-2.0
#include "core/remote/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace aisemble::remote {
namespace {

using Handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(const Handle& handle, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(handle.get(), which, &text, flags) != CURLUE_OK || text == nullptr) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

int defaultPort(std::string_view scheme) {
  return scheme == "https" ? 443 : 80;
}

tl::unexpected<Error> refused(std::string_view why) {
  return fail(ErrorCode::InvalidArgument, "The address of a remote service " + std::string(why) +
                                              ". Give it like http://127.0.0.1:8080 or https://host/v1.");
}

} // namespace

std::string Url::label() const {
  return port == defaultPort(scheme) ? host : host + ":" + std::to_string(port);
}

std::string Url::origin() const {
  return scheme + "://" + host + ":" + std::to_string(port);
}

std::string Url::below(std::string_view route) const {
  std::string out = origin() + path + std::string(route);
  if (!query.empty()) out += '?' + query;
  return out;
}

Result<Url> parseUrl(const std::string& text) {
  const auto isControl = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
  if (text.empty()) return refused("is empty");
  if (std::ranges::any_of(text, isControl)) return refused("has a space or a control character in it");
  const Handle handle(curl_url(), &curl_url_cleanup);
  if (handle == nullptr) return fail(ErrorCode::OutOfMemory, "There is not enough memory to read an address.");
  // Without "scheme://" libcurl would take "localhost:8080" for a scheme; such a text is refused with the example.
  const CURLUcode read = curl_url_set(handle.get(), CURLUPART_URL, text.c_str(), 0);
  if (read == CURLUE_BAD_PORT_NUMBER && text.find("://") != std::string::npos)
    return refused("has no port from 1 to 65535");
  if (read != CURLUE_OK || text.find("://") == std::string::npos) return refused("is not an absolute address");
  Url out;
  out.scheme = part(handle, CURLUPART_SCHEME);
  if (out.scheme != "http" && out.scheme != "https") return refused("begins with neither http:// nor https://");
  if (!part(handle, CURLUPART_USER).empty() || !part(handle, CURLUPART_PASSWORD).empty())
    return refused("holds a user name or password, which would end up in logs; use the key or a header");
  if (!part(handle, CURLUPART_FRAGMENT).empty()) return refused("has a '#' part, which is never sent");
  out.host = part(handle, CURLUPART_HOST);
  if (out.host.empty()) return refused("names no host");
  std::ranges::transform(out.host, out.host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const std::string port = part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(port.data(), port.data() + port.size(), out.port);
  if (out.port < 1 || out.port > 65535) return refused("has no port from 1 to 65535");
  out.path = part(handle, CURLUPART_PATH);
  while (!out.path.empty() && out.path.back() == '/')
    out.path.pop_back();
  out.query = part(handle, CURLUPART_QUERY);
  return out;
}

} // namespace aisemble::remote
