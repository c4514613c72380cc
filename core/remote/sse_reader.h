// SPDX-License-Identifier: Apache-2.0
#pragma once
// Server-sent events (WHATWG HTML, section 9.2) as language-model servers send them: a little more tolerant than the
// standard, and bounded. Pure: bytes in, events out.

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace aisemble::remote {

struct SseEvent {
  std::string event; ///< "message" where the stream names none
  std::string data;  ///< data lines joined by '\n'; bytes as sent, whose UTF-8 the reader of the data checks
  std::string id;    ///< the last one seen
};

struct SseLimits {
  std::size_t lineBytes = std::size_t{8} << 20;
  std::size_t eventBytes = std::size_t{16} << 20;
};

/// Lines end with LF, CRLF or CR; a leading byte order mark, comments and unknown fields are skipped; bytes may be cut
/// anywhere between feeds. After the event `[DONE]` the rest is ignored.
class SseReader {
 public:
  /// Returns false to stop: feed() then gives up too.
  using Handler = std::function<bool(const SseEvent&)>;

  explicit SseReader(Handler handler, SseLimits limits = {});

  /// False when the handler stopped. Errors: TooLarge (a line or an event over the limits).
  [[nodiscard]] Result<bool> feed(std::string_view bytes);
  /// The stream ended. An event whose closing blank line is missing is still given, as is a last `data: [DONE]` without
  /// line end; half a line of anything else is dropped. The same results as feed().
  [[nodiscard]] Result<bool> finish();

  /// `[DONE]` was seen: the stream is complete.
  [[nodiscard]] bool isDone() const { return m_isDone; }

 private:
  bool takeLine(std::string_view line); // false: the handler stopped
  bool dispatch();

  Handler m_handler;
  SseLimits m_limits;
  std::string m_line; // the part of a line that came so far
  SseEvent m_event;
  bool m_hasData = false;
  bool m_isAtStart = true;
  bool m_endedWithCr = false; // a LF that follows belongs to it
  bool m_isDone = false;
};

} // namespace aisemble::remote
