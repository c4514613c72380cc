// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the machine and the registry are, for /models/health/system.

#include "core/engine/metrics.h"
#include "core/engine/model_info.h"
#include "core/wire/json.h"

#include <filesystem>
#include <string>

namespace aisemble::api::registry {

/// Percent of what there is; negative: could not be read.
struct ResourceUse {
  double memory = -1;
  double processor = -1; ///< the load of the last minute for each hardware thread; over 100 when they queue
  double disk = -1;
};
/// Reads /proc and the file system of `disk`.
[[nodiscard]] ResourceUse readResources(const std::filesystem::path& disk);

/// {memory_usage, cpu_usage, gpu_usage, disk_space} as words, by the original's alert rules (memory 85 and 95, cpu 80
/// and 95, disk 80 and 90 percent), with the figures beside them.
[[nodiscard]] wire::Json resourcesJson(const ResourceUse& use);
/// Whether memory or disk are at their end. A busy processor is not: models at work make it so.
[[nodiscard]] bool isCritical(const wire::Json& resources);

struct HealthFacts {
  const wire::Json& models; ///< as modelsOf() gives them
  std::vector<ModelInfo> local;
  std::string registryProblem; ///< empty: none
  std::string testSelection;   ///< what the selector chose for a test prompt
  ResourceUse resources;
  std::vector<RequestRecord> requests; ///< the newest
};
/// {overall_status, components, models, system_resources}; without a timestamp.
[[nodiscard]] wire::Json healthJson(const HealthFacts& facts);

/// Of one model: {status: "available", "unavailable" or "unverified", detail?}. Only models of this machine can be
/// looked at; whether a service elsewhere has one shows when it is asked.
[[nodiscard]] wire::Json modelHealthJson(const wire::Json& model, const std::string& name,
                                         const std::vector<ModelInfo>& local);

} // namespace aisemble::api::registry
