// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/read_calls.h"

#include "core/api/original/answer_text.h"
#include "core/api/validation/body_reader.h"
#include "core/api/validation/status.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/vision_json.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <utility>

namespace aisemble::api {
namespace {

using wire::Json;

constexpr std::size_t kImageBytes = std::size_t{64} << 20;

tl::unexpected<HttpResponse> refuse(HttpResponse answer) {
  return tl::unexpected<HttpResponse>(std::move(answer));
}
tl::unexpected<HttpResponse> refuse(int status, std::string_view detail) {
  return refuse(detailAnswer(status, detail));
}

/// "auto" and "default" are the original's words for the model that is there.
std::string modelFrom(const std::string& name) {
  return name == "auto" || name == "default" ? std::string() : name;
}

std::function<std::string(const Completed&)> writerFor(Frame frame) {
  return frame == Frame::Service ? serviceAnswer : orchestratorAnswer;
}

} // namespace

Understood readCompletion(const HttpRequest& request) {
  BodyReader reader(request);
  CompletionRequest out;
  std::string model = "auto";
  std::string priority = "balanced"; // quality, cost, speed: with one model to choose from there is nothing to weigh
  bool mayChoose = true;
  reader.required("prompt", out.prompt);
  reader.nullable("model", model);
  reader.nullable("max_tokens", out.options.maxTokens);
  reader.nullable("temperature", out.options.temperature);
  reader.nullable("priority", priority);
  reader.nullable("auto_select", mayChoose);
  if (!reader.isValid()) return refuse(reader.problems());
  if (auto valid = wire::validate(out.options); !valid) return refuse(errorAnswer(valid.error()));
  out.model = modelFrom(model);
  const bool isUsersChoice = !mayChoose || !out.model.empty();
  const auto write = [isUsersChoice](const Completed& completed) { return completionAnswer(completed, isUsersChoice); };
  return Call{std::move(out), write, {}};
}

Understood readPodCompletion(const HttpRequest& request) {
  BodyReader reader(request);
  CompletionRequest out;
  std::string model = "default";
  reader.required("prompt", out.prompt);
  reader.nullable("model", model);
  reader.nullable("max_tokens", out.options.maxTokens);
  reader.nullable("temperature", out.options.temperature);
  reader.nullable("top_p", out.options.topP);
  if (!reader.isValid()) return refuse(reader.problems());
  if (auto valid = wire::validate(out.options); !valid) return refuse(errorAnswer(valid.error()));
  out.model = modelFrom(model);
  const auto write = [model](const Completed& completed) { return podCompletionAnswer(completed, model); };
  return Call{.request = std::move(out), .write = write, .imageUrl = {}, .takesAnyModel = true};
}

Understood readVision(const HttpRequest& request, Frame frame, bool mayFetch) {
  BodyReader reader(request);
  std::string url;
  std::string base64;
  std::string task = "analyze";
  Json options = Json::object();
  reader.nullable("image_url", url);
  reader.nullable("image_base64", base64);
  reader.optional("task", task);
  reader.nullableDictionary("options", options);
  if (!reader.isValid()) return refuse(reader.problems());

  VisionRequest out;
  const auto known = visionTaskFromName(task);
  if (!known) return refuse(400, "Unknown task: " + task);
  out.task = *known;
  auto read = wire::visionOptionsFromJson(*known, options);
  if (!read) return refuse(errorAnswer(read.error()));
  out.options = std::move(*read);
  Call call{{}, writerFor(frame), {}};
  if (!url.empty()) { // wins over image_base64, as in the original
    if (!mayFetch)
      return refuse(400, "image_url: this server fetches no images. Send the image itself as image_base64, or ask its "
                         "operator to allow the host.");
    call.imageUrl = std::move(url);
    call.whyNotLater = "image_url: is not kept with a job. Send the image itself as image_base64.";
  } else {
    if (base64.empty()) return refuse(400, "Either image_url or image_base64 must be provided");
    auto image = wire::fromBase64(base64, kImageBytes);
    if (!image) {
      Error error = std::move(image.error());
      error.message = "image_base64: " + error.message + ".";
      return refuse(errorAnswer(error));
    }
    out.image = EncodedImage{std::make_shared<const std::string>(std::move(*image))};
  }
  call.request = std::move(out);
  return call;
}

Understood readNlp(const HttpRequest& request, Frame frame) {
  BodyReader reader(request);
  NlpRequest out;
  std::string task = "analyze";
  Json options = Json::object();
  reader.required("text", out.text);
  reader.optional("task", task);
  reader.nullable("language", out.language);
  reader.nullableDictionary("options", options);
  if (!reader.isValid()) return refuse(reader.problems());

  const auto known = nlpTaskFromName(task);
  if (!known) return refuse(400, "Unknown task: " + task);
  out.task = *known;
  auto read = wire::nlpOptionsFromJson(*known, options);
  if (!read) return refuse(errorAnswer(read.error()));
  out.options = std::move(*read);
  const auto& compareText = out.options.similarity.compareText;
  if (out.task == NlpTask::Similarity && (!compareText || compareText->empty())) {
    // The original answers 200 and says so in the results; the language is all that there is to find out.
    out.task = NlpTask::Language;
    const auto write = [frame](const Completed& completed) {
      const std::string answer = missingCompareTextAnswer(completed);
      return frame == Frame::Service ? answer : framed(answer);
    };
    return Call{.request = std::move(out),
                .write = write,
                .imageUrl = {},
                .takesAnyLanguage = true,
                .whyNotLater = "options.compare_text: is missing; similarity needs a second text."};
  }
  return Call{.request = std::move(out), .write = writerFor(frame), .imageUrl = {}, .takesAnyLanguage = true};
}

} // namespace aisemble::api
