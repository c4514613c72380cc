// SPDX-License-Identifier: Apache-2.0
#include "core/llm/scheduler/stop_filter.h"

#include <algorithm>
#include <utility>

namespace aisemble::llm {

StopFilter::StopFilter(std::vector<std::string> stops) : m_stops(std::move(stops)) {
  std::erase_if(m_stops, [](const std::string& stop) { return stop.empty(); });
}

std::string StopFilter::push(std::string_view piece) {
  if (m_isStopped) return {};
  m_held += piece;
  std::size_t first = std::string::npos;
  for (const std::string& stop : m_stops)
    first = std::min(first, m_held.find(stop));
  if (first != std::string::npos) {
    m_isStopped = true;
    std::string out = m_held.substr(0, first);
    m_held.clear();
    return out;
  }
  // The longest end of the text that begins some stop text has to wait.
  std::size_t kept = 0;
  for (const std::string& stop : m_stops)
    for (std::size_t length = std::min(stop.size() - 1, m_held.size()); length > kept; --length)
      if (std::string_view(m_held).ends_with(std::string_view(stop).substr(0, length))) {
        kept = length;
        break;
      }
  std::string out = m_held.substr(0, m_held.size() - kept);
  m_held.erase(0, m_held.size() - kept);
  return out;
}

std::string StopFilter::finish() {
  return m_isStopped ? std::string() : std::exchange(m_held, {});
}

} // namespace aisemble::llm
