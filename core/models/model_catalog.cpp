// SPDX-License-Identifier: Apache-2.0
#include "core/models/model_catalog.h"

#include "core/models/edit_distance.h"
#include "core/models/hub_cache.h"
#include "core/models/model_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aisemble {
namespace {

namespace fs = std::filesystem;

bool isModelFolder(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "config.json", ignored);
}

/// Enough to tokenize with, though not to answer: what asks for more says what is missing.
bool isTokenizerFolder(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "tokenizer.json", ignored);
}

/// What a path is called: its last part, also of "folder/".
std::string nameOf(const fs::path& path) {
  const fs::path clean = path.has_filename() ? path : path.parent_path();
  return clean.filename().string();
}

} // namespace

std::vector<fs::path> modelsInside(const fs::path& folder) {
  if (isModelFolder(folder)) return {folder};
  std::error_code ignored;
  std::vector<fs::path> out;
  for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end; entry.increment(ignored))
    if (isModelFolder(entry->path())) out.push_back(entry->path());
  std::sort(out.begin(), out.end());
  return out;
}

ModelCatalog::ModelCatalog(CatalogOptions options, fs::path digestMemo)
    : m_options(std::move(options)), m_digests(std::move(digestMemo)) {}

void ModelCatalog::setOptions(CatalogOptions options) {
  m_options.with([&](CatalogOptions& current) { current = std::move(options); });
}

std::vector<ModelCatalog::Found> ModelCatalog::search(const CatalogOptions& options) {
  std::vector<Found> out;
  std::set<std::string> names;
  const auto add = [&](std::string name, const fs::path& path, const char* origin) {
    if (names.insert(name).second) out.push_back({std::move(name), path, origin});
  };
  const auto addFolder = [&](const fs::path& folder, const char* origin) {
    if (folder.empty()) return;
    for (const fs::path& path : modelsInside(folder))
      add(nameOf(path), path, origin);
  };
  addFolder(options.bundled, "bundled");
  addFolder(options.home, "home");
  for (const fs::path& folder : options.folders)
    addFolder(folder, "folder");
  if (!options.hubCache.empty())
    for (const HubModel& model : listHubCache(options.hubCache))
      add(model.name, model.snapshot, "hugging-face-cache");
  return out;
}

Result<ModelCatalog::Found> ModelCatalog::find(const std::string& reference) const {
  const CatalogOptions options = m_options.with([](const CatalogOptions& current) { return current; });
  const std::string wanted = reference.empty() ? options.defaultModel : reference;
  std::error_code ignored;

  // A path says so by a separator; a bare word is a name first, so that a folder beside the user cannot hide a model.
  const bool looksLikePath = wanted.starts_with('/') || wanted.starts_with("./") || wanted.starts_with("../");
  if (!looksLikePath) {
    const std::vector<Found> models = search(options);
    if (wanted.empty()) {
      for (const Found& model : models)
        if (model.name == kBundledModel) return model;
      for (const Found& model : models)
        if (const Result<ModelInfo> card = readModelCard(model.path); card && card->problem.empty()) return model;
      return fail(ErrorCode::NotFound,
                  fmt::format("No language model was found. Put a Hugging Face model folder (config.json, "
                              "*.safetensors, tokenizer.json) into '{}', or name one by its path.",
                              options.home.string()));
    }
    for (const Found& model : models)
      if (model.name == wanted) return model;
    if (!fs::exists(wanted, ignored)) {
      std::vector<std::string> names;
      for (const Found& model : models)
        names.push_back(model.name);
      const std::vector<std::string> close = closeNames(wanted, names);
      std::string hint = close.empty() ? std::string() : fmt::format(" Did you mean {}?", fmt::join(close, " or "));
      return fail(ErrorCode::NotFound,
                  fmt::format("There is no model '{}'.{} Models are looked for in '{}', '{}', the folders of the "
                              "settings and the Hugging Face cache '{}'; a path works too.",
                              wanted, hint, options.bundled.string(), options.home.string(),
                              options.hubCache.string()));
    }
  }
  const fs::path path(wanted);
  const fs::path absolute = fs::absolute(path, ignored).lexically_normal();
  if (fs::is_regular_file(path, ignored)) {
    if (path.extension() == ".safetensors" && isModelFolder(absolute.parent_path()))
      return Found{nameOf(absolute.parent_path()), absolute.parent_path(), "path"};
    if (path.extension() == ".json") return Found{nameOf(absolute), absolute, "path"}; // a tokenizer alone
    return fail(ErrorCode::Unsupported,
                fmt::format("'{}' is not a model that can be opened: a *.safetensors file needs config.json and "
                            "tokenizer.json beside it. Give its folder.",
                            wanted));
  }
  if (isModelFolder(path) || isTokenizerFolder(path)) return Found{nameOf(absolute), absolute, "path"};
  return fail(
      ErrorCode::NotFound,
      fs::exists(path, ignored)
          ? fmt::format("'{}' is no model folder: it has no config.json. Give a folder as the Hugging Face hub has it.",
                        wanted)
          : fmt::format("There is no '{}'. Check the path.", wanted));
}

Result<ResolvedModel> ModelCatalog::resolve(ServiceKind service, const std::string& reference) {
  if (service != ServiceKind::Llm) return ResolvedModel{}; // the other services bring what they need themselves
  const Result<Found> found = find(reference);
  if (!found) return fail(found.error());
  Result<std::string> digest = m_digests.digestOfModel(found->path);
  if (!digest) return fail(std::move(digest.error()));
  return ResolvedModel{found->name, found->path, std::move(*digest)};
}

std::vector<ModelInfo> ModelCatalog::list() {
  const CatalogOptions options = m_options.with([](const CatalogOptions& current) { return current; });
  const Result<Found> standard = find({});
  std::vector<ModelInfo> out;
  for (const Found& model : search(options)) {
    ModelInfo info;
    if (Result<ModelInfo> card = readModelCard(model.path))
      info = std::move(*card);
    else
      info.problem = card.error().message; // listed all the same: people look for what they put there
    info.name = model.name;
    info.path = model.path;
    info.origin = model.origin;
    info.isDefault = standard && standard->name == model.name;
    out.push_back(std::move(info));
  }
  return out;
}

Result<ModelInfo> ModelCatalog::info(const std::string& reference) {
  const Result<Found> found = find(reference);
  if (!found) return fail(found.error());
  Result<ModelInfo> card = readModelCard(found->path);
  if (!card) return card;
  card->name = found->name;
  card->origin = found->origin;
  const Result<Found> standard = find({});
  card->isDefault = standard && standard->path == found->path;
  return card;
}

} // namespace aisemble
