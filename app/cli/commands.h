// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The subcommands. Each add…Command declares its options on the application and returns what runs it.

#include "app/cli/command_context.h"
#include "core/engine/llm_types.h"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace aisemble::cli {

/// A declared subcommand: `app` says whether it was chosen, `run` does it and gives the exit status.
struct Command {
  CLI::App* app = nullptr;
  std::function<int(CommandContext&)> run;
};

[[nodiscard]] Command addCompleteCommand(CLI::App& parent);
[[nodiscard]] Command addChatCommand(CLI::App& parent);
[[nodiscard]] Command addTokenizeCommand(CLI::App& parent);
[[nodiscard]] Command addLogitsCommand(CLI::App& parent);
[[nodiscard]] Command addPerplexityCommand(CLI::App& parent);
[[nodiscard]] Command addEmbedCommand(CLI::App& parent);
[[nodiscard]] Command addNlpCommand(CLI::App& parent);
[[nodiscard]] Command addVisionCommand(CLI::App& parent);
[[nodiscard]] Command addDataCommand(CLI::App& parent);
[[nodiscard]] Command addModelsCommand(CLI::App& parent);
[[nodiscard]] Command addBatchCommand(CLI::App& parent);
[[nodiscard]] Command addBenchCommand(CLI::App& parent);
[[nodiscard]] Command addServeCommand(CLI::App& parent);
[[nodiscard]] Command addDemoCommand(CLI::App& parent);

/// An option that takes one text each time it is given: CLI11's own for a list takes every word that follows, the
/// command's text among them.
CLI::Option* addRepeatable(CLI::App& app, const char* name, std::vector<std::string>& target,
                           const std::string& description);

/// Texts beside `lines` (--jsonl), which takes them from standard input, are wrong usage; only "-" says the same.
void refuseBesideLines(CLI::App& app, const CLI::Option& lines);

/// --max-tokens, --temperature, --top-p, --top-k, --min-p, --repetition-penalty, --seed, --stop, --ignore-eos.
/// What is not given keeps the value that `options` holds when the command runs.
class GenerationArguments {
 public:
  void addTo(CLI::App& app);
  void applyTo(GenerationOptions& options) const;

 private:
  std::optional<int> m_maxTokens;
  std::optional<double> m_temperature;
  std::optional<double> m_topP;
  std::optional<int> m_topK;
  std::optional<double> m_minP;
  std::optional<double> m_repetitionPenalty;
  std::optional<std::uint64_t> m_seed;
  std::vector<std::string> m_stop;
  bool m_ignoreEndOfSequence = false;
};

} // namespace aisemble::cli
