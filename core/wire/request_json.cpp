// SPDX-License-Identifier: Apache-2.0
#include "core/wire/request_json.h"

#include "core/wire/data_json.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/object_reader_p.h"
#include "core/wire/vision_json.h"

#include <array>
#include <type_traits>

namespace aisemble::wire {
namespace {

// In the order of the variants' alternatives: the kind of an alternative is the name at its index.
constexpr std::array<const char*, std::variant_size_v<Request::Variant>> kRequestKinds{
    "completion", "chat", "tokenize", "detokenize", "logits", "perplexity", "embed", "vision", "nlp", "data"};
constexpr std::array<const char*, std::variant_size_v<Response::Variant>> kResponseKinds{
    "completion", "tokenize", "logits", "perplexity", "embed", "vision", "nlp", "data"};

template <class T>
constexpr bool kHasJson = !std::is_same_v<T, LogitsResult>;

Json wrapped(const char* kind, Json value) {
  Json out = Json::object();
  out["kind"] = kind;
  out["value"] = std::move(value);
  return out;
}

template <class Sum, std::size_t Index = 0>
Result<Sum> decodeAlternative(std::size_t index, const Json& value, const DecodeOptions& options) {
  using Alternative = std::variant_alternative_t<Index, typename Sum::Variant>;
  if (index == Index) {
    if constexpr (kHasJson<Alternative>) {
      auto decoded = fromJson<Alternative>(value, options);
      if (!decoded) return fail(std::move(decoded.error()));
      return Sum(std::in_place_index<Index>, std::move(*decoded));
    } else {
      return fail(ErrorCode::Unsupported, "kind: logits are not carried as JSON.");
    }
  }
  if constexpr (Index + 1 < std::variant_size_v<typename Sum::Variant>)
    return decodeAlternative<Sum, Index + 1>(index, value, options);
  else
    return fail(ErrorCode::Internal, "kind: has no decoder.");
}

template <class Sum, class Kinds>
Result<Sum> decodeWrapped(const Json& json, const Kinds& kinds, const DecodeOptions& options) {
  Problems problems;
  ObjectReader reader(json, {}, problems);
  std::size_t index = 0;
  const auto parse = [&](std::string_view name) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < kinds.size(); ++i)
      if (name == kinds[i]) return i;
    return std::nullopt;
  };
  if (problems.isEmpty()) reader.named("kind", index, parse, "the known kinds", true);
  const Json* value = reader.need("value");
  if (value == nullptr || !problems.isEmpty()) return problems.finish(Sum{});
  auto out = decodeAlternative<Sum>(index, *value, options);
  if (!out) {
    Error error = std::move(out.error());
    error.message = "value." + error.message;
    return fail(std::move(error));
  }
  return out;
}

/// Of a table as an answer; nullptr: there is none.
const SharedTable* tableOf(const Response& response) {
  const auto* data = std::get_if<DataResult>(&response);
  if (data == nullptr) return nullptr;
  if (const auto* transformed = std::get_if<TransformedTable>(&data->detail)) return &transformed->table;
  if (const auto* aggregated = std::get_if<AggregatedTable>(&data->detail)) return &aggregated->table;
  return nullptr;
}

} // namespace

Json toJson(const Request& request) {
  return wrapped(kRequestKinds[request.index()],
                 std::visit([](const auto& typed) -> Json { return toJson(typed); }, request));
}

template <>
Result<Request> fromJson(const Json& json, const DecodeOptions& options) {
  return decodeWrapped<Request>(json, kRequestKinds, options);
}

Result<Json> toJson(const Response& response) {
  return std::visit(
      [&](const auto& typed) -> Result<Json> {
        if constexpr (kHasJson<std::decay_t<decltype(typed)>>)
          return wrapped(kResponseKinds[response.index()], toJson(typed));
        else
          return fail(ErrorCode::Unsupported, "Logits are not written as JSON. Write them to a safetensors file.");
      },
      response);
}

template <>
Result<Response> fromJson(const Json& json, const DecodeOptions& options) {
  return decodeWrapped<Response>(json, kResponseKinds, options);
}

Result<std::string> encodeRequest(const Request& request) {
  if (const auto* data = std::get_if<DataRequest>(&request))
    if (const auto* table = std::get_if<SharedTable>(&data->data))
      if (auto fits = fitsJson(*table); !fits) return fail(std::move(fits.error()));
  return writeJson(toJson(request));
}

Result<std::string> encodeResponse(const Response& response) {
  if (const SharedTable* table = tableOf(response))
    if (auto fits = fitsJson(*table); !fits) return fail(std::move(fits.error()));
  auto json = toJson(response);
  if (!json) return fail(std::move(json.error()));
  return writeJson(*json);
}

Result<Request> decodeRequest(std::string_view text, const DecodeOptions& options) {
  auto json = parseJson(text);
  if (!json) return fail(std::move(json.error()));
  return fromJson<Request>(*json, options);
}

Result<Response> decodeResponse(std::string_view text) {
  auto json = parseJson(text);
  if (!json) return fail(std::move(json.error()));
  return fromJson<Response>(*json);
}

} // namespace aisemble::wire
