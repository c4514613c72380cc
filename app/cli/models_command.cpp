// SPDX-License-Identifier: GPL-3.0-or-later
// models list | info: what is on this machine.

#include "app/cli/commands.h"
#include "core/wire/trace_json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace aisemble::cli {
namespace {

std::string humanBytes(std::uint64_t bytes) {
  static constexpr const char* units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 1024 && unit + 1 < std::size(units)) {
    value /= 1024;
    ++unit;
  }
  return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", value, units[unit]);
}

std::string humanCount(std::uint64_t count) {
  if (count >= 1'000'000'000) return fmt::format("{:.2f} B", static_cast<double>(count) / 1e9);
  if (count >= 1'000'000) return fmt::format("{:.1f} M", static_cast<double>(count) / 1e6);
  return std::to_string(count);
}

int listModels(CommandContext& context) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  const std::vector<ModelInfo> models = (*core)->models().list();
  if (context.options().json) {
    wire::Json list = wire::Json::array();
    for (const ModelInfo& model : models)
      list.push_back(wire::toJson(model));
    printJson({{"models", std::move(list)}});
    return kDone;
  }
  if (models.empty()) {
    std::cout << "No models found. Put a Hugging Face model folder into " << ((*core)->paths().data / "models").string()
              << ", or give its path with --model.\n";
    return kDone;
  }
  std::size_t width = 4;
  for (const ModelInfo& model : models)
    width = std::max(width, model.name.size());
  std::cout << fmt::format("  {:<{}}  {:>9}  {:>10}  {:>8}  {:<8}  {}\n", "NAME", width, "PARAMS", "ON DISK", "CONTEXT",
                           "DTYPE", "ARCHITECTURE");
  for (const ModelInfo& model : models)
    std::cout << fmt::format("{} {:<{}}  {:>9}  {:>10}  {:>8}  {:<8}  {}\n", model.isDefault ? '*' : ' ', model.name,
                             width, humanCount(model.parameters), humanBytes(model.bytesOnDisk), model.contextLength,
                             model.dtype, model.problem.empty() ? model.architecture : "! " + model.problem);
  return kDone;
}

int showModel(CommandContext& context, const std::string& reference) {
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());
  const Result<ModelInfo> info = (*core)->models().info(reference);
  if (!info) return context.failWith(info.error());
  if (context.options().json) {
    printJson(wire::toJson(*info));
    return kDone;
  }
  const auto line = [](std::string_view name, const std::string& value) {
    std::cout << fmt::format("{:<16}{}\n", name, value);
  };
  line("name", info->name + (info->isDefault ? " (default)" : ""));
  line("path", info->path.string());
  line("found in", info->origin);
  line("architecture", info->architecture);
  line("format", info->format + ", " + info->dtype);
  line("parameters", humanCount(info->parameters));
  line("on disk", humanBytes(info->bytesOnDisk));
  line("context", fmt::format("{} tokens", info->contextLength));
  line("vocabulary", std::to_string(info->vocabulary));
  line("chat template", info->hasChatTemplate ? "yes" : "no");
  line("memory", fmt::format("{} weights + {} a token of context", humanBytes(info->weightBytes),
                             humanBytes(info->kvBytesPerToken)));
  if (!info->problem.empty()) line("problem", info->problem);
  return kDone;
}

} // namespace

Command addModelsCommand(CLI::App& parent) {
  CLI::App* app = parent.add_subcommand("models", "What models are on this machine");
  app->require_subcommand(1);
  app->add_subcommand("list", "All models that were found");
  CLI::App* info = app->add_subcommand("info", "The card of one model");
  auto reference = std::make_shared<std::string>();
  info->add_option("model", *reference, "Model folder, file or name")->required();
  return {app, [info, reference](CommandContext& context) {
            return info->parsed() ? showModel(context, *reference) : listModels(context);
          }};
}

} // namespace aisemble::cli
