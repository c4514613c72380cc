// SPDX-License-Identifier: Apache-2.0
#include "core/encoding/text_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace aisemble;

class TestTextFile : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void reads_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<bool>("isSure");
    const auto row = [](const char* name, QByteArray bytes, const char* text, const char* encoding, bool isSure) {
      QTest::newRow(name) << bytes << QString::fromUtf8(text) << QString::fromLatin1(encoding) << isSure;
    };
    row("nothing", "", "", "UTF-8", true);
    row("ASCII", "abc\r\n", "abc\r\n", "UTF-8", true);
    row("UTF-8", "漢字", "漢字", "UTF-8", true);
    row("UTF-8 with a mark", "\xEF\xBB\xBF漢字", "漢字", "UTF-8", true);
    row("Shift_JIS", "\x8A\xBF\x8E\x9A\x82\xC6\x87\x40\r\nabc", "漢字と①\r\nabc", "Shift_JIS", false);
    row("EUC-JP", "\xB4\xC1\xBB\xFA\xA4\xC8\r\nabc", "漢字と\r\nabc", "EUC-JP", false);
    row("ISO-2022-JP", "\x1B$B4A;z$H\x1B(B abc", "漢字と abc", "ISO-2022-JP", false);
    row("UTF-16", QByteArray("\xFF\xFE\x22\x6F\x57\x5B", 6), "漢字", "UTF-16LE", true);
    row("UTF-16 without a mark", QByteArray("a\0b\0c\0\n\0", 8), "abc\n", "UTF-16LE", false);
  }
  void reads() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(QString, encoding);
    QFETCH(bool, isSure);
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("t.txt")).toStdString();
    std::ofstream(path, std::ios::binary) << bytes.toStdString();
    const Result<DecodedText> read = readTextFile(path, 1 << 20);
    QVERIFY(read);
    QCOMPARE(QString::fromStdString(read->text), text);
    QCOMPARE(QString::fromStdString(read->encoding), encoding);
    QCOMPARE(read->basis, isSure ? EncodingBasis::Known : EncodingBasis::Likely);
    QCOMPARE(beginsAsUtf8(bytes.toStdString()), encoding == QLatin1String("UTF-8"));
  }

  void zerosOfUtf8Stay() {
    const Result<DecodedText> read = decodeTextFile(std::string("ab\0c", 4), "t.txt");
    QVERIFY(read);
    QCOMPARE(read->text, std::string("ab\0c", 4));
  }

  void refuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("Latin-1") << QByteArray("one\ntwo caf\xE9 x") << QStringLiteral("byte 11, in line 2");
    QTest::newRow("behind a mark") << QByteArray("\xEF\xBB\xBF\x8A\xBF\x8E\x9A") << QStringLiteral("byte 3, in line 1");
    QTest::newRow("Shift_JIS cut off") << QByteArray("\x8A\xBF\x8E\x9A\x82\xC6\n\x8A\xBF\x8E\x9A\x82")
                                       << QStringLiteral("Shift_JIS, but byte 11, in line 2");
    QTest::newRow("EUC-JP with a bad byte")
        << QByteArray("\xB4\xC1\xBB\xFA\xA4\xC8\xFF\xB4\xC1\n") << QStringLiteral("EUC-JP, but byte 6, in line 1");
    QTest::newRow("damaged UTF-16") << QByteArray("\xFF\xFEx\0y", 5) << QStringLiteral("begins like UTF-16");
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)
                            << QStringLiteral("is not a text: byte 8 is zero");
  }
  void refuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    const Result<DecodedText> read = decodeTextFile(bytes.toStdString(), "t.txt");
    QVERIFY(!read);
    QCOMPARE(read.error().code, said.contains(QLatin1String("zero")) ? ErrorCode::Unsupported : ErrorCode::Corrupt);
    const QString message = QString::fromStdString(read.error().message);
    QVERIFY2(message.startsWith(QLatin1String("'t.txt'")) && message.contains(said), qPrintable(message));
  }

  void limits() {
    QTemporaryDir folder;
    QCOMPARE(readTextFile(folder.filePath(QStringLiteral("no")).toStdString(), 9).error().code, ErrorCode::NotFound);
    const std::string path = folder.filePath(QStringLiteral("t.txt")).toStdString();
    std::ofstream(path) << "0123456789";
    QCOMPARE(readTextFile(path, 9).error().code, ErrorCode::TooLarge);
  }

  void aCutCharacterIsNoError() {
    const std::string text = "漢字";
    for (std::size_t i = 0; i <= text.size(); ++i)
      QVERIFY(beginsAsUtf8(text.substr(0, i)));
    QVERIFY(!beginsAsUtf8("\x8A\xBF\x8E\x9A"));
    QVERIFY(!beginsAsUtf8("caf\xE9 x"));
  }
};

QTEST_APPLESS_MAIN(TestTextFile)
#include "tst_text_file.moc"
