// SPDX-License-Identifier: GPL-3.0-or-later
// What core/tabular says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> tabularMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "options.%1: there is no column '%2'. The table has %3."),
      QT_TRANSLATE_NOOP("core", "options.group_by: names column '%1' twice. Name each key once."),
      QT_TRANSLATE_NOOP("core", "options.group_by: column '%1' holds a list or an object in row %2, which cannot be a "
                                "key. Group by a column of numbers or texts."),
      QT_TRANSLATE_NOOP("core", "Each row stands for one function, in this order: %1."),
      QT_TRANSLATE_NOOP("core",
                        "options: %1 keys and %2 aggregations were asked for; at most %3 and %4 are answered at once."),
      QT_TRANSLATE_NOOP(
          "core",
          "The result would have %1 columns of %2 groups; a result holds at most %3 cells. Group by fewer keys."),
      QT_TRANSLATE_NOOP(
          "core", "The table has %1 columns of numbers; correlations are made of at most %2. Select columns first."),
      QT_TRANSLATE_NOOP("core", "a tab"),
      QT_TRANSLATE_NOOP("core", "1 row has"),
      QT_TRANSLATE_NOOP("core", "%1 rows have"),
      QT_TRANSLATE_NOOP("core", "Column %1 has no name; it is called '%2'."),
      QT_TRANSLATE_NOOP("core", "The name '%1' stands more than once; column %2 is called '%3'."),
      QT_TRANSLATE_NOOP("core", "%1 more columns were named in the same way."),
      QT_TRANSLATE_NOOP("core", "The first line has %1 fields; a table may have at most %2 columns."),
      QT_TRANSLATE_NOOP(
          "core", "The first line holds numbers only and is read as a row; the columns are called 0, 1, 2 and so on."),
      QT_TRANSLATE_NOOP("core", "The fields are separated by %1."),
      QT_TRANSLATE_NOOP("core",
                        "Line %1 has %2 fields, but there are %3 columns. Quote fields that contain the separator."),
      QT_TRANSLATE_NOOP("core", "opens a quoted field that nothing closes"),
      QT_TRANSLATE_NOOP("core", "has text behind the closing quote of a field"),
      QT_TRANSLATE_NOOP("core", "Line %1 %2. Write a quote inside a quoted field twice."),
      QT_TRANSLATE_NOOP("core", "The file has more than %1 rows of %2 columns; at most %3 cells are read. Split it."),
      QT_TRANSLATE_NOOP(
          "core",
          "%1 fewer fields than there are columns, the first in line %2; the fields that lack are missing values."),
      QT_TRANSLATE_NOOP("core", "%1 empty fields beyond the last column, which are left out."),
      QT_TRANSLATE_NOOP("core", "Column '%1' has whole numbers of more than 64 bits; it is kept as text."),
      QT_TRANSLATE_NOOP("core", "Column '%1' has whole numbers of more than 64 bits; they are rounded."),
      QT_TRANSLATE_NOOP("core", "The numbers of column '%1' have decimal commas."),
      QT_TRANSLATE_NOOP("core", "Column '%1' has infinite numbers; they are missing values here."),
      QT_TRANSLATE_NOOP("core", "The data engine does not answer '%1'."),
      QT_TRANSLATE_NOOP("core", "There is not enough memory for this table. Split it, or select columns."),
      QT_TRANSLATE_NOOP("core", "The data engine failed on this request."),
      QT_TRANSLATE_NOOP(
          "core",
          "Column '%1' has whole numbers over 2^53 beside missing values or fractions; as float64 they are rounded."),
      QT_TRANSLATE_NOOP("core", " and %1 more"),
      QT_TRANSLATE_NOOP("core", "a list or an object"),
      QT_TRANSLATE_NOOP("core", "options.agg_funcs: %1 needs numbers, but column '%2' holds %3 in row %4. Use count, "
                                "first, last, nunique or size, or another column."),
      QT_TRANSLATE_NOOP("core", "options.agg_funcs: no column has values for these functions. The table has %1."),
      QT_TRANSLATE_NOOP("core",
                        "A %1 of column '%2' leaves the range of %3-bit whole numbers; its values are float64."),
      QT_TRANSLATE_NOOP("core", "sum"),
      QT_TRANSLATE_NOOP("core", "product"),
      QT_TRANSLATE_NOOP("core", "The file is read as %1, which is a guess from its bytes."),
      QT_TRANSLATE_NOOP("core", "The file holds no table."),
      QT_TRANSLATE_NOOP("core", "The file begins like %1 text but is not well-formed. Save it as UTF-8."),
      QT_TRANSLATE_NOOP("core", "The file is not text: it contains zero bytes."),
      QT_TRANSLATE_NOOP("core", "The file is not UTF-8, and no other encoding fits its bytes. Save it as UTF-8."),
      QT_TRANSLATE_NOOP("core", "options.columns: must name at least one column; leave it out to keep all."),
      QT_TRANSLATE_NOOP("core", "options.columns: there is no column '%1'. The table has %2."),
      QT_TRANSLATE_NOOP("core", "Column '%1' has no finite spread above zero: normalised, its values are missing."),
      QT_TRANSLATE_NOOP("core", "The result would have %1 columns of %2 rows; a result holds at most %3 cells. Select "
                                "columns or split the file."),
      QT_TRANSLATE_NOOP("core", "Every row has a missing value, so drop_na left none."),
  };
  return kTexts;
}

} // namespace aisemble::ui
