// SPDX-License-Identifier: GPL-3.0-or-later
// What core/batch says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> batchMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "The line is not there any more, or is empty."),
      QT_TRANSLATE_NOOP("core", "There is nothing in it to work on."),
      QT_TRANSLATE_NOOP("core", "'%1' is a folder. Begin a new batch with it."),
      QT_TRANSLATE_NOOP("core", "'%1' begins like UTF-16 but is not well-formed. Save it as UTF-8."),
      QT_TRANSLATE_NOOP("core", "'%1' is not a text: byte %2 is zero."),
      QT_TRANSLATE_NOOP("core", "'%1' looks like %2, but byte %3, in line %4, does not belong to a character: the file "
                                "is damaged or cut off there."),
      QT_TRANSLATE_NOOP("core", "'%1' is not in UTF-8: byte %2, in line %3, does not belong to a character. Save it as "
                                "UTF-8, for example with iconv."),
      QT_TRANSLATE_NOOP("core", "options: %1"),
      QT_TRANSLATE_NOOP("core", "options: not a JSON object."),
      QT_TRANSLATE_NOOP("core", "options.raw: must be true or false."),
      QT_TRANSLATE_NOOP("core", "There is nothing to do: no files were found in what was given."),
      QT_TRANSLATE_NOOP("core", "Batch %1 is still coming to a stop. Resume it once it stands."),
      QT_TRANSLATE_NOOP("core", "Batch %1 still runs. Retry what failed once it is through, or pause it."),
      QT_TRANSLATE_NOOP("core", "Batch %1 is not running: it is %2."),
      QT_TRANSLATE_NOOP("core", "There is no task %1. Choose one of %2."),
      QT_TRANSLATE_NOOP("core", "Several services have a task %1: say %2."),
      QT_TRANSLATE_NOOP("core", "inputs: there are none. Name files or folders to work on."),
      QT_TRANSLATE_NOOP("core", "inputs: one of them is an empty name."),
      QT_TRANSLATE_NOOP("core", "output: there is none. Name a folder, or a file that ends in .jsonl or .csv."),
      QT_TRANSLATE_NOOP("core", "output: %1 makes pictures, which go to a folder; '%2' is one file for all results."),
      QT_TRANSLATE_NOOP(
          "core", "promptTemplate: neither {text} nor {file} stands in it, so that every item would ask the same."),
      QT_TRANSLATE_NOOP("core", "There is no file '%1'. Check the name."),
      QT_TRANSLATE_NOOP("core", "'%1' cannot be read: %2."),
      QT_TRANSLATE_NOOP("core", "'%1' is neither a file nor a folder."),
      QT_TRANSLATE_NOOP("core", "The folder '%1' cannot be read: %2. Check its permissions."),
      QT_TRANSLATE_NOOP("core", "%1/%2 does not read files without an ending, but %3."),
      QT_TRANSLATE_NOOP("core", "%1/%2 does not read %3 files, but %4."),
      QT_TRANSLATE_NOOP("core", "'%1' is empty: there is no line of column names."),
      QT_TRANSLATE_NOOP("core", "The record has %1 fields of %2: there is none in column '%3'."),
      QT_TRANSLATE_NOOP("core", "The text is not valid UTF-8. Convert the file first, for example with iconv."),
      QT_TRANSLATE_NOOP("core", "The file's name is not valid UTF-8, so that no result can tell it. Rename the file."),
      QT_TRANSLATE_NOOP("core", "'%1' cannot be opened. Check its permissions."),
      QT_TRANSLATE_NOOP("core", "Line %1 of '%2' is longer than 64 MiB."),
      QT_TRANSLATE_NOOP("core", "In '%1' the quote that opens in the record of line %2 is never closed."),
      QT_TRANSLATE_NOOP("core", "The line is not JSON: %1"),
      QT_TRANSLATE_NOOP("core", "The line is neither an object with a field '%1' nor a text."),
      QT_TRANSLATE_NOOP("core", "The line is neither an object with a field '%1'."),
      QT_TRANSLATE_NOOP("core", "The line's object has no field '%1'. Name its column."),
      QT_TRANSLATE_NOOP("core", "The field '%1' of the line is no text."),
      QT_TRANSLATE_NOOP("core", "'%1' has no column '%2', but %3. Name one."),
      QT_TRANSLATE_NOOP("core", "Results cannot be written to '%1': %2. %3"),
      QT_TRANSLATE_NOOP("core", "The folder '%1' cannot be made: %2. %3"),
      QT_TRANSLATE_NOOP("core", "Free some space, then resume."),
      QT_TRANSLATE_NOOP("core", "Free some space, then start it again."),
      QT_TRANSLATE_NOOP("core", "Is the folder still there? Then resume."),
      QT_TRANSLATE_NOOP("core", "Check the folder and its permissions, then resume."),
      QT_TRANSLATE_NOOP("core", "Check the folder and its permissions, then start it again."),
      QT_TRANSLATE_NOOP("core", "'%1' exists and is not written over. Give another name, or move it away."),
      QT_TRANSLATE_NOOP("core", "The result of item %1 cannot be read from the journal: %2"),
      QT_TRANSLATE_NOOP("core", "The results have more than %1 different fields: too many for the columns of one CSV "
                                "file. They are all in the journal; a batch with a .jsonl output holds them."),
  };
  return kTexts;
}

} // namespace aisemble::ui
