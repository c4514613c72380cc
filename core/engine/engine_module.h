// SPDX-License-Identifier: Apache-2.0
#pragma once
// Engines as shared modules, loaded at first use, so that programs start without libtorch and OpenCV.

#include "core/engine/engine.h"

#include <filesystem>
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

/// An engine whose module is loaded at the first request (or by preload()). When loading fails, every request answers
/// Unavailable with the reason; the next request after a failure tries again. Requests that come while another thread
/// loads wait for it. handover() says what the module's engine would say, and Start before it is loaded.
[[nodiscard]] std::unique_ptr<Engine> makeModuleEngine(ServiceKind service, std::filesystem::path module,
                                                       const EngineEnvironment& environment);

} // namespace aisemble

/// Placed once in a module: AISEMBLE_ENGINE_MODULE(ServiceKind::Llm, createLanguageEngine)
#define AISEMBLE_ENGINE_MODULE(service_kind, create_function)                                                          \
  extern "C" __attribute__((visibility("default"))) const aisemble::EngineModule* aisemble_engine_module() {           \
    static const aisemble::EngineModule module{aisemble::engineBuildId(), service_kind, create_function};              \
    return &module;                                                                                                    \
  }
