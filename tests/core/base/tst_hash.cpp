// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"
#include "core/base/hash.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace aisemble;

class TestHash : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void knownDigests_data();
  void knownDigests();
  void piecesEqualTheWhole();
  void filesEqualTheirBytes();
};

void TestHash::knownDigests_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("hex");
  // Origin: XXH3_128bits() of xxHash 0.8.1, high half first.
  QTest::newRow("empty") << QByteArray() << QByteArray("99aa06d3014798d86001c324468d497f");
  QTest::newRow("a") << QByteArray("a") << QByteArray("a96faf705af16834e6c632b61e964e1f");
  QTest::newRow("longer than 240 bytes") << QByteArray(300, 'x') << QByteArray("125237ea2ad7bc7aa5d1b4607dc83554");
}

void TestHash::knownDigests() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, hex);
  QCOMPARE(QByteArray::fromStdString(digestOf(text.toStdString()).hex()), hex);
  QVERIFY(digestOf(std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())))) ==
          digestOf(text.toStdString()));
}

void TestHash::piecesEqualTheWhole() {
  const std::string text(1000, 'q');
  DigestBuilder builder;
  builder.add(std::string_view(text).substr(0, 1));
  builder.add("");
  builder.add(std::string_view(text).substr(1, 500));
  builder.add(std::string_view(text).substr(501));
  QVERIFY(builder.finish() == digestOf(text));
  QVERIFY(builder.finish() != digestOf(text + "q"));
}

void TestHash::filesEqualTheirBytes() {
  const QTemporaryDir folder;
  const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "file";
  const std::string content((std::size_t{1} << 20) + 7, 'z'); // over one buffer
  QVERIFY(writeFileAtomically(path, content));
  DigestBuilder builder;
  QVERIFY(builder.addFile(path));
  QVERIFY(builder.finish() == digestOf(content));
  QCOMPARE(builder.addFile(path.string() + ".absent").error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TestHash)
#include "tst_hash.moc"
