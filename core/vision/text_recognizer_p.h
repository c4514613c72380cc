// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tesseract behind a pool: one recogniser object a thread at a time, kept with its language data for the next request.
// Knows nothing of where on an image text may stand; text_reader_p.h does.

#include "core/base/result.h"
#include "core/engine/vision_types.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::vision {

enum class TextLayout {
  Page,  ///< columns, paragraphs, pictures: Tesseract finds them
  Sparse ///< words anywhere, as in a photograph
};

struct RecognizedLine {
  TextRegion region;
  bool beginsParagraph = false;
};

struct Recognition {
  TextLayout layout = TextLayout::Page;
  const std::stop_token& stop;
  std::function<void(double)> onProgress; ///< may be empty; gets [0, 1]
};

/// Thread-safe.
class TextRecognizer {
 public:
  /// `data`: the folder of the .traineddata files.
  explicit TextRecognizer(std::filesystem::path data);
  ~TextRecognizer();

  [[nodiscard]] bool isInstalled(const std::string& language) const;

  /// Every language's data is there; languages as in textDataNames(). Errors: InvalidArgument (a name that cannot be
  /// one), NotFound (names the package).
  [[nodiscard]] Result<void> check(const std::vector<std::string>& languages) const;

  /// Lines with text in `gray` (8 bits, one channel), in reading order; boxes are pixels of `gray`. Errors: those of
  /// check(), Cancelled, Corrupt (language data that cannot be loaded), Internal.
  [[nodiscard]] Result<std::vector<RecognizedLine>>
  recognize(const cv::Mat& gray, const std::vector<std::string>& languages, const Recognition& recognition);

 private:
  class Session; // one Tesseract object
  [[nodiscard]] Result<std::unique_ptr<Session>> take(const std::string& languages);
  void giveBack(const std::string& languages, std::unique_ptr<Session> session);

  const std::filesystem::path m_data;
  std::mutex m_mutex;
  std::map<std::string, std::vector<std::unique_ptr<Session>>> m_idle; // guarded by m_mutex; by joined languages
};

} // namespace aisemble::vision
