// SPDX-License-Identifier: GPL-3.0-or-later
// What core/store says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> storeMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "Batch %1 is running. Cancel it first."),
      QT_TRANSLATE_NOOP("core", "names no host"),
      QT_TRANSLATE_NOOP("core", "The database '%1' is damaged (%2). It has not been changed. Restore it from a backup, "
                                "or move it away to begin a new one."),
      QT_TRANSLATE_NOOP("core",
                        "Writing to the database '%1' failed: the disk is full. Free some space and try again."),
      QT_TRANSLATE_NOOP(
          "core",
          "The database '%1' has been kept busy by another program for %2 s. Close that program, or try again."),
      QT_TRANSLATE_NOOP("core", "There is not enough memory to use '%1'."),
      QT_TRANSLATE_NOOP("core", "'%1' refused an entry: %2."),
      QT_TRANSLATE_NOOP("core", "The database '%1' cannot be read or written: %2. Check the disk, its free space and "
                                "the permissions of the folder."),
      QT_TRANSLATE_NOOP("core", "An entry is too large for the database '%1': %2."),
      QT_TRANSLATE_NOOP("core", "The database '%1' failed: %2."),
      QT_TRANSLATE_NOOP("core", "The check was stopped."),
      QT_TRANSLATE_NOOP("core", "unknown file format"),
      QT_TRANSLATE_NOOP("core", "'%1' is a database of another program and has not been changed. Move it away, or "
                                "choose another folder with --home."),
      QT_TRANSLATE_NOOP("core",
                        "'%1' (%2) was written by a newer version of this program: its schema is %3, this version "
                        "knows %4. It has not been changed. Update the program, or choose another folder with --home."),
      QT_TRANSLATE_NOOP("core", "no answer"),
      QT_TRANSLATE_NOOP("core", " (migration %1 '%2')"),
      QT_TRANSLATE_NOOP("core", "'%1' is there already and was not written over."),
      QT_TRANSLATE_NOOP("core", "The Redis address '%1' %2. Give redis://host:port/database or unix:PATH."),
      QT_TRANSLATE_NOOP("core", "names no socket"),
      QT_TRANSLATE_NOOP("core", "does not begin with redis:// or unix:"),
      QT_TRANSLATE_NOOP("core", "has no number of a database after the slash"),
      QT_TRANSLATE_NOOP("core", "The Redis address holds a password, which would stand in a file. Leave it out and "
                                "keep it as the secret 'redis'."),
      QT_TRANSLATE_NOOP("core", "has no port from 1 to 65535 after the colon"),
      QT_TRANSLATE_NOOP("core", "There is no memory for a connection to Redis."),
      QT_TRANSLATE_NOOP("core", "cannot be reached"),
      QT_TRANSLATE_NOOP("core", "refuses the user or the password"),
      QT_TRANSLATE_NOOP("core", "has no such database"),
      QT_TRANSLATE_NOOP("core", "The Redis server at %1 %2."),
      QT_TRANSLATE_NOOP("core", "does not answer"),
      QT_TRANSLATE_NOOP("core", "does not speak Redis' protocol"),
      QT_TRANSLATE_NOOP("core", "does not store the entry"),
      QT_TRANSLATE_NOOP("core", "There is no run %1. List the runs to see their numbers."),
      QT_TRANSLATE_NOOP("core", "The report of a run is not JSON: %1"),
      QT_TRANSLATE_NOOP("core", "Batch %1 has no item %2."),
      QT_TRANSLATE_NOOP("core", "There is no batch %1. List those there are."),
      QT_TRANSLATE_NOOP("core", "The journal's entry of batch %1 cannot be read: %2. Remove the batch."),
      QT_TRANSLATE_NOOP("core", "The program ended while this item was being worked on, %1 times in a row. It is not "
                                "begun again unless you retry it."),
      QT_TRANSLATE_NOOP("core", "The batch cannot be written down: %1. Give it names that are UTF-8."),
      QT_TRANSLATE_NOOP("core", "Batch %1"),
      QT_TRANSLATE_NOOP("core", "%1 is being worked on by another program. Pause it there first."),
      QT_TRANSLATE_NOOP("core", "%1 is completed: there is nothing to resume."),
      QT_TRANSLATE_NOOP("core", "%1 has no failed items: there is nothing to retry."),
      QT_TRANSLATE_NOOP("core", "Batch %1 is not running."),
      QT_TRANSLATE_NOOP("core", "There is no conversation %1. It may have been deleted."),
      QT_TRANSLATE_NOOP("core", "The text to search for has %1 bytes; at most %2 can be searched for."),
      QT_TRANSLATE_NOOP("core", "Conversation %1 has no message %2 to answer to."),
      QT_TRANSLATE_NOOP("core", "There is no message %1. Its conversation may have been deleted."),
      QT_TRANSLATE_NOOP("core", "The result cache '%1' is damaged and cannot be moved aside: %2. Delete it by hand."),
      QT_TRANSLATE_NOOP("core", "The result cache's own bookkeeping does not add up."),
  };
  return kTexts;
}

} // namespace aisemble::ui
