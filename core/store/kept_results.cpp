// SPDX-License-Identifier: Apache-2.0
#include "core/store/kept_results_p.h"

#include <algorithm>
#include <utility>

namespace aisemble::store {

void KeptResults::keep(KeptResult result) {
  drop(result.key);
  if (result.bytes > m_limitBytes) return;
  m_bytes += result.bytes;
  m_results.push_front(std::move(result));
  while (m_bytes > m_limitBytes) {
    m_bytes -= m_results.back().bytes;
    m_results.pop_back();
  }
}

const KeptResult* KeptResults::find(const CacheKey& key) {
  const auto found = std::ranges::find(m_results, key, &KeptResult::key);
  if (found == m_results.end()) return nullptr;
  m_results.splice(m_results.begin(), m_results, found);
  return &m_results.front();
}

void KeptResults::drop(const CacheKey& key) {
  const auto found = std::ranges::find(m_results, key, &KeptResult::key);
  if (found == m_results.end()) return;
  m_bytes -= found->bytes;
  m_results.erase(found);
}

void KeptResults::clear() {
  m_results.clear();
  m_bytes = 0;
}

} // namespace aisemble::store
