// SPDX-License-Identifier: Apache-2.0
#pragma once
// One column and one function: a value a group.

#include "core/base/result.h"
#include "core/engine/data_types.h"
#include "core/tabular/frame.h"
#include "core/tabular/grouping.h"

#include <string>
#include <vector>

namespace aisemble::tabular {

/// A note appears where a sum or product left the range of whole numbers and became float64.
struct Reduced {
  std::vector<Cell> cells; ///< [groups]
  std::string note;
};

/// pandas' semantics: missing values are passed over; too few values give a missing one, but an empty sum is 0 and an
/// empty product 1; `first` and `last` are the first and last value there is; deviations are sample deviations; texts
/// have min, max and sum (joined) beside what only counts or asks for truth; quantile is that of 0.5; places are rows
/// counted from 0. Errors: InvalidArgument for a function that the column's values do not have, with the first of them.
[[nodiscard]] Result<Reduced> reduce(const TypedColumn& column, AggregateFunction function, const Groups& groups);

} // namespace aisemble::tabular
