// SPDX-License-Identifier: GPL-3.0-or-later
// What the operating system says of a file or a connection (strerror); the core quotes it.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> systemMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "No such file or directory"),
      QT_TRANSLATE_NOOP("core", "Permission denied"),
      QT_TRANSLATE_NOOP("core", "Operation not permitted"),
      QT_TRANSLATE_NOOP("core", "Is a directory"),
      QT_TRANSLATE_NOOP("core", "Not a directory"),
      QT_TRANSLATE_NOOP("core", "File exists"),
      QT_TRANSLATE_NOOP("core", "Directory not empty"),
      QT_TRANSLATE_NOOP("core", "No space left on device"),
      QT_TRANSLATE_NOOP("core", "Disk quota exceeded"),
      QT_TRANSLATE_NOOP("core", "Read-only file system"),
      QT_TRANSLATE_NOOP("core", "Input/output error"),
      QT_TRANSLATE_NOOP("core", "File name too long"),
      QT_TRANSLATE_NOOP("core", "Too many open files"),
      QT_TRANSLATE_NOOP("core", "Device or resource busy"),
      QT_TRANSLATE_NOOP("core", "Text file busy"),
      QT_TRANSLATE_NOOP("core", "Invalid argument"),
      QT_TRANSLATE_NOOP("core", "Bad file descriptor"),
      QT_TRANSLATE_NOOP("core", "Cannot allocate memory"),
      QT_TRANSLATE_NOOP("core", "Connection refused"),
      QT_TRANSLATE_NOOP("core", "Connection reset by peer"),
      QT_TRANSLATE_NOOP("core", "Connection timed out"),
      QT_TRANSLATE_NOOP("core", "No route to host"),
      QT_TRANSLATE_NOOP("core", "Network is unreachable"),
      QT_TRANSLATE_NOOP("core", "Stale file handle"),
      QT_TRANSLATE_NOOP("core", "Too many levels of symbolic links"),
      QT_TRANSLATE_NOOP("core", "Transport endpoint is not connected"),
  };
  return kTexts;
}

} // namespace aisemble::ui
