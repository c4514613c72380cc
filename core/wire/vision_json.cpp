// SPDX-License-Identifier: Apache-2.0
#include "core/wire/vision_json.h"

#include "core/wire/object_reader_p.h"

namespace aisemble::wire {
namespace {

constexpr IntegerBounds<int> kPixels{1, 65'535};

void readOptions(ObjectReader& reader, VisionTask task, VisionOptions& out) {
  reader.optional("auto_orient", out.autoOrient);
  switch (task) {
  case VisionTask::Analyze:
    reader.optional("detect_edges", out.analyze.detectEdges);
    break;
  case VisionTask::DetectObjects:
    reader.optional("min_area", out.detectObjects.minArea, Bounds{0});
    break;
  case VisionTask::FaceDetection: {
    reader.optional("scale_factor", out.faceDetection.scaleFactor, Bounds{1, 10, true, false});
    reader.optional("min_neighbors", out.faceDetection.minNeighbors, IntegerBounds<int>{0, 1000});
    std::vector<int> size{out.faceDetection.minWidth, out.faceDetection.minHeight};
    reader.optional("min_size", size, kPixels);
    if (size.size() != 2) return reader.problem("min_size", "must be a list of width and height");
    out.faceDetection.minWidth = size[0];
    out.faceDetection.minHeight = size[1];
    break;
  }
  case VisionTask::Classify:
    break;
  case VisionTask::ExtractText:
    reader.optional("languages", out.extractText.languages);
    break;
  case VisionTask::OptimizeSize:
    if (reader.find("max_size") != nullptr) { // the original's word; the other two win where they are given
      reader.optional("max_size", out.optimizeSize.maxWidth, kPixels);
      out.optimizeSize.maxHeight = out.optimizeSize.maxWidth;
    }
    reader.optional("max_width", out.optimizeSize.maxWidth, kPixels);
    reader.optional("max_height", out.optimizeSize.maxHeight, kPixels);
    reader.optional("quality", out.optimizeSize.quality, IntegerBounds<int>{1, 100});
    break;
  case VisionTask::SmartCrop:
    reader.optional("width", out.smartCrop.width, kPixels);
    reader.optional("height", out.smartCrop.height, kPixels);
    break;
  }
}

void readImage(ObjectReader& reader, const DecodeOptions& options, ImageSource& out) {
  std::string text;
  const bool hasPath = reader.find("image_path") != nullptr;
  const bool hasBytes = reader.find("image_base64") != nullptr;
  if (hasPath && hasBytes) return reader.problem("image_path", "must be absent when image_base64 is given");
  if (hasPath) {
    if (!options.allowFilePaths)
      return reader.problem("image_path", "is not allowed here; send the image as image_base64");
    reader.required("image_path", text);
    if (reader.problems().isEmpty() && text.empty()) reader.problem("image_path", "must not be empty");
    out = std::filesystem::path(text);
    return;
  }
  const Json* encoded = reader.need("image_base64");
  if (encoded == nullptr) return;
  if (!encoded->is_string()) return reader.problem("image_base64", "must be text");
  auto bytes = fromBase64(encoded->get_ref<const std::string&>(), options.imageBytes);
  if (!bytes) return reader.problem("image_base64", bytes.error().message, bytes.error().code);
  if (bytes->empty()) return reader.problem("image_base64", "must not be empty");
  out = EncodedImage{std::make_shared<const std::string>(std::move(*bytes))};
}

Json toJson(const PixelBox& box) {
  return {{"x", box.x}, {"y", box.y}, {"width", box.width}, {"height", box.height}};
}

void readBox(ObjectReader& reader, const char* name, PixelBox& out) {
  const auto read = [&](ObjectReader& item) {
    item.required("x", out.x);
    item.required("y", out.y);
    item.required("width", out.width, kSmallCount);
    item.required("height", out.height, kSmallCount);
  };
  reader.object(name, read, true);
}

Json toJson(const ScoredLabel& label) {
  return {{"label", label.label}, {"confidence", label.confidence}};
}

void readLabel(ObjectReader& reader, ScoredLabel& out) {
  reader.required("label", out.label);
  reader.required("confidence", out.confidence);
}

// results(): the `results` object of each task. readResults(): the same way back.

Json results(const ImageAnalysis& detail) {
  Json out{
      {"dimensions", {{"width", detail.width}, {"height", detail.height}}},
      {"channels", detail.channels},
      {"aspect_ratio", detail.aspectRatio},
      {"average_color", {{"r", detail.averageColor[0]}, {"g", detail.averageColor[1]}, {"b", detail.averageColor[2]}}},
      {"brightness", {{"mean", detail.brightnessMean}, {"std", detail.brightnessDeviation}}}};
  putIfPresent(out, "edge_density", detail.edgeDensity);
  return out;
}

void readResults(ObjectReader& reader, ImageAnalysis& out) {
  constexpr IntegerBounds<int> level{0, 255};
  const auto size = [&](ObjectReader& item) {
    item.required("width", out.width, kSmallCount);
    item.required("height", out.height, kSmallCount);
  };
  const auto color = [&](ObjectReader& item) {
    item.required("r", out.averageColor[0], level);
    item.required("g", out.averageColor[1], level);
    item.required("b", out.averageColor[2], level);
  };
  const auto brightness = [&](ObjectReader& item) {
    item.required("mean", out.brightnessMean);
    item.required("std", out.brightnessDeviation);
  };
  reader.object("dimensions", size, true);
  reader.required("channels", out.channels, kSmallCount);
  reader.required("aspect_ratio", out.aspectRatio);
  reader.object("average_color", color, true);
  reader.object("brightness", brightness, true);
  reader.optional("edge_density", out.edgeDensity);
}

Json results(const ObjectDetections& detail) {
  Json list = Json::array();
  for (const DetectedObject& object : detail.objects) {
    Json item{
        {"id", object.id}, {"bbox", toJson(object.box)}, {"area", object.area}, {"confidence", object.confidence}};
    putIfPresent(item, "label", object.label);
    list.push_back(std::move(item));
  }
  return {{"detections", std::move(list)}, {"count", detail.objects.size()}};
}

void readResults(ObjectReader& reader, ObjectDetections& out) {
  const auto object = [&](ObjectReader& item) {
    DetectedObject found;
    item.required("id", found.id);
    readBox(item, "bbox", found.box);
    item.required("area", found.area);
    item.required("confidence", found.confidence);
    item.optional("label", found.label);
    out.objects.push_back(std::move(found));
  };
  reader.objects("detections", object, true);
}

Json results(const FaceDetections& detail) {
  Json list = Json::array();
  for (const DetectedFace& face : detail.faces)
    list.push_back({{"id", face.id}, {"bbox", toJson(face.box)}, {"confidence", face.confidence}});
  return {{"faces", std::move(list)}, {"count", detail.faces.size()}};
}

void readResults(ObjectReader& reader, FaceDetections& out) {
  const auto face = [&](ObjectReader& item) {
    DetectedFace found;
    item.required("id", found.id);
    readBox(item, "bbox", found.box);
    item.required("confidence", found.confidence);
    out.faces.push_back(std::move(found));
  };
  reader.objects("faces", face, true);
}

Json results(const ImageClassification& detail) {
  Json list = Json::array();
  for (const ScoredLabel& label : detail.labels)
    list.push_back(toJson(label));
  return {{"classifications", std::move(list)}, {"primary_class", toJson(detail.primary)}};
}

void readResults(ObjectReader& reader, ImageClassification& out) {
  const auto label = [&](ObjectReader& item) { readLabel(item, out.labels.emplace_back()); };
  reader.objects("classifications", label, true);
  reader.object(
      "primary_class", [&](ObjectReader& item) { readLabel(item, out.primary); }, true);
}

Json results(const ExtractedText& detail) {
  Json list = Json::array();
  for (const TextRegion& region : detail.regions) {
    Json item{{"bbox", toJson(region.box)}, {"text", region.text}, {"confidence", region.confidence}};
    for (const TextWord& word : region.words)
      item["words"].push_back({{"text", word.text}, {"bbox", toJson(word.box)}, {"confidence", word.confidence}});
    list.push_back(std::move(item));
  }
  Json out{{"text_regions", std::move(list)}, {"extracted_text", detail.text}};
  if (!detail.languages.empty()) out["languages"] = detail.languages;
  return out;
}

void readResults(ObjectReader& reader, ExtractedText& out) {
  const auto region = [&](ObjectReader& item) {
    TextRegion found;
    readBox(item, "bbox", found.box);
    item.required("text", found.text);
    item.required("confidence", found.confidence);
    item.objects("words", [&](ObjectReader& words) {
      TextWord& word = found.words.emplace_back();
      words.required("text", word.text);
      readBox(words, "bbox", word.box);
      words.required("confidence", word.confidence);
    });
    out.regions.push_back(std::move(found));
  };
  reader.objects("text_regions", region, true);
  reader.required("extracted_text", out.text);
  reader.optional("languages", out.languages);
}

Json results(const ProcessedImage& detail) {
  Json out{
      {"image_base64", detail.image.isEmpty() ? std::string() : toBase64(*detail.image.bytes)},
      {"media_type", detail.mediaType},
      {"dimensions", {{"width", detail.width}, {"height", detail.height}}},
      {"source", {{"width", detail.sourceWidth}, {"height", detail.sourceHeight}, {"size_bytes", detail.sourceBytes}}}};
  if (detail.cropped) out["bbox"] = toJson(*detail.cropped);
  return out;
}

void readResults(ObjectReader& reader, ProcessedImage& out, const DecodeOptions& options) {
  const auto size = [&](ObjectReader& item) {
    item.required("width", out.width, kSmallCount);
    item.required("height", out.height, kSmallCount);
  };
  const auto source = [&](ObjectReader& item) {
    item.required("width", out.sourceWidth, kSmallCount);
    item.required("height", out.sourceHeight, kSmallCount);
    item.required("size_bytes", out.sourceBytes);
  };
  ImageSource image;
  DecodeOptions bytesOnly = options;
  bytesOnly.allowFilePaths = false;
  readImage(reader, bytesOnly, image);
  if (const auto* encoded = std::get_if<EncodedImage>(&image)) out.image = *encoded;
  reader.required("media_type", out.mediaType);
  reader.object("dimensions", size, true);
  reader.object("source", source, true);
  if (reader.find("bbox") != nullptr) readBox(reader, "bbox", out.cropped.emplace());
}

VisionDetail emptyDetail(VisionTask task) {
  switch (task) {
  case VisionTask::Analyze:
    return ImageAnalysis{};
  case VisionTask::DetectObjects:
    return ObjectDetections{};
  case VisionTask::FaceDetection:
    return FaceDetections{};
  case VisionTask::Classify:
    return ImageClassification{};
  case VisionTask::ExtractText:
    return ExtractedText{};
  case VisionTask::OptimizeSize:
  case VisionTask::SmartCrop:
    return ProcessedImage{};
  }
  return ImageAnalysis{};
}

} // namespace

Json toJson(VisionTask task, const VisionOptions& options) {
  Json out = Json::object();
  if (options.autoOrient) out["auto_orient"] = true;
  switch (task) {
  case VisionTask::Analyze:
    out["detect_edges"] = options.analyze.detectEdges;
    break;
  case VisionTask::DetectObjects:
    out["min_area"] = options.detectObjects.minArea;
    break;
  case VisionTask::FaceDetection:
    out["scale_factor"] = options.faceDetection.scaleFactor;
    out["min_neighbors"] = options.faceDetection.minNeighbors;
    out["min_size"] = {options.faceDetection.minWidth, options.faceDetection.minHeight};
    break;
  case VisionTask::Classify:
    break;
  case VisionTask::ExtractText:
    if (!options.extractText.languages.empty()) out["languages"] = options.extractText.languages;
    break;
  case VisionTask::OptimizeSize:
    out["max_width"] = options.optimizeSize.maxWidth;
    out["max_height"] = options.optimizeSize.maxHeight;
    out["quality"] = options.optimizeSize.quality;
    break;
  case VisionTask::SmartCrop:
    out["width"] = options.smartCrop.width;
    out["height"] = options.smartCrop.height;
    break;
  }
  return out;
}

Result<VisionOptions> visionOptionsFromJson(VisionTask task, const Json& json, std::vector<std::string>* unknown) {
  return readOptionsAlone<VisionOptions>(
      json, "options", unknown, [&](ObjectReader& reader, VisionOptions& out) { readOptions(reader, task, out); });
}

Json toJson(const VisionRequest& request) {
  Json out = Json::object();
  if (!request.model.empty()) out["model"] = request.model;
  out["task"] = visionTaskName(request.task);
  if (const auto* path = std::get_if<std::filesystem::path>(&request.image))
    out["image_path"] = path->string();
  else if (const EncodedImage& image = std::get<EncodedImage>(request.image); !image.isEmpty())
    out["image_base64"] = toBase64(*image.bytes);
  if (Json options = toJson(request.task, request.options); !options.empty()) out["options"] = std::move(options);
  return out;
}

template <>
Result<VisionRequest> fromJson(const Json& json, const DecodeOptions& decode) {
  return readDocument<VisionRequest>(json, [&](ObjectReader& reader, VisionRequest& out) {
    reader.optional("model", out.model);
    reader.named("task", out.task, visionTaskFromName, namesOf(kVisionTasks));
    reader.object("options", [&](ObjectReader& options) { readOptions(options, out.task, out.options); });
    readImage(reader, decode, out.image);
  });
}

Json toJson(const VisionResult& result) {
  Json detail = std::visit([](const auto& value) { return results(value); }, result.detail);
  putIfPresent(detail, "confidence", result.confidence); // the original says it in both places
  Json out{{"analysis_type", visionTaskName(result.task)}, {"results", std::move(detail)}};
  putIfPresent(out, "confidence", result.confidence);
  return out;
}

template <>
Result<VisionResult> fromJson(const Json& json, const DecodeOptions& decode) {
  return readDocument<VisionResult>(json, [&](ObjectReader& reader, VisionResult& out) {
    reader.named("analysis_type", out.task, visionTaskFromName, namesOf(kVisionTasks), true);
    out.detail = emptyDetail(out.task);
    reader.optional("confidence", out.confidence);
    const auto read = [&](ObjectReader& item) {
      if (auto* processed = std::get_if<ProcessedImage>(&out.detail)) return readResults(item, *processed, decode);
      std::visit(
          [&](auto& detail) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(detail)>, ProcessedImage>) readResults(item, detail);
          },
          out.detail);
    };
    reader.object("results", read, true);
  });
}

} // namespace aisemble::wire
