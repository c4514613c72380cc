// SPDX-License-Identifier: Apache-2.0
#include "core/vision/text_recognizer_p.h"

#include "core/vision/cancelled.h"
#include "core/vision/text_languages.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <dlfcn.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <thread>

namespace aisemble::vision {
namespace {

namespace fs = std::filesystem;

// What a photograph or a scan says of its resolution is mostly invented; sizes of letters are found from the picture.
constexpr int kAssumedResolution = 300;

/// Tesseract splits single lines of text over OpenMP threads, which nobody leased and which are slower than one thread
/// as soon as something else computes. With no active level, this thread's parallel regions have one thread. The
/// functions are looked up, because they belong to whichever OpenMP library Tesseract was built with.
class WithoutOpenMp {
 public:
  WithoutOpenMp() : m_set(lookUp<void (*)(int)>("omp_set_max_active_levels")) {
    const auto get = lookUp<int (*)()>("omp_get_max_active_levels");
    if (m_set == nullptr || get == nullptr) return;
    m_before = get();
    m_set(0);
  }
  ~WithoutOpenMp() {
    if (m_before >= 0) m_set(m_before);
  }
  WithoutOpenMp(const WithoutOpenMp&) = delete;
  WithoutOpenMp& operator=(const WithoutOpenMp&) = delete;

 private:
  template <class Function>
  static Function lookUp(const char* name) {
    void* symbol = ::dlsym(RTLD_DEFAULT, name);
    Function out = nullptr;
    static_assert(sizeof out == sizeof symbol);
    std::memcpy(&out, &symbol, sizeof out); // POSIX: an object pointer from dlsym holds a function pointer
    return out;
  }
  void (*m_set)(int);
  int m_before = -1;
};

std::string joined(const std::vector<std::string>& languages) {
  std::string out;
  for (const std::string& language : languages)
    out += (out.empty() ? "" : "+") + language;
  return out;
}

/// Names are file names; nothing in them leads elsewhere.
bool isLanguageName(const std::string& name) {
  return !name.empty() && name.size() <= 64 &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

std::string packageOf(const std::string& language) {
  std::string out = "tesseract-ocr-" + language;
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

std::string trimmed(const char* text) {
  std::string_view out = text == nullptr ? std::string_view() : std::string_view(text);
  constexpr std::string_view blanks = " \t\r\n\f";
  const auto begin = out.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return std::string(out.substr(begin, out.find_last_not_of(blanks) - begin + 1));
}

template <class Iterator>
std::string textAt(const Iterator& it, tesseract::PageIteratorLevel level) {
  const std::unique_ptr<char[]> text(it.GetUTF8Text(level));
  return trimmed(text.get());
}

PixelBox boxAt(const tesseract::LTRResultIterator& it, tesseract::PageIteratorLevel level) {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  if (!it.BoundingBox(level, &left, &top, &right, &bottom)) return {};
  return {left, top, right - left, bottom - top};
}

double confidenceAt(const tesseract::LTRResultIterator& it, tesseract::PageIteratorLevel level) {
  return std::clamp(static_cast<double>(it.Confidence(level)) / 100.0, 0.0, 1.0);
}

tesseract::PageSegMode modeOf(TextLayout layout) {
  return layout == TextLayout::Page ? tesseract::PSM_AUTO : tesseract::PSM_SPARSE_TEXT;
}

/// What Tesseract's callbacks get.
struct Monitor {
  const Recognition& recognition;
  tesseract::ETEXT_DESC description;

  explicit Monitor(const Recognition& wanted) : recognition(wanted) {
    description.cancel_this = this;
    description.cancel = [](void* self, int) { return static_cast<Monitor*>(self)->recognition.stop.stop_requested(); };
    description.progress_callback2 = [](tesseract::ETEXT_DESC* state, int, int, int, int) {
      const auto* self = static_cast<Monitor*>(state->cancel_this);
      if (self->recognition.onProgress) self->recognition.onProgress(std::clamp(state->progress / 100.0, 0.0, 1.0));
      return true;
    };
  }
};

/// Scripts from right to left or without blanks between words, as the names of the data have them: only the slower
/// iterator knows their order and gaps.
bool isSpecialScript(std::string_view languages) {
  for (const std::string_view name :
       {"ara",    "div",    "fas",    "heb", "kur_ara", "pus",      "snd", "syr", "uig", "urd", "yid", "Arabic",
        "Hebrew", "Syriac", "Thaana", "jpn", "chi_",    "Japanese", "Han", "tha", "khm", "lao", "mya", "bod"})
    if (languages.find(name) != std::string_view::npos) return true;
  return false;
}

template <class Iterator>
std::vector<RecognizedLine> linesOf(Iterator& it, const std::stop_token& stop) {
  using namespace tesseract;
  std::vector<RecognizedLine> out;
  bool isNewParagraph = false;
  do {
    if (it.IsAtBeginningOf(RIL_PARA)) isNewParagraph = true;
    if (it.IsAtBeginningOf(RIL_TEXTLINE)) {
      RecognizedLine line;
      line.region.text = textAt(it, RIL_TEXTLINE);
      line.region.box = boxAt(it, RIL_TEXTLINE);
      line.region.confidence = confidenceAt(it, RIL_TEXTLINE);
      if (!line.region.text.empty()) {
        line.beginsParagraph = isNewParagraph;
        isNewParagraph = false;
      }
      out.push_back(std::move(line));
    }
    std::string word = textAt(it, RIL_WORD);
    if (!word.empty() && !out.empty())
      out.back().region.words.push_back({std::move(word), boxAt(it, RIL_WORD), confidenceAt(it, RIL_WORD)});
  } while (!stop.stop_requested() && it.Next(RIL_WORD));
  std::erase_if(out, [](const RecognizedLine& line) { return line.region.text.empty() || line.region.words.empty(); });
  return out;
}

} // namespace

class TextRecognizer::Session {
 public:
  [[nodiscard]] bool load(const fs::path& data, const std::string& languages) {
    m_isSpecialScript = isSpecialScript(languages);
    if (m_api.Init(data.c_str(), languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0) return false;
    return m_api.SetVariable("debug_file", "/dev/null"); // its remarks are for people who train it
  }

  Result<std::vector<RecognizedLine>> recognize(const cv::Mat& gray, const Recognition& recognition) {
    m_api.SetPageSegMode(modeOf(recognition.layout));
    m_api.SetImage(gray.data, gray.cols, gray.rows, 1, static_cast<int>(gray.step[0]));
    m_api.SetSourceResolution(kAssumedResolution);
    Monitor monitor(recognition);
    const int failed = m_api.Recognize(&monitor.description);
    Result<std::vector<RecognizedLine>> out;
    if (recognition.stop.stop_requested()) {
      out = cancelled();
    } else if (failed != 0) {
      out = fail(ErrorCode::Internal, "The text recogniser failed on this image. Try with a smaller one.");
    } else {
      out = read(recognition.stop);
    }
    m_api.Clear(); // the picture; the language data stay
    return out;
  }

 private:
  /// The iterator that knows both directions looks for the line's beginning from the page's at every word: time grows
  /// with the square of the words.
  Result<std::vector<RecognizedLine>> read(const std::stop_token& stop) {
    std::vector<RecognizedLine> out;
    if (m_isSpecialScript) {
      if (const std::unique_ptr<tesseract::ResultIterator> it(m_api.GetIterator()); it) out = linesOf(*it, stop);
    } else {
      if (const std::unique_ptr<tesseract::LTRResultIterator> it(m_api.GetLTRIterator()); it) out = linesOf(*it, stop);
    }
    if (stop.stop_requested()) return cancelled();
    return out;
  }

  struct Api : tesseract::TessBaseAPI {
    using tesseract::TessBaseAPI::GetLTRIterator;
  };
  Api m_api;
  bool m_isSpecialScript = false;
};

TextRecognizer::TextRecognizer(fs::path data) : m_data(std::move(data)) {
  setMsgSeverity(L_SEVERITY_NONE); // Leptonica would print what it thinks of odd shapes; errors come back as values
}
TextRecognizer::~TextRecognizer() = default;

bool TextRecognizer::isInstalled(const std::string& language) const {
  std::error_code ignored;
  return isLanguageName(language) && fs::is_regular_file(m_data / (language + ".traineddata"), ignored);
}

Result<void> TextRecognizer::check(const std::vector<std::string>& languages) const {
  for (const std::string& language : textDataNames(languages)) {
    if (isInstalled(language)) continue;
    if (!isLanguageName(language) || !isPackagedTextData(language))
      return fail(ErrorCode::InvalidArgument, "options.languages: '" + language +
                                                  "' is no language of the text recogniser. Name them as in "
                                                  "[\"eng\", \"jpn\"].");
    return fail(ErrorCode::NotFound, "The text recogniser has no data for the language '" + language + "' in '" +
                                         m_data.string() + "'. Install the package " + packageOf(language) + ".");
  }
  return {};
}

Result<std::unique_ptr<TextRecognizer::Session>> TextRecognizer::take(const std::string& languages) {
  {
    const std::scoped_lock lock(m_mutex);
    std::vector<std::unique_ptr<Session>>& idle = m_idle[languages];
    if (!idle.empty()) {
      std::unique_ptr<Session> out = std::move(idle.back());
      idle.pop_back();
      return out;
    }
  }
  auto out = std::make_unique<Session>();
  if (!out->load(m_data, languages))
    return fail(ErrorCode::Corrupt, "The data of the text recogniser for '" + languages + "' in '" + m_data.string() +
                                        "' cannot be loaded. Install the packages tesseract-ocr-… again.");
  return out;
}

void TextRecognizer::giveBack(const std::string& languages, std::unique_ptr<Session> session) {
  const std::size_t most = std::max(1U, std::thread::hardware_concurrency());
  const std::scoped_lock lock(m_mutex);
  std::vector<std::unique_ptr<Session>>& idle = m_idle[languages];
  if (idle.size() < most) idle.push_back(std::move(session));
}

Result<std::vector<RecognizedLine>> TextRecognizer::recognize(const cv::Mat& gray,
                                                              const std::vector<std::string>& languages,
                                                              const Recognition& recognition) {
  if (Result<void> known = check(languages); !known) return fail(std::move(known.error()));
  const WithoutOpenMp single;
  const std::string name = joined(textDataNames(languages));
  Result<std::unique_ptr<Session>> session = take(name);
  if (!session) return fail(std::move(session.error()));
  Result<std::vector<RecognizedLine>> out = (*session)->recognize(gray, recognition);
  giveBack(name, std::move(*session));
  return out;
}

} // namespace aisemble::vision
