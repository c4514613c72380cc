// SPDX-License-Identifier: Apache-2.0
#pragma once
// How /ai/vision/analyze gets an image that a client names by URL. Whether it may, and from where, is decided by who
// makes one: a server that fetches any URL is a door into its network.

#include "core/base/result.h"

#include <functional>
#include <string>

namespace aisemble::api {

/// Thread-safe.
class ImageFetcher {
 public:
  virtual ~ImageFetcher() = default;
  /// Returns at once; `done` is called exactly once, from any thread, within the fetcher's own time limit, with the
  /// encoded image. Errors: InvalidArgument (no URL, or not an allowed one), NotFound, TooLarge, DeadlineExceeded,
  /// Unavailable.
  virtual void fetch(std::string url, std::function<void(Result<std::string>)> done) = 0;
};

} // namespace aisemble::api
