// SPDX-License-Identifier: Apache-2.0
// The Open Inference Protocol, version 2 (Triton, KServe), for images and text.
//
// What a model must look like: one BYTES input that takes the encoded image or the text, of a shape whose sizes are 1
// or any; further BYTES inputs may be called "task", "language" and "options" (a JSON object) and get these of the
// request. Inputs of numbers (decoded pixels) are not served: this layer does not decode images. Options that differ
// from their defaults need an "options" input, a language other than auto a "language" input; otherwise the request is
// refused. Outputs: see open_inference_map.cpp. Images go as binary tensors, text as JSON, which every server takes.
#include "core/base/files.h"
#include "core/remote/open_inference_tensors_p.h"
#include "core/remote/service_errors.h"
#include "core/wire/nlp_json.h"
#include "core/wire/vision_json.h"

#include <algorithm>
#include <cstring>

namespace aisemble::remote::open_inference {
namespace {

using SharedText = std::shared_ptr<const std::string>;
constexpr std::uint64_t kImageBytes = std::uint64_t{64} << 20;

/// What a request has to say to a model.
struct Content {
  SharedText main; ///< the image or the text
  std::string task;
  std::string language;       ///< empty: none is asked for
  std::string options;        ///< JSON; empty: the task has none
  bool hasOwnOptions = false; ///< they differ from the defaults
  bool isBinary = false;
};

Result<Content> contentOf(const VisionRequest& request) {
  Content out;
  if (const auto* path = std::get_if<std::filesystem::path>(&request.image)) {
    auto bytes = readFile(*path, kImageBytes);
    if (!bytes) return fail(std::move(bytes.error()));
    out.main = std::make_shared<const std::string>(std::move(*bytes));
  } else {
    out.main = std::get<EncodedImage>(request.image).bytes;
  }
  if (out.main == nullptr || out.main->empty())
    return fail(ErrorCode::InvalidArgument, "The request has no image, or an empty one. Give an image file.");
  if (out.main->size() > kImageBytes)
    return fail(ErrorCode::TooLarge, "The image has over " + std::to_string(kImageBytes) + " bytes.");
  out.task = visionTaskName(request.task);
  const Json options = wire::toJson(request.task, request.options);
  out.hasOwnOptions = options != wire::toJson(request.task, VisionOptions{});
  out.options = wire::writeJsonLossy(options);
  out.isBinary = true;
  return out;
}

Result<Content> contentOf(const NlpRequest& request) {
  Content out;
  out.main = std::make_shared<const std::string>(request.text);
  out.task = nlpTaskName(request.task);
  if (request.language != "auto") out.language = request.language;
  const Json options = wire::toJson(request.task, request.options);
  // A model that knows nothing of the list of assessments or of sentences answers well enough without.
  NlpOptions standard;
  standard.sentiment.assessments = request.options.sentiment.assessments;
  standard.analyze = request.options.analyze;
  standard.summarize.sentences = request.options.summarize.sentences;
  standard.tokenize = request.options.tokenize;
  out.hasOwnOptions = options != wire::toJson(request.task, standard);
  auto text = wire::writeJson(options);
  if (!text) return fail(std::move(text.error()));
  out.options = std::move(*text);
  return out;
}

struct Input {
  const TensorSpec* spec = nullptr;
  SharedText text;
};

/// Gives each input of the model what it is called after.
Result<std::vector<Input>> assign(const ModelMetadata& model, const Content& content, const Endpoint& endpoint) {
  std::vector<Input> out;
  bool takesMain = false, takesOptions = false, takesLanguage = false;
  for (const TensorSpec& spec : model.inputs) {
    if (spec.datatype != "BYTES")
      return notExpressible(endpoint, "The model's input '" + spec.name + "' wants " + spec.datatype + ", which",
                            "Use a model (in Triton: an ensemble) that takes encoded images or text as BYTES.");
    if (std::ranges::any_of(spec.shape, [](std::int64_t size) { return size != 1 && size != -1; }))
      return notExpressible(endpoint, "The model's input '" + spec.name + "' wants several values at once, which",
                            "Use a model that takes one.");
    SharedText text;
    if (spec.name == "options") {
      text = std::make_shared<const std::string>(content.options.empty() ? "{}" : content.options);
      takesOptions = true;
    } else if (spec.name == "task") {
      text = std::make_shared<const std::string>(content.task);
    } else if (spec.name == "language") {
      text = std::make_shared<const std::string>(content.language.empty() ? "auto" : content.language);
      takesLanguage = true;
    } else if (!takesMain) {
      text = content.main;
      takesMain = true;
    } else {
      return notExpressible(endpoint, "What the model's input '" + spec.name + "' is for is not known; it",
                            "Known are one input for the image or text, 'task', 'language' and 'options'.");
    }
    out.push_back({&spec, std::move(text)});
  }
  if (!takesMain) return notExpressible(endpoint, "An image or text", "The model has no input for it.");
  if (content.hasOwnOptions && !takesOptions)
    return notExpressible(endpoint, "Options",
                          "The model has no input called 'options'; leave them at their defaults.");
  if (!content.language.empty() && !takesLanguage)
    return notExpressible(endpoint, "A language", "The model has no input called 'language'; leave it at auto.");
  return out;
}

SharedText lengthBytes(std::size_t length) {
  const auto value = static_cast<std::uint32_t>(length);
  std::string out(sizeof value, '\0');
  std::memcpy(out.data(), &value, sizeof value);
  return std::make_shared<const std::string>(std::move(out));
}

Result<EncodedCall> pack(const std::vector<Input>& inputs, bool isBinary, const std::string& url) {
  Json body = Json::object();
  Json& list = body["inputs"] = Json::array();
  EncodedCall out;
  out.url = url;
  for (const Input& input : inputs) {
    Json item{
        {"name", input.spec->name}, {"shape", std::vector<int>(input.spec->shape.size(), 1)}, {"datatype", "BYTES"}};
    if (isBinary) {
      item["parameters"] = Json{{"binary_data_size", input.text->size() + 4}};
      out.body.pieces.push_back(lengthBytes(input.text->size()));
      out.body.pieces.push_back(input.text); // the image itself, where it lies
    } else {
      item["data"] = Json::array({*input.text});
    }
    list.push_back(std::move(item));
  }
  if (isBinary) body["parameters"] = Json{{"binary_data_output", true}};
  auto text = wire::writeJson(body);
  if (!text) return fail(std::move(text.error()));
  out.headers.push_back({"Content-Type", isBinary ? "application/octet-stream" : "application/json"});
  if (isBinary) out.headers.push_back({"Inference-Header-Content-Length", std::to_string(text->size())});
  out.body.pieces.insert(out.body.pieces.begin(), std::make_shared<const std::string>(std::move(*text)));
  return out;
}

} // namespace

std::string modelRoute(const std::string& model) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "/v2/models/";
  for (const char c : model) { // RFC 3986, 2.3; a name must not become a path of its own
    const bool isPlain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                         c == '_' || c == '~' || (c == '.' && model.find_first_not_of('.') != std::string::npos);
    const auto byte = static_cast<unsigned char>(c);
    if (isPlain)
      out += c;
    else
      out.append({'%', kHex[byte >> 4], kHex[byte & 15]});
  }
  return out;
}

Result<EncodedCall> encode(const Request& request, const Endpoint& endpoint, const Url& base,
                           std::string_view metadata) {
  const auto* vision = std::get_if<VisionRequest>(&request);
  const auto* nlp = std::get_if<NlpRequest>(&request);
  if (vision == nullptr && nlp == nullptr)
    return notExpressible(endpoint, "The request '" + taskName(request) + "'",
                          "It is used for images and text; language models are reached by 'openai'.");
  const std::string model = remoteModel(request, endpoint);
  if (model.empty())
    return fail(ErrorCode::InvalidArgument,
                "No model is named for " + hostOf(endpoint) +
                    ", and this protocol has no default one. Enter its name at the endpoint.");
  const auto known = parseMetadata(metadata);
  if (!known) return corruptAnswer(endpoint, known.error().message);
  auto content = vision != nullptr ? contentOf(*vision) : contentOf(*nlp);
  if (!content) return fail(std::move(content.error()));
  const auto inputs = assign(*known, *content, endpoint);
  if (!inputs) return fail(inputs.error());
  return pack(*inputs, content->isBinary, base.below(modelRoute(model) + "/infer"));
}

Result<Response> decode(const Request& request, const Endpoint& endpoint, const HttpHead& head, std::string_view body) {
  const auto headerBytes = headerBytesOf(head, body.size());
  if (!headerBytes) return corruptAnswer(endpoint, headerBytes.error().message);
  const auto tensors = parseTensors(body, *headerBytes);
  if (!tensors) return corruptAnswer(endpoint, tensors.error().message);
  return mapTensors(request, endpoint, *tensors);
}

} // namespace aisemble::remote::open_inference
