// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers of a session, which anybody may have edited.

#include <QVariantMap>

#include <cmath>

namespace aisemble::ui {

/// Leaves `out` as it was where the entry is missing, no number, or outside [low, high].
template <class Number>
void readNumber(const QVariantMap& session, const char* key, double low, double high, Number& out) {
  bool ok = false;
  const double value = session.value(QLatin1String(key)).toDouble(&ok);
  if (ok && std::isfinite(value) && value >= low && value <= high) out = static_cast<Number>(value);
}

} // namespace aisemble::ui
