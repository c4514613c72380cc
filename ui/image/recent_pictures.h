// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Decoded pictures that were looked at lately, so that leafing back is instant: a few, and within a bound of bytes.

#include "ui/image/picture_list_model.h"

#include <deque>
#include <memory>

namespace aisemble::ui {

class RecentPictures {
 public:
  using Picture = std::shared_ptr<const LoadedPicture>;
  static constexpr std::size_t kMostPictures = 3;
  /// Several pictures of a camera; one of 12 megapixels takes 64 MB with its smaller levels.
  static constexpr std::size_t kMostBytes = std::size_t{256} << 20;

  explicit RecentPictures(std::size_t mostBytes = kMostBytes) : m_mostBytes(mostBytes) {}

  void add(PictureId id, Picture picture);
  /// The one in view is kept whatever its size; when another comes, the largest go first.
  void setShown(PictureId id);
  [[nodiscard]] Picture find(PictureId id) const; ///< null: not kept
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Kept {
    PictureId id = 0;
    Picture picture;
  };
  void trim();

  std::size_t m_mostBytes;
  std::deque<Kept> m_kept; ///< the newest last
  PictureId m_shown = 0;
};

} // namespace aisemble::ui
