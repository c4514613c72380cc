// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace aisemble;

class TestFiles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void readsWhatWasWritten();
  void readErrors();
  void pipesAreNotWaitedFor();
  void limitIsExact();
  void writeReplaces();
  void privateMode();
  void permissionsStay();
  void linksStay();
  void pipesAndDevicesAreWrittenTo();
  void writeErrorLeavesTheOld();
  void aKilledWriterLeavesOldOrNew();
  void mapsFiles();

 private:
  std::filesystem::path path(const char* name) const {
    return std::filesystem::path(m_folder.path().toStdString()) / name;
  }
  QTemporaryDir m_folder;
};

void TestFiles::readsWhatWasWritten() {
  const std::string content = std::string("a\0b\n", 4) + std::string(200'000, 'x');
  QVERIFY(writeFileAtomically(path("plain"), content));
  const auto read = readFile(path("plain"), 1 << 20);
  QVERIFY(read);
  QVERIFY(*read == content);
  QVERIFY(writeFileAtomically(path("empty"), ""));
  QCOMPARE(readFile(path("empty"), 0)->size(), std::size_t{0});
}

void TestFiles::readErrors() {
  QCOMPARE(readFile(path("absent"), 10).error().code, ErrorCode::NotFound);
  QVERIFY(readFile(path("absent"), 10).error().message.find("absent") != std::string::npos);
  QCOMPARE(readFile(m_folder.path().toStdString(), 10).error().code, ErrorCode::InvalidArgument);
  QCOMPARE(readFile("/dev/zero", 1000).error().code, ErrorCode::TooLarge); // no size to ask beforehand
}

void TestFiles::pipesAreNotWaitedFor() {
  QCOMPARE(::mkfifo(path("pipe.csv").c_str(), 0600), 0);
  const auto read = aisemble::readFile(path("pipe.csv"), 100);
  QVERIFY(!read);
  QCOMPARE(read.error().code, aisemble::ErrorCode::InvalidArgument);
  QVERIFY(read.error().message.find("pipe.csv") != std::string::npos);
}

void TestFiles::limitIsExact() {
  QVERIFY(writeFileAtomically(path("ten"), "0123456789"));
  QVERIFY(readFile(path("ten"), 10));
  QCOMPARE(readFile(path("ten"), 9).error().code, ErrorCode::TooLarge);
}

void TestFiles::writeReplaces() {
  QVERIFY(writeFileAtomically(path("again"), "a much longer first content"));
  QVERIFY(writeFileAtomically(path("again"), "short"));
  QCOMPARE(*readFile(path("again"), 100), std::string("short"));
  int parts = 0; // no temporary stays behind
  for (const auto& entry : std::filesystem::directory_iterator(m_folder.path().toStdString()))
    parts += entry.path().string().find(".part-") != std::string::npos ? 1 : 0;
  QCOMPARE(parts, 0);
}

void TestFiles::privateMode() {
  QVERIFY(writeFileAtomically(path("secret"), "key", true));
  struct stat info {};
  QCOMPARE(::stat(path("secret").c_str(), &info), 0);
  QCOMPARE(info.st_mode & 0777, 0600u);
}

void TestFiles::permissionsStay() {
  QVERIFY(writeFileAtomically(path("mode"), "old"));
  QCOMPARE(::chmod(path("mode").c_str(), 0640), 0);
  QVERIFY(writeFileAtomically(path("mode"), "new"));
  struct stat info {};
  QCOMPARE(::stat(path("mode").c_str(), &info), 0);
  QCOMPARE(info.st_mode & 0777, 0640u);
}

void TestFiles::linksStay() {
  std::filesystem::create_directory(path("folder"));
  std::filesystem::create_symlink("folder/target", path("link"));
  std::filesystem::create_symlink(path("link"), path("link to the link"));
  for (const char* content : {"made", "replaced"}) {
    QVERIFY(writeFileAtomically(path("link to the link"), content));
    QVERIFY(std::filesystem::is_symlink(path("link")));
    QVERIFY(std::filesystem::is_symlink(path("link to the link")));
    QCOMPARE(*readFile(path("folder/target"), 100), std::string(content));
  }
}

void TestFiles::pipesAndDevicesAreWrittenTo() {
  QVERIFY(writeFileAtomically("/dev/null", "gone"));
  QVERIFY(std::filesystem::is_character_file("/dev/null"));
  QCOMPARE(writeFileAtomically("/dev/full", "x").error().code, ErrorCode::IoFailure);
  QVERIFY(std::filesystem::is_character_file("/dev/full"));
  QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
  QCOMPARE(writeFileAtomically(path("pipe"), "x").error().code, ErrorCode::IoFailure); // nobody reads
  const int reader = ::open(path("pipe").c_str(), O_RDONLY | O_NONBLOCK);
  QVERIFY(writeFileAtomically(path("pipe"), "through"));
  char buffer[16];
  QCOMPARE(::read(reader, buffer, sizeof buffer), ssize_t{7});
  ::close(reader);
  QVERIFY(std::filesystem::is_fifo(path("pipe")));
}

void TestFiles::writeErrorLeavesTheOld() {
  const auto folder = path("folder-in-the-way");
  std::filesystem::create_directory(folder);
  std::filesystem::create_directory(folder / "child");
  const auto written = writeFileAtomically(folder, "x");
  QVERIFY(!written);
  QCOMPARE(written.error().code, ErrorCode::InvalidArgument);
  QVERIFY(std::filesystem::exists(folder / "child"));
  QCOMPARE(writeFileAtomically(path("no/such/folder"), "x").error().code, ErrorCode::IoFailure);
}

/// A child rewrites one file over and over until it is killed; whatever instant that hits, the file is whole.
void TestFiles::aKilledWriterLeavesOldOrNew() {
  const std::string old(300'000, 'o');
  const std::string fresh(500'000, 'n');
  for (int round = 0; round < 10; ++round) {
    QVERIFY(writeFileAtomically(path("victim"), old));
    int ready[2];
    QCOMPARE(::pipe(ready), 0);
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
      const char byte = 1;
      for (;;) {
        if (!writeFileAtomically(path("victim"), fresh) || !writeFileAtomically(path("victim"), old)) ::_exit(1);
        if (::write(ready[1], &byte, 1) != 1) ::_exit(1);
      }
    }
    ::close(ready[1]);
    char byte = 0;
    for (int i = 0; i <= round; ++i)
      QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});
    ::kill(child, SIGKILL);
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    ::close(ready[0]);
    QVERIFY(WIFSIGNALED(status));
    const auto read = readFile(path("victim"), 1 << 20);
    QVERIFY(read);
    QVERIFY(*read == old || *read == fresh);
  }
}

void TestFiles::mapsFiles() {
  QVERIFY(writeFileAtomically(path("mapped"), "mapped bytes"));
  auto first = MappedFile::open(path("mapped"));
  QVERIFY(first);
  const MappedFile moved = std::move(*first);
  QCOMPARE(moved.bytes().size(), std::size_t{12});
  QVERIFY(first->bytes().empty());
  QCOMPARE(std::string(reinterpret_cast<const char*>(moved.bytes().data()), 12), std::string("mapped bytes"));
  QVERIFY(writeFileAtomically(path("nothing"), ""));
  QVERIFY(MappedFile::open(path("nothing"))->bytes().empty());
  QCOMPARE(MappedFile::open(path("absent")).error().code, ErrorCode::NotFound);
  QCOMPARE(MappedFile::open(m_folder.path().toStdString()).error().code, ErrorCode::IoFailure);
  QCOMPARE(::mkfifo(path("pipe to map").c_str(), 0600), 0);
  QCOMPARE(MappedFile::open(path("pipe to map")).error().code, ErrorCode::IoFailure); // at once
}

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
