// SPDX-License-Identifier: Apache-2.0
#pragma once
// Engines as shared modules, loaded at first use, so that programs start without libtorch and OpenCV.

#include "core/engine/engine.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace aisemble {

/// What a module exports through kEngineModuleSymbol. Host and module are built together: a module of another build is
/// refused by its build id.
struct EngineModule {
  const char* buildId;
  ServiceKind service;
  /// May return an error, never throws.
  Result<std::unique_ptr<Engine>> (*create)(const EngineEnvironment& environment);
};

inline constexpr const char* kEngineModuleSymbol = "aisemble_engine_module";
using EngineModuleEntry = const EngineModule* (*)();

/// Identity of this build; equal in host and module.
[[nodiscard]] const char* engineBuildId();

/// An engine that takes a while before it can answer, and can be asked to get ready.
class PreloadableEngine : public Engine {
 public:
  /// Starts loading unless that is done or under way; returns at once. `done`, if any, is called once with how it
  /// ended, from the loading thread or before this returns. Errors: Unavailable.
  virtual void preload(std::function<void(Result<void>)> done = {}) = 0;
  [[nodiscard]] virtual bool isLoaded() const = 0;
  /// What answers behind this; null before it is loaded.
  [[nodiscard]] virtual std::shared_ptr<Engine> loadedEngine() const = 0;
};

/// An engine whose module is loaded at the first request (or by preload()), on a thread of its own. When loading
/// fails, every request that waited for it answers Unavailable with the reason; the next request tries again. Requests
/// that come while the module loads wait for it, in Stage::LoadModel. handover() says what the module's engine would
/// say, and Start before it is loaded.
[[nodiscard]] std::unique_ptr<PreloadableEngine> makeModuleEngine(ServiceKind service, std::filesystem::path module,
                                                                  const EngineEnvironment& environment);

} // namespace aisemble

/// Placed once in a module: AISEMBLE_ENGINE_MODULE(ServiceKind::Llm, createLanguageEngine)
#define AISEMBLE_ENGINE_MODULE(service_kind, create_function)                                                          \
  extern "C" __attribute__((visibility("default"))) const aisemble::EngineModule* aisemble_engine_module() {           \
    static const aisemble::EngineModule module{aisemble::engineBuildId(), service_kind, create_function};              \
    return &module;                                                                                                    \
  }
