// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/recent_pictures.h"

#include <algorithm>
#include <utility>

namespace aisemble::ui {

void RecentPictures::add(PictureId id, Picture picture) {
  std::erase_if(m_kept, [id](const Kept& one) { return one.id == id; });
  m_kept.push_back({id, std::move(picture)});
  trim();
}

void RecentPictures::setShown(PictureId id) {
  m_shown = id;
  trim();
}

RecentPictures::Picture RecentPictures::find(PictureId id) const {
  for (const Kept& one : m_kept)
    if (one.id == id) return one.picture;
  return nullptr;
}

std::size_t RecentPictures::bytes() const {
  std::size_t out = 0;
  for (const Kept& one : m_kept)
    out += one.picture->memoryBytes();
  return out;
}

void RecentPictures::trim() {
  const auto canGo = [this](const Kept& one) { return one.id != m_shown; };
  while (m_kept.size() > kMostPictures)
    m_kept.erase(std::find_if(m_kept.begin(), m_kept.end(), canGo));
  while (bytes() > m_mostBytes) {
    // The largest that is not in view; the least of all is the one that is.
    const auto largest = std::max_element(m_kept.begin(), m_kept.end(), [&](const Kept& a, const Kept& b) {
      return std::pair(canGo(a), a.picture->memoryBytes()) < std::pair(canGo(b), b.picture->memoryBytes());
    });
    if (!canGo(*largest)) return;
    m_kept.erase(largest);
  }
}

} // namespace aisemble::ui
