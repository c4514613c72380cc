// SPDX-License-Identifier: GPL-3.0-or-later
// The command: the same core as the window, one subcommand per task.

#include "app/cli/commands.h"
#include "app/cli/interrupt_guard.h"
#include "app/standard_streams.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <iostream>

namespace {

/// CLI11 asks for a subcommand where an unknown one was given: name it.
int sayMissing(const CLI::App& app, const CLI::RequiredError& error) {
  const CLI::App* last = &app;
  while (!last->get_subcommands().empty())
    last = last->get_subcommands().front();
  const std::vector<std::string> words = app.remaining(true);
  if (last->get_require_subcommand_min() > 0 && !words.empty())
    std::cerr << "'" << words.front() << "' is not a command.\nRun with --help for more information.\n";
  else
    app.exit(error, std::cout, std::cerr);
  return aisemble::cli::kUsage;
}

int run(int argc, char** argv, const std::stop_token& interrupt) {
  using namespace aisemble::cli;
  CLI::App app{"Ai-semble Workbench, without the window"};
  app.set_version_flag("--version", std::string(aisemble::describeMachine().version));
  app.require_subcommand(1);
  app.fallthrough(); // global options may follow the subcommand
  GlobalOptions options;
  app.add_flag("--json", options.json, "One JSON object on standard output, nothing else there");
  app.add_option("--home", options.home, "Folder for settings, database and models (default: XDG folders)");
  app.add_option("--threads", options.threads, "Computing threads (default: the setting, then the physical cores)")
      ->check(CLI::Range(1, 4096));

  const std::vector<Command> commands{addCompleteCommand(app), addChatCommand(app),       addTokenizeCommand(app),
                                      addLogitsCommand(app),   addPerplexityCommand(app), addEmbedCommand(app),
                                      addNlpCommand(app),      addVisionCommand(app),     addDataCommand(app),
                                      addBatchCommand(app),    addBenchCommand(app),      addModelsCommand(app),
                                      addServeCommand(app),    addDemoCommand(app)};
  try {
    app.parse(argc, argv);
  } catch (const CLI::RequiredError& error) {
    return sayMissing(app, error);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, std::cout, std::cerr) == 0 ? kDone : kUsage;
  }
  CommandContext context(options, aisemble::programFile(argv[0]), interrupt);
  for (const Command& command : commands)
    if (command.app->parsed()) return command.run(context);
  return kUsage;
}

} // namespace

int main(int argc, char** argv) {
  aisemble::holdStandardStreams();
  const aisemble::cli::InterruptGuard interrupt; // before any thread: it masks the signals for all of them
  const QCoreApplication application(argc, argv);
  std::ios::sync_with_stdio(false);
  return aisemble::afterOutput(run(argc, argv, interrupt.token()));
}
