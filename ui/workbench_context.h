// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the window works with. app/ builds it; tests build it from fakes.

#include "core/engine/conversation_store.h"
#include "core/engine/metrics.h"
#include "core/engine/model_info.h"
#include "core/engine/model_memory.h"
#include "core/engine/request.h"
#include "core/engine/result_cache.h"
#include "core/orchestrator/orchestrator.h"
#include "core/settings/settings.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble {
class Batches;
}

namespace aisemble::bench {
class HttpClient;
class RunArchive;
} // namespace aisemble::bench

namespace aisemble::ui {

class KeyStore;
class ServiceAccess;

/// References outlive the window.
struct WorkbenchContext {
  Orchestrator& orchestrator;
  ConversationStore& conversations;
  ModelResolver& models;
  Metrics& metrics;
  ResultCache* cache = nullptr; ///< null: no cache in this run
  std::filesystem::path settingsFile{};
  std::filesystem::path stateFolder{};        ///< session.ini goes here
  Settings settings;                        ///< as loaded
  std::vector<std::string> startupWarnings{}; ///< shown once, as notices

  /// Takes changed settings to the core objects (threads, cache limit); called on the GUI thread, must not block.
  /// Returns what could not be done and what holds instead.
  std::function<std::vector<std::string>(const Settings&)> applySettings{};
  /// Generation options as they are kept with a message; empty: they are not kept.
  std::function<std::string(const GenerationOptions&)> encodeOptions{};
  /// A result as indented JSON with the API's field names; of a large table it takes a while: not on the GUI thread.
  /// Thread-safe. Empty: panels show no JSON.
  std::function<std::string(const Response&)> encodeResult{};
  /// A table as the text of a file: "csv", "tsv", "json" or "jsonl". Takes a while as well. Thread-safe. Empty: tables
  /// cannot be exported.
  std::function<std::string(const Table&, std::string_view format)> encodeTable{};
  /// Pictures, texts and tables to try the panels with; empty or not there: none are offered.
  std::filesystem::path samplesFolder{};
  /// A request of this service is likely to come soon: its engine gets ready in the background, at once returning.
  /// Empty: engines get ready at their first request.
  std::function<void(ServiceKind)> prepareEngine{};

  ServiceAccess* services = nullptr;  ///< null: neither health nor tests of services elsewhere
  KeyStore* keys = nullptr;           ///< null: keys come from the environment only
  ModelMemory* memory = nullptr;      ///< null: nobody knows which models are in memory
  std::filesystem::path modelsFolder{}; ///< of the home: the first place to put models into
  Batches* batches = nullptr;         ///< null: no batches in this run
  bench::HttpClient* http = nullptr;  ///< null: benchmarks measure this machine only
  bench::RunArchive* runs = nullptr;  ///< null: benchmark runs are not kept
};

} // namespace aisemble::ui
