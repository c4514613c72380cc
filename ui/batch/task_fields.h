// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What each task can be told, as fields of a form. Keys are the API's; those that begin with '@' are of the batch.

#include "core/batch/batch_tasks.h"

#include <QStringList>
#include <QVariantMap>

#include <vector>

namespace aisemble::ui {

struct TaskField {
  enum class Kind { Integer, Real, Check, Text, LongText, List, Functions, Choice, Model };
  Kind kind = Kind::Text;
  QString key;
  QString label;
  QString hint; ///< tool tip, and the placeholder of texts
  QVariant standard;
  double least = 0;
  double most = 0;
  std::vector<std::pair<QString, QString>> choices = {}; ///< title, value
};

/// Most telling first.
[[nodiscard]] std::vector<TaskField> fieldsOf(const BatchTask& task);

/// Puts the values of `fields` into the spec; `advanced` is a JSON object whose members win, or empty. Errors:
/// InvalidArgument where `advanced` is none.
[[nodiscard]] Result<void> fillSpec(BatchSpec& spec, const std::vector<TaskField>& fields, const QVariantMap& values,
                                    const QString& advanced);

} // namespace aisemble::ui
