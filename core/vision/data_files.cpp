// SPDX-License-Identifier: Apache-2.0
#include "core/vision/data_files.h"

#include <cstdlib>
#include <initializer_list>
#include <system_error>

namespace aisemble::vision {
namespace {

namespace fs = std::filesystem;

fs::path firstThatExists(std::initializer_list<fs::path> places) {
  std::error_code ignored;
  for (const fs::path& place : places)
    if (!place.empty() && fs::exists(place, ignored)) return place;
  return *places.begin();
}

} // namespace

fs::path findFaceCascade() {
  const fs::path name = "haarcascade_frontalface_default.xml";
  return firstThatExists({fs::path(AISEMBLE_HAAR_CASCADES) / name, "/usr/share/opencv4/haarcascades" / name,
                          "/usr/share/opencv/haarcascades" / name});
}

fs::path findTextData() {
  const char* prefix = std::getenv("TESSDATA_PREFIX");
  if (prefix != nullptr && *prefix != '\0') return prefix;
  return firstThatExists({fs::path(AISEMBLE_TESSDATA), "/usr/share/tesseract-ocr/5/tessdata",
                          "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata"});
}

} // namespace aisemble::vision
