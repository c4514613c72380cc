// SPDX-License-Identifier: Apache-2.0
#pragma once
// JPEG by libjpeg itself, not by OpenCV's wrapper: that one takes a file cut off in the middle for a whole one, and
// its CMYK differs from everybody else's.

#include "core/base/result.h"
#include "core/vision/image_header.h"
#include "core/vision/row_sink_p.h"
#include "core/vision/worker_team.h"

#include <stop_token>
#include <string_view>

namespace aisemble::vision {

/// Hands out BGR, eight bits, as stored (not turned), from every thread that the team has to spare. Errors: Corrupt,
/// Unsupported, Cancelled; rows may have been handed out before one. What the sink throws is thrown on.
[[nodiscard]] Result<void> decodeJpeg(std::string_view bytes, const ImageHeader& header, WorkerTeam& team,
                                      const std::stop_token& stop, RowSink& sink);

} // namespace aisemble::vision
