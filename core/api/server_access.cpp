// SPDX-License-Identifier: Apache-2.0
#include "core/api/server_access.h"

#include "core/api/http/api_key.h"
#include "core/api/http/http_server.h"

#include <fmt/format.h>

#include <algorithm>

namespace aisemble::api {
namespace {

/// Appends what `parse` makes of each text.
template <class Value, class Parse>
Result<void> readAll(const std::vector<std::string>& texts, Parse parse, std::vector<Value>& out) {
  for (const std::string& text : texts) {
    Result<Value> value = parse(text);
    if (!value) return fail(std::move(value.error()));
    out.push_back(std::move(*value));
  }
  return {};
}

bool namesEveryAddress(const IpNetwork& network) {
  const bool isIpv4 = network.first.isIpv4() && network.prefixBits == 96;
  return network.prefixBits == 0 || isIpv4;
}

/// Beyond loopback something must tell friends from strangers.
Result<bool> needsKey(const ServerAccessOptions& options, const std::vector<IpNetwork>& networks) {
  const Result<IpAddress> address = resolveHost(options.host);
  if (!address) return fail(address.error());
  if (options.requireKey) return true;
  if (address->isLoopback()) return false;
  if (!options.key.empty()) return true;
  if (options.isPod && !networks.empty()) {
    if (std::any_of(networks.begin(), networks.end(), namesEveryAddress))
      return fail(ErrorCode::InvalidArgument,
                  "--allow-network names every address there is, which stands in for no key. Name the networks that "
                  "the pod's clients are in, or add --require-key.");
    return false;
  }
  return fail(ErrorCode::InvalidArgument,
              fmt::format("{} can be reached from other machines, and everyone there could use this server. Add "
                          "--require-key (the key is kept in '{}'), or set AISEMBLE_API_KEY{}.",
                          options.host, options.keyFile.string(),
                          options.isPod ? ", or name the clients' networks with --allow-network" : ""));
}

} // namespace

Result<ServerAccess> readServerAccess(const ServerAccessOptions& options) {
  ServerAccess out;
  if (Result<void> read = readAll(options.allowHosts, parseAllowedHost, out.options.allowedHosts); !read)
    return fail(std::move(read.error()));
  if (Result<void> read = readAll(options.allowOrigins, parseAllowedOrigin, out.options.allowedOrigins); !read)
    return fail(std::move(read.error()));
  if (Result<void> read = readAll(options.allowNetworks, IpNetwork::parse, out.options.allowedNetworks); !read)
    return fail(std::move(read.error()));

  const Result<bool> wantsKey = needsKey(options, out.options.allowedNetworks);
  if (!wantsKey) return fail(wantsKey.error());
  out.wantsKey = *wantsKey;
  if (!out.wantsKey) return out;

  if (!options.key.empty()) {
    if (Result<void> good = checkKey(options.key, "AISEMBLE_API_KEY"); !good) return fail(std::move(good.error()));
    out.options.key = options.key;
    return out;
  }
  Result<std::string> key = loadOrCreateKey(options.keyFile);
  if (!key) return fail(std::move(key.error()));
  out.options.key = std::move(*key);
  out.isKeyFromFile = true;
  return out;
}

} // namespace aisemble::api
