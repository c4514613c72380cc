// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Services elsewhere, and models in memory, as the window sees them: health, tests, unloading.

#include "app/composition.h"
#include "core/engine/model_memory.h"
#include "ui/services/service_access.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace aisemble {

/// Of the GUI thread but for health(), which is thread-safe. `core` outlives it.
class WorkbenchServices final : public QObject, public ui::ServiceAccess {
 public:
  explicit WorkbenchServices(Composition& core);
  ~WorkbenchServices() override; ///< tests under way end without being told

  [[nodiscard]] ui::ServicesHealth health() const override;
  [[nodiscard]] std::string problemOfAddress(const std::string& url) const override;
  [[nodiscard]] std::string problemOfCacheAddress(const std::string& address) const override;
  void test(const RemoteEndpoint& endpoint, const std::optional<std::string>& key,
            std::function<void(ui::ConnectionVerdict)> done) override;
  void testSharedCache(const SharedCacheSettings& settings, std::function<void(std::string)> done) override;

 private:
  Composition& m_core;
  std::unique_ptr<remote::HttpPool> m_pool; ///< of tests alone, so that they wait for nobody; made at the first
  QThreadPool m_threads;                    ///< for the shared cache, which blocks
};

/// Thread-safe. `services` outlives it.
class LocalModelMemory final : public ModelMemory {
 public:
  explicit LocalModelMemory(ServiceEngines& services) : m_services(services) {}
  [[nodiscard]] std::vector<ModelInMemory> modelsInMemory() const override;
  [[nodiscard]] Result<void> unloadModel(const std::filesystem::path& path) override;

 private:
  ServiceEngines& m_services;
};

} // namespace aisemble
