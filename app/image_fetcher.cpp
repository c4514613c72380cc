// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/image_fetcher.h"

#include "core/remote/url.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace aisemble {
namespace {

constexpr std::chrono::seconds kTimeLimit{30};
constexpr std::size_t kImageLimitBytes = std::size_t{64} << 20;

std::string lowerCase(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string withPort(const remote::Url& url) {
  return url.host + ":" + std::to_string(url.port);
}

tl::unexpected<Error> imageError(const remote::HttpEnd& end, const std::string& host) {
  using remote::HttpOutcome;
  const std::string name = "The image at " + host;
  switch (end.outcome) {
  case HttpOutcome::TooLarge:
    return fail(ErrorCode::TooLarge,
                name + " has more than " + std::to_string(kImageLimitBytes >> 20) + " MiB. Use a smaller one.");
  case HttpOutcome::Refused:
    return fail(ErrorCode::Busy, "Too many images are being fetched. Try again.");
  case HttpOutcome::TotalTimeout:
  case HttpOutcome::IdleTimeout:
  case HttpOutcome::FirstByteTimeout:
    return fail(ErrorCode::DeadlineExceeded,
                name + " did not come within " + std::to_string(kTimeLimit.count()) + " s. Send it as image_base64.");
  default:
    return fail(ErrorCode::Unavailable,
                name + " cannot be fetched: " + std::string(remote::httpOutcomeName(end.outcome)) +
                    ". Send it as image_base64.",
                end.detail);
  }
}

class ImageSink final : public remote::HttpSink {
 public:
  ImageSink(std::string host, std::function<void(Result<std::string>)> done)
      : m_host(std::move(host)), m_done(std::move(done)) {}

  void onHead(const remote::HttpHead& head) override {
    m_status = head.status;
    const std::string* length = remote::findHeader(head.headers, "Content-Length");
    std::uint64_t bytes = 0;
    if (length == nullptr) return;
    const auto [end, problem] = std::from_chars(length->data(), length->data() + length->size(), bytes);
    m_isTooLarge = problem == std::errc::result_out_of_range || (problem == std::errc{} && bytes > kImageLimitBytes);
  }
  bool onBody(std::string_view piece) override {
    const bool isWanted = m_status == 200 && !m_isTooLarge; // what an error page says is nobody's image
    if (isWanted) m_body += piece;
    return isWanted;
  }
  void onEnd(remote::HttpEnd end) override {
    const auto done = std::exchange(m_done, nullptr);
    if (m_status == 404 || m_status == 410)
      return done(fail(ErrorCode::NotFound, "There is no image at that address of " + m_host + "."));
    if (m_status != 0 && m_status != 200)
      return done(fail(ErrorCode::InvalidArgument, m_host + " answers " + std::to_string(m_status) +
                                                       " instead of an image. Redirects are not "
                                                       "followed; give the last address."));
    if (m_isTooLarge) end.outcome = remote::HttpOutcome::TooLarge;
    if (end.outcome != remote::HttpOutcome::Done) return done(imageError(end, m_host));
    done(std::move(m_body));
  }

 private:
  const std::string m_host;
  std::function<void(Result<std::string>)> m_done;
  std::string m_body;
  int m_status = 0;
  bool m_isTooLarge = false; ///< as its head says
};

remote::HttpPoolOptions publicOnly() {
  remote::HttpPoolOptions out;
  out.publicAddressesOnly = true;
  return out;
}

/// What a resolver cannot turn into something else.
bool isFixedPlace(const std::string& host) {
  in_addr ignored{};
  return host == "localhost" || host.starts_with('[') || ::inet_pton(AF_INET, host.c_str(), &ignored) == 1;
}

} // namespace

AllowedImageFetcher::AllowedImageFetcher(const std::vector<std::string>& hosts)
    : m_byAddress(remote::HttpPoolOptions{}), m_byName(publicOnly()) {
  for (const std::string& host : hosts) {
    const std::string name = lowerCase(host);
    // A bracket ends an IPv6 address; a colon after it, or the only one, begins a port.
    const std::size_t colon = name.rfind(':');
    const bool hasPort =
        colon != std::string::npos && (name.starts_with('[') ? name[colon - 1] == ']' : name.find(':') == colon);
    if (hasPort) {
      m_hosts.push_back(name);
      continue;
    }
    m_hosts.push_back(name + ":80");
    m_hosts.push_back(name + ":443");
  }
}

void AllowedImageFetcher::fetch(std::string url, std::function<void(Result<std::string>)> done) {
  const Result<remote::Url> parsed = remote::parseUrl(url);
  if (!parsed) return done(fail(parsed.error()));
  if (std::ranges::find(m_hosts, withPort(*parsed)) == m_hosts.end())
    return done(fail(ErrorCode::InvalidArgument,
                     "This server may not fetch images from " + parsed->label() +
                         ". Send the image as image_base64, or start the server with --allow-image-host."));
  remote::HttpCall call;
  call.url = std::move(url);
  call.headers = {{"Accept", "image/*"}};
  call.limits.total = kTimeLimit;
  call.limits.responseBytes = kImageLimitBytes;
  remote::HttpPool& pool = isFixedPlace(parsed->host) ? m_byAddress : m_byName;
  pool.start(std::move(call), std::make_shared<ImageSink>(parsed->label(), std::move(done)));
}

} // namespace aisemble
