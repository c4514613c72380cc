// SPDX-License-Identifier: GPL-3.0-or-later
// vision: one task over many pictures.

#include "app/cli/commands.h"
#include "app/cli/ordered_answers.h"
#include "app/cli/readable.h"
#include "core/base/files.h"
#include "core/wire/vision_json.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <set>

namespace aisemble::cli {
namespace {

namespace fs = std::filesystem;

struct ImageArguments {
  std::string task;
  std::vector<std::string> images;
  std::string options = "{}";
  std::string model;
  std::optional<fs::path> out;
  bool noCache = false;
};

std::string extensionOf(const std::string& mediaType) {
  if (mediaType == "image/jpeg") return ".jpg";
  if (const auto slash = mediaType.find('/'); slash != std::string::npos) return "." + mediaType.substr(slash + 1);
  return ".bin";
}

/// Where results go: one file an input, never over another of this run nor over an input.
class OutputFolder {
 public:
  OutputFolder(fs::path folder, const std::vector<std::string>& inputs) : m_folder(std::move(folder)) {
    std::error_code ignored;
    for (const std::string& input : inputs)
      m_taken.insert(fs::weakly_canonical(input, ignored));
  }

  /// The path of the file written. Errors: IoFailure.
  Result<fs::path> write(const fs::path& input, const std::string& extension, std::string_view content) {
    std::error_code failed;
    fs::create_directories(m_folder, failed);
    if (failed)
      return fail(ErrorCode::IoFailure, "The folder '" + m_folder.string() + "' cannot be made: " + failed.message());
    const std::string stem = input.stem().string();
    fs::path path = m_folder / (stem + extension);
    for (int n = 2; !m_taken.insert(fs::weakly_canonical(path, failed)).second; ++n)
      path = m_folder / (stem + "-" + std::to_string(n) + extension);
    if (Result<void> written = writeFileAtomically(path, content); !written) return fail(std::move(written.error()));
    return path;
  }

 private:
  const fs::path m_folder;
  std::set<fs::path> m_taken;
};

int runVision(CommandContext& context, const ImageArguments& arguments) {
  const VisionTask task = *visionTaskFromName(arguments.task);
  const bool makesPictures = task == VisionTask::OptimizeSize || task == VisionTask::SmartCrop;
  const bool json = context.options().json;
  const Result<wire::Json> optionsJson = wire::parseJson(arguments.options);
  if (!optionsJson) {
    std::cerr << "aisemble: --options is not JSON: " << optionsJson.error().message << '\n';
    return kUsage;
  }
  std::vector<std::string> unknown;
  const Result<VisionOptions> options = wire::visionOptionsFromJson(task, *optionsJson, &unknown);
  if (!options) return context.failWith(options.error());
  noteUnknownOptions(arguments.task, unknown);
  if (makesPictures && !arguments.out && !json) {
    std::cerr << "aisemble: " << arguments.task << " makes pictures: say with --out DIR where they go.\n";
    return kUsage;
  }
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());

  std::optional<OutputFolder> out;
  if (arguments.out) out.emplace(*arguments.out, arguments.images);
  bool anyUnwritten = false;
  const auto show = [&](std::size_t index, const Result<Completed>& answer) {
    const std::string& image = arguments.images[index];
    if (!answer) {
      std::cerr << "aisemble: " << answer.error().message << '\n';
      if (json) {
        wire::Json value = errorJson(answer.error());
        value["image"] = image;
        printJson(value);
      }
      return true;
    }
    const auto& result = std::get<VisionResult>(answer->response);
    wire::Json value = wire::toJson(result);
    value["image"] = image;
    addReport(value, answer->report);
    Result<fs::path> file = fs::path();
    if (out) {
      const auto* picture = std::get_if<ProcessedImage>(&result.detail);
      if (picture != nullptr) value["results"].erase("image_base64"); // it is in the file
      file = picture != nullptr && picture->image.bytes
                 ? out->write(image, extensionOf(picture->mediaType), *picture->image.bytes)
                 : out->write(image, ".json", wire::writeJsonLossy(value, 2) + "\n");
      if (!file) {
        anyUnwritten = true;
        std::cerr << "aisemble: " << file.error().message << '\n';
        if (json) printJson(errorJson(file.error()));
        return true;
      }
      value["file"] = file->string();
    }
    if (json) {
      printJson(value);
    } else {
      if (arguments.images.size() > 1 || out) std::cout << image << (out ? " -> " + file->string() : "") << '\n';
      print(std::cout, result);
    }
    return static_cast<bool>(std::cout);
  };

  OrderedAnswers answers((*core)->orchestrator(), context.interrupt(), show);
  for (std::size_t i = 0; i < arguments.images.size(); ++i) {
    VisionRequest request{arguments.model, task, fs::path(arguments.images[i]), *options};
    if (!answers.ask(i, Request(std::move(request)), {.useCache = !arguments.noCache})) break;
  }
  const int status = answers.finish();
  return status == kDone && anyUnwritten ? kFailed : status;
}

} // namespace

Command addVisionCommand(CLI::App& parent) {
  auto arguments = std::make_shared<ImageArguments>();
  CLI::App* app = parent.add_subcommand("vision", "Pictures: figures, objects, faces, classes, text, smaller copies");
  std::vector<std::string> tasks;
  for (const auto& [task, name] : kVisionTasks)
    tasks.emplace_back(name);
  app->add_option("task", arguments->task, "What to do")->required()->check(CLI::IsMember(tasks));
  app->add_option("image", arguments->images, "Picture files")->required();
  app->add_option("--options", arguments->options, "Options of the task as JSON, for example '{\"min_area\": 50}'");
  app->add_option("--out", arguments->out, "Folder for the results, one file a picture");
  app->add_option("--model", arguments->model, "Model name, folder or file (default: the task's own method)");
  app->add_flag("--no-cache", arguments->noCache, "Compute anew");
  return {app, [arguments](CommandContext& context) { return runVision(context, *arguments); }};
}

} // namespace aisemble::cli
