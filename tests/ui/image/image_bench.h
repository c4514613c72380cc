// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A workbench whose vision engine answers as a test says, picture by picture.

#include "core/base/files.h"
#include "core/engine/vision_types.h"
#include "core/wire/vision_json.h"
#include "tests/ui/workbench_fakes.h"

#include <nlohmann/json.hpp>

namespace aisemble::test {

struct VisionScript {
  bool hang = false; ///< until the stop
  std::optional<Error> error;
  std::optional<Progress> progress;
  bool findsNothing = false;
};

/// Does as it is told; else asks `real`, or answers with figures of its own.
class ScriptedVisionEngine final : public Engine {
 public:
  explicit ScriptedVisionEngine(std::shared_ptr<Engine> real = nullptr) : m_real(std::move(real)) {}
  [[nodiscard]] ServiceKind service() const override { return ServiceKind::Vision; }
  [[nodiscard]] Handover handover(const Request&) const override { return Handover::Run; }
  [[nodiscard]] Result<Response> run(const Request& request, const RunContext& context) override {
    const auto& vision = std::get<VisionRequest>(request);
    m_requests.with([&](auto& all) { all.push_back(vision); });
    const VisionScript script = m_script.with([](const VisionScript& now) { return now; });
    if (script.progress && context.onPartial) context.onPartial(*script.progress);
    while (script.hang) {
      if (context.stop.stop_requested()) {
        ++m_stops;
        return fail(ErrorCode::Cancelled, "");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (script.error) return fail(*script.error);
    if (m_real != nullptr) return m_real->run(request, context);
    return Response(script.findsNothing ? nothing(vision) : answer(vision));
  }
  void setScript(VisionScript script) {
    m_script.with([&](VisionScript& now) { now = std::move(script); });
  }
  [[nodiscard]] std::vector<VisionRequest> requests() const {
    return m_requests.with([](const auto& all) { return all; });
  }
  [[nodiscard]] int stops() const { return m_stops; }

 private:
  static ImageAnalysis measured() {
    ImageAnalysis out;
    out.width = 64;
    out.height = 48;
    return out;
  }
  static VisionResult nothing(const VisionRequest& request) {
    VisionResult out = answer(request);
    if (auto* objects = std::get_if<ObjectDetections>(&out.detail)) *objects = {};
    if (auto* faces = std::get_if<FaceDetections>(&out.detail)) *faces = {};
    if (auto* words = std::get_if<ExtractedText>(&out.detail)) *words = {};
    return out;
  }
  static VisionResult answer(const VisionRequest& request) {
    VisionResult out;
    out.task = request.task;
    switch (request.task) {
    case VisionTask::Analyze:
      out.detail = measured();
      break;
    case VisionTask::DetectObjects:
      out.detail = ObjectDetections{{{1, {4, 4, 20, 20}, 300, 0.5, "cat"}, {2, {30, 10, 20, 30}, 500, 0.9, {}}}};
      break;
    case VisionTask::FaceDetection:
      out.detail = FaceDetections{{{1, {8, 8, 16, 16}, 0.95}}};
      break;
    case VisionTask::Classify:
      out.detail = ImageClassification{{{"photo", 0.8}, {"drawing", 0.2}}, {"photo", 0.8}};
      break;
    case VisionTask::ExtractText:
      out.detail = ExtractedText{
          {{{2, 30, 40, 8}, "two words", 0.9, {{"two", {2, 30, 16, 8}, 0.9}, {"words", {22, 30, 20, 8}, 0.8}}}},
          "two words",
          {"eng"}};
      break;
    case VisionTask::OptimizeSize:
    case VisionTask::SmartCrop: {
      ProcessedImage made;
      if (const auto* path = std::get_if<std::filesystem::path>(&request.image))
        made.image.bytes = std::make_shared<const std::string>(readFile(*path, 1 << 20).value_or(std::string()));
      else
        made.image = std::get<EncodedImage>(request.image);
      made.mediaType = "image/png";
      made.width = made.sourceWidth = 64;
      made.height = made.sourceHeight = 48;
      made.sourceBytes = 2 * made.image.bytes->size();
      if (request.task == VisionTask::SmartCrop) made.cropped = PixelBox{8, 8, 32, 32};
      out.detail = made;
      break;
    }
    }
    return out;
  }

  std::shared_ptr<Engine> m_real;
  Guarded<VisionScript> m_script;
  Guarded<std::vector<VisionRequest>> m_requests;
  std::atomic<int> m_stops = 0;
};

class VisionCanonicalizer final : public RequestCanonicalizer {
 public:
  [[nodiscard]] std::string canonical(const Request& request) const override {
    const auto* vision = std::get_if<VisionRequest>(&request);
    return vision != nullptr ? wire::toJson(*vision).dump() : taskName(request);
  }
};

class ImageBench : public Bench {
 public:
  explicit ImageBench(std::shared_ptr<Engine> real = nullptr) {
    orchestrator.reset();
    canonicalizer = std::make_unique<VisionCanonicalizer>();
    orchestrator = std::make_unique<Orchestrator>(
        OrchestratorDependencies{threads, clock, logger, metrics, &models, &cache, canonicalizer.get()},
        OrchestratorOptions{});
    orchestrator->setEngine(engine);
    vision = std::make_shared<ScriptedVisionEngine>(std::move(real));
    orchestrator->setEngine(vision);
  }
  [[nodiscard]] ui::WorkbenchContext imageContext() {
    ui::WorkbenchContext out = context();
    out.encodeResult = [](const Response& response) { return wire::toJson(std::get<VisionResult>(response)).dump(2); };
    out.samplesFolder = std::filesystem::path(AISEMBLE_SOURCE_DIR) / "resources" / "samples";
    return out;
  }

  std::shared_ptr<ScriptedVisionEngine> vision;
};

} // namespace aisemble::test
