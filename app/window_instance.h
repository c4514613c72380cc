// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One window a home: a second start hands its files over to the window that is open already.

#include "core/base/result.h"

#include <QDeadlineTimer>
#include <QLocalServer>
#include <QStringList>

#include <chrono>
#include <filesystem>
#include <functional>

namespace aisemble {

/// The first start holds a lock in the state folder, which the system releases however the process ends, and listens on
/// a local socket beside it, for this user only. Of the GUI thread.
class WindowInstance {
 public:
  enum class Role { First, Guest };

  /// `stateFolder` exists.
  explicit WindowInstance(const std::filesystem::path& stateFolder);
  ~WindowInstance();
  WindowInstance(const WindowInstance&) = delete;
  WindowInstance& operator=(const WindowInstance&) = delete;

  /// First: the home is taken, `files` are this process's to open. Guest: the first has `files` (absolute paths; none:
  /// it was to show itself). Blocks at most for `patience`. Where the folder cannot be locked at all (a file system
  /// without locks), every start is the first. Errors: Unavailable when the first does not answer, naming its process.
  [[nodiscard]] Result<Role> claim(const QStringList& files, std::chrono::milliseconds patience);

  /// Of the first: `open` is called for each later start, with its files.
  void listen(std::function<void(const QStringList& files)> open);

 private:
  [[nodiscard]] bool lock();
  [[nodiscard]] bool handOver(const QByteArray& line, const QDeadlineTimer& deadline) const;
  void serve(QLocalSocket& caller);

  int m_lock = -1; ///< of the file's descriptor; -1: it cannot be opened
  QString m_socket;
  QLocalServer m_server;
  std::function<void(const QStringList&)> m_open;
};

} // namespace aisemble
