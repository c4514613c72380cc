// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables between JSON text and memory at the speed of memory: the same documents as data_json.h reads and writes, but
// no JSON values are built for the rows. For bodies of requests and for files.

#include "core/base/result.h"
#include "core/engine/data_types.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace aisemble::wire {

/// Checked before memory is taken for what they limit.
struct TableTextLimits {
  std::size_t bytes = std::size_t{512} << 20;
  std::size_t cells = 10'000'000; ///< 400 MB; sparse records make far more cells than they have bytes
};

/// A whole `/process` body of the data service: {operation, data, options?, model?}, in any order; `data` is
/// {records: [{…}]} or {column: [values]}. The same request as fromJson<DataRequest>() gives, and as strict: a path
/// (`data_path`) is refused. Errors: InvalidArgument (not JSON, with the byte; or a message that begins with the
/// field's path, "data.records[3].price: …"), TooLarge (a limit; both numbers are named).
[[nodiscard]] Result<DataRequest> dataRequestFromText(std::string_view body, const TableTextLimits& limits = {});

/// {records: [{…}], columns?: [names]}, a bare list of records, or columns {name: [values]}, all as pandas.DataFrame
/// takes them. Records may lack keys; those that are lists or single values have columns "0", "1", …; null for all of
/// them is an empty table. Columns may also be objects, whose keys together are the rows, sorted where it is only one;
/// a single value stands in every row beside lists and objects; columns may stand under `records`. Lists and objects in
/// cells are kept as text. Errors: as above.
[[nodiscard]] Result<Table> tableFromJsonText(std::string_view text, const TableTextLimits& limits = {});

/// One record a line; blank lines are skipped. Errors: as above, with the line.
[[nodiscard]] Result<Table> tableFromJsonLines(std::string_view text, const TableTextLimits& limits = {});

/// The list of records, [{column: value}, …]. Doubles have the fewest digits that bring them back, in Python's form
/// (1.0, 1e-05, 1e+16); what JSON cannot hold becomes null or U+FFFD.
void appendJson(std::string& out, const Table& table);
/// One record: an object.
void appendJsonRecord(std::string& out, const Table& table, std::size_t row);

/// The `result` object of the service's answer, as it stands in toJson(result): {shape, …}, {transformed_data: […],
/// rows_processed} or {aggregated_data: […], rows_processed}.
[[nodiscard]] std::string dataResultToText(const DataResult& result);

} // namespace aisemble::wire
