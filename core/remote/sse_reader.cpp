// SPDX-License-Identifier: Apache-2.0
#include "core/remote/sse_reader.h"

#include <utility>

namespace aisemble::remote {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kDone = "[DONE]";

std::string_view trimmed(std::string_view text) {
  const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && isBlank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back()))
    text.remove_suffix(1);
  return text;
}

} // namespace

SseReader::SseReader(Handler handler, SseLimits limits) : m_handler(std::move(handler)), m_limits(limits) {}

Result<bool> SseReader::feed(std::string_view bytes) {
  while (!bytes.empty() && !m_isDone) {
    if (std::exchange(m_endedWithCr, false) && bytes.front() == '\n') {
      bytes.remove_prefix(1);
      continue;
    }
    const std::size_t end = bytes.find_first_of("\r\n");
    const std::string_view part = bytes.substr(0, end);
    if (m_line.size() + part.size() > m_limits.lineBytes)
      return fail(ErrorCode::TooLarge, "The service sent a line of over " + std::to_string(m_limits.lineBytes) +
                                           " bytes in its stream of events. It does not seem to be such a stream.");
    m_line += part;
    if (end == std::string_view::npos) return true;
    m_endedWithCr = bytes[end] == '\r';
    bytes.remove_prefix(end + 1);
    if (!takeLine(std::exchange(m_line, {}))) return false;
    if (m_event.data.size() > m_limits.eventBytes)
      return fail(ErrorCode::TooLarge, "The service sent an event of over " + std::to_string(m_limits.eventBytes) +
                                           " bytes. It does not seem to be an answer in pieces.");
  }
  return true;
}

Result<bool> SseReader::finish() {
  if (m_isDone) return true;
  const std::string rest = std::exchange(m_line, {});
  if (!dispatch()) return false;
  std::string_view line = rest;
  if (line.starts_with("data:") && trimmed(line.substr(5)) == kDone) m_isDone = true;
  return true;
}

bool SseReader::takeLine(std::string_view line) {
  if (std::exchange(m_isAtStart, false) && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  if (line.empty()) return dispatch();
  const std::size_t colon = line.find(':');
  if (colon == 0) return true; // a comment, sent to keep the connection open
  const std::string_view field = line.substr(0, colon);
  std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
  if (value.starts_with(' ')) value.remove_prefix(1);
  if (field == "data") {
    // [DONE] ends the stream where it stands: some servers send no blank line after it.
    if (trimmed(value) == kDone) {
      const bool goesOn = dispatch();
      m_isDone = true;
      return goesOn;
    }
    if (m_hasData) m_event.data += '\n';
    m_event.data += value;
    m_hasData = true;
  } else if (field == "event") {
    m_event.event = value;
  } else if (field == "id" && value.find('\0') == std::string_view::npos) {
    m_event.id = value;
  }
  return true;
}

bool SseReader::dispatch() {
  SseEvent event{m_event.event.empty() ? "message" : m_event.event, std::move(m_event.data), m_event.id};
  m_event.event.clear();
  m_event.data.clear();
  if (!std::exchange(m_hasData, false)) return true;
  return m_handler(event);
}

} // namespace aisemble::remote
