// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench_assembly.h"

#include "app/bench_http_client.h"
#include "app/kept_runs.h"
#include "app/keyring.h"
#include "app/workbench_services.h"
#include "app/workbench_store.h"
#include "core/batch/batch_runner.h"
#include "core/wire/data_json.h"
#include "core/wire/data_text.h"
#include "core/wire/json.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/table_csv.h"
#include "core/wire/vision_json.h"
#include "ui/shell/workbench_window.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <variant>

namespace aisemble {
namespace {

/// As the command prints it with --json and the API under `result`.
std::string resultText(const Response& response) {
  return std::visit(
      [](const auto& result) -> std::string {
        if constexpr (requires { wire::toJson(result); })
          return wire::writeJsonLossy(wire::toJson(result), 2);
        else
          return {}; // logits: megabytes of numbers, not for people
      },
      response);
}

/// The text of a table's file; `format` is its extension without the dot.
std::string tableText(const Table& table, std::string_view format) {
  if (format == "csv") return wire::toCsv(table, ',');
  if (format == "tsv") return wire::toCsv(table, '\t');
  std::string out;
  if (format == "jsonl") {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      wire::appendJsonRecord(out, table, row);
      out += '\n';
    }
  } else {
    wire::appendJson(out, table);
    out += '\n';
  }
  return out;
}

} // namespace

// The window is the last: it goes before what it refers to.
struct WorkbenchAssembly::Parts {
  explicit Parts(Composition& core)
      : conversations(core)
      , keys(core.secrets())
      , services(core)
      , memory(core.services())
      , batches(
            core.orchestrator(), [&core] { return core.batchJournal(); },
            [&core](ServiceKind service) { core.awaitEngine(service); })
      , runs(core)
      , window(context(core)) {}

  ui::WorkbenchContext context(Composition& core) {
    return {
        .orchestrator = core.orchestrator(),
        .conversations = conversations,
        .models = core.models(),
        .metrics = core.metrics(),
        .cache = core.cache(),
        .settingsFile = core.settingsFile().path(),
        .stateFolder = core.paths().state,
        .settings = core.settings(),
        .startupWarnings = core.warnings(),
        .applySettings = [&core](const Settings& settings) { return core.apply(settings); },
        .encodeOptions = [](const GenerationOptions& generation) { return wire::generationOptionsText(generation); },
        .encodeResult = resultText,
        .encodeTable = tableText,
        .samplesFolder = core.paths().resources / "samples",
        .prepareEngine = [&core](ServiceKind service) { core.preloadEngine(service); },
        .services = &services,
        .keys = &keys,
        .memory = &memory,
        .modelsFolder = core.paths().data / "models",
        .batches = &batches,
        .http = &http,
        .runs = &runs,
    };
  }

  LazyConversationStore conversations;
  Keyring keys;
  WorkbenchServices services;
  LocalModelMemory memory;
  BatchRunner batches;
  PoolHttpClient http;
  KeptRuns runs;
  ui::WorkbenchWindow window;
};

WorkbenchAssembly::WorkbenchAssembly(Composition& core) : m_parts(std::make_unique<Parts>(core)) {}
WorkbenchAssembly::~WorkbenchAssembly() = default;

ui::WorkbenchWindow& WorkbenchAssembly::window() {
  return m_parts->window;
}

} // namespace aisemble
