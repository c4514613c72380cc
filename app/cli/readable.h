// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Results for people at a terminal: short lines, tab-separated where there are columns.

#include "core/engine/data_types.h"
#include "core/engine/nlp_types.h"
#include "core/engine/vision_types.h"

#include <iosfwd>

namespace aisemble::cli {

void print(std::ostream& out, const NlpResult& result);
void print(std::ostream& out, const VisionResult& result);
/// A table is shown up to `kMostRows` rows; how many were left out is said.
void print(std::ostream& out, const DataResult& result);

inline constexpr std::size_t kMostRows = 40;

} // namespace aisemble::cli
