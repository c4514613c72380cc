// SPDX-License-Identifier: Apache-2.0
#include "core/remote/protocol.h"

#include "core/remote/protocol_p.h"

#include <algorithm>
#include <limits>

namespace aisemble::remote {

std::string remoteModel(const Request& request, const Endpoint& endpoint) {
  const std::string& named = modelOf(request);
  return named.empty() ? endpoint.model : named;
}

std::optional<std::string> metadataUrl(const Request& request, const Endpoint& endpoint) {
  if (endpoint.protocol != Protocol::OpenInference) return std::nullopt;
  const auto base = parseUrl(endpoint.url);
  const std::string model = remoteModel(request, endpoint);
  if (!base || model.empty()) return std::nullopt; // encodeCall() says what is wrong
  return base->below(open_inference::modelRoute(model));
}

Result<EncodedCall> encodeCall(const Request& request, const Endpoint& endpoint, std::string_view metadata) {
  const auto base = parseUrl(endpoint.url);
  if (!base) return fail(base.error());
  auto headers = commonHeaders(endpoint);
  if (!headers) return fail(std::move(headers.error()));
  const auto encoded = [&]() -> Result<EncodedCall> {
    switch (endpoint.protocol) {
    case Protocol::OpenAi:
      return openai::encode(request, endpoint, *base);
    case Protocol::AisemblePod:
    case Protocol::AisembleOrchestrator:
      return aisemble_v2::encode(request, endpoint, *base);
    case Protocol::OpenInference:
      return open_inference::encode(request, endpoint, *base, metadata);
    }
    return fail(ErrorCode::Internal, "The endpoint's protocol is unknown.");
  };
  auto call = encoded();
  if (!call) return call;
  for (HttpHeader& header : call->headers)
    headers->push_back(std::move(header));
  call->headers = std::move(*headers);
  return call;
}

Result<Response> decodeAnswer(const Request& request, const Endpoint& endpoint, const HttpHead& head,
                              std::string_view body) {
  switch (endpoint.protocol) {
  case Protocol::OpenAi:
    return openai::decode(request, endpoint, body);
  case Protocol::AisemblePod:
  case Protocol::AisembleOrchestrator:
    return aisemble_v2::decode(request, endpoint, body);
  case Protocol::OpenInference:
    return open_inference::decode(request, endpoint, head, body);
  }
  return fail(ErrorCode::Internal, "The endpoint's protocol is unknown.");
}

std::unique_ptr<AnswerStream> openStream(const Request& request, const Endpoint& endpoint) {
  return openai::stream(request, endpoint);
}

Result<std::string> healthUrl(const Endpoint& endpoint) {
  const auto base = parseUrl(endpoint.url);
  if (!base) return fail(base.error());
  switch (endpoint.protocol) {
  case Protocol::OpenAi: // has no health route of its own; the list of models is small and everywhere
    return openai::versioned(*base).below("/models");
  case Protocol::AisemblePod:
    return base->below("/health");
  case Protocol::AisembleOrchestrator: // without the slash the original redirects
    return base->below("/health/");
  case Protocol::OpenInference:
    return base->below("/v2/health/ready");
  }
  return fail(ErrorCode::Internal, "The endpoint's protocol is unknown.");
}

Result<HttpHeaders> commonHeaders(const Endpoint& endpoint) {
  const auto isUnfit = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::ranges::any_of(endpoint.apiKey, isUnfit))
    return fail(ErrorCode::InvalidArgument,
                "The key for " + hostOf(endpoint) + " has a line break or control character in it. Enter it again.");
  HttpHeaders out{{"Accept", "application/json, text/event-stream"}, {"User-Agent", "aisemble-workbench"}};
  if (!endpoint.apiKey.empty()) out.push_back({"Authorization", "Bearer " + endpoint.apiKey});
  for (const HttpHeader& header : endpoint.headers) {
    if (header.name.empty() || header.name.find_first_of(": ") != std::string::npos ||
        std::ranges::any_of(header.name, isUnfit) || std::ranges::any_of(header.value, isUnfit))
      return fail(ErrorCode::InvalidArgument, "An extra header for " + hostOf(endpoint) +
                                                  " is not one that can be sent. Correct it at the endpoint.");
    out.push_back(header);
  }
  return out;
}

Result<ModelList> decodeModelList(std::string_view body) {
  const auto json = wire::parseJson(body);
  const Json* data = json ? member(*json, "data") : nullptr;
  if (data == nullptr || !data->is_array())
    return fail(ErrorCode::Corrupt, "The service's list of models is not one: it has no list called data.");
  ModelList out;
  for (const Json& item : *data) {
    std::string name = textMember(item, "id");
    const Json* capabilities = member(item, "capabilities");
    if (capabilities != nullptr && member(*capabilities, "chat_template") != nullptr) out.hasCapabilities = true;
    if (out.owner.empty()) out.owner = textMember(item, "owned_by");
    if (!name.empty()) out.names.push_back(std::move(name));
  }
  return out;
}

const Json* member(const Json& json, const char* name) {
  if (!json.is_object()) return nullptr;
  const auto at = json.find(name);
  return at == json.end() || at->is_null() ? nullptr : &*at;
}

std::string textMember(const Json& json, const char* name) {
  const Json* value = member(json, name);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

int countMember(const Json& json, const char* name) {
  const Json* value = member(json, name);
  if (value == nullptr || !value->is_number_integer()) return 0;
  const auto count = value->is_number_unsigned() ? value->get<std::uint64_t>()
                                                 : static_cast<std::uint64_t>(std::max<std::int64_t>(0, *value));
  return count > static_cast<std::uint64_t>(std::numeric_limits<int>::max()) ? 0 : static_cast<int>(count);
}

Result<Json> parseAnswer(std::string_view body, const Endpoint& endpoint) {
  auto json = wire::parseJson(body);
  if (json) return json;
  // The reader's own words are left out: they quote the answer.
  return fail(ErrorCode::Corrupt,
              hostOf(endpoint) + " answered something that is not JSON. Check that the address and the protocol (" +
                  std::string(protocolName(endpoint.protocol)) + ") belong together.");
}

tl::unexpected<Error> corruptAnswer(const Endpoint& endpoint, const std::string& why) {
  return fail(ErrorCode::Corrupt, hostOf(endpoint) + " gave an answer that does not fit its protocol (" +
                                      std::string(protocolName(endpoint.protocol)) + "): " + why +
                                      ". Check the protocol that is set for it.");
}

tl::unexpected<Error> notExpressible(const Endpoint& endpoint, const std::string& what, const std::string& next) {
  return fail(ErrorCode::Unsupported, what + " cannot be sent to " + hostOf(endpoint) + " by the protocol '" +
                                          std::string(protocolName(endpoint.protocol)) + "'. " + next);
}

std::string hostOf(const Endpoint& endpoint) {
  const auto url = parseUrl(endpoint.url);
  return url ? url->label() : "the service";
}

} // namespace aisemble::remote
