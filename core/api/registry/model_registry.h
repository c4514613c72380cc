// SPDX-License-Identifier: Apache-2.0
#pragma once
// The registered models: the built-in ones until the first change, then what is in a file of the data folder. A change
// is on the disk before it is acknowledged.

#include "core/base/log.h"
#include "core/base/result.h"
#include "core/wire/json.h"

#include <filesystem>
#include <memory>
#include <string>

namespace aisemble::api::registry {

/// The file is {"categories": {category: {name: {provider, task, capabilities, …}}}, "auto_scaling": {name: {…}}}; one
/// without "categories" is taken for the categories themselves, which is the form of the original's models.yaml.
///
/// For one thread. Reads and writes its file.
class ModelRegistry {
 public:
  /// A file that cannot be read is said to the log; the built-in models are used, and the file is put aside as
  /// "….damaged" before the next change is written.
  ModelRegistry(std::filesystem::path file, Logger& logger);
  ~ModelRegistry();
  ModelRegistry(const ModelRegistry&) = delete;
  ModelRegistry& operator=(const ModelRegistry&) = delete;

  /// {category: {name: info}} as it stands in the file: a block may also hold what is no model (see isModel()).
  [[nodiscard]] const wire::Json& categories() const;

  /// Replaces one of the same category and name. Errors: InvalidArgument (a name), TooLarge, IoFailure.
  [[nodiscard]] Result<void> add(const std::string& category, const std::string& name, wire::Json info);
  /// Merges fields into the model's. Errors: NotFound, TooLarge, IoFailure.
  [[nodiscard]] Result<void> update(const std::string& name, const wire::Json& fields);
  /// Errors: NotFound, IoFailure.
  [[nodiscard]] Result<void> remove(const std::string& name);
  /// Kept with the models; nothing acts on it. Errors: TooLarge, IoFailure.
  [[nodiscard]] Result<void> setScaling(const std::string& name, wire::Json configuration);

  /// Reads the file again; without one, the built-in models. What was there stays on an error: Corrupt, TooLarge,
  /// IoFailure.
  [[nodiscard]] Result<void> reload();
  /// Why the file could not be read at the start; empty when it could.
  [[nodiscard]] const std::string& problem() const { return m_problem; }

 private:
  struct Content;
  [[nodiscard]] Result<Content> read() const;
  /// Writes `changed` and takes it over.
  [[nodiscard]] Result<void> commit(Content changed);

  const std::filesystem::path m_file;
  std::string m_problem;
  std::unique_ptr<Content> m_content;
};

} // namespace aisemble::api::registry
