// SPDX-License-Identifier: Apache-2.0
#include "core/llm/sampling/sampler.h"

#include "core/llm/sampling/philox.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace aisemble::llm {
namespace {

/// Most likely first; the lower id on ties, so that filters agree with greedy.
constexpr auto kMoreLikely = [](const auto& a, const auto& b) {
  return a.logit != b.logit ? a.logit > b.logit : a.id < b.id;
};

} // namespace

Error unusableLogits() {
  return {ErrorCode::Internal,
          "The model gave no usable logits: its weights or its input are broken. Check the model's files, or load it "
          "again.",
          {},
          std::nullopt};
}

std::int32_t argmax(std::span<const float> values) {
  // Independent running maxima break the dependency chain; ties resolve to the lowest index at the end.
  constexpr std::size_t kLanes = 16;
  float best[kLanes];
  std::fill(std::begin(best), std::end(best), -std::numeric_limits<float>::infinity());
  std::size_t i = 0;
  for (; i + kLanes <= values.size(); i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      best[lane] = values[i + lane] > best[lane] ? values[i + lane] : best[lane];
  float highest = *std::max_element(std::begin(best), std::end(best));
  for (; i < values.size(); ++i)
    if (values[i] > highest) highest = values[i];
  if (highest == -std::numeric_limits<float>::infinity()) return -1;
  return static_cast<std::int32_t>(std::find(values.begin(), values.end(), highest) - values.begin());
}

void Sampler::observe(std::span<const std::int32_t> ids) {
  if (m_config.repetitionPenalty == 1.0) return;
  for (const std::int32_t id : ids) {
    if (id < 0) continue;
    const auto index = static_cast<std::size_t>(id);
    if (index >= m_seen.size()) m_seen.resize(index + 1, false);
    if (m_seen[index]) continue;
    m_seen[index] = true;
    m_seenIds.push_back(id);
  }
}

void Sampler::penalise(std::span<float> logits) {
  const auto penalty = static_cast<float>(m_config.repetitionPenalty);
  for (const std::int32_t id : m_seenIds) {
    if (static_cast<std::size_t>(id) >= logits.size()) continue;
    float& logit = logits[static_cast<std::size_t>(id)];
    logit = logit < 0 ? logit * penalty : logit / penalty;
  }
}

void Sampler::keepTopK() {
  const auto k = static_cast<std::size_t>(m_config.topK);
  if (k == 0 || k >= m_candidates.size()) return;
  std::nth_element(m_candidates.begin(), m_candidates.begin() + static_cast<std::ptrdiff_t>(k - 1), m_candidates.end(),
                   kMoreLikely);
  // As the reference, everything that ties with the k-th stays.
  const float threshold = m_candidates[k - 1].logit;
  std::erase_if(m_candidates, [&](const Candidate& c) { return c.logit < threshold; });
}

void Sampler::keepTopP() {
  if (m_config.topP >= 1.0) return;
  double total = 0;
  for (const Candidate& c : m_candidates)
    total += c.weight;
  const double wanted = m_config.topP * total;
  // The nucleus is usually small: order only as much of the list as it takes, in growing pieces.
  double reached = 0;
  std::size_t ordered = 0;
  std::size_t piece = 64;
  while (ordered < m_candidates.size()) {
    const std::size_t end = std::min(m_candidates.size(), ordered + piece);
    const auto first = m_candidates.begin() + static_cast<std::ptrdiff_t>(ordered);
    const auto last = m_candidates.begin() + static_cast<std::ptrdiff_t>(end);
    if (last != m_candidates.end()) std::nth_element(first, last, m_candidates.end(), kMoreLikely);
    std::sort(first, last, kMoreLikely);
    for (; ordered < end; ++ordered) {
      reached += m_candidates[ordered].weight;
      if (reached >= wanted) { // the token that crosses the border stays
        m_candidates.resize(ordered + 1);
        return;
      }
    }
    piece *= 4;
  }
}

void Sampler::keepMinP() {
  if (m_config.minP <= 0) return;
  // Against the highest weight, which is 1 by construction: normalising both sides changes nothing.
  std::erase_if(m_candidates, [&](const Candidate& c) { return c.weight < m_config.minP; });
}

Result<std::span<const TokenProbability>> Sampler::distribution(std::span<float> logits) {
  penalise(logits);
  const std::int32_t best = argmax(logits);
  if (best < 0) return fail(unusableLogits());
  m_distribution.clear();
  const auto temperature = static_cast<float>(m_config.temperature);
  const float bestLogit = logits[static_cast<std::size_t>(best)];
  const float highest = bestLogit / temperature;
  const bool isTooCold = std::isfinite(bestLogit) && !std::isfinite(highest); // so close to 0 that it is greedy too
  if (temperature == 0 || isTooCold) {
    m_distribution.push_back({best, 1.0F});
    return std::span<const TokenProbability>(m_distribution);
  }
  if (!std::isfinite(highest)) return fail(unusableLogits());
  // exp underflows to 0 in float32 below -104: what cannot weigh anything is not carried along.
  constexpr float kWeightless = -104.0F;
  m_candidates.clear();
  for (std::size_t i = 0; i < logits.size(); ++i) {
    const float logit = logits[i] / temperature;
    if (logit - highest >= kWeightless) m_candidates.push_back({logit, static_cast<std::int32_t>(i), 0.0});
  }
  keepTopK();
  for (Candidate& c : m_candidates)
    c.weight = static_cast<double>(std::exp(c.logit - highest));
  keepTopP();
  keepMinP();

  const auto byId = [](const Candidate& a, const Candidate& b) { return a.id < b.id; };
  if (!std::is_sorted(m_candidates.begin(), m_candidates.end(), byId)) // without filters the order was never lost
    std::sort(m_candidates.begin(), m_candidates.end(), byId);
  double total = 0;
  for (const Candidate& c : m_candidates)
    total += c.weight;
  for (const Candidate& c : m_candidates)
    m_distribution.push_back({c.id, static_cast<float>(c.weight / total)});
  return std::span<const TokenProbability>(m_distribution);
}

Result<std::int32_t> Sampler::sample(std::span<float> logits) {
  auto options = distribution(logits);
  if (!options) return fail(std::move(options.error()));
  if (m_config.temperature == 0) return options->front().id;
  double total = 0;
  for (const TokenProbability& option : *options)
    total += option.probability;
  double left = uniformAt(m_seed, m_draws++) * total;
  for (const TokenProbability& option : *options) {
    left -= option.probability;
    if (left < 0) return option.id;
  }
  return options->back().id; // rounding ate the last sliver
}

} // namespace aisemble::llm
