// SPDX-License-Identifier: Apache-2.0
#pragma once
// Finds models by name: bundled, in the home, in the user's folders, in the Hugging Face cache, or by path.

#include "core/base/guarded.h"
#include "core/engine/model_info.h"
#include "core/models/digest_memo.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace aisemble {

/// Where models are looked for; a name found earlier hides the same name further on.
struct CatalogOptions {
  std::filesystem::path bundled;              ///< resources/models
  std::filesystem::path home;                 ///< <data>/models
  std::vector<std::filesystem::path> folders; ///< the user's; each a model itself, or a folder of models
  std::filesystem::path hubCache;             ///< empty: not looked at
  std::string defaultModel;                   ///< name or path; empty: kBundledModel, else the first usable
};

inline constexpr const char* kBundledModel = "aisemble-small";

/// The folder itself when it is a model, else the models right below it, sorted; none where it cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> modelsInside(const std::filesystem::path& folder);

class ModelCatalog final : public ModelResolver {
 public:
  ModelCatalog(CatalogOptions options, std::filesystem::path digestMemo);

  void setOptions(CatalogOptions options);

  [[nodiscard]] Result<ResolvedModel> resolve(ServiceKind service, const std::string& reference) override;
  [[nodiscard]] std::vector<ModelInfo> list() override;
  [[nodiscard]] Result<ModelInfo> info(const std::string& reference) override;

 private:
  struct Found {
    std::string name;
    std::filesystem::path path;
    std::string origin;
  };
  [[nodiscard]] static std::vector<Found> search(const CatalogOptions& options);
  [[nodiscard]] Result<Found> find(const std::string& reference) const;

  Guarded<CatalogOptions> m_options;
  DigestMemo m_digests;
};

} // namespace aisemble
