// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables as text of separated values (RFC 4180), for files that leave the program.

#include "core/engine/data_types.h"

#include <string>

namespace aisemble::wire {

/// A header line and one line a row, ended by "\n"; missing cells are empty (NA in a single column), an empty text is
/// "" so that the two stay apart; true and false as pandas writes them ("True", "False"); doubles with as many digits
/// as bring them back. `separator` is ',' or '\t'.
[[nodiscard]] std::string toCsv(const Table& table, char separator = ',');

} // namespace aisemble::wire
