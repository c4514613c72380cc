// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Finds and decodes pictures for the screen, off the GUI thread. What engines see is their own decoder's business.

#include "core/base/result.h"
#include "ui/widgets/background_queue.h"

#include <QImage>
#include <QSize>
#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace aisemble::ui {

/// A file, or what was pasted or dropped: an encoded picture in memory.
struct PictureSource {
  QString path;
  std::shared_ptr<const std::string> bytes; ///< null: read `path`
  QString name;                             ///< what people call it
};

/// A picture upright (as its EXIF orientation says), whole and in halves, quarters, … for smooth drawing at any zoom.
struct LoadedPicture {
  QSize size;
  std::vector<QImage> levels; ///< [0] is whole; each next has half the length and width; never empty
  quint64 bytes = 0;          ///< of the encoded picture
  bool hasAlpha = false;

  /// The smallest level that still has a pixel for every device pixel at `zoom`.
  [[nodiscard]] const QImage& levelFor(double zoom) const;
  [[nodiscard]] std::size_t memoryBytes() const; ///< of all levels
};

struct Thumbnail {
  QImage image;
  QSize size; ///< of the whole picture, upright
};

struct CollectedPictures {
  std::vector<PictureSource> pictures;
  QStringList missing;
  bool limited = false; ///< there were more than kMostPictures
};

inline constexpr int kMostPictures = 20'000;
inline constexpr qint64 kMostPixels = 150'000'000;
inline constexpr QSize kThumbnailSize(192, 144);

using StopFlag = std::shared_ptr<std::atomic<bool>>;

/// Blocking; called on background threads. Errors name the picture: NotFound, Corrupt, Unsupported, TooLarge.
[[nodiscard]] Result<LoadedPicture> loadPicture(const PictureSource& source);
[[nodiscard]] Result<LoadedPicture> picturesLevels(QImage whole, quint64 bytes);
[[nodiscard]] Result<Thumbnail> loadThumbnail(const PictureSource& source);
/// Files as they are given, folders with the picture files anywhere in them; in the order of names.
[[nodiscard]] CollectedPictures collectPictures(const QStringList& paths, const std::atomic<bool>& stop);
/// "*.jpg", "*.png", …
[[nodiscard]] QStringList picturePatterns();

/// Of the GUI thread. Handlers are called there, unless their guard is gone.
class PictureLoader {
 public:
  PictureLoader();
  ~PictureLoader(); ///< what has not begun does not begin
  PictureLoader(const PictureLoader&) = delete;
  PictureLoader& operator=(const PictureLoader&) = delete;

  void thumbnail(PictureSource source, QObject* guard, std::function<void(Result<Thumbnail>)> handler);
  void picture(PictureSource source, QObject* guard, std::function<void(Result<LoadedPicture>)> handler);
  void collect(QStringList paths, QObject* guard, std::function<void(CollectedPictures)> handler);
  /// PNG of `image`.
  void encode(QImage image, QObject* guard, std::function<void(std::shared_ptr<const std::string>)> handler);

 private:
  StopFlag m_stop = std::make_shared<std::atomic<bool>>(false);
  BackgroundQueue m_thumbnails;
  BackgroundQueue m_pictures; // apart: the picture one looks at does not wait for thumbnails
};

} // namespace aisemble::ui
