// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/picture_loader.h"

#include "ui/widgets/isolated.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>

#include <algorithm>

namespace aisemble::ui {
namespace {

struct PictureLoaderText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::PictureLoader)
};

constexpr int kSmallestLevel = 256; ///< shorter side under which no further halves are made

/// A reader on a source, with what it reads from kept alive.
struct Opened {
  QByteArray held; ///< shares the source's memory
  std::unique_ptr<QIODevice> device;
  QImageReader reader;
};

tl::unexpected<Error> failed(const PictureSource& source, ErrorCode code, const QString& why) {
  return fail(code, PictureLoaderText::tr("“%1” cannot be shown: %2").arg(isolated(source.name), why).toStdString());
}

/// Everything of a file but its pixels. Checks the numbers before anything is allocated for them.
Result<std::unique_ptr<Opened>> open(const PictureSource& source) {
  auto out = std::make_unique<Opened>();
  if (source.bytes != nullptr) {
    out->held = QByteArray::fromRawData(source.bytes->data(), static_cast<qsizetype>(source.bytes->size()));
    out->device = std::make_unique<QBuffer>(&out->held);
  } else {
    if (!QFileInfo::exists(source.path))
      return failed(source, ErrorCode::NotFound,
                    PictureLoaderText::tr("there is no such file any more. Open it from where it is now."));
    if (!QFileInfo(source.path).isFile()) // reading a pipe would wait for its other end
      return failed(source, ErrorCode::InvalidArgument,
                    PictureLoaderText::tr("it is not a file. Open a picture file."));
    out->device = std::make_unique<QFile>(source.path);
  }
  if (!out->device->open(QIODevice::ReadOnly))
    return failed(source, ErrorCode::IoFailure,
                  PictureLoaderText::tr("%1. Check its permissions.").arg(out->device->errorString()));
  out->reader.setDevice(out->device.get());
  out->reader.setDecideFormatFromContent(true);
  out->reader.setAutoTransform(true);
  if (!out->reader.canRead() || out->reader.format().startsWith("svg"))
    return failed(source, ErrorCode::Unsupported,
                  PictureLoaderText::tr(
                      "it is no picture that this program knows, or it is damaged. Convert it to PNG or JPEG."));
  const QSize size = out->reader.size();
  if (static_cast<qint64>(size.width()) * size.height() > kMostPixels)
    return failed(source, ErrorCode::TooLarge,
                  PictureLoaderText::tr("it has %1 × %2 pixels, more than %3 million. Make it smaller first.")
                      .arg(size.width())
                      .arg(size.height())
                      .arg(kMostPixels / 1'000'000));
  return out;
}

Result<QImage> read(const PictureSource& source, Opened& opened) {
  QImage image = opened.reader.read();
  if (image.isNull())
    return failed(source, ErrorCode::Corrupt,
                  PictureLoaderText::tr("%1. Get another copy of it.").arg(opened.reader.errorString()));
  return image;
}

bool isTurned(const QImageReader& reader) {
  return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
}

/// Letters by their order, runs of digits by their number: p9 before p10. QCollator's own way to do so depends on how
/// Qt was built and on the language set.
bool comesBefore(const QString& first, const QString& second) {
  const auto digits = [](const QString& text, qsizetype at) {
    qsizetype end = at;
    while (end < text.size() && text[end].isDigit())
      ++end;
    return QStringView(text).mid(at, end - at);
  };
  qsizetype a = 0;
  qsizetype b = 0;
  while (a < first.size() && b < second.size()) {
    const QStringView one = digits(first, a);
    const QStringView two = digits(second, b);
    if (!one.isEmpty() && !two.isEmpty()) {
      const bool same = one.toULongLong() == two.toULongLong();
      if (!same) return one.toULongLong() < two.toULongLong();
      a += one.size();
      b += two.size();
      continue;
    }
    const QChar left = first[a++].toCaseFolded();
    const QChar right = second[b++].toCaseFolded();
    if (left != right) return left < right;
  }
  return first.size() - a != second.size() - b ? first.size() - a < second.size() - b : first < second;
}

void addFolder(const QString& folder, const std::atomic<bool>& stop, CollectedPictures& out) {
  QStringList files;
  QDirIterator walk(folder, picturePatterns(), QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
  while (walk.hasNext() && !stop) {
    if (static_cast<qsizetype>(out.pictures.size()) + files.size() >= kMostPictures) {
      out.limited = true;
      break;
    }
    files << walk.next();
  }
  std::sort(files.begin(), files.end(), comesBefore);
  for (const QString& file : files)
    out.pictures.push_back({file, nullptr, QFileInfo(file).fileName()});
}

} // namespace

const QImage& LoadedPicture::levelFor(double zoom) const {
  std::size_t level = 0;
  for (double at = zoom * 2; at <= 1 && level + 1 < levels.size(); at *= 2)
    ++level;
  return levels[level];
}

std::size_t LoadedPicture::memoryBytes() const {
  std::size_t out = 0;
  for (const QImage& level : levels)
    out += static_cast<std::size_t>(level.sizeInBytes());
  return out;
}

Result<LoadedPicture> picturesLevels(QImage whole, quint64 bytes) {
  LoadedPicture out;
  out.size = whole.size();
  out.bytes = bytes;
  out.hasAlpha = whole.hasAlphaChannel();
  whole.setDevicePixelRatio(1);
  out.levels.push_back(
      std::move(whole).convertToFormat(out.hasAlpha ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32));
  while (std::min(out.levels.back().width(), out.levels.back().height()) >= 2 * kSmallestLevel) {
    const QSize half = out.levels.back().size() / 2;
    out.levels.push_back(out.levels.back().scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
  }
  if (out.levels.back().isNull())
    return fail(ErrorCode::OutOfMemory,
                PictureLoaderText::tr("There is not enough memory to show the picture. Close others.").toStdString());
  return out;
}

Result<LoadedPicture> loadPicture(const PictureSource& source) {
  auto opened = open(source);
  if (!opened) return fail(std::move(opened.error()));
  Result<QImage> whole = read(source, **opened);
  if (!whole) return fail(std::move(whole.error()));
  return picturesLevels(std::move(*whole), static_cast<quint64>((*opened)->device->size()));
}

Result<Thumbnail> loadThumbnail(const PictureSource& source) {
  auto opened = open(source);
  if (!opened) return fail(std::move(opened.error()));
  QImageReader& reader = (*opened)->reader;
  Thumbnail out;
  const QSize stored = reader.size();
  if (stored.isValid()) {
    const bool turned = isTurned(reader);
    out.size = turned ? stored.transposed() : stored;
    const QSize room = turned ? kThumbnailSize.transposed() : kThumbnailSize;
    const QSize scaled = stored.scaled(room, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    if (scaled.width() < stored.width()) reader.setScaledSize(scaled); // JPEG is read at a part of the cost then
  }
  Result<QImage> image = read(source, **opened);
  if (!image) return fail(std::move(image.error()));
  if (!stored.isValid()) out.size = image->size();
  if (image->width() > kThumbnailSize.width() || image->height() > kThumbnailSize.height())
    *image = image->scaled(kThumbnailSize, Qt::KeepAspectRatio, Qt::SmoothTransformation);
  out.image = std::move(*image);
  return out;
}

QStringList picturePatterns() {
  QStringList out;
  for (const char* suffix : {"jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "ppm", "pgm", "pbm"})
    out << QStringLiteral("*.%1").arg(QLatin1String(suffix));
  return out;
}

CollectedPictures collectPictures(const QStringList& paths, const std::atomic<bool>& stop) {
  CollectedPictures out;
  for (const QString& path : paths) {
    const QFileInfo info(path);
    if (out.limited || stop) break;
    if (info.isDir())
      addFolder(info.absoluteFilePath(), stop, out);
    else if (!info.exists())
      out.missing << path;
    else
      out.pictures.push_back({info.absoluteFilePath(), nullptr, info.fileName()});
  }
  return out;
}

PictureLoader::PictureLoader() {
  // Qt refuses more than this for one picture; kMostPixels of four bytes, and as much again while turning it.
  QImageReader::setAllocationLimit(1280);
}

PictureLoader::~PictureLoader() {
  *m_stop = true;
}

void PictureLoader::thumbnail(PictureSource source, QObject* guard, std::function<void(Result<Thumbnail>)> handler) {
  m_thumbnails.run(
      [source = std::move(source), stop = m_stop]() -> Result<Thumbnail> {
        if (*stop) return fail(ErrorCode::Cancelled, {});
        return loadThumbnail(source);
      },
      guard, std::move(handler));
}

void PictureLoader::picture(PictureSource source, QObject* guard, std::function<void(Result<LoadedPicture>)> handler) {
  m_pictures.run(
      [source = std::move(source), stop = m_stop]() -> Result<LoadedPicture> {
        if (*stop) return fail(ErrorCode::Cancelled, {});
        return loadPicture(source);
      },
      guard, std::move(handler));
}

void PictureLoader::collect(QStringList paths, QObject* guard, std::function<void(CollectedPictures)> handler) {
  m_pictures.run([paths = std::move(paths), stop = m_stop] { return collectPictures(paths, *stop); }, guard,
                 std::move(handler));
}

void PictureLoader::encode(QImage image, QObject* guard,
                           std::function<void(std::shared_ptr<const std::string>)> handler) {
  m_pictures.run(
      [image = std::move(image)] {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return std::make_shared<const std::string>(bytes.toStdString());
      },
      guard, std::move(handler));
}

} // namespace aisemble::ui
