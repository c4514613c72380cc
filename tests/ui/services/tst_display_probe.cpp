// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a display is there, told without Qt.

#include "app/display_probe.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace aisemble;

class TestDisplayProbe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void problems_data() {
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("display");
    QTest::addColumn<QString>("wayland");
    QTest::addColumn<QString>("word"); // of the problem; empty: none
    QTest::newRow("nothing set") << ""
                                 << ""
                                 << ""
                                 << "neither DISPLAY nor WAYLAND_DISPLAY is";
    QTest::newRow("xcb wanted, nothing set") << "xcb"
                                             << ""
                                             << ""
                                             << "DISPLAY is not";
    QTest::newRow("wayland wanted, X set") << "wayland"
                                           << ":0"
                                           << ""
                                           << "WAYLAND_DISPLAY is not";
    QTest::newRow("dead display") << ""
                                  << ":4711"
                                  << ""
                                  << "':4711' does not answer";
    QTest::newRow("nonsense") << ""
                              << "nonsense"
                              << ""
                              << "'nonsense' does not answer";
    QTest::newRow("dead display, named") << "xcb"
                                         << ":4711"
                                         << ""
                                         << "':4711' does not answer";
    QTest::newRow("dead compositor") << "wayland"
                                     << ""
                                     << "wayland-4711"
                                     << "'wayland-4711' does not answer";
    QTest::newRow("offscreen needs none") << "offscreen"
                                          << ""
                                          << ""
                                          << "";
    QTest::newRow("minimal with an option") << "minimal:enable_fonts"
                                            << ""
                                            << ""
                                            << "";
  }
  void problems() {
    QFETCH(QString, platform);
    QFETCH(QString, display);
    QFETCH(QString, wayland);
    QFETCH(QString, word);
    const std::string problem = displayProblem({platform.toStdString(), display.toStdString(), wayland.toStdString()});
    QCOMPARE(problem.empty(), word.isEmpty());
    QVERIFY2(QString::fromStdString(problem).contains(word), problem.c_str());
  }

  void compositorThatListens() {
    QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/wayland-0";
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    QVERIFY(path.size() < sizeof address.sun_path);
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    const int listening = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    QCOMPARE(::listen(listening, 1), 0);
    QCOMPARE(displayProblem({"", "", path}), std::string());
    QCOMPARE(displayProblem({"", ":4711", path}), std::string()); // one of the two is enough
    ::close(listening);
    QVERIFY(!displayProblem({"", "", path}).empty());
  }

  void wishes_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("platform");
    QTest::addColumn<QString>("display");
    QTest::newRow("environment") << QStringList{} << "fromenv"
                                 << ":7";
    QTest::newRow("options") << QStringList{"-platform", "xcb", "-display", ":8"} << "xcb"
                             << ":8";
    QTest::newRow("with equals signs") << QStringList{"--platform=offscreen", "--display=:9"} << "offscreen"
                                       << ":9";
    QTest::newRow("without a value") << QStringList{"-platform"} << "fromenv"
                                     << ":7";
  }
  void wishes() {
    QFETCH(QStringList, arguments);
    qputenv("QT_QPA_PLATFORM", "fromenv");
    qputenv("DISPLAY", ":7");
    std::vector<std::string> words;
    for (const QString& word : arguments)
      words.push_back(word.toStdString());
    const DisplayWish wish = displayWish(words);
    QTEST(QString::fromStdString(wish.platform), "platform");
    QTEST(QString::fromStdString(wish.display), "display");
  }
};

QTEST_APPLESS_MAIN(TestDisplayProbe)
#include "tst_display_probe.moc"
