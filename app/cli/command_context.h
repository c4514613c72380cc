// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What every command works with: global options, the composed core (built at first use), output and the way a request
// is followed to its end.

#include "app/composition.h"
#include "core/orchestrator/orchestrator.h"
#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace aisemble::cli {

/// Exit statuses of the contract.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kInterrupted = 130;

struct GlobalOptions {
  bool json = false;
  std::optional<std::filesystem::path> home;
  int threads = 0; ///< 0: the setting, then the physical cores
};

class CommandContext {
 public:
  CommandContext(GlobalOptions options, std::filesystem::path program, std::stop_token interrupt);

  [[nodiscard]] const GlobalOptions& options() const { return m_options; }
  [[nodiscard]] const std::stop_token& interrupt() const { return m_interrupt; }

  /// Builds the core at the first call. Errors: what Composition::create says.
  [[nodiscard]] Result<Composition*> core(LogTarget logTo = LogTarget::StandardError);

  /// Submits and follows a request to its end on this thread; an interrupt cancels it.
  [[nodiscard]] Result<Completed> perform(Request request, SubmitOptions options = {},
                                          const std::function<void(const Partial&)>& onPartial = {});

  /// Ends a command: says the error on standard error (and, with --json, as one object on standard output) and gives
  /// the exit status.
  [[nodiscard]] int failWith(const Error& error) const;

 private:
  GlobalOptions m_options;
  std::filesystem::path m_program;
  std::stop_token m_interrupt;
  std::unique_ptr<Composition> m_core;
};

/// Follows `ticket` on this thread; `interrupt` cancels it. That another engine took over is said on standard error.
[[nodiscard]] Result<Completed> follow(Ticket ticket, const std::stop_token& interrupt,
                                       const std::function<void(const Partial&)>& onPartial = {});

/// A line on standard error for each name of an option that `task` does not have.
void noteUnknownOptions(std::string_view task, const std::vector<std::string>& unknown);

/// One line of JSON on standard output.
void printJson(const wire::Json& value);

/// {"error": {"code", "message"}}
[[nodiscard]] wire::Json errorJson(const Error& error);

/// The result of a language request. Logits have no JSON: they go to a file.
[[nodiscard]] wire::Json answerJson(const Completed& completed);

/// What a result's report adds to its JSON: cached, remote and fallback where they say something, processing_time
/// (seconds), stages_ms.
void addReport(wire::Json& value, const RequestReport& report);

/// `argument`, or standard input when it is "-" or absent. Errors: InvalidArgument for text that is not UTF-8;
/// Cancelled when the interrupt comes while standard input is waited for; IoFailure.
[[nodiscard]] Result<std::string> textArgument(const CommandContext& context,
                                               const std::optional<std::string>& argument);

} // namespace aisemble::cli
