// SPDX-License-Identifier: Apache-2.0
// Which outputs of a model become which of our results. Names are compared without case.
//
//  any task     one BYTES value that is our own answer as JSON: {"analysis_type", "results", "confidence"} for images,
//               {"task", "results", "language_detected"} for text
//  classify     BYTES label(s)/class(es) and a number score(s)/probability/probabilities/confidence for each; or BYTES
//               values "score:index[:label]" (Triton's classification extension); or numbers alone, [n] or [1,n]:
//               scores/ probabilities as they are, logits through a softmax, labels "class 0", …; the best five
//  detect_objects  boxes [n,4] or [1,n,4] in pixels, x1 y1 x2 y2 (torchvision's convention), scores [n], and optionally
//               labels/classes, texts or numbers
//  language     BYTES label(s)/language(s) and a number score(s)/… for each
#include "core/remote/open_inference_tensors_p.h"
#include "core/wire/nlp_json.h"
#include "core/wire/vision_json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <numeric>

namespace aisemble::remote::open_inference {
namespace {

using Tensors = std::vector<Tensor>;
constexpr std::size_t kBestLabels = 5;

const Tensor* named(const Tensors& tensors, std::initializer_list<std::string_view> names) {
  for (const Tensor& tensor : tensors) {
    std::string lower = tensor.name;
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (std::ranges::find(names, lower) != names.end()) return &tensor;
  }
  return nullptr;
}
const Tensor* scoresOf(const Tensors& tensors) {
  const Tensor* out = named(tensors, {"score", "scores", "probability", "probabilities", "confidence", "confidences"});
  return out != nullptr && out->datatype != "BYTES" ? out : nullptr;
}

std::optional<double> asConfidence(double value) {
  if (!std::isfinite(value) || value < 0 || value > 1.0001) return std::nullopt;
  return std::min(value, 1.0);
}

std::vector<ScoredLabel> bestOf(std::vector<ScoredLabel> labels) {
  std::ranges::stable_sort(labels, std::greater<>{}, &ScoredLabel::confidence);
  if (labels.size() > kBestLabels) labels.resize(kBestLabels);
  return labels;
}

std::optional<std::vector<ScoredLabel>> labelled(const Tensor& labels, const Tensor& scores) {
  if (labels.datatype != "BYTES" || labels.size() != scores.size() || labels.size() == 0) return std::nullopt;
  std::vector<ScoredLabel> out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto confidence = asConfidence(scores.numbers[i]);
    if (!confidence) return std::nullopt;
    out.push_back({labels.texts[i], *confidence});
  }
  return out;
}

/// "0.93:281:tabby cat" or "0.93:281".
std::optional<std::vector<ScoredLabel>> tritonClasses(const Tensor& tensor) {
  if (tensor.datatype != "BYTES" || tensor.texts.empty()) return std::nullopt;
  std::vector<ScoredLabel> out;
  for (const std::string& text : tensor.texts) {
    const std::size_t first = text.find(':');
    if (first == std::string::npos) return std::nullopt;
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + first, value);
    const auto confidence = asConfidence(value);
    if (problem != std::errc() || end != text.data() + first || !confidence) return std::nullopt;
    const std::size_t second = text.find(':', first + 1);
    out.push_back(
        {second == std::string::npos ? "class " + text.substr(first + 1) : text.substr(second + 1), *confidence});
  }
  return out;
}

std::optional<std::vector<ScoredLabel>> unlabelled(const Tensor& tensor, bool isLogits) {
  if (tensor.datatype == "BYTES" || tensor.numbers.empty()) return std::nullopt;
  for (std::size_t i = 0; i + 1 < tensor.shape.size(); ++i)
    if (tensor.shape[i] != 1) return std::nullopt;
  std::vector<double> values = tensor.numbers;
  if (!std::ranges::all_of(values, [](double v) { return std::isfinite(v); })) return std::nullopt;
  if (isLogits) {
    const double most = *std::ranges::max_element(values);
    for (double& value : values)
      value = std::exp(value - most);
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    for (double& value : values)
      value /= sum;
  }
  std::vector<ScoredLabel> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto confidence = asConfidence(values[i]);
    if (!confidence) return std::nullopt;
    out.push_back({"class " + std::to_string(i), *confidence});
  }
  return out;
}

std::optional<Response> classification(const Tensors& tensors) {
  const Tensor* labels = named(tensors, {"label", "labels", "class", "classes", "class_name", "class_names"});
  const Tensor* scores = scoresOf(tensors);
  std::optional<std::vector<ScoredLabel>> found;
  if (labels != nullptr && scores != nullptr) found = labelled(*labels, *scores);
  if (!found && tensors.size() == 1) found = tritonClasses(tensors[0]);
  if (!found && labels == nullptr && scores != nullptr) found = unlabelled(*scores, false);
  const Tensor* logits = named(tensors, {"logits", "logit"});
  if (!found && labels == nullptr && logits != nullptr) found = unlabelled(*logits, true);
  if (!found) return std::nullopt;
  ImageClassification detail;
  detail.labels = bestOf(std::move(*found));
  detail.primary = detail.labels.front();
  return Response(VisionResult{VisionTask::Classify, detail.primary.confidence, std::move(detail)});
}

std::optional<int> pixel(double value) {
  if (!std::isfinite(value) || std::abs(value) > 1e6) return std::nullopt;
  return static_cast<int>(std::lround(value));
}

std::optional<Response> detections(const Tensors& tensors) {
  const Tensor* boxes = named(tensors, {"boxes", "detection_boxes", "bboxes"});
  const Tensor* scores = named(tensors, {"detection_scores"});
  if (scores == nullptr) scores = scoresOf(tensors);
  const Tensor* labels = named(tensors, {"labels", "label", "classes", "class_names", "detection_classes"});
  if (boxes == nullptr || scores == nullptr || boxes->datatype == "BYTES" || scores->datatype == "BYTES" ||
      boxes->shape.empty() || boxes->shape.back() != 4 || boxes->size() != scores->size() * 4 ||
      (labels != nullptr && labels->size() != scores->size()))
    return std::nullopt;
  ObjectDetections detail;
  double best = 0;
  for (std::size_t i = 0; i < scores->size(); ++i) {
    const double* corner = boxes->numbers.data() + i * 4;
    const auto left = pixel(corner[0]), top = pixel(corner[1]), right = pixel(corner[2]), bottom = pixel(corner[3]);
    const auto confidence = asConfidence(scores->numbers[i]);
    if (!left || !top || !right || !bottom || !confidence || *right < *left || *bottom < *top) return std::nullopt;
    DetectedObject object{static_cast<int>(i), {*left, *top, *right - *left, *bottom - *top}, 0, *confidence, {}};
    object.area = (corner[2] - corner[0]) * (corner[3] - corner[1]);
    if (labels != nullptr)
      object.label =
          labels->datatype == "BYTES" ? labels->texts[i] : "class " + std::to_string(std::llround(labels->numbers[i]));
    best = std::max(best, *confidence);
    detail.objects.push_back(std::move(object));
  }
  return Response(VisionResult{VisionTask::DetectObjects, best, std::move(detail)});
}

std::optional<Response> languages(const Tensors& tensors) {
  const Tensor* labels = named(tensors, {"label", "labels", "language", "languages"});
  const Tensor* scores = scoresOf(tensors);
  auto found = labels == nullptr || scores == nullptr ? std::nullopt : labelled(*labels, *scores);
  if (!found) return std::nullopt;
  LanguageDetection detail;
  for (const ScoredLabel& label : bestOf(std::move(*found)))
    detail.candidates.push_back({label.label, label.confidence});
  std::string best = detail.candidates.front().code;
  return Response(NlpResult{std::move(best), std::move(detail)});
}

template <class T>
std::optional<Result<Response>> ownJson(const Tensors& tensors, const Endpoint& endpoint) {
  for (const Tensor& tensor : tensors) {
    if (tensor.texts.size() != 1 || !tensor.texts[0].starts_with('{')) continue;
    const auto json = wire::parseJson(tensor.texts[0]);
    if (!json || member(*json, "results") == nullptr) continue;
    auto out = wire::fromJson<T>(*json);
    if (!out) return corruptAnswer(endpoint, "in the output '" + tensor.name + "', " + out.error().message);
    return Result<Response>(Response(std::move(*out)));
  }
  return std::nullopt;
}

Result<Response> unmapped(const Request& request, const Endpoint& endpoint, const Tensors& tensors) {
  std::string outputs;
  for (const Tensor& tensor : tensors)
    outputs += (outputs.empty() ? "" : ", ") + tensor.describe();
  return fail(ErrorCode::Unsupported, "The outputs of the model at " + hostOf(endpoint) + " (" +
                                          outputs.substr(0, 400) + ") are not known as an answer to '" +
                                          taskName(request) + "'. Use a model that answers as JSON, or another task.");
}

} // namespace

Result<Response> mapTensors(const Request& request, const Endpoint& endpoint, const std::vector<Tensor>& tensors) {
  std::optional<Response> out;
  if (const auto* vision = std::get_if<VisionRequest>(&request)) {
    if (auto own = ownJson<VisionResult>(tensors, endpoint)) return std::move(*own);
    if (vision->task == VisionTask::Classify) out = classification(tensors);
    if (vision->task == VisionTask::DetectObjects) out = detections(tensors);
  } else if (const auto* nlp = std::get_if<NlpRequest>(&request)) {
    if (auto own = ownJson<NlpResult>(tensors, endpoint)) return std::move(*own);
    if (nlp->task == NlpTask::Language) out = languages(tensors);
  }
  if (!out) return unmapped(request, endpoint, tensors);
  return std::move(*out);
}

} // namespace aisemble::remote::open_inference
