// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a running task is at, in the window's language.

#include <QString>

#include <string_view>
#include <vector>

namespace aisemble::ui {

/// "Reading text…" for the stage of a Progress (core/engine/request.h). A stage that is not known, as one of a
/// service elsewhere, reads "Working…", and so does none.
[[nodiscard]] QString progressText(std::string_view stage);

/// The stages that have a text; tst_progress_text holds them against the sources.
[[nodiscard]] std::vector<std::string_view> progressStages();

} // namespace aisemble::ui
