// SPDX-License-Identifier: Apache-2.0
#pragma once
// Codecs of table work, in the words of the original's data service.

#include "core/engine/data_types.h"
#include "core/wire/json.h"

#include <string>
#include <vector>

namespace aisemble::wire {

/// {records: [{column: value}], columns?: [name]}; `columns` names those of a table without rows. A double that is not
/// finite breaks the table's contract: writeJson() then fails and names the cell. Json holds whole numbers of 64 bits:
/// larger ones become texts of their digits.
[[nodiscard]] Json toJson(const Table& table);
/// What tableFromJsonText() reads. Errors: also more than ten million cells.
template <>
[[nodiscard]] Result<Table> fromJson(const Json& json, const DecodeOptions& options);

/// Whether toJson() keeps every number of the table a number. Errors: InvalidArgument, naming the first column that it
/// does not keep.
[[nodiscard]] Result<void> fitsJson(const SharedTable& table);

/// {operation, data | data_path, options?, model?}
[[nodiscard]] Json toJson(const DataRequest& request);
/// Only the options of the operation are read; a path only where DecodeOptions allows one.
template <>
[[nodiscard]] Result<DataRequest> fromJson(const Json& json, const DecodeOptions& options);

/// {operation, result, rows_processed, notes?}: the service's answer without the time it took.
[[nodiscard]] Json toJson(const DataResult& result);
template <>
[[nodiscard]] Result<DataResult> fromJson(const Json& json, const DecodeOptions& options);

/// Only the options of `operation`, as they stand in a request.
[[nodiscard]] Json toJson(DataOperation operation, const DataOptions& options);
/// From an object of options on its own (`--options`); messages begin with "options.". What the task does not have is
/// ignored, as the API does, and named in `unknown`.
[[nodiscard]] Result<DataOptions> dataOptionsFromJson(DataOperation operation, const Json& json,
                                                      std::vector<std::string>* unknown = nullptr);

} // namespace aisemble::wire
