// SPDX-License-Identifier: GPL-3.0-or-later
// What the operating system (strerror) and libraries say, as the core quotes it: nlohmann-json, simdjson, SQLite.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> quotedMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "No such file or directory"),
      QT_TRANSLATE_NOOP("core", "Permission denied"),
      QT_TRANSLATE_NOOP("core", "Operation not permitted"),
      QT_TRANSLATE_NOOP("core", "Is a directory"),
      QT_TRANSLATE_NOOP("core", "Not a directory"),
      QT_TRANSLATE_NOOP("core", "File exists"),
      QT_TRANSLATE_NOOP("core", "Directory not empty"),
      QT_TRANSLATE_NOOP("core", "No space left on device"),
      QT_TRANSLATE_NOOP("core", "File too large"),
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
      QT_TRANSLATE_NOOP(
          "core",
          "[json.exception.parse_error.101] parse error at line %1, column %2: syntax error while parsing %3 - %4"),
      QT_TRANSLATE_NOOP("core", "[json.exception.parse_error.101] parse error at line %1, column %2: syntax error "
                                "while parsing %3 - %4; last read: '%5'; expected %6"),
      QT_TRANSLATE_NOOP("core", "unexpected %1; expected %2"),
      QT_TRANSLATE_NOOP("core", "object key"),
      QT_TRANSLATE_NOOP("core", "object separator"),
      QT_TRANSLATE_NOOP("core", "end of input"),
      QT_TRANSLATE_NOOP("core", "string literal"),
      QT_TRANSLATE_NOOP("core", "number literal"),
      QT_TRANSLATE_NOOP("core", "'[', '{', or a literal"),
      QT_TRANSLATE_NOOP("core", "invalid literal; last read: '%1'"),
      QT_TRANSLATE_NOOP("core", "invalid number; expected %1; last read: '%2'"),
      QT_TRANSLATE_NOOP("core", "invalid string: %1; last read: '%2'"),
      QT_TRANSLATE_NOOP("core", "missing closing quote"),
      QT_TRANSLATE_NOOP("core", "ill-formed UTF-8 byte"),
      QT_TRANSLATE_NOOP("core", "forbidden character after backslash"),
      QT_TRANSLATE_NOOP("core", "The input is not valid UTF-8"),
      QT_TRANSLATE_NOOP("core", "Empty: no JSON found"),
      QT_TRANSLATE_NOOP(
          "core",
          "The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc."),
      QT_TRANSLATE_NOOP("core", "The JSON document was too deep (too many nested objects and arrays)"),
      QT_TRANSLATE_NOOP("core", "Problem while parsing a string"),
      QT_TRANSLATE_NOOP("core", "Problem while parsing a number"),
      QT_TRANSLATE_NOOP("core", "Within strings, some characters must be escaped, we found unescaped characters"),
      QT_TRANSLATE_NOOP("core", "A string is opened, but never closed."),
      QT_TRANSLATE_NOOP("core", "The JSON number is too large or too small to fit within the requested type."),
      QT_TRANSLATE_NOOP("core", "JSON document ended early in the middle of an object or array."),
      QT_TRANSLATE_NOOP("core", "Unexpected trailing content in the JSON input."),
      QT_TRANSLATE_NOOP("core", "database disk image is malformed"),
      QT_TRANSLATE_NOOP("core", "file is not a database"),
      QT_TRANSLATE_NOOP("core", "unable to open database file"),
      QT_TRANSLATE_NOOP("core", "database is locked"),
      QT_TRANSLATE_NOOP("core", "attempt to write a readonly database"),
      QT_TRANSLATE_NOOP("core", "disk I/O error"),
      QT_TRANSLATE_NOOP("core", "database or disk is full"),
      QT_TRANSLATE_NOOP("core", "out of memory"),
  };
  return kTexts;
}

} // namespace aisemble::ui
