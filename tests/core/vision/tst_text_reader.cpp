// SPDX-License-Identifier: Apache-2.0
#include "core/vision/text_languages.h"
#include "tests/core/vision/vision_bench.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <sstream>

using namespace aisemble;
using namespace aisemble::vision;
using namespace aisemble::vision::test;
namespace fs = std::filesystem;

namespace {

std::string inOneLine(const std::string& text) {
  std::istringstream words(text);
  std::string out;
  for (std::string word; words >> word;)
    out += (out.empty() ? "" : " ") + word;
  return out;
}

std::size_t editDistance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

VisionRequest textRequest(const fs::path& file, std::vector<std::string> languages = {}) {
  VisionRequest out = requestFor(VisionTask::ExtractText, bytesOf(file));
  out.options.extractText.languages = std::move(languages);
  return out;
}

} // namespace

class TestTextReader : public QObject {
  Q_OBJECT

 private:
  VisionBench m_bench;

  ExtractedText read(const VisionRequest& request) {
    const auto result = m_bench.run(request);
    return result ? std::get<ExtractedText>(result->detail) : ExtractedText{{}, result.error().message, {}};
  }

 private Q_SLOTS:
  void readsEnglish() {
    const auto result = m_bench.run(textRequest(kFixtures / "goldens/text_360x120.png"));
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    const auto& text = std::get<ExtractedText>(result->detail);
    QCOMPARE(inOneLine(text.text), std::string("Hello OCR 123 Total 45.90 USD"));
    QCOMPARE(text.languages, std::vector<std::string>{"eng"});
    QCOMPARE(text.regions.size(), std::size_t{2});
    QVERIFY(result->confidence && *result->confidence > 0.8 && *result->confidence <= 1);
    for (const TextRegion& region : text.regions) {
      QVERIFY(region.confidence > 0.8 && region.confidence <= 1);
      QCOMPARE(region.words.size(), std::size_t{3});
      for (const TextWord& word : region.words) {
        QVERIFY(word.confidence > 0.5 && word.confidence <= 1);
        QVERIFY(word.box.x >= region.box.x - 1 && word.box.y >= region.box.y - 1);
        QVERIFY(word.box.x + word.box.width <= region.box.x + region.box.width + 1);
        QVERIFY(word.box.y + word.box.height <= region.box.y + region.box.height + 1);
      }
    }
    // Where the recording script drew them: (12, 10) with 36 points, (12, 62) with 32.
    QVERIFY(std::abs(text.regions[0].box.x - 15) <= 4 && std::abs(text.regions[0].box.y - 18) <= 6);
    QVERIFY(text.regions[0].words[1].text == "OCR");
    QVERIFY(text.regions[1].box.y > text.regions[0].box.y + 30);
  }

  void readsJapaneseWhereItLooksLikeIt() {
    const ExtractedText text = read(textRequest(kFixtures / "text/japanese.png"));
    QCOMPARE(text.languages, std::vector<std::string>{"jpn"});
    QVERIFY2(text.text.find("人工知能の作業台は") != std::string::npos, text.text.c_str());
    QVERIFY2(text.text.find("三十人が参加しました") != std::string::npos, text.text.c_str());
    QCOMPARE(read(textRequest(kFixtures / "text/japanese.png", {"jpn"})).text, text.text);
    QCOMPARE(read(textRequest(kFixtures / "text/japanese.png", {"eng"})).languages, std::vector<std::string>{"eng"});
  }

  /// Sure English lines say nothing of those beside them; and a page of both is read as one of both.
  void readsJapaneseBesideEnglish() {
    const auto result = m_bench.run(textRequest(kFixtures / "text/both.png"));
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    const auto& text = std::get<ExtractedText>(result->detail);
    const std::vector<std::string> expected{
        "東京の美術館で写真展を見ました。", "Open 10:00 to 18:00, closed on Mondays",
        "入場料は千五百円、予約は不要です。", "Tokyo Tower 東京タワー is open every day."};
    QVERIFY2(text.regions.size() == expected.size(), text.text.c_str());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      QCOMPARE(text.regions[i].text, expected[i]);
      QVERIFY(text.regions[i].confidence > 0.85);
      QVERIFY(i == 0 || text.regions[i].box.y > text.regions[i - 1].box.y + 30);
    }
    QCOMPARE(text.languages, (std::vector<std::string>{"jpn", "eng"}));
    // The English line is the English reading's, which is the surer of it.
    const ExtractedText english = read(textRequest(kFixtures / "text/both.png", {"eng"}));
    QCOMPARE(english.languages, std::vector<std::string>{"eng"});
    QCOMPARE(english.regions.front().text, expected[1]);
    QCOMPARE(text.regions[1].confidence, english.regions.front().confidence);
  }

  void orderOfLanguagesDoesNotMatter() {
    const ExtractedText text = read(textRequest(kFixtures / "text/both.png", {"jpn", "eng"}));
    QVERIFY2(text.text.find("東京の美術館で写真展を見ました。") != std::string::npos, text.text.c_str());
    QCOMPARE(read(textRequest(kFixtures / "text/both.png", {"eng", "jpn"})).text, text.text);
    // Codes that people know, in any case, and twice.
    const ExtractedText coded = read(textRequest(kFixtures / "text/both.png", {"en", "JA", "jpn"}));
    QCOMPARE(coded.text, text.text);
    QCOMPARE(coded.languages, (std::vector<std::string>{"jpn", "eng"}));
  }

  void knowsTheUsualCodes() {
    QCOMPARE(textDataNames({"de", "ger", "fr", "zh", "chi_tra", "uk"}),
             (std::vector<std::string>{"chi_sim", "chi_tra", "deu", "fra", "ukr"}));
    QCOMPARE(textDataNames({"fra", "eng"}), (std::vector<std::string>{"fra", "eng"})); // which is meant first is first
    QCOMPARE(textDataNames({"eng", "tha", "jpn_vert"}), (std::vector<std::string>{"tha", "jpn_vert", "eng"}));
    QCOMPARE(textDataNames({"xx", "Latin", "", "EN"}), (std::vector<std::string>{"xx", "Latin", "", "eng"}));
    QCOMPARE(textDataNames({}), std::vector<std::string>{});
  }

  void readsSmallLetters() {
    const ExtractedText text = read(textRequest(kFixtures / "text/small.png"));
    const std::string expected = "The quick brown fox jumps over the lazy dog near the river. Pack my box with five "
                                 "dozen liquor jugs, said the old man. Every good boy deserves favour, and every good "
                                 "girl too.";
    QVERIFY2(editDistance(inOneLine(text.text), expected) <= 2, text.text.c_str());
  }

  void readsTurnedLines() {
    const ExtractedText text = read(textRequest(kFixtures / "text/turned.png"));
    const std::string expected = "The quick brown fox jumps over the lazy dog near the river and then runs home before "
                                 "it rains.";
    QVERIFY2(editDistance(inOneLine(text.text), expected) <= 2, text.text.c_str());
    for (const TextRegion& region : text.regions) { // boxes of the picture as it came, which lies askew
      QVERIFY(region.box.x >= 0 && region.box.y >= 0);
      QVERIFY(region.box.height > 50);
    }
  }

  void findsNoTextWhereThereIsNone_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"green_64x48.png", "shapes_200x120.png", "gray_gradient_96x64.png", "rgba_60x40.png",
                             "palette_48x32.png", "face_202x195.png"})
      QTest::newRow(name) << name;
  }
  void findsNoTextWhereThereIsNone() {
    QFETCH(QString, name);
    const auto result = m_bench.run(textRequest(kFixtures / "goldens" / name.toStdString()));
    QVERIFY(result);
    const auto& text = std::get<ExtractedText>(result->detail);
    QVERIFY2(text.text.empty(), text.text.c_str());
    QVERIFY(text.regions.empty());
    QCOMPARE(*result->confidence, 0.0);
  }

  void saysWhatIsMissing() {
    const auto absent = m_bench.run(textRequest(kFixtures / "text/small.png", {"eng", "chi_sim"}));
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, ErrorCode::NotFound);
    QVERIFY(absent.error().message.find("tesseract-ocr-chi-sim") != std::string::npos);
    const auto coded = m_bench.run(textRequest(kFixtures / "text/small.png", {"en", "de"}));
    QVERIFY(!coded);
    QCOMPARE(coded.error().code, ErrorCode::NotFound);
    QVERIFY2(coded.error().message.ends_with("Install the package tesseract-ocr-deu."), coded.error().message.c_str());
    // No package is named that nobody makes.
    for (const char* name : {"", "../eng", "eng+jpn", "e n g", "xx", "japanese"}) {
      const auto bad = m_bench.run(textRequest(kFixtures / "text/small.png", {name}));
      QVERIFY(!bad);
      QCOMPARE(bad.error().code, ErrorCode::InvalidArgument);
    }
    QTemporaryDir empty;
    VisionBench other(1, {.textData = empty.path().toStdString()});
    const auto none = other.run(textRequest(kFixtures / "text/small.png"));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
    QVERIFY(none.error().message.find("tesseract-ocr-eng") != std::string::npos);
    QFile broken(empty.filePath("eng.traineddata"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("hello") == 5);
    broken.close();
    const auto damaged = other.run(textRequest(kFixtures / "text/small.png"));
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().code, ErrorCode::Corrupt);
  }

  void tellsProgressAndStops() {
    std::vector<double> seen;
    const VisionRequest request = textRequest(kFixtures / "text/small.png");
    QVERIFY(
        m_bench.run(request, [&](const Partial& partial) { seen.push_back(std::get<Progress>(partial).fraction); }));
    QVERIFY(!seen.empty());
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY(seen.front() >= 0 && seen.back() <= 1);

    VisionBench bench;
    int partials = 0;
    const auto stopped = bench.run(request, [&](const Partial&) {
      ++partials;
      bench.stop.request_stop();
    });
    QVERIFY(!stopped && stopped.error().isCancelled());
    QVERIFY(partials < static_cast<int>(seen.size()));
  }

  /// Pages with exact text, where somebody has them: AISEMBLE_OCR_PAGES=<folder of NAME.png|jpg and NAME.txt>.
  void readsPagesWell() {
    const char* folder = std::getenv("AISEMBLE_OCR_PAGES");
    if (folder == nullptr) QSKIP("AISEMBLE_OCR_PAGES is not set");
    std::size_t wrong = 0;
    std::size_t length = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
      fs::path truth = entry.path();
      if (truth.extension() != ".png" && truth.extension() != ".jpg") continue;
      truth.replace_extension(".txt");
      const std::string expected = inOneLine(bytesOf(truth));
      wrong += editDistance(inOneLine(read(textRequest(entry.path())).text), expected);
      length += expected.size();
    }
    QVERIFY(length > 0);
    qInfo("%.3f %% of %zu characters are wrong", 100.0 * static_cast<double>(wrong) / static_cast<double>(length),
          length);
    QVERIFY(wrong * 1000 < length * 2);
  }
};

QTEST_APPLESS_MAIN(TestTextReader)
#include "tst_text_reader.moc"
