// SPDX-License-Identifier: Apache-2.0
// Whole answers of every protocol, model descriptions and error bodies: nothing may crash, hang or be believed.
#include "core/remote/protocol.h"
#include "core/remote/retry_policy.h"
#include "core/remote/service_errors.h"

#include <cstdint>
#include <cstdlib>

using namespace aisemble;
using namespace aisemble::remote;

namespace {

std::vector<Request> requests() {
  EmbedRequest embed;
  embed.texts = {"a"};
  VisionRequest classify;
  classify.task = VisionTask::Classify;
  classify.image = EncodedImage{std::make_shared<const std::string>("image")};
  VisionRequest detect = classify;
  detect.task = VisionTask::DetectObjects;
  NlpRequest language;
  language.task = NlpTask::Language;
  return {CompletionRequest{}, embed, classify, detect, language, DataRequest{}};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view body(reinterpret_cast<const char*>(data) + 2, size - 2);
  const HttpHead plain{200, {}};
  const HttpHead binary{200, {{"Inference-Header-Content-Length", std::to_string(data[0] | data[1] << 8)}}};
  static const std::vector<Request> kRequests = requests();
  for (const auto& [protocol, name] : kProtocols) {
    Endpoint endpoint;
    endpoint.url = "http://h";
    endpoint.model = "m";
    endpoint.protocol = protocol;
    for (const Request& request : kRequests) {
      const bool isGeneration = std::holds_alternative<CompletionRequest>(request);
      if (protocol == Protocol::OpenAi && !isGeneration && !std::holds_alternative<EmbedRequest>(request)) continue;
      (void)decodeAnswer(request, endpoint, plain, body);
      if (protocol == Protocol::OpenInference) {
        (void)decodeAnswer(request, endpoint, binary, body);
        if (!std::holds_alternative<DataRequest>(request)) (void)encodeCall(request, endpoint, body);
      }
    }
  }
  (void)decodeModelList(body);
  (void)retryAfter({{"Retry-After", std::string(body.substr(0, 64))}}, body, WallTime{});
  (void)parseUrl(std::string(body));
  if (serviceWords(body).size() > 1000) std::abort();
  return 0;
}
