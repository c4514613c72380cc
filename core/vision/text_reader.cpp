// SPDX-License-Identifier: Apache-2.0
#include "core/vision/text_reader_p.h"

namespace aisemble::vision {

Result<ExtractedText> readText(const cv::Mat& gray, const ExtractTextOptions& options, const Reading& reading) {
  ExtractedText out;
  out.languages = options.languages.empty() ? std::vector<std::string>{"eng"} : options.languages;
  const Recognition recognition{TextLayout::Page, reading.stop, reading.onProgress};
  Result<std::vector<RecognizedLine>> lines = reading.recognizer.recognize(gray, out.languages, recognition);
  if (!lines) return fail(std::move(lines.error()));
  for (RecognizedLine& line : *lines) {
    if (!out.text.empty()) out.text += line.beginsParagraph ? "\n\n" : "\n";
    out.text += line.region.text;
    out.regions.push_back(std::move(line.region));
  }
  return out;
}

} // namespace aisemble::vision
