// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>

namespace aisemble::cli {
namespace {

/// What a number may be, and the words for it.
struct NumberRange {
  double low = 0;
  double high = std::numeric_limits<double>::max();
  bool isAboveLow = false;  ///< low itself is not allowed
  bool isBelowHigh = false; ///< nor high
  const char* words = "";
};

/// The whole of `text` as a number; nothing for anything else. Not by CLI11: it follows the locale's decimal comma and
/// wraps what does not fit.
template <typename Number>
std::optional<Number> wholeNumber(const std::string& text) {
  Number value{};
  const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
  return value;
}

void addNumber(CLI::App& app, const char* name, std::optional<double>& target, NumberRange range,
               const char* description) {
  app.add_option_function<std::string>(
         name,
         [name, range, &target](const std::string& text) {
           target = wholeNumber<double>(text);
           // Written so that a value that is not a number fails.
           const bool fits = target && std::isfinite(*target) &&
                             (range.isBelowHigh ? *target < range.high : *target <= range.high) &&
                             (range.isAboveLow ? *target > range.low : *target >= range.low);
           if (!fits) throw CLI::ValidationError(name, fmt::format("'{}' is not a number {}.", text, range.words));
         },
         description)
      ->type_name("NUMBER");
}

void addSeed(CLI::App& app, std::optional<std::uint64_t>& target) {
  app.add_option_function<std::string>(
         "--seed",
         [&target](const std::string& text) {
           target = wholeNumber<std::uint64_t>(text);
           if (!target)
             throw CLI::ValidationError("--seed", fmt::format("'{}' is not a whole number from 0 to {}.", text,
                                                              std::numeric_limits<std::uint64_t>::max()));
         },
         "Makes a sampled answer repeatable")
      ->type_name("NUMBER");
}

} // namespace

CLI::Option* addRepeatable(CLI::App& app, const char* name, std::vector<std::string>& target,
                           const std::string& description) {
  return app.add_option(name, target, description)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void refuseBesideLines(CLI::App& app, const CLI::Option& lines) {
  app.parse_complete_callback([&app, &lines] {
    if (lines.count() == 0) return;
    for (const CLI::Option* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); }))
      for (const std::string& text : option->results())
        if (option->get_name() != "task" && text != "-")
          throw CLI::ValidationError("--jsonl",
                                     "the texts come from standard input, a line each; leave out '" + text + "'.");
  });
}

void GenerationArguments::addTo(CLI::App& app) {
  app.add_option("--max-tokens", m_maxTokens, "New tokens at most")
      ->check(CLI::Range(1, std::numeric_limits<int>::max()));
  addNumber(app, "--temperature", m_temperature, {.words = "of at least 0"}, "0 is greedy; higher is more varied");
  addNumber(app, "--top-p", m_topP, {.high = 1, .isAboveLow = true, .words = "above 0 and at most 1"},
            "Keep the most likely tokens up to this probability; 1 disables");
  app.add_option("--top-k", m_topK, "Keep this many of the most likely tokens; 0 disables")
      ->check(CLI::Range(0, std::numeric_limits<int>::max()));
  addNumber(app, "--min-p", m_minP, {.high = 1, .isBelowHigh = true, .words = "of at least 0 and below 1"},
            "Drop tokens less likely than this share of the likeliest; 0 disables");
  addNumber(app, "--repetition-penalty", m_repetitionPenalty, {.isAboveLow = true, .words = "above 0"},
            "Make tokens of prompt and answer less likely; 1 disables");
  addSeed(app, m_seed);
  addRepeatable(app, "--stop", m_stop, "End before this text; may be given several times")
      ->check(CLI::Validator(
          [](const std::string& text) { return std::string(text.empty() ? "a text is needed." : ""); }, "", ""));
  app.add_flag("--ignore-eos", m_ignoreEndOfSequence, "Run to --max-tokens whatever the model says");
}

void GenerationArguments::applyTo(GenerationOptions& options) const {
  if (m_maxTokens) options.maxTokens = *m_maxTokens;
  if (m_temperature) options.temperature = *m_temperature;
  if (m_topP) options.topP = *m_topP;
  if (m_topK) options.topK = *m_topK;
  if (m_minP) options.minP = *m_minP;
  if (m_repetitionPenalty) options.repetitionPenalty = *m_repetitionPenalty;
  if (m_seed) options.seed = m_seed;
  if (!m_stop.empty()) options.stop = m_stop;
  if (m_ignoreEndOfSequence) options.ignoreEndOfSequence = true;
}

} // namespace aisemble::cli
