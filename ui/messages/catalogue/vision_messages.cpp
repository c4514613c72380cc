// SPDX-License-Identifier: GPL-3.0-or-later
// What core/vision says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> visionMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "The %1 image cannot be decoded: it is cut off or damaged. Save it again."),
      QT_TRANSLATE_NOOP("core", "There is not enough memory for this image. Use a smaller one."),
      QT_TRANSLATE_NOOP("core", "The vision engine failed on this image. Report this with the log."),
      QT_TRANSLATE_NOOP("core", "a feature lies outside of its window"),
      QT_TRANSLATE_NOOP("core", "it has tilted features"),
      QT_TRANSLATE_NOOP("core", "a feature has not two or three rectangles"),
      QT_TRANSLATE_NOOP("core", "its trees have more than one decision"),
      QT_TRANSLATE_NOOP("core", "a stage names a feature that is not there"),
      QT_TRANSLATE_NOOP("core", "it is no boosted cascade of Haar features in OpenCV's newer format"),
      QT_TRANSLATE_NOOP("core", "its window has an impossible size"),
      QT_TRANSLATE_NOOP("core", "it has no stage"),
      QT_TRANSLATE_NOOP("core", "The face cascade '%1' cannot be used: %2. Install the package opencv-data again."),
      QT_TRANSLATE_NOOP(
          "core",
          "Faces cannot be found without the cascade '%1', which is not there. Install the package opencv-data."),
      QT_TRANSLATE_NOOP("core", "The image has %1 pixels (%2), more than the limit of %3. Use a smaller one."),
      QT_TRANSLATE_NOOP("core", "The image is %1 pixels; no side may be longer than %2. Use a smaller one."),
      QT_TRANSLATE_NOOP(
          "core", "The %1 image cannot be decoded: it is cut off or damaged. Use the whole file, or save it again."),
      QT_TRANSLATE_NOOP("core", "The %1 image has samples that are not 8 or 16 bits wide. Save it as PNG."),
      QT_TRANSLATE_NOOP("core", "The %1 image has another size than its header says. It is damaged; save it again."),
      QT_TRANSLATE_NOOP("core", "The image is cut off: its %1 data ends in %2. Use the whole file."),
      QT_TRANSLATE_NOOP("core", "The %1 image says that it is %2 × %3 pixels. It is damaged; save it again."),
      QT_TRANSLATE_NOOP("core", "its header"),
      QT_TRANSLATE_NOOP("core",
                        "The JPEG image has %1 bits a sample; 8 are understood. Save it as an ordinary JPEG or PNG."),
      QT_TRANSLATE_NOOP("core", "The JPEG image has %1 colour components; 1, 3 and 4 are understood."),
      QT_TRANSLATE_NOOP("core", "The JPEG image has no frame header. It is damaged; save it again."),
      QT_TRANSLATE_NOOP("core", "its directory"),
      QT_TRANSLATE_NOOP("core", "its first frame"),
      QT_TRANSLATE_NOOP("core", "The GIF image holds no frame. It is damaged; save it again."),
      QT_TRANSLATE_NOOP("core", "The first frame of the GIF image lies outside of its canvas."),
      QT_TRANSLATE_NOOP("core", "The data is no image of a known format. Use PNG, JPEG, WebP, TIFF, BMP or GIF."),
      QT_TRANSLATE_NOOP("core", "The image is cut off: its JPEG data ends before the last row. Use the whole file."),
      QT_TRANSLATE_NOOP("core", "The JPEG image has more than %1 scans. Save it as an ordinary JPEG."),
      QT_TRANSLATE_NOOP(
          "core", "The JPEG image has two frame headers that contradict each other. It is damaged; save it again."),
      QT_TRANSLATE_NOOP("core", "The JPEG image cannot be decoded. It is damaged; save it again."),
      QT_TRANSLATE_NOOP("core", "The result cannot be written as %1. Try with a PNG."),
      QT_TRANSLATE_NOOP("core", "The text recogniser failed on this image. Try with a smaller one."),
      QT_TRANSLATE_NOOP(
          "core", "options.languages: '%1' is no language of the text recogniser. Name them as in [\"eng\", \"jpn\"]."),
      QT_TRANSLATE_NOOP("core",
                        "The text recogniser has no data for the language '%1' in '%2'. Install the package %3."),
      QT_TRANSLATE_NOOP("core", "The data of the text recogniser for '%1' in '%2' cannot be loaded. Install the "
                                "packages tesseract-ocr-… again."),
      QT_TRANSLATE_NOOP("core", "options.min_area: must be at least 0."),
      QT_TRANSLATE_NOOP("core", "options.scale_factor: must be above 1 and at most 10."),
      QT_TRANSLATE_NOOP("core", "options.min_neighbors: must be from 0 to 1000."),
      QT_TRANSLATE_NOOP("core", "options.min_size: must be from 1 to 65535."),
      QT_TRANSLATE_NOOP("core", "options.max_width, options.max_height: must be from 1 to 65535."),
      QT_TRANSLATE_NOOP("core", "options.quality: must be from 1 to 100."),
      QT_TRANSLATE_NOOP("core", "options.width, options.height: must be from 1 to 65535."),
      QT_TRANSLATE_NOOP("core",
                        "The vision engine has no model '%1'. Leave 'model' out; every task has its own method."),
      QT_TRANSLATE_NOOP("core", "'%1' is empty. Get another copy of the picture."),
      QT_TRANSLATE_NOOP("core", "There is no image in the request. Send one as image_base64."),
      QT_TRANSLATE_NOOP("core", "The vision engine does not know this task."),
  };
  return kTexts;
}

} // namespace aisemble::ui
