// SPDX-License-Identifier: Apache-2.0
#pragma once
// The Hugging Face cache, read in place and never written.
// Layout: https://huggingface.co/docs/huggingface_hub/guides/manage-cache

#include <filesystem>
#include <string>
#include <vector>

namespace aisemble {

struct HubModel {
  std::string name; ///< "organisation/repository"
  std::filesystem::path snapshot;
};

/// HF_HUB_CACHE, else HF_HOME/hub, else XDG_CACHE_HOME or ~/.cache, with huggingface/hub.
[[nodiscard]] std::filesystem::path hubCacheFolder();

/// One entry for each `models--…` folder whose main revision (or, without one, its newest snapshot) has a config.json.
/// Names that could lead outside the cache are skipped.
[[nodiscard]] std::vector<HubModel> listHubCache(const std::filesystem::path& cache);

} // namespace aisemble
