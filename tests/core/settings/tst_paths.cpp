// SPDX-License-Identifier: Apache-2.0
#include "core/settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <fstream>

using namespace aisemble;
namespace fs = std::filesystem;

namespace {

mode_t modeOf(const fs::path& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 0777 : 0;
}

} // namespace

class TestPaths : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_dir;
  fs::path m_root;

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
    m_root = fs::canonical(m_dir.path().toStdString());
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
      qunsetenv(name);
    qputenv("HOME", QByteArray::fromStdString((m_root / "user").string()));
  }

  void homeHoldsEverything() {
    const auto paths = Paths::locate(m_root / "home", m_root / "prefix/bin/aisemble");
    QVERIFY(paths.has_value());
    QCOMPARE(paths->config, m_root / "home");
    QCOMPARE(paths->data, m_root / "home/data");
    QCOMPARE(paths->cache, m_root / "home/cache");
    QCOMPARE(paths->state, m_root / "home/state");
    QCOMPARE(paths->resources, m_root / "prefix/share/aisemble-workbench");
    QCOMPARE(paths->engines, m_root / "prefix/lib/aisemble/engines");
    for (const fs::path& folder : {paths->config, paths->data, paths->cache, paths->state})
      QCOMPARE(modeOf(folder), mode_t(0700));
  }

  void relativeHomeBecomesAbsolute() {
    const auto paths = Paths::locate(fs::relative(m_root / "h"), "/usr/bin/aisemble");
    QVERIFY(paths.has_value());
    QVERIFY(paths->config.is_absolute());
    QVERIFY(fs::equivalent(paths->config, m_root / "h"));
  }

  void xdgVariablesDecide() {
    qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString((m_root / "c").string()));
    qputenv("XDG_DATA_HOME", "relative/counts/as/unset");
    qputenv("XDG_CACHE_HOME", "");
    const auto paths = Paths::locate(std::nullopt, "/usr/bin/aisemble");
    QVERIFY(paths.has_value());
    QCOMPARE(paths->config, m_root / "c/aisemble-workbench");
    QCOMPARE(paths->data, m_root / "user/.local/share/aisemble-workbench");
    QCOMPARE(paths->cache, m_root / "user/.cache/aisemble-workbench");
    QCOMPARE(paths->state, m_root / "user/.local/state/aisemble-workbench");
    QVERIFY(fs::is_directory(paths->state));
  }

  void programIsFollowedThroughLinks() {
    fs::create_directories(m_root / "prefix/bin");
    fs::create_directories(m_root / "elsewhere");
    std::ofstream(m_root / "prefix/bin/aisemble") << "x";
    fs::create_symlink(m_root / "prefix/bin/aisemble", m_root / "elsewhere/tool");
    const auto paths = Paths::locate(m_root / "home", m_root / "elsewhere/tool");
    QVERIFY(paths.has_value());
    QCOMPARE(paths->resources, m_root / "prefix/share/aisemble-workbench");
  }

  void folderModesOfOthersStay() {
    fs::create_directories(m_root / "home");
    ::chmod((m_root / "home").c_str(), 0755);
    QVERIFY(Paths::locate(m_root / "home", "/usr/bin/aisemble").has_value());
    QCOMPARE(modeOf(m_root / "home"), mode_t(0755));
  }

  void fileInTheWayIsAnError() {
    std::ofstream(m_root / "home") << "x";
    const auto paths = Paths::locate(m_root / "home", "/usr/bin/aisemble");
    QVERIFY(!paths.has_value());
    QCOMPARE(paths.error().code, ErrorCode::IoFailure);
    QVERIFY(paths.error().message.find((m_root / "home").string()) != std::string::npos);
    QVERIFY(!Paths::locate(fs::path(), "/usr/bin/aisemble").has_value());
  }
};

QTEST_APPLESS_MAIN(TestPaths)
#include "tst_paths.moc"
