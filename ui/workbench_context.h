// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the window works with. app/ builds it; tests build it from fakes.

#include "core/engine/conversation_store.h"
#include "core/engine/metrics.h"
#include "core/engine/model_info.h"
#include "core/engine/request.h"
#include "core/engine/result_cache.h"
#include "core/orchestrator/orchestrator.h"
#include "core/settings/settings.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace aisemble::ui {

/// References outlive the window.
struct WorkbenchContext {
  Orchestrator& orchestrator;
  ConversationStore& conversations;
  ModelResolver& models;
  Metrics& metrics;
  ResultCache* cache = nullptr; ///< null: no cache in this run
  std::filesystem::path settingsFile;
  std::filesystem::path stateFolder;        ///< session.ini goes here
  Settings settings;                        ///< as loaded
  std::vector<std::string> startupWarnings; ///< shown once, as notices

  /// Takes changed settings to the core objects (threads, cache limit); called on the GUI thread, must not block.
  std::function<void(const Settings&)> applySettings;
  /// Generation options as they are kept with a message; empty: they are not kept.
  std::function<std::string(const GenerationOptions&)> encodeOptions;
  /// A result as indented JSON with the API's field names; of a large table it takes a while: not on the GUI thread.
  /// Thread-safe. Empty: panels show no JSON.
  std::function<std::string(const Response&)> encodeResult;
  /// Pictures, texts and tables to try the panels with; empty or not there: none are offered.
  std::filesystem::path samplesFolder;
};

} // namespace aisemble::ui
