// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_instance.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QThread>

#include <array>
#include <cerrno>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace aisemble {
namespace {

constexpr qint64 kMostBytes = 8 << 20; // of one line: some ten thousand paths
constexpr int kRetryMs = 50;
constexpr char kTaken[] = "taken\n";

std::string holderOf(int lock) {
  std::array<char, 24> text{};
  const ssize_t length = ::pread(lock, text.data(), text.size(), 0);
  return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))};
}

} // namespace

WindowInstance::WindowInstance(const std::filesystem::path& stateFolder)
    // Not QLockFile: that trusts a lock from another host name for ever, and a container has a new one each time.
    : m_lock(::open((stateFolder / "window.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    , m_socket(QString::fromStdString((stateFolder / "window.socket").string())) {}

WindowInstance::~WindowInstance() {
  m_server.close();
  if (m_lock >= 0) ::close(m_lock);
}

bool WindowInstance::lock() {
  if (m_lock < 0) return true;
  if (::flock(m_lock, LOCK_EX | LOCK_NB) != 0) return errno != EWOULDBLOCK;
  const std::string process = std::to_string(::getpid());
  if (::ftruncate(m_lock, 0) == 0) (void)!::pwrite(m_lock, process.data(), process.size(), 0); // for a message only
  return true;
}

bool WindowInstance::handOver(const QByteArray& line, const QDeadlineTimer& deadline) const {
  const auto left = [&deadline] { return static_cast<int>(deadline.remainingTime()); };
  QLocalSocket socket;
  socket.connectToServer(m_socket);
  if (!socket.waitForConnected(left())) return false;
  socket.write(line);
  while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(left())) {
  }
  while (!socket.canReadLine() && socket.waitForReadyRead(left())) {
  }
  return socket.readLine() == kTaken;
}

Result<WindowInstance::Role> WindowInstance::claim(const QStringList& files, std::chrono::milliseconds patience) {
  const QJsonObject message{{QStringLiteral("files"), QJsonArray::fromStringList(files)}};
  const QByteArray line = QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
  const QDeadlineTimer deadline(patience);
  do {
    if (lock()) return Role::First;
    if (handOver(line, deadline)) return Role::Guest;
    QThread::msleep(kRetryMs); // the first may be about to listen, or to end
  } while (!deadline.hasExpired());
  return fail(ErrorCode::Unavailable, "The window of this home folder is open already (process " + holderOf(m_lock) +
                                          ") and does not answer. Close it or end that process, then start again.");
}

void WindowInstance::listen(std::function<void(const QStringList& files)> open) {
  m_open = std::move(open);
  QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
    while (QLocalSocket* caller = m_server.nextPendingConnection()) {
      QObject::connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
      QObject::connect(caller, &QLocalSocket::readyRead, &m_server, [this, caller] { serve(*caller); });
    }
  });
  m_server.setSocketOptions(QLocalServer::UserAccessOption);
  QLocalServer::removeServer(m_socket); // of a process that was killed: the lock is ours
  // Without the socket (a path too long for one) later starts are told that this process has the home.
  (void)m_server.listen(m_socket);
}

void WindowInstance::serve(QLocalSocket& caller) {
  if (!caller.canReadLine()) {
    if (caller.bytesAvailable() > kMostBytes) caller.abort();
    return;
  }
  const QJsonDocument said = QJsonDocument::fromJson(caller.readLine());
  if (!said.isObject()) return caller.abort();
  QStringList files;
  for (const QJsonValue file : said[QLatin1String("files")].toArray())
    files << file.toString();
  files.removeAll(QString());
  caller.write(kTaken);
  caller.flush();
  caller.disconnectFromServer();
  m_open(files);
}

} // namespace aisemble
