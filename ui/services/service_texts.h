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

/// The hosts of the endpoints as people read them: "api.example.org", "api.example.org or 10.0.0.7:8080", "… or one of
/// 2 others".
[[nodiscard]] QString hostsText(const std::vector<RemoteEndpoint>& endpoints);
/// Where prompts go and what leaves this machine, in a sentence or two.
[[nodiscard]] QString promptsText(const Settings& settings);
/// Where what this service works on goes, when it may leave this machine; empty: it does not.
[[nodiscard]] QString sentText(ServiceKind service, const ServiceSettings& settings);
/// Who answers this service first, by its settings.
[[nodiscard]] bool isAnsweredElsewhere(const ServiceSettings& settings);
/// The same, and there is somewhere to send it to.
[[nodiscard]] bool isSentElsewhere(const ServiceSettings& settings);

/// "Kept in the keyring", "From the variable AISEMBLE_KEY_X", …; empty where no key is wanted.
[[nodiscard]] QString keyText(KeyPlace place, const QString& variable);

/// Why a keyring could not be used.
enum class KeyringFault { Missing, Declined, Locked, NotBuilt };
[[nodiscard]] QString keyringText(KeyringFault fault);
/// The same in the keyring's own words.
[[nodiscard]] QString keyringText(const QString& words);

/// "Answers, 12 ms", "Put out for 24 s", …
[[nodiscard]] QString healthText(const EndpointHealth& health);

/// What is known of an endpoint: by its newest call, or by a test since then.
enum class EndpointFare { NotCalled, Answers, Fails, RefusesKey };
[[nodiscard]] EndpointFare fareOf(const EndpointHealth& health);

/// How a service stands, for its card and for the status line.
struct ServiceStanding {
  enum class Tone { Unknown, Good, Warning, Bad };
  Tone tone = Tone::Unknown;
  QString text;           ///< empty: nothing is known
  bool isReady = false;   ///< could answer now
  bool isUntried = false; ///< nobody asked yet; it is not known whether it could
};
/// `health` is of these settings; `fares` are those of their endpoints.
[[nodiscard]] ServiceStanding standingOf(const ServiceSettings& settings, const ServiceHealth& health,
                                         const std::vector<EndpointFare>& fares);

/// The name under which the key of an endpoint at this address is kept: host and port. A key that was given to one
/// host never goes to another one.
[[nodiscard]] std::string keyNameOf(const QString& url);

} // namespace aisemble::ui
