// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Services, routes and protocols as people call them.

#include "core/settings/settings.h"
#include "ui/services/service_access.h"

#include <QString>

#include <vector>

namespace aisemble::ui {

[[nodiscard]] QString serviceTitle(ServiceKind service);
/// What it does, in a sentence.
[[nodiscard]] QString serviceSummary(ServiceKind service);

struct RouteText {
  RouteChoice route;
  QString name;
  QString help;
};
[[nodiscard]] std::vector<RouteText> routeTexts();

struct ProtocolText {
  QString id; ///< as settings.json has it
  QString name;
  QString help;
  QString example; ///< of an address
};
/// Those that can answer `service`, the likeliest first.
[[nodiscard]] std::vector<ProtocolText> protocolTexts(ServiceKind service);
[[nodiscard]] QString protocolTitle(const std::string& id);

struct DialectText {
  QString id;
  QString name;
};
[[nodiscard]] std::vector<DialectText> dialectTexts();

/// "Kept in the keyring", "From the variable AISEMBLE_KEY_X", …; empty where no key is wanted.
[[nodiscard]] QString keyText(KeyPlace place, const QString& variable);

/// Why a keyring could not be used.
enum class KeyringFault { Missing, Declined, Locked, NotBuilt };
[[nodiscard]] QString keyringText(KeyringFault fault);
/// The same in the keyring's own words.
[[nodiscard]] QString keyringText(const QString& words);

/// "Answers, 12 ms", "Put out for 24 s", …
[[nodiscard]] QString healthText(const EndpointHealth& health);

/// The name under which the key of an endpoint at this address is kept: host and port. A key that was given to one
/// host never goes to another one.
[[nodiscard]] std::string keyNameOf(const QString& url);

} // namespace aisemble::ui
