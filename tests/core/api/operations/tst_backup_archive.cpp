// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/backup_archive.h"
#include "tests/core/api/operations/operations_fixture.h"

#include <QtTest>

#include <cstring>
#include <sys/stat.h>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

namespace fs = std::filesystem;

namespace {

const std::string kDatabase = std::string("SQLite format 3\0", 16) + std::string(84, 'd');

struct Folder {
  QTemporaryDir folder;
  fs::path root = folder.path().toStdString();
  fs::path source = root / "source";
  ArchivePlan plan() const {
    ArchivePlan out;
    out.sources = {source};
    out.target = root / "out.tar.gz";
    return out;
  }
};

/// One member of a tar as POSIX.1-1988 (ustar) lays it out, for names that our writer would not make.
std::string member(const std::string& name, char type, const std::string& content, const std::string& link = {}) {
  std::string head(512, '\0');
  const auto put = [&](std::size_t at, const std::string& text) { head.replace(at, text.size(), text); };
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  char size[16];
  std::snprintf(size, sizeof size, "%011zo", content.size());
  put(124, size);
  put(136, "00000000000");
  put(148, "        ");
  head[156] = type;
  put(157, link);
  put(257, std::string("ustar\00000", 8));
  unsigned sum = 0;
  for (const char c : head)
    sum += static_cast<unsigned char>(c);
  char check[16];
  std::snprintf(check, sizeof check, "%06o", sum);
  put(148, std::string(check) + '\0' + ' ');
  std::string out = head + content;
  out.resize((out.size() + 511) / 512 * 512, '\0');
  return out;
}

const std::string kEnd(1024, '\0');

} // namespace

class TestBackupArchive final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void thereAndBack_data();
  void thereAndBack();
  void databases();
  void excluded();
  void existingTargetStays();
  void stopped();
  void hostileNames_data();
  void hostileNames();
  void linkThenFileThroughIt();
  void namesThatComeTwice();
  void notAnArchive_data();
  void notAnArchive();
  void existingFolderStays();
};

void TestBackupArchive::thereAndBack_data() {
  QTest::addColumn<bool>("compressed");
  QTest::newRow("gzip") << true;
  QTest::newRow("plain") << false;
}

void TestBackupArchive::thereAndBack() {
  QFETCH(bool, compressed);
  Folder here;
  const std::string large(3'000'000, 'x');
  writeTo(here.source / "a.txt", "hello");
  writeTo(here.source / "deep" / "日本語 name.bin", large);
  writeTo(here.source / std::string(150, 'n') / std::string(150, 'm'), "long name");
  writeTo(here.source / "empty", "");
  fs::create_directories(here.source / "nothing");
  fs::create_symlink("/etc/passwd", here.source / "link");
  QVERIFY(::mkfifo((here.source / "pipe").c_str(), 0600) == 0);
  ArchivePlan plan = here.plan();
  plan.isCompressed = compressed;
  const auto written = writeArchive(plan, {});
  QVERIFY2(written, written ? "" : written.error().message.c_str());
  QCOMPARE(written->files, std::uint64_t{4});
  QCOMPARE(written->bytes, fs::file_size(plan.target));
  QCOMPARE(written->bytes < 100'000, compressed);
  QCOMPARE(written->notes.size(), std::size_t{2}); // the link and the pipe
  QVERIFY(!fs::exists(plan.target.string() + ".part"));

  const auto read = extractArchive(plan.target, here.root / "back", {});
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->files, std::uint64_t{4});
  QCOMPARE(read->skipped, std::uint64_t{0});
  const fs::path back = here.root / "back" / "source"; // named relative to the source's parent
  QCOMPARE(contentOf(back / "a.txt"), std::string("hello"));
  QVERIFY(contentOf(back / "deep" / "日本語 name.bin") == large);
  QCOMPARE(contentOf(back / std::string(150, 'n') / std::string(150, 'm')), std::string("long name"));
  QVERIFY(fs::is_directory(back / "nothing"));
  QVERIFY(!fs::exists(fs::symlink_status(back / "link")));
}

void TestBackupArchive::databases() {
  Folder here;
  writeTo(here.source / "live.db", kDatabase);
  writeTo(here.source / "live.db-wal", "wal");
  writeTo(here.source / "live.db-shm", "shm");
  const auto without = writeArchive(here.plan(), {});
  QVERIFY(without);
  QCOMPARE(without->files, std::uint64_t{0});
  QVERIFY(without->notes.at(0).find("live.db") != std::string::npos);

  ArchivePlan plan = here.plan();
  plan.target = here.root / "second.tar.gz";
  plan.copyDatabase = [](const fs::path& database, const fs::path& copy) -> Result<void> {
    if (database.filename() != "live.db") return aisemble::fail(ErrorCode::Internal, "another file");
    writeTo(copy, kDatabase + "consistent");
    return {};
  };
  const auto with = writeArchive(plan, {});
  QVERIFY(with);
  QCOMPARE(with->files, std::uint64_t{1});
  QVERIFY(with->notes.empty());
  QVERIFY(extractArchive(plan.target, here.root / "back", {}));
  QVERIFY(contentOf(here.root / "back" / "source" / "live.db") == kDatabase + "consistent");
  QCOMPARE(std::distance(fs::directory_iterator(here.root), {}), 4); // source, two archives, back: no copy stays

  plan.target = here.root / "third.tar.gz";
  plan.copyDatabase = [](const fs::path&, const fs::path&) { return aisemble::fail(ErrorCode::IoFailure, "no space"); };
  const auto failed = writeArchive(plan, {});
  QVERIFY(failed);
  QVERIFY(failed->notes.at(0).find("no space") != std::string::npos);
}

void TestBackupArchive::excluded() {
  Folder here;
  writeTo(here.source / "keep", "1");
  writeTo(here.source / "backups" / "old.tar.gz", "2");
  writeTo(here.source / "backups2", "3"); // not the same folder
  ArchivePlan plan = here.plan();
  plan.excluded = {here.source / "backups"};
  const auto written = writeArchive(plan, {});
  QVERIFY(written);
  QCOMPARE(written->files, std::uint64_t{2});
}

void TestBackupArchive::existingTargetStays() {
  Folder here;
  writeTo(here.source / "a", "1");
  writeTo(here.root / "out.tar.gz", "mine");
  const auto written = writeArchive(here.plan(), {});
  QVERIFY(!written);
  QCOMPARE(written.error().code, ErrorCode::IoFailure);
  QCOMPARE(contentOf(here.root / "out.tar.gz"), std::string("mine"));
  QVERIFY(!fs::exists(here.root / "out.tar.gz.part"));
}

void TestBackupArchive::stopped() {
  Folder here;
  writeTo(here.source / "a", "1");
  std::stop_source stop;
  QVERIFY(writeArchive(here.plan(), stop.get_token()));
  stop.request_stop();
  ArchivePlan plan = here.plan();
  plan.target = here.root / "second.tar.gz";
  const auto written = writeArchive(plan, stop.get_token());
  QVERIFY(!written && written.error().isCancelled());
  QVERIFY(!fs::exists(plan.target) && !fs::exists(plan.target.string() + ".part"));
  const auto read = extractArchive(here.plan().target, here.root / "back", stop.get_token());
  QVERIFY(!read && read.error().isCancelled());
  QVERIFY(!fs::exists(here.root / "back"));
}

void TestBackupArchive::hostileNames_data() {
  QTest::addColumn<QByteArray>("tar");
  QTest::newRow("up") << QByteArray::fromStdString(member("../evil", '0', "x"));
  QTest::newRow("up inside") << QByteArray::fromStdString(member("a/../../evil", '0', "x"));
  QTest::newRow("absolute") << QByteArray::fromStdString(member("/tmp/aisemble-evil", '0', "x"));
  QTest::newRow("dots") << QByteArray::fromStdString(member("./..", '5', ""));
  QTest::newRow("symlink") << QByteArray::fromStdString(member("evil", '2', "", "/etc/passwd"));
  QTest::newRow("hard link") << QByteArray::fromStdString(member("evil", '1', "", "/etc/passwd"));
  QTest::newRow("device") << QByteArray::fromStdString(member("evil", '3', ""));
  QTest::newRow("pipe") << QByteArray::fromStdString(member("evil", '6', ""));
}

void TestBackupArchive::hostileNames() {
  QFETCH(QByteArray, tar);
  Folder here;
  writeTo(here.root / "evil.tar", tar.toStdString() + member("good", '0', "ok") + kEnd);
  const auto read = extractArchive(here.root / "evil.tar", here.root / "in" / "back", {});
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->files, std::uint64_t{1});
  QCOMPARE(read->skipped, std::uint64_t{1});
  QCOMPARE(contentOf(here.root / "in" / "back" / "good"), std::string("ok"));
  QVERIFY(!fs::exists(here.root / "evil") && !fs::exists(here.root / "in" / "evil"));
  QVERIFY(!fs::exists(fs::symlink_status(here.root / "in" / "back" / "evil")));
  QVERIFY(!fs::exists("/tmp/aisemble-evil"));
}

void TestBackupArchive::linkThenFileThroughIt() {
  Folder here;
  fs::create_directories(here.root / "outside");
  writeTo(here.root / "evil.tar",
          member("d", '2', "", (here.root / "outside").string()) + member("d/x", '0', "x") + kEnd);
  const auto read = extractArchive(here.root / "evil.tar", here.root / "back", {});
  QVERIFY(read);
  QVERIFY(fs::is_empty(here.root / "outside"));
  QCOMPARE(contentOf(here.root / "back" / "d" / "x"), std::string("x"));
}

void TestBackupArchive::namesThatComeTwice() {
  Folder here;
  writeTo(here.root / "twice.tar", member("a", '0', "first") + member("a", '0', "second") + member("a/b", '0', "x") +
                                       member("a", '5', "") + kEnd);
  const auto read = extractArchive(here.root / "twice.tar", here.root / "back", {});
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->files, std::uint64_t{1});
  QCOMPARE(read->skipped, std::uint64_t{3});
  QCOMPARE(contentOf(here.root / "back" / "a"), std::string("first"));
}

void TestBackupArchive::notAnArchive_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("text") << QByteArray("hello");
  QTest::newRow("noise") << QByteArray(5000, '\x5a');
  QTest::newRow("gzip's head") << QByteArray("\x1f\x8b\x08\x00", 4);
  QTest::newRow("cut") << QByteArray::fromStdString(member("a", '0', std::string(5000, 'x')).substr(0, 2000));
}

void TestBackupArchive::notAnArchive() {
  QFETCH(QByteArray, bytes);
  Folder here;
  writeTo(here.root / "bad.tar", bytes.toStdString());
  const auto read = extractArchive(here.root / "bad.tar", here.root / "back", {});
  QVERIFY(!read);
  QCOMPARE(read.error().code, ErrorCode::Corrupt);
  QVERIFY(!fs::exists(here.root / "back"));
}

void TestBackupArchive::existingFolderStays() {
  Folder here;
  writeTo(here.root / "a.tar", member("a", '0', "new") + kEnd);
  writeTo(here.root / "back" / "a", "mine");
  const auto read = extractArchive(here.root / "a.tar", here.root / "back", {});
  QVERIFY(!read);
  QCOMPARE(contentOf(here.root / "back" / "a"), std::string("mine"));
}

QTEST_GUILESS_MAIN(TestBackupArchive)
#include "tst_backup_archive.moc"
