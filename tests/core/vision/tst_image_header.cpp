// SPDX-License-Identifier: Apache-2.0
#include "core/vision/image_header.h"
#include "tests/core/vision/vision_bench.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::vision;
using namespace aisemble::vision::test;

Q_DECLARE_METATYPE(std::string)

namespace {

const std::filesystem::path kPictures = kFixtures / "pictures";

std::vector<std::string> pictureNames() {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(kPictures))
    if (const auto extension = entry.path().extension(); extension != ".py" && extension != ".json")
      out.push_back(entry.path().filename().string());
  return out;
}

std::string be32(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

std::string pngHeader(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1a\n" + be32(13) + "IHDR" + be32(width) + be32(height) + std::string("\x08\x02\0\0\0", 5) +
         be32(0);
}

} // namespace

class TestImageHeader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void reads_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<QString>("traits"); // g: grey, c: CMYK, a: alpha, m: more frames
    QTest::addColumn<int>("orientation");
    const auto row = [](const char* name, ImageFormat format, int width, int height, const char* traits = "",
                        int orientation = 1) {
      QTest::newRow(name) << name << static_cast<int>(format) << width << height << traits << orientation;
    };
    row("rgb.png", ImageFormat::Png, 19, 13);
    row("rgba.png", ImageFormat::Png, 19, 13, "a");
    row("gray.png", ImageFormat::Png, 19, 13, "g");
    row("gray_alpha.png", ImageFormat::Png, 19, 13, "ga");
    row("palette.png", ImageFormat::Png, 19, 13);
    row("palette_alpha.png", ImageFormat::Png, 19, 13, "a");
    row("one.png", ImageFormat::Png, 1, 1);
    row("turned.png", ImageFormat::Png, 19, 13, "", 6);
    row("rgb.jpg", ImageFormat::Jpeg, 45, 37);
    row("gray.jpg", ImageFormat::Jpeg, 45, 37, "g");
    row("cmyk.jpg", ImageFormat::Jpeg, 45, 37, "c");
    row("progressive.jpg", ImageFormat::Jpeg, 45, 37);
    row("turned8.jpg", ImageFormat::Jpeg, 45, 37, "", 8);
    row("lossy.webp", ImageFormat::Webp, 45, 37);
    row("lossless_alpha.webp", ImageFormat::Webp, 19, 13, "a");
    row("animated.webp", ImageFormat::Webp, 19, 13, "am");
    row("palette.gif", ImageFormat::Gif, 19, 13);
    row("animated.gif", ImageFormat::Gif, 19, 13, "m");
    row("small_frame.gif", ImageFormat::Gif, 8, 6);
    row("rgb.bmp", ImageFormat::Bmp, 19, 13);
    row("rgb.tiff", ImageFormat::Tiff, 19, 13);
    row("gray.tiff", ImageFormat::Tiff, 19, 13, "g");
    row("rgba.tiff", ImageFormat::Tiff, 19, 13, "a");
    row("pages.tiff", ImageFormat::Tiff, 19, 13, "m");
  }
  void reads() {
    QFETCH(QString, name);
    QFETCH(int, format);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(QString, traits);
    QFETCH(int, orientation);
    const auto header = readImageHeader(bytesOf(kPictures / name.toStdString()));
    QVERIFY2(header.has_value(), header ? "" : header.error().message.c_str());
    QCOMPARE(static_cast<int>(header->format), format);
    QCOMPARE(header->width, width);
    QCOMPARE(header->height, height);
    QCOMPARE(header->channels, traits.contains('g') ? 1 : traits.contains('c') ? 4 : 3);
    QCOMPARE(header->hasAlpha, traits.contains('a'));
    QCOMPARE(header->isAnimated, traits.contains('m'));
    QCOMPARE(header->orientation, orientation);
  }

  void refuses_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, std::string bytes, const char* code) {
      QTest::newRow(name) << std::move(bytes) << code;
    };
    row("nothing", "", "invalid_argument");
    row("text", "hello world", "invalid_argument");
    row("svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "invalid_argument");
    row("png without header", "\x89PNG\r\n\x1a\n", "corrupt");
    row("png of no width", pngHeader(0, 5), "corrupt");
    row("png of 2^31 columns", pngHeader(0x8000'0000U, 5), "corrupt");
    row("jpeg without frame", std::string("\xff\xd8\xff\xd9\0\0", 6), "corrupt");
    row("jpeg of 12 bits", std::string("\xff\xd8\xff\xc1\0\x0b\x0c\0\x05\0\x05\x01\x01\x11\0", 15), "unsupported");
    row("jpeg of two components", std::string("\xff\xd8\xff\xc0\0\x0e\x08\0\x05\0\x05\x02\x01\x11\0\x02\x11\0", 18),
        "unsupported");
    row("webp of nothing", std::string("RIFF\0\0\0\0WEBP", 12), "corrupt");
    row("tiff without directory", std::string("II*\0\xff\xff\xff\xff", 8), "corrupt");
    row("tiff of no size", std::string("II*\0\x08\0\0\0\0\0\0\0\0\0", 14), "corrupt");
    row("bmp cut off", "BM1234", "corrupt");
    row("gif without frame", std::string("GIF89a\x05\0\x05\0\0\0\0\x3b", 14), "corrupt");
    row("gif frame outside", std::string("GIF89a\x05\0\x05\0\0\0\0\x2c\x04\0\0\0\x05\0\x05\0\0\x02\0\x3b", 25),
        "corrupt");
  }
  void refuses() {
    QFETCH(std::string, bytes);
    QFETCH(QString, code);
    const auto header = readImageHeader(bytes);
    QVERIFY(!header);
    QCOMPARE(QString::fromStdString(std::string(errorCodeName(header.error().code))), code);
    QVERIFY(!header.error().message.empty());
  }

  /// Every prefix of every picture, and every picture with a byte changed, is read or refused.
  void survivesDamage() {
    for (const std::string& name : pictureNames()) {
      const std::string bytes = bytesOf(kPictures / name);
      const std::size_t most = std::min<std::size_t>(bytes.size(), 2000);
      for (std::size_t i = 0; i < most; ++i) {
        const auto cut = readImageHeader(std::string_view(bytes).substr(0, i));
        QVERIFY(!cut || (cut->width > 0 && cut->height > 0));
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 0xff);
        const auto other = readImageHeader(changed);
        QVERIFY(!other ||
                (other->width > 0 && other->height > 0 && other->orientation >= 1 && other->orientation <= 8));
      }
    }
  }
};

QTEST_APPLESS_MAIN(TestImageHeader)
#include "tst_image_header.moc"
