// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A model's figures as people read them.

#include "core/engine/model_info.h"

#include <QString>

#include <vector>

namespace aisemble::ui {

struct ModelFact {
  QString name;
  QString value;
};

/// "8.4 M", "1.2 B"; empty for 0.
[[nodiscard]] QString parameterCountText(quint64 count);
/// "4.0 M parameters  ·  8.1 MB  ·  float16"; the problem where there is one.
[[nodiscard]] QString modelLine(const ModelInfo& info);
/// What is known; `licence` may be empty.
[[nodiscard]] std::vector<ModelFact> modelFacts(const ModelInfo& info, const QString& licence);
/// Weights and a whole context together, estimated; 0 when unknown.
[[nodiscard]] quint64 memoryNeeded(const ModelInfo& info);
/// Why the model may not fit into `available` bytes; empty: it fits, or nothing is known.
[[nodiscard]] QString memoryWarning(const ModelInfo& info, quint64 available);
/// Bytes that programs may still take without swapping, as the system estimates; 0: not told. Reads a file.
[[nodiscard]] quint64 availableMemory();

} // namespace aisemble::ui
