// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Images by URL, for a server that was told which hosts it may ask.

#include "core/api/original/image_fetcher.h"
#include "core/remote/http_pool.h"

#include <string>
#include <vector>

namespace aisemble {

/// Asks only hosts of its list, follows no redirect, sends no cookie and no key. A listed name is asked at addresses of
/// the public internet only; a listed numeric address or "localhost" is asked wherever it is: whoever listed it meant
/// that place. Thread-safe.
class AllowedImageFetcher final : public api::ImageFetcher {
 public:
  /// `hosts`: "images.example.com" (ports 80 and 443) or "images.example.com:8443"; upper and lower case are one.
  explicit AllowedImageFetcher(const std::vector<std::string>& hosts);

  /// At most 64 MiB within 30 s, the original's time. Errors: InvalidArgument (no address of an image, a host that is
  /// not allowed, an answer that is no image), NotFound, TooLarge, DeadlineExceeded, Unavailable, Busy.
  void fetch(std::string url, std::function<void(Result<std::string>)> done) override;

 private:
  std::vector<std::string> m_hosts; ///< with port
  remote::HttpPool m_byAddress;
  remote::HttpPool m_byName;
};

} // namespace aisemble
