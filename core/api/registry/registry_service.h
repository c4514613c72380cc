// SPDX-License-Identifier: Apache-2.0
#pragma once
// The answers of the registry's routes. For one thread, which may wait for the disk.

#include "core/api/registry/model_benchmark.h"
#include "core/api/registry/model_registry.h"
#include "core/api/registry/task_classifier.h"
#include "core/api/route_dependencies.h"

#include <variant>

namespace aisemble::api::registry {

class RegistryService {
 public:
  explicit RegistryService(const RouteDependencies& dependencies);

  [[nodiscard]] HttpResponse list(const HttpRequest& request);
  [[nodiscard]] HttpResponse stats(const HttpRequest& request);
  [[nodiscard]] HttpResponse describe(const HttpRequest& request);
  [[nodiscard]] HttpResponse withCapability(const HttpRequest& request);
  [[nodiscard]] HttpResponse add(const HttpRequest& request);
  [[nodiscard]] HttpResponse update(const HttpRequest& request);
  [[nodiscard]] HttpResponse remove(const HttpRequest& request);
  [[nodiscard]] HttpResponse reload(const HttpRequest& request);
  [[nodiscard]] HttpResponse select(const HttpRequest& request);
  [[nodiscard]] HttpResponse usage(const HttpRequest& request);
  [[nodiscard]] HttpResponse health(const HttpRequest& request);
  [[nodiscard]] HttpResponse scale(const HttpRequest& request);
  /// What to run, or why not.
  [[nodiscard]] std::variant<BenchmarkAsk, HttpResponse> benchmark(const HttpRequest& request);

 private:
  [[nodiscard]] wire::Json models(const std::vector<ModelInfo>& local) const;
  /// 409 for a model that is no entry of the registry but a file of this machine.
  [[nodiscard]] std::optional<HttpResponse> refuseLocal(const std::string& name);
  [[nodiscard]] std::string timestamp() const;

  const RouteDependencies m_dependencies;
  ModelRegistry m_registry;
  const TaskClassifier m_classifier;
};

} // namespace aisemble::api::registry
