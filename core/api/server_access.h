// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the server's options mean for who may use it: read, checked against each other, and refused when together they
// would leave the server open to strangers.

#include "core/api/http/access_policy.h"

#include <filesystem>
#include <string>
#include <vector>

namespace aisemble::api {

struct ServerAccessOptions {
  std::string host = "127.0.0.1";
  bool isPod = false;
  bool requireKey = false;       ///< also on loopback
  std::string key;               ///< of the environment; empty: keyFile's
  std::filesystem::path keyFile; ///< made when a key is needed and none is there
  std::vector<std::string> allowHosts;
  std::vector<std::string> allowOrigins;
  std::vector<std::string> allowNetworks; ///< of clients; for a pod they may stand in for the key
};

struct ServerAccess {
  AccessOptions options;
  bool wantsKey = false;
  bool isKeyFromFile = false;
};

/// Errors: InvalidArgument, among them a host beyond loopback without a key (or, for a pod, networks): the message
/// names the options; NotFound (the host); IoFailure (the key's file).
[[nodiscard]] Result<ServerAccess> readServerAccess(const ServerAccessOptions& options);

} // namespace aisemble::api
