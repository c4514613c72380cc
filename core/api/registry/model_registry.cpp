// SPDX-License-Identifier: Apache-2.0
#include "core/api/registry/model_registry.h"

#include "core/api/registry/builtin_models.h"
#include "core/api/registry/registry_view.h"
#include "core/base/files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace aisemble::api::registry {
namespace {

using wire::Json;
namespace fs = std::filesystem;

constexpr std::uint64_t kMaxFileBytes = std::uint64_t{8} << 20; ///< thousands of models
constexpr std::size_t kMaxNameBytes = 256;

Json builtinCategories() {
  Json out = Json::object();
  for (const BuiltinModel& model : builtinModels())
    out[std::string(model.category)][std::string(model.name)] = Json::parse(model.info);
  return out;
}

bool isGoodName(const std::string& name) {
  return !name.empty() && name.size() <= kMaxNameBytes &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

tl::unexpected<Error> corrupt(const fs::path& file, std::string_view what) {
  return fail(
      ErrorCode::Corrupt,
      fmt::format("The model registry '{}' cannot be used: {}. Mend it, or remove it to begin with the built-in "
                  "models.",
                  file.string(), what));
}

tl::unexpected<Error> unknown(const std::string& name) {
  return fail(ErrorCode::NotFound, fmt::format("Model '{}' not found", name));
}

/// The category that holds the model; null: none does.
Json* categoryOf(Json& categories, const std::string& name) {
  for (auto& [category, models] : categories.items())
    if (const auto found = models.find(name); found != models.end() && isModel(*found)) return &models;
  return nullptr;
}

} // namespace

struct ModelRegistry::Content {
  Json categories = Json::object();
  Json scaling = Json::object();
};

ModelRegistry::ModelRegistry(fs::path file, Logger& logger) : m_file(std::move(file)) {
  auto content = read();
  if (!content) {
    m_problem = content.error().message;
    logger.log(LogLevel::Warning, "api", "model registry unreadable", {{"message", m_problem}});
    content = Content{builtinCategories(), Json::object()};
  }
  m_content = std::make_unique<Content>(std::move(*content));
}

ModelRegistry::~ModelRegistry() = default;

const Json& ModelRegistry::categories() const {
  return m_content->categories;
}

Result<ModelRegistry::Content> ModelRegistry::read() const {
  std::error_code error;
  if (!fs::exists(m_file, error)) return Content{builtinCategories(), Json::object()};
  const auto text = readFile(m_file, kMaxFileBytes);
  if (!text) return fail(text.error());
  auto json = wire::parseJson(*text, {.bytes = kMaxFileBytes});
  if (!json) return corrupt(m_file, json.error().message);
  if (!json->is_object()) return corrupt(m_file, "it is no object");
  Content out;
  if (json->contains("categories")) {
    out.categories = (*json)["categories"];
    if (json->contains("auto_scaling")) out.scaling = (*json)["auto_scaling"];
  } else {
    out.categories = std::move(*json);
  }
  if (!out.categories.is_object() || !out.scaling.is_object())
    return corrupt(m_file, "'categories' and 'auto_scaling' must be objects");
  for (const auto& [category, models] : out.categories.items())
    if (!models.is_object()) return corrupt(m_file, fmt::format("the category '{}' is no object", category));
  return out;
}

Result<void> ModelRegistry::commit(Content changed) {
  auto text = wire::writeJson({{"categories", changed.categories}, {"auto_scaling", changed.scaling}});
  if (!text) return fail(std::move(text.error()));
  if (text->size() > kMaxFileBytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("The model registry may have {} bytes, and would have {}. Remove models "
                            "first.",
                            kMaxFileBytes, text->size()));
  std::error_code error;
  fs::create_directories(m_file.parent_path(), error); // what goes wrong is told by the write
  if (!m_problem.empty()) {
    fs::rename(m_file, fs::path(m_file) += ".damaged", error);
    if (error) return fail(ErrorCode::IoFailure, m_problem + " It could not be put aside either: " + error.message());
    m_problem.clear();
  }
  if (auto written = writeFileAtomically(m_file, *text); !written) return written;
  *m_content = std::move(changed);
  return {};
}

Result<void> ModelRegistry::add(const std::string& category, const std::string& name, Json info) {
  for (const std::string* text : {&category, &name})
    if (!isGoodName(*text))
      return fail(
          ErrorCode::InvalidArgument,
          fmt::format("category and model_name must have 1 to {} bytes and no control characters", kMaxNameBytes));
  Content changed = *m_content;
  changed.categories[category][name] = std::move(info);
  return commit(std::move(changed));
}

Result<void> ModelRegistry::update(const std::string& name, const Json& fields) {
  Content changed = *m_content;
  Json* models = categoryOf(changed.categories, name);
  if (models == nullptr) return unknown(name);
  for (const auto& [field, value] : fields.items())
    (*models)[name][field] = value;
  return commit(std::move(changed));
}

Result<void> ModelRegistry::remove(const std::string& name) {
  Content changed = *m_content;
  Json* models = categoryOf(changed.categories, name);
  if (models == nullptr) return unknown(name);
  models->erase(name);
  changed.scaling.erase(name);
  return commit(std::move(changed));
}

Result<void> ModelRegistry::setScaling(const std::string& name, Json configuration) {
  Content changed = *m_content;
  changed.scaling[name] = std::move(configuration);
  return commit(std::move(changed));
}

Result<void> ModelRegistry::reload() {
  auto content = read();
  if (!content) return fail(std::move(content.error()));
  *m_content = std::move(*content);
  m_problem.clear();
  return {};
}

} // namespace aisemble::api::registry
