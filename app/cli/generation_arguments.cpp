// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <CLI/CLI.hpp>

#include <limits>

namespace aisemble::cli {

void GenerationArguments::addTo(CLI::App& app) {
  constexpr double tiny = std::numeric_limits<double>::min();
  constexpr double infinite = std::numeric_limits<double>::max();
  app.add_option("--max-tokens", m_maxTokens, "New tokens at most")
      ->check(CLI::Range(1, std::numeric_limits<int>::max()));
  app.add_option("--temperature", m_temperature, "0 is greedy; higher is more varied")
      ->check(CLI::Range(0.0, infinite));
  app.add_option("--top-p", m_topP, "Keep the most likely tokens up to this probability; 1 disables")
      ->check(CLI::Range(tiny, 1.0));
  app.add_option("--top-k", m_topK, "Keep this many of the most likely tokens; 0 disables")
      ->check(CLI::Range(0, std::numeric_limits<int>::max()));
  app.add_option("--min-p", m_minP, "Drop tokens less likely than this share of the likeliest; 0 disables")
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("--repetition-penalty", m_repetitionPenalty,
                 "Make tokens of prompt and answer less likely; 1 disables")
      ->check(CLI::Range(tiny, infinite));
  app.add_option("--seed", m_seed, "Makes a sampled answer repeatable");
  app.add_option("--stop", m_stop, "End before this text; may be given several times")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
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
