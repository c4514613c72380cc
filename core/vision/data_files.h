// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where other packages put the data that the vision engine needs: the folders known when this was built, then the
// usual ones, so that a program moved to another distribution finds them too.

#include <filesystem>

namespace aisemble::vision {

/// The cascade of frontal faces. Where none is found, the first place that was looked at.
[[nodiscard]] std::filesystem::path findFaceCascade();
/// The folder of Tesseract's language data; TESSDATA_PREFIX first, as Tesseract itself does.
[[nodiscard]] std::filesystem::path findTextData();

} // namespace aisemble::vision
