// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// session.ini: how the window was left. It may be lost or damaged at any time; then the window opens as new.

#include <QString>
#include <QVariantMap>

#include <filesystem>

namespace aisemble::ui {

/// Everything readable; empty where the file is missing, too large or damaged. Blocks on the disk for a moment.
[[nodiscard]] QVariantMap readSession(const std::filesystem::path& file);
/// Atomic. False: the disk refused.
bool writeSession(const std::filesystem::path& file, const QVariantMap& session);

} // namespace aisemble::ui
