// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/upload_store.h"
#include "core/base/files.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;

class TestUploadStore final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void names_data();
  void names();
  void keepsOneFileOfAForm();
  void overwritesNothing();
  void leavesNothingBehindAFailure();
  void resolvesInsideTheFolderOnly();

 private:
  static std::filesystem::path pathOf(const QTemporaryDir& folder) { return folder.path().toStdString(); }
  static Result<UploadStore::Stored> put(const UploadStore& store, const std::string& name, const std::string& content,
                                         const std::string& field = "file") {
    const std::filesystem::path body = store.folder().parent_path() / "body";
    (void)writeFileAtomically(body, "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n"
                                    "--b\r\nContent-Disposition: form-data; name=\"" +
                                        field + "\"; filename=\"" + name + "\"\r\n\r\n" + content + "\r\n--b--\r\n");
    return store.store(body, "multipart/form-data; boundary=b");
  }
};

void TestUploadStore::names_data() {
  QTest::addColumn<QByteArray>("name");
  QTest::addColumn<bool>("isGood");
  QTest::newRow("plain") << QByteArray("a.csv") << true;
  QTest::newRow("unicode") << QByteArray("データ 1.csv") << true;
  QTest::newRow("two dots inside") << QByteArray("a..csv") << true;
  QTest::newRow("200 bytes") << QByteArray(200, 'x') << true;
  QTest::newRow("201 bytes") << QByteArray(201, 'x') << false;
  QTest::newRow("empty") << QByteArray("") << false;
  QTest::newRow("parent") << QByteArray("..") << false;
  QTest::newRow("this") << QByteArray(".") << false;
  QTest::newRow("hidden") << QByteArray(".bashrc") << false;
  QTest::newRow("up") << QByteArray("../a.csv") << false;
  QTest::newRow("absolute") << QByteArray("/etc/passwd") << false;
  QTest::newRow("folder") << QByteArray("a/b.csv") << false;
  QTest::newRow("backslash") << QByteArray("a\\b.csv") << false;
  QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
  QTest::newRow("line break") << QByteArray("a\nb") << false;
  QTest::newRow("not UTF-8") << QByteArray("a\xff") << false;
}

void TestUploadStore::names() {
  QFETCH(const QByteArray, name);
  QFETCH(const bool, isGood);
  const std::string_view text(name.constData(), static_cast<std::size_t>(name.size()));
  QCOMPARE(checkUploadName(text).has_value(), isGood);
  QTemporaryDir folder;
  const UploadStore store(pathOf(folder) / "up");
  if (!isGood) QVERIFY(!store.resolve(text));
}

void TestUploadStore::keepsOneFileOfAForm() {
  QTemporaryDir folder;
  const UploadStore store(pathOf(folder) / "up");
  const auto stored = put(store, "データ.csv", "a\r\n1\r\n");
  QVERIFY2(stored.has_value(), stored ? "" : stored.error().message.c_str());
  QCOMPARE(QString::fromStdString(stored->fileName), QString("データ.csv"));
  QCOMPARE(QString::fromStdString(stored->path), QString("/data/データ.csv"));
  QCOMPARE(stored->sizeBytes, std::uint64_t{6});
  const auto file = store.resolve(stored->path);
  QVERIFY(file.has_value());
  QCOMPARE(*readFile(*file, 100), std::string("a\r\n1\r\n"));
  QVERIFY(store.resolve("データ.csv").has_value());
}

void TestUploadStore::overwritesNothing() {
  QTemporaryDir folder;
  const UploadStore store(pathOf(folder) / "up");
  QCOMPARE(put(store, "a.csv", "one")->fileName, std::string("a.csv"));
  QCOMPARE(put(store, "a.csv", "two")->fileName, std::string("a-1.csv"));
  QCOMPARE(put(store, "a.csv", "one")->fileName, std::string("a.csv")); // the same content again
  QCOMPARE(put(store, "a.csv", "two")->fileName, std::string("a-1.csv"));
  QCOMPARE(put(store, "plain", "1")->fileName, std::string("plain"));
  QCOMPARE(put(store, "plain", "2")->fileName, std::string("plain-1"));
  QCOMPARE(*readFile(*store.resolve("a.csv"), 100), std::string("one"));
  QCOMPARE(*readFile(*store.resolve("a-1.csv"), 100), std::string("two"));
  // A link that somebody left there is neither followed nor replaced.
  std::filesystem::create_symlink(pathOf(folder) / "outside", store.folder() / "link.csv");
  QCOMPARE(put(store, "link.csv", "x")->fileName, std::string("link-1.csv"));
  QVERIFY(!std::filesystem::exists(pathOf(folder) / "outside"));
}

void TestUploadStore::leavesNothingBehindAFailure() {
  QTemporaryDir folder;
  const UploadStore store(pathOf(folder) / "up");
  const std::filesystem::path body = pathOf(folder) / "body";
  QCOMPARE(put(store, "../a", "x").error().code, ErrorCode::InvalidArgument);
  QCOMPARE(put(store, "a", "x", "image").error().code, ErrorCode::NotFound);
  (void)writeFileAtomically(body, "--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\ncut off");
  QCOMPARE(store.store(body, "multipart/form-data; boundary=b").error().code, ErrorCode::InvalidArgument);
  const std::string part = "--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nx\r\n";
  (void)writeFileAtomically(body, part + part + "--b--");
  QCOMPARE(store.store(body, "multipart/form-data; boundary=b").error().code, ErrorCode::InvalidArgument);
  QCOMPARE(store.store(body, "text/plain").error().code, ErrorCode::InvalidArgument);
  QCOMPARE(store.store(pathOf(folder) / "none", "multipart/form-data; boundary=b").error().code, ErrorCode::IoFailure);
  QVERIFY(std::filesystem::is_empty(store.folder()));
  // A folder that cannot be made: its name is a file's.
  const UploadStore blocked(body);
  QCOMPARE(blocked.store(body, "multipart/form-data; boundary=b").error().code, ErrorCode::IoFailure);
}

void TestUploadStore::resolvesInsideTheFolderOnly() {
  QTemporaryDir folder;
  const UploadStore store(pathOf(folder) / "up");
  QCOMPARE(store.resolve("/data/a.csv").error().code, ErrorCode::NotFound);
  (void)put(store, "a.csv", "x");
  (void)writeFileAtomically(pathOf(folder) / "secret", "s");
  std::filesystem::create_symlink(pathOf(folder) / "secret", store.folder() / "out.csv");
  std::filesystem::create_symlink(store.folder() / "a.csv", store.folder() / "in.csv");
  std::filesystem::create_directory(store.folder() / "sub");
  QCOMPARE(QString::fromStdString(store.withoutFolder("'" + store.resolve("/data/a.csv")->string() + "' is bad.")),
           QString("'/data/a.csv' is bad."));
  QCOMPARE(store.resolve("/data/out.csv").error().code, ErrorCode::InvalidArgument);
  QVERIFY(store.resolve("/data/in.csv").has_value());
  QCOMPARE(store.resolve("/data/sub").error().code, ErrorCode::NotFound);
  QCOMPARE(store.resolve("/data/../secret").error().code, ErrorCode::InvalidArgument);
  QCOMPARE(store.resolve("/data//etc/passwd").error().code, ErrorCode::InvalidArgument);
  QCOMPARE(store.resolve("/etc/passwd").error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestUploadStore)
#include "tst_upload_store.moc"
