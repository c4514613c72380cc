// SPDX-License-Identifier: Apache-2.0
// Every kind of picture is seen as PIL's convert("RGB") sees it (tests/fixtures/vision/pictures/make_pictures.py), and
// what cannot be seen is refused with the reason.
#include "core/vision/image_decoder_p.h"
#include "core/wire/json.h"
#include "tests/core/vision/vision_bench.h"

#include <nlohmann/json.hpp>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QTest>

#include <algorithm>
#include <stdexcept>
#include <vector>

using namespace aisemble;
using namespace aisemble::vision;
using namespace aisemble::vision::test;

Q_DECLARE_METATYPE(std::string)

namespace {

const std::filesystem::path kPictures = kFixtures / "pictures";

wire::Json expectations() {
  auto json = wire::parseJson(bytesOf(kPictures / "expected.json"));
  return json ? *json : wire::Json::object();
}

/// Red, green, blue of every pixel, row by row.
std::string rgbOf(const cv::Mat& bgr) {
  cv::Mat rgb;
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
  std::string out;
  for (int y = 0; y < rgb.rows; ++y)
    out.append(rgb.ptr<char>(y), static_cast<std::size_t>(rgb.cols) * 3);
  return out;
}

/// Keeps what arrives, and how often each row did.
class Collected final : public RowSink {
 public:
  void begin(cv::Size size) override {
    pixels.create(size, CV_8UC3);
    times.assign(static_cast<std::size_t>(size.height), 0);
  }
  void add(cv::Range rows, const cv::Mat& bgr) override {
    if (throwsAt >= rows.start && throwsAt < rows.end) throw std::runtime_error("no more");
    cv::Mat to = pixels.rowRange(rows);
    bgr.copyTo(to);
    for (int row = rows.start; row < rows.end; ++row)
      ++times[static_cast<std::size_t>(row)]; // different rows, so different elements
  }

  cv::Mat pixels;
  std::vector<int> times;
  int throwsAt = -1;
};

std::string differences(const std::string& a, const std::string& b) {
  int count = 0;
  int most = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const int difference = std::abs(static_cast<unsigned char>(a[i]) - static_cast<unsigned char>(b[i]));
    count += difference != 0 ? 1 : 0;
    most = std::max(most, difference);
  }
  return std::to_string(count) + " of " + std::to_string(a.size()) + " samples differ, by " + std::to_string(most);
}

} // namespace

class TestImageDecoder : public QObject {
  Q_OBJECT

 private:
  ThreadBudget m_budget{2};
  WorkerTeam m_team{m_budget};

  Result<DecodedImage> decode(const std::string& bytes, const DecodeRequest& request = {}) {
    return decodeImage(bytes, request, m_team, {});
  }

 private Q_SLOTS:
  void seesWhatPilSees_data() {
    QTest::addColumn<std::string>("name");
    const wire::Json all = expectations();
    for (const auto& [name, value] : all.items())
      QTest::addRow("%s", name.c_str()) << name;
  }
  void seesWhatPilSees() {
    QFETCH(std::string, name);
    const wire::Json expected = expectations()[name];
    const auto image = decode(bytesOf(kPictures / name));
    QVERIFY2(image.has_value(), image ? "" : (image.error().message + image.error().context).c_str());
    QCOMPARE(image->pixels.type(), CV_8UC3);
    QCOMPARE(image->pixels.cols, expected["width"].get<int>());
    QCOMPARE(image->pixels.rows, expected["height"].get<int>());
    const std::string rgb = wire::fromBase64(expected["rgb"].get<std::string>(), 1 << 20).value();
    const std::string seen = rgbOf(image->pixels);
    if (name == "rgba.tiff") QEXPECT_FAIL("", "libtiff blends alpha with black; see image_decoder_p.h", Continue);
    QVERIFY2(seen == rgb, differences(seen, rgb).c_str());
  }

  /// One bit per pixel, and neither colour black or white.
  void seesTheTwoColoursOfAGif() {
    const std::string red("\xff\0\0", 3);
    const std::string yellow("\xff\xff\0", 3);
    const std::string bytes = std::string("GIF89a\3\0\2\0\xf0\0\0", 13) + red + yellow +
                              std::string("\x2c\0\0\0\0\3\0\2\0\0\2\3\x44\x80\x50\0\x3b", 17);
    const auto image = decode(bytes);
    QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
    QCOMPARE(rgbOf(image->pixels), red + yellow + red + red + red + red);
  }

  /// Large JPEGs are decoded in parts where threads are free: to the same bit, and damage is still noticed.
  void splitsJpegs_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("flags"); // of the encoder: 1 progressive, 2 restart markers, 4 grey
    for (const int flags : {0, 1, 2, 4})
      for (const auto& [width, height] : {std::pair(1000, 701), std::pair(733, 1111), std::pair(35, 16'000)})
        QTest::addRow("%dx%d, %d", width, height, flags) << width << height << flags;
  }
  void splitsJpegs() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, flags);
    cv::Mat image(height, width, (flags & 4) != 0 ? CV_8UC1 : CV_8UC3);
    cv::RNG(3).fill(image, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(image, image, {5, 5}, 0);
    std::vector<unsigned char> bytes;
    QVERIFY(cv::imencode(".jpg", image, bytes,
                         {cv::IMWRITE_JPEG_PROGRESSIVE, flags & 1, cv::IMWRITE_JPEG_RST_INTERVAL, flags & 2}));
    const std::string text(bytes.begin(), bytes.end());
    const auto decodeOn = [&](int threads, const std::string& data) {
      ThreadBudget budget(threads);
      WorkerTeam team(budget);
      const ThreadBudget::Lease own = budget.acquire(1);
      return decodeImage(data, {}, team, {});
    };
    const auto alone = decodeOn(1, text);
    QVERIFY(alone);
    for (const int threads : {2, 3, 4, 9}) {
      const auto split = decodeOn(threads, text);
      QVERIFY(split);
      QCOMPARE(cv::norm(split->pixels, alone->pixels, cv::NORM_INF), 0.0);
      for (const double part : {0.3, 0.7, 0.95})
        QVERIFY(!decodeOn(threads, text.substr(0, static_cast<std::size_t>(static_cast<double>(text.size()) * part))));
    }
  }

  /// Strips are the image: every row once, whatever the format and the number of threads.
  void handsOutEveryRowOnce_data() { seesWhatPilSees_data(); }
  void handsOutEveryRowOnce() {
    QFETCH(std::string, name);
    const std::string bytes = bytesOf(kPictures / name);
    const auto whole = decode(bytes);
    QVERIFY(whole);
    Collected rows;
    const auto header = decodeRows(bytes, {}, m_team, {}, rows);
    QVERIFY(header);
    QCOMPARE(*header, whole->header);
    QCOMPARE(cv::norm(rows.pixels, whole->pixels, cv::NORM_INF), 0.0);
    QVERIFY(std::all_of(rows.times.begin(), rows.times.end(), [](int times) { return times == 1; }));
  }
  void handsOutEveryRowOnceFromManyThreads() {
    cv::Mat image(1111, 733, CV_8UC3);
    cv::RNG(5).fill(image, cv::RNG::UNIFORM, 0, 256);
    for (const char* kind : {".jpg", ".png"}) {
      std::vector<unsigned char> bytes;
      QVERIFY(cv::imencode(kind, image, bytes));
      const std::string text(bytes.begin(), bytes.end());
      for (const int threads : {1, 2, 4}) {
        ThreadBudget budget(threads);
        WorkerTeam team(budget);
        const ThreadBudget::Lease own = budget.acquire(1);
        Collected rows;
        QVERIFY(decodeRows(text, {}, team, {}, rows));
        QVERIFY(std::all_of(rows.times.begin(), rows.times.end(), [](int times) { return times == 1; }));
        QCOMPARE(cv::norm(rows.pixels, decodeImage(text, {}, team, {})->pixels, cv::NORM_INF), 0.0);
        Collected stubborn;
        stubborn.throwsAt = 900;
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)decodeRows(text, {}, team, {}, stubborn));
      }
    }
  }
  void stopsBetweenRows() {
    std::vector<unsigned char> bytes;
    QVERIFY(cv::imencode(".png", cv::Mat(300, 200, CV_8UC3, cv::Scalar(1, 2, 3)), bytes));
    std::stop_source stop;
    stop.request_stop();
    Collected rows;
    const auto header = decodeRows(std::string(bytes.begin(), bytes.end()), {}, m_team, stop.get_token(), rows);
    QVERIFY(!header);
    QCOMPARE(header.error().code, ErrorCode::Cancelled);
  }

  void refusesWhatIsCutOff_data() { seesWhatPilSees_data(); }
  void refusesWhatIsCutOff() {
    QFETCH(std::string, name);
    const std::string bytes = bytesOf(kPictures / name);
    for (const double part : {0.02, 0.3, 0.5, 0.7}) {
      const auto image = decode(bytes.substr(0, static_cast<std::size_t>(static_cast<double>(bytes.size()) * part)));
      if (image && image->header.isAnimated) continue; // the first frame can be whole
      QVERIFY2(!image, name.c_str());
      QVERIFY(image.error().code == ErrorCode::Corrupt || image.error().code == ErrorCode::InvalidArgument);
    }
  }
};

QTEST_APPLESS_MAIN(TestImageDecoder)
#include "tst_image_decoder.moc"
