// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is set for one address of a remote service.

#include "core/remote/http_types.h"
#include "core/remote/url.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace aisemble::remote {

/// What the service speaks.
enum class Protocol {
  OpenAi,               ///< chat/completions, completions, embeddings, models
  AisemblePod,          ///< one of the original's single services: /completion, /analyze, /process
  AisembleOrchestrator, ///< the original's orchestrator, or this program's server: /ai/llm/completion, …
  OpenInference,        ///< Open Inference Protocol 2: Triton, KServe
};
inline constexpr std::array kProtocols{
    std::pair{Protocol::OpenAi, std::string_view("openai")},
    std::pair{Protocol::AisemblePod, std::string_view("aisemble_pod")},
    std::pair{Protocol::AisembleOrchestrator, std::string_view("aisemble")},
    std::pair{Protocol::OpenInference, std::string_view("open_inference")},
};
/// The names in settings.
[[nodiscard]] constexpr std::string_view protocolName(Protocol protocol) {
  for (const auto& [value, name] : kProtocols)
    if (value == protocol) return name;
  return "unknown";
}
[[nodiscard]] constexpr std::optional<Protocol> protocolFromName(std::string_view name) {
  for (const auto& [value, known] : kProtocols)
    if (known == name) return value;
  return std::nullopt;
}

/// Which fields beyond the protocol the server is known to take. What a request asks for and the server is not known to
/// take is an error, never left out silently.
enum class Dialect {
  Plain,     ///< the protocol's own fields only; api.openai.com is recognised by its name
  Vllm,      ///< top_k, min_p, repetition_penalty, ignore_eos
  LlamaCpp,  ///< top_k, min_p, repeat_penalty, ignore_eos
  Workbench, ///< this program's own server: as Vllm
};
inline constexpr std::array kDialects{
    std::pair{Dialect::Plain, std::string_view("plain")},
    std::pair{Dialect::Vllm, std::string_view("vllm")},
    std::pair{Dialect::LlamaCpp, std::string_view("llama.cpp")},
    std::pair{Dialect::Workbench, std::string_view("workbench")},
};
[[nodiscard]] constexpr std::string_view dialectName(Dialect dialect) {
  for (const auto& [value, name] : kDialects)
    if (value == dialect) return name;
  return "unknown";
}
[[nodiscard]] constexpr std::optional<Dialect> dialectFromName(std::string_view name) {
  for (const auto& [value, known] : kDialects)
    if (known == name) return value;
  return std::nullopt;
}

struct Endpoint {
  /// Base address. OpenAi: with its version, "https://api.openai.com/v1"; without any path, /v1 is added.
  std::string url;
  Protocol protocol = Protocol::OpenAi;
  Dialect dialect = Dialect::Plain;
  std::string model;   ///< used where the request names none; may be empty where the service has a default
  std::string apiKey;  ///< sent as "Authorization: Bearer …" to this origin only; never logged
  HttpHeaders headers; ///< further ones, e.g. "api-key"; their values are never logged either
  bool streams = true; ///< OpenAi: ask for the answer in pieces
  bool operator==(const Endpoint&) const = default;
};

} // namespace aisemble::remote
