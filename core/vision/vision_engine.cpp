// SPDX-License-Identifier: Apache-2.0
#include "core/vision/vision_engine.h"

#include "core/base/files.h"
#include "core/vision/cancelled.h"
#include "core/vision/data_files.h"
#include "core/vision/face_detector_p.h"
#include "core/vision/guarded_call.h"
#include "core/vision/image_decoder_p.h"
#include "core/vision/image_measures_p.h"
#include "core/vision/image_memory_p.h"
#include "core/vision/opencv_threads_p.h"
#include "core/vision/picture_editing_p.h"
#include "core/vision/text_reader_p.h"
#include "core/vision/text_recognizer_p.h"

#include <opencv2/core.hpp>

#include <cmath>
#include <mutex>
#include <optional>
#include <utility>

namespace aisemble::vision {
namespace {

// The original's own numbers for how sure it is of a whole answer.
constexpr double kAnalysisConfidence = 0.95;
constexpr double kObjectsConfidence = 0.75;
constexpr double kFacesConfidence = 0.85;
constexpr double kNoFacesConfidence = 0.1;

bool isPixelCount(int value) {
  return value >= 1 && value <= 65'535;
}

/// JSON requests were checked before; calls from C++ are checked here.
const char* problemOf(VisionTask task, const VisionOptions& options) {
  switch (task) {
  case VisionTask::DetectObjects:
    return options.detectObjects.minArea >= 0 ? nullptr : "options.min_area: must be at least 0.";
  case VisionTask::FaceDetection: {
    const FaceDetectionOptions& face = options.faceDetection;
    if (!(face.scaleFactor > 1 && face.scaleFactor <= 10))
      return "options.scale_factor: must be above 1 and at most 10.";
    if (face.minNeighbors < 0 || face.minNeighbors > 1000) return "options.min_neighbors: must be from 0 to 1000.";
    return isPixelCount(face.minWidth) && isPixelCount(face.minHeight) ? nullptr
                                                                       : "options.min_size: must be from 1 to 65535.";
  }
  case VisionTask::OptimizeSize: {
    const OptimizeSizeOptions& size = options.optimizeSize;
    if (!isPixelCount(size.maxWidth) || !isPixelCount(size.maxHeight))
      return "options.max_width, options.max_height: must be from 1 to 65535.";
    return size.quality >= 1 && size.quality <= 100 ? nullptr : "options.quality: must be from 1 to 100.";
  }
  case VisionTask::SmartCrop:
    return isPixelCount(options.smartCrop.width) && isPixelCount(options.smartCrop.height)
               ? nullptr
               : "options.width, options.height: must be from 1 to 65535.";
  default:
    return nullptr;
  }
}

/// Of all lines, longer ones counting more; 0 where there is no text.
double meanConfidence(const ExtractedText& text) {
  double sum = 0;
  double weight = 0;
  for (const TextRegion& region : text.regions) {
    sum += region.confidence * static_cast<double>(region.text.size());
    weight += static_cast<double>(region.text.size());
  }
  return weight > 0 ? sum / weight : 0;
}

class VisionEngine final : public Engine {
 public:
  VisionEngine(const EngineEnvironment& environment, VisionEngineOptions options)
      : m_options(std::move(options)), m_team(environment.threads), m_recognizer(m_options.textData) {
    routeOpenCvThreads();
    keepImageMemory();
  }

  [[nodiscard]] ServiceKind service() const override { return ServiceKind::Vision; }
  [[nodiscard]] Handover handover(const Request&) const override { return Handover::Run; }

  Result<Response> run(const Request& request, const RunContext& context) override {
    const auto* vision = std::get_if<VisionRequest>(&request);
    if (vision == nullptr) return Engine::run(request, context);
    Result<Response> out = guarded([&] { return answer(*vision, context); });
    const auto* path = std::get_if<std::filesystem::path>(&vision->image);
    if (!out && path != nullptr && out.error().message.find(path->string()) == std::string::npos) {
      std::string message = path->string(); // which of many it was
      message.append(": ").append(out.error().message);
      out.error().message = std::move(message);
    }
    return out;
  }

 private:
  Result<Response> answer(const VisionRequest& request, const RunContext& context) {
    if (context.stop.stop_requested()) return cancelled();
    if (!request.model.empty())
      return fail(ErrorCode::Unsupported, "The vision engine has no model '" + request.model +
                                              "'. Leave 'model' out; every task has its own method.");
    if (const char* problem = problemOf(request.task, request.options); problem != nullptr)
      return fail(ErrorCode::InvalidArgument, problem);
    if (request.task == VisionTask::ExtractText)
      if (Result<void> known = m_recognizer.check(request.options.extractText.languages); !known)
        return fail(std::move(known.error()));
    const OpenCvThreads threads(m_team);
    context.stages->enter(Stage::DecodeImage);
    const Result<EncodedImage> encoded = load(request);
    if (!encoded) return fail(encoded.error());
    Result<VisionResult> result = infer(request, *encoded, context);
    if (!result) return fail(std::move(result.error()));
    context.stages->enter(Stage::Postprocess);
    return Response(std::move(*result));
  }

  Result<EncodedImage> load(const VisionRequest& request) {
    EncodedImage out;
    if (const auto* path = std::get_if<std::filesystem::path>(&request.image)) {
      Result<std::string> bytes = readFile(*path, m_options.maxFileBytes);
      if (!bytes) return fail(std::move(bytes.error()));
      if (bytes->empty())
        return fail(ErrorCode::InvalidArgument, "'" + path->string() + "' is empty. Get another copy of the picture.");
      out.bytes = std::make_shared<const std::string>(std::move(*bytes));
    } else {
      out = std::get<EncodedImage>(request.image);
    }
    if (out.isEmpty())
      return fail(ErrorCode::InvalidArgument, "There is no image in the request. Send one as image_base64.");
    return out;
  }

  Result<VisionResult> infer(const VisionRequest& request, const EncodedImage& encoded, const RunContext& context) {
    switch (request.task) {
    case VisionTask::Analyze:
      return analyze(request, encoded, context);
    case VisionTask::Classify:
      return classify(request, encoded, context);
    case VisionTask::DetectObjects:
    case VisionTask::FaceDetection:
    case VisionTask::ExtractText:
      return find(request, encoded, context);
    case VisionTask::OptimizeSize:
    case VisionTask::SmartCrop:
      return makePicture(request, encoded, context);
    }
    return fail(ErrorCode::Unsupported, "The vision engine does not know this task.");
  }

  template <class Detail>
  static Result<VisionResult> finished(const VisionRequest& request, Result<Detail> detail,
                                       std::optional<double> confidence) {
    if (!detail) return fail(std::move(detail.error()));
    return VisionResult{request.task, confidence, std::move(*detail)};
  }

  [[nodiscard]] DecodeRequest decoding(const VisionRequest& request, bool keepAlpha) const {
    return {m_options.maxPixels, keepAlpha, request.options.autoOrient};
  }

  /// What a task does with each strip counts as decoding; the stage after it begins at the end.
  Result<ImageHeader> decodeInto(RowSink& sink, const VisionRequest& request, const EncodedImage& encoded,
                                 const RunContext& context) {
    Result<ImageHeader> header = decodeRows(*encoded.bytes, decoding(request, false), m_team, context.stop, sink);
    context.stages->enter(Stage::Infer);
    return header;
  }

  Result<VisionResult> analyze(const VisionRequest& request, const EncodedImage& encoded, const RunContext& context) {
    FigureRows figures;
    const Result<ImageHeader> header = decodeInto(figures, request, encoded, context);
    if (!header) return fail(header.error());
    const cv::Mat gray = uprightOf(figures.gray, *header, decoding(request, false));
    return finished(request, analyzeImage(figures, gray, request.options.analyze, context.stop), kAnalysisConfidence);
  }

  Result<VisionResult> classify(const VisionRequest& request, const EncodedImage& encoded, const RunContext& context) {
    HueRows figures;
    const Result<ImageHeader> header = decodeInto(figures, request, encoded, context);
    if (!header) return fail(header.error());
    ImageClassification classes = classifyImage(figures);
    const double confidence = classes.primary.confidence;
    return VisionResult{request.task, confidence, std::move(classes)};
  }

  Result<VisionResult> find(const VisionRequest& request, const EncodedImage& encoded, const RunContext& context) {
    GrayRows rows;
    const Result<ImageHeader> header = decodeInto(rows, request, encoded, context);
    if (!header) return fail(header.error());
    const cv::Mat gray = uprightOf(rows.gray, *header, decoding(request, false));
    const VisionOptions& options = request.options;
    if (request.task == VisionTask::DetectObjects)
      return finished(request, detectObjects(gray, options.detectObjects, context.stop), kObjectsConfidence);
    if (request.task == VisionTask::FaceDetection) {
      Result<FaceDetections> faces = findFaces(gray, options.faceDetection, context.stop);
      const double confidence = faces && !faces->faces.empty() ? kFacesConfidence : kNoFacesConfidence;
      return finished(request, std::move(faces), confidence);
    }
    Result<ExtractedText> text = readText(gray, options.extractText, reading(context));
    const double confidence = text ? meanConfidence(*text) : 0;
    return finished(request, std::move(text), confidence);
  }

  Result<VisionResult> makePicture(const VisionRequest& request, const EncodedImage& encoded,
                                   const RunContext& context) {
    const Result<DecodedImage> picture = decodeImage(*encoded.bytes, decoding(request, true), m_team, context.stop);
    if (!picture) return fail(picture.error());
    context.stages->enter(Stage::Infer);
    const VisionOptions& options = request.options;
    return finished(request,
                    request.task == VisionTask::OptimizeSize
                        ? optimizeSize(encoded, *picture, options.autoOrient, options.optimizeSize)
                        : smartCrop(encoded, *picture, options.autoOrient, options.smartCrop),
                    std::nullopt);
  }

  Result<FaceDetections> findFaces(const cv::Mat& gray, const FaceDetectionOptions& options,
                                   const std::stop_token& stop) {
    const Result<std::shared_ptr<const HaarCascade>> cascade = faceCascade();
    if (!cascade) return fail(cascade.error());
    const Result<std::vector<cv::Rect>> boxes = detectFaces(**cascade, gray, options, m_team, stop);
    if (!boxes) return fail(boxes.error());
    FaceDetections out;
    for (const cv::Rect& box : *boxes)
      out.faces.push_back(
          {static_cast<int>(out.faces.size()), {box.x, box.y, box.width, box.height}, kFacesConfidence});
    return out;
  }

  /// Read once; a file that is missing is looked for again at the next request.
  Result<std::shared_ptr<const HaarCascade>> faceCascade() {
    const std::scoped_lock lock(m_cascadeMutex);
    if (!m_cascade) {
      Result<HaarCascade> loaded = loadHaarCascade(m_options.faceCascade);
      if (!loaded) return fail(std::move(loaded.error()));
      m_cascade = std::make_shared<const HaarCascade>(std::move(*loaded));
    }
    return m_cascade;
  }

  Reading reading(const RunContext& context) {
    std::function<void(double)> onProgress;
    if (context.onPartial)
      onProgress = [&context](double fraction) { context.onPartial(Progress{fraction, "reading text"}); };
    return {m_recognizer, m_team, context.stop, std::move(onProgress)};
  }

  const VisionEngineOptions m_options;
  WorkerTeam m_team;
  TextRecognizer m_recognizer;
  std::mutex m_cascadeMutex;
  std::shared_ptr<const HaarCascade> m_cascade; // guarded by m_cascadeMutex
};

} // namespace

Result<std::unique_ptr<Engine>> createVisionEngine(const EngineEnvironment& environment,
                                                   const VisionEngineOptions& options) {
  return guarded([&]() -> Result<std::unique_ptr<Engine>> {
    VisionEngineOptions filled = options;
    if (filled.faceCascade.empty()) filled.faceCascade = findFaceCascade();
    if (filled.textData.empty()) filled.textData = findTextData();
    return std::make_unique<VisionEngine>(environment, std::move(filled));
  });
}

Result<std::unique_ptr<Engine>> createVisionEngine(const EngineEnvironment& environment) {
  return createVisionEngine(environment, VisionEngineOptions{});
}

} // namespace aisemble::vision
