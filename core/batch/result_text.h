// SPDX-License-Identifier: Apache-2.0
#pragma once
// What of an item stands in the files of results.

#include "core/base/result.h"
#include "core/engine/batch_journal.h"
#include "core/orchestrator/orchestrator.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace aisemble {

/// The result as the API's JSON; of a picture the bytes apart, to go to a file of their own. Fills resultJson, picture
/// and mediaType. That it was answered elsewhere, or by a stand-in, and an `encoding` other than UTF-8 are told in it.
/// Errors: InvalidArgument (a number that JSON does not have).
[[nodiscard]] Result<void> takeResponse(const Completed& completed, const std::string& encoding,
                                        FinishedBatchItem& into);

/// {input, line?, task, file?, cached, processing_time, result}, indented, with a line feed.
[[nodiscard]] Result<std::string> resultDocument(const BatchItem& item, const std::string& task,
                                                 const std::string& pictureName);

/// {position, input, line?, state, error?, cached?, processing_time?, result?} and a line feed.
[[nodiscard]] Result<std::string> resultLine(const BatchItem& item);

/// Separated values (RFC 4180). Columns are what results hold, two levels deep with a dot between; lists and what is
/// deeper stand as JSON. Texts and names of columns that a spreadsheet would take for a formula, for they begin with
/// = + - @ or a control character, get an apostrophe before them; numbers stay. First addColumns() of every item, then
/// header() and row().
class ResultTable {
 public:
  /// Errors: TooLarge (more than a thousand columns), Corrupt (a result that is not JSON).
  [[nodiscard]] Result<void> addColumns(const BatchItem& item);
  [[nodiscard]] std::string header() const;
  [[nodiscard]] Result<std::string> row(const BatchItem& item) const;

 private:
  std::vector<std::string> m_columns;
  std::unordered_map<std::string, std::size_t> m_indices;
};

} // namespace aisemble
