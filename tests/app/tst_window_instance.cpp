// SPDX-License-Identifier: GPL-3.0-or-later
// One window a home: of the class, then of the program itself.

#include "app/window_instance.h"

#include <QLocalSocket>
#include <QProcess>
#include <QtTest>

#include <csignal>

using namespace aisemble;
using namespace std::chrono_literals;

namespace {

using Role = WindowInstance::Role;

const QString kProgram = QStringLiteral(AISEMBLE_BUILD_DIR "/bin/aisemble-workbench");

std::filesystem::path pathOf(const QTemporaryDir& folder) {
  return folder.path().toStdString();
}

/// A guest's claim blocks, and the first answers from the loop of its own thread.
std::optional<Role> claimBeside(const std::filesystem::path& folder, const QStringList& files) {
  std::optional<Role> role;
  std::unique_ptr<QThread> thread(QThread::create([&] {
    WindowInstance guest(folder);
    if (const auto got = guest.claim(files, 5s)) role = *got;
  }));
  thread->start();
  while (!thread->wait(5))
    QCoreApplication::processEvents();
  return role;
}

QProcess* startProgram(QObject* parent, const QTemporaryDir& home, const QStringList& files = {}) {
  auto* program = new QProcess(parent);
  program->start(kProgram, QStringList{QStringLiteral("--home"), home.path()} + files);
  return program;
}

/// Whether the window listens: its session is kept soon after.
bool isUp(const QTemporaryDir& home) {
  QLocalSocket socket;
  socket.connectToServer(home.filePath(QStringLiteral("state/window.socket")));
  return socket.waitForConnected(100);
}

} // namespace

class TestWindowInstance : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theSecondHandsItsFilesOver() {
    const QTemporaryDir folder;
    WindowInstance first(pathOf(folder));
    QCOMPARE(first.claim({QStringLiteral("/mine")}, 0ms).value(), Role::First);
    QList<QStringList> handed;
    first.listen([&](const QStringList& files) { handed << files; });

    const QStringList files{QStringLiteral("/a b/写真.png"), QStringLiteral("/c\n\"d\".txt")};
    QCOMPARE(claimBeside(pathOf(folder), files), Role::Guest);
    QCOMPARE(claimBeside(pathOf(folder), {}), Role::Guest);
    QCOMPARE(handed, (QList<QStringList>{files, {}}));
    QCOMPARE(QFileInfo(folder.filePath("window.socket")).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
  }

  void anotherHomeIsItsOwn() {
    const QTemporaryDir one;
    const QTemporaryDir other;
    WindowInstance first(pathOf(one));
    WindowInstance second(pathOf(other));
    QCOMPARE(first.claim({}, 0ms).value(), Role::First);
    QCOMPARE(second.claim({}, 0ms).value(), Role::First);
  }

  void manyFiles() {
    const QTemporaryDir folder;
    WindowInstance first(pathOf(folder));
    QVERIFY(first.claim({}, 0ms).has_value());
    QStringList handed;
    first.listen([&](const QStringList& files) { handed = files; });
    QStringList files;
    for (int i = 0; i < 20'000; ++i)
      files << QStringLiteral("/pictures/of/the/last/holiday/%1.png").arg(i);
    QCOMPARE(claimBeside(pathOf(folder), files), Role::Guest);
    QCOMPARE(handed, files);
  }

  void oneThatDoesNotAnswerIsNamed() {
    const QTemporaryDir folder;
    WindowInstance first(pathOf(folder));
    QVERIFY(first.claim({}, 0ms).has_value()); // and never listens
    WindowInstance second(pathOf(folder));
    const auto got = second.claim({}, 200ms);
    QVERIFY(!got.has_value());
    QVERIFY(got.error().message.find(std::to_string(QCoreApplication::applicationPid())) != std::string::npos);
  }

  void theHomeIsTakenOverWhenTheFirstEnds() {
    const QTemporaryDir folder;
    auto first = std::make_unique<WindowInstance>(pathOf(folder));
    QVERIFY(first->claim({}, 0ms).has_value());
    WindowInstance second(pathOf(folder));
    QTimer::singleShot(0, this, [&] { first.reset(); });
    std::optional<Role> role;
    std::unique_ptr<QThread> thread(QThread::create([&] {
      if (const auto got = second.claim({}, 5s)) role = *got;
    }));
    thread->start();
    while (!thread->wait(5))
      QCoreApplication::processEvents();
    QCOMPARE(role, Role::First);
  }

  void nonsenseIsNotTaken() {
    const QTemporaryDir folder;
    WindowInstance first(pathOf(folder));
    QVERIFY(first.claim({}, 0ms).has_value());
    int calls = 0;
    first.listen([&](const QStringList&) { ++calls; });
    for (const QByteArray& said : {QByteArray("GET / HTTP/1.1\n"), QByteArray("[]\n"), QByteArray("\n")}) {
      QLocalSocket socket;
      socket.connectToServer(folder.filePath("window.socket"));
      QVERIFY(socket.waitForConnected(1000));
      socket.write(said);
      QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    }
    QCOMPARE(calls, 0);
  }

  /// Killed in between: the lock goes with the process, and its socket is nobody's.
  void theProgramItself() {
    const QTemporaryDir home;
    const QString notes = home.filePath("notes.txt");
    QFile file(notes);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("handed over");
    file.close();

    QProcess* first = startProgram(this, home);
    QTRY_VERIFY_WITH_TIMEOUT(isUp(home), 30'000);
    QProcess* second = startProgram(this, home, {notes});
    QVERIFY(second->waitForFinished(30'000));
    QCOMPARE(second->exitCode(), 0);
    QVERIFY(second->readAllStandardError().contains("open already"));
    const auto session = [&home] {
      QFile kept(home.filePath("state/session.ini"));
      return kept.open(QIODevice::ReadOnly) ? kept.readAll() : QByteArray();
    };
    QTRY_VERIFY_WITH_TIMEOUT(session().contains("handed over"), 10'000);
    QCOMPARE(first->state(), QProcess::Running);

    first->kill();
    QVERIFY(first->waitForFinished());
    QProcess* third = startProgram(this, home);
    QTRY_VERIFY_WITH_TIMEOUT(isUp(home), 30'000);
    third->terminate();
    QVERIFY(third->waitForFinished(30'000));
    QCOMPARE(third->exitCode(), 0);

    QProcess* wrong = startProgram(this, home, {QStringLiteral("/no/such/file.png")});
    QVERIFY(wrong->waitForFinished(30'000));
    QCOMPARE(wrong->exitCode(), 2);
    QVERIFY(wrong->readAllStandardError().contains("'/no/such/file.png'"));
  }
};

QTEST_MAIN(TestWindowInstance)
#include "tst_window_instance.moc"
