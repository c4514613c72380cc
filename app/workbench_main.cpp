// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program: arguments, core, window. Everything else is in core/ and ui/.

#include "app/bench_http_client.h"
#include "app/composition.h"
#include "app/display_probe.h"
#include "app/kept_runs.h"
#include "app/keyring.h"
#include "app/workbench_services.h"
#include "app/workbench_store.h"
#include "app/workbench_termination.h"
#include "core/batch/batch_runner.h"
#include "core/wire/data_json.h"
#include "core/wire/data_text.h"
#include "core/wire/json.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/table_csv.h"
#include "core/wire/vision_json.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/translation.h"
#include "ui/shell/workbench_window.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;

struct QtOption {
  std::string_view name;
  bool takesValue = true;
};

/// The options that Qt itself takes; from the documentation of QGuiApplication and QApplication.
constexpr std::array kQtOptions{
    QtOption{"platform"},
    QtOption{"platformpluginpath"},
    QtOption{"platformtheme"},
    QtOption{"plugin"},
    QtOption{"style"},
    QtOption{"stylesheet"},
    QtOption{"qwindowgeometry"},
    QtOption{"qwindowicon"},
    QtOption{"qwindowtitle"},
    QtOption{"geometry"},
    QtOption{"icon"},
    QtOption{"title"},
    QtOption{"display"},
    QtOption{"session"},
    QtOption{"fontengine"},
    QtOption{"dialogs"},
    QtOption{"reverse", false},
    QtOption{"widgetcount", false},
};

struct QtArguments {
  std::string unknown; ///< the first argument that nobody takes; empty: none
};

QtArguments readQtArguments(const std::vector<std::string>& extras) {
  QtArguments out;
  for (std::size_t i = 0; i < extras.size(); ++i) {
    std::string_view name = extras[i];
    const bool isOption = name.starts_with('-');
    name.remove_prefix(name.starts_with("--") ? 2 : static_cast<std::size_t>(isOption));
    const std::size_t equals = name.find('=');
    name = name.substr(0, equals);
    const auto known = std::find_if(kQtOptions.begin(), kQtOptions.end(),
                                    [name](const QtOption& option) { return option.name == name; });
    if (!isOption || known == kQtOptions.end()) {
      out.unknown = extras[i];
      return out;
    }
    if (known->takesValue && equals == std::string_view::npos) ++i;
  }
  return out;
}

/// As the command prints it with --json and the API under `result`.
std::string resultText(const aisemble::Response& response) {
  return std::visit(
      [](const auto& result) -> std::string {
        if constexpr (requires { aisemble::wire::toJson(result); })
          return aisemble::wire::writeJsonLossy(aisemble::wire::toJson(result), 2);
        else
          return {}; // logits: megabytes of numbers, not for people
      },
      response);
}

/// The text of a table's file; `format` is its extension without the dot.
std::string tableText(const aisemble::Table& table, std::string_view format) {
  namespace wire = aisemble::wire;
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

int run(QApplication& application, aisemble::CompositionOptions options) {
  using namespace aisemble;
  const Result<std::unique_ptr<Composition>> made = Composition::create(std::move(options));
  if (!made) {
    std::cerr << "aisemble-workbench: " << made.error().message << '\n';
    ui::installTranslation(application, {});
    ui::showStartProblem(QString::fromStdString(made.error().message));
    (void)QApplication::exec();
    return kFailed;
  }
  Composition& core = **made;
  ui::installTranslation(application, core.settings().language);
  LazyConversationStore conversations(core);
  Keyring keys(core.secrets());
  WorkbenchServices services(core);
  LocalModelMemory memory(core.services());
  BatchRunner batches(
      core.orchestrator(), [&core] { return core.batchJournal(); },
      [&core](ServiceKind service) { core.awaitEngine(service); });
  PoolHttpClient http;
  KeptRuns runs(core);
  ui::WorkbenchWindow window(ui::WorkbenchContext{
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
      .services = &services,
      .keys = &keys,
      .memory = &memory,
      .modelsFolder = core.paths().data / "models",
      .batches = &batches,
      .http = &http,
      .runs = &runs,
  });
  closeOnTermination(window);
  window.show();
  // Engines bring hundreds of libraries; they are loaded once the window stands.
  QTimer::singleShot(0, &window, [&core] { core.preloadEngine(ServiceKind::Llm); });
  return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
  aisemble::blockTerminationSignals(); // before any thread: it masks them for all
  CLI::App arguments{"Ai-semble Workbench: prompt language models on this machine"};
  std::string home;
  int threads = 0;
  arguments.set_version_flag("--version", AISEMBLE_VERSION);
  arguments.add_option("--home", home, "Folder for settings, database and models (default: XDG folders)");
  arguments.add_option("--threads", threads, "Computing threads (default: the setting, then the physical cores)")
      ->check(CLI::Range(1, 4096));
  arguments.allow_extras(); // Qt's own, such as -platform
  try {
    arguments.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return arguments.exit(error, std::cout, std::cerr) == 0 ? 0 : kUsage;
  }
  const QtArguments forQt = readQtArguments(arguments.remaining());
  if (!forQt.unknown.empty()) {
    std::cerr << "aisemble-workbench: there is no option or argument " << forQt.unknown
              << ". Run aisemble-workbench --help for those there are.\n";
    return kUsage;
  }
  if (const std::string problem = aisemble::displayProblem(aisemble::displayWish(arguments.remaining()));
      !problem.empty()) {
    std::cerr << "aisemble-workbench: " << problem << '\n';
    return kFailed;
  }
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("aisemble-workbench"));
  QApplication::setApplicationDisplayName(QStringLiteral("Ai-semble Workbench"));
  QApplication::setApplicationVersion(QStringLiteral(AISEMBLE_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("org.aisemble.Workbench"));

  aisemble::CompositionOptions options;
  options.program = argv[0];
  if (!home.empty()) options.home = home;
  options.threads = threads;
  options.logTo = aisemble::LogTarget::File;
  options.keysComeLater = true; // from the keyring, once the window stands
  return run(application, std::move(options));
}
