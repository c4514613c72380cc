// SPDX-License-Identifier: Apache-2.0
#include "core/llm/model/rope.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace aisemble::llm {
namespace {

/// Llama 3.1: long wavelengths are stretched by `factor`, short ones kept, with a ramp between.
void stretchAsLlama3(const RopeConfig& config, std::vector<float>& frequencies) {
  const double original = static_cast<double>(config.originalMaxPositions);
  const double longest = original / config.lowFrequencyFactor;
  const double shortest = original / config.highFrequencyFactor;
  for (float& frequency : frequencies) {
    const double wavelength = 2.0 * std::numbers::pi / frequency;
    if (wavelength < shortest) continue;
    const double stretched = frequency / config.factor;
    if (wavelength > longest) {
      frequency = static_cast<float>(stretched);
      continue;
    }
    const double smooth =
        (original / wavelength - config.lowFrequencyFactor) / (config.highFrequencyFactor - config.lowFrequencyFactor);
    frequency = static_cast<float>((1.0 - smooth) * stretched + smooth * frequency);
  }
}

/// YaRN, Peng et al. 2023, sections 3.2 and 3.3: dimensions that turn often within the original context are kept, those
/// that hardly turn are stretched.
void stretchAsYarn(const RopeConfig& config, std::vector<float>& frequencies) {
  const double dimensions = static_cast<double>(config.rotaryDim);
  const auto dimensionOf = [&](double turns) {
    return dimensions * std::log(static_cast<double>(config.originalMaxPositions) / (turns * 2.0 * std::numbers::pi)) /
           (2.0 * std::log(config.theta));
  };
  double low = dimensionOf(config.betaFast);
  double high = dimensionOf(config.betaSlow);
  if (config.truncate) {
    low = std::floor(low);
    high = std::ceil(high);
  }
  low = std::max(low, 0.0);
  high = std::min(high, dimensions - 1.0);
  if (low == high) high += 0.001; // no division by zero; the reference's constant
  for (std::size_t i = 0; i < frequencies.size(); ++i) {
    const double ramp = std::clamp((static_cast<double>(i) - low) / (high - low), 0.0, 1.0);
    const double kept = frequencies[i];
    frequencies[i] = static_cast<float>(kept / config.factor * ramp + kept * (1.0 - ramp));
  }
}

} // namespace

std::vector<float> ropeFrequencies(const RopeConfig& config) {
  std::vector<float> frequencies(static_cast<std::size_t>(config.rotaryDim / 2));
  for (std::size_t i = 0; i < frequencies.size(); ++i) {
    const float exponent = static_cast<float>(2 * i) / static_cast<float>(config.rotaryDim);
    frequencies[i] = 1.0F / std::pow(static_cast<float>(config.theta), exponent);
  }
  switch (config.kind) {
  case RopeKind::Linear:
    for (float& frequency : frequencies)
      frequency /= static_cast<float>(config.factor);
    break;
  case RopeKind::Llama3:
    stretchAsLlama3(config, frequencies);
    break;
  case RopeKind::Yarn:
    stretchAsYarn(config, frequencies);
    break;
  case RopeKind::None:
  case RopeKind::Default:
    break;
  }
  return frequencies;
}

RopeTable::RopeTable(const RopeConfig& config) : m_attentionFactor(static_cast<float>(config.attentionFactor)) {
  if (config.kind == RopeKind::None) return;
  m_frequencies = ropeFrequencies(config);
  m_half = m_frequencies.size();
}

void RopeTable::reserve(std::size_t positions) {
  if (m_half == 0 || positions <= m_positions) return;
  const std::size_t grown = std::max(positions, std::max<std::size_t>(m_positions * 2, 256));
  m_cosine.resize(grown * m_half);
  m_sine.resize(grown * m_half);
  for (std::size_t position = m_positions; position < grown; ++position)
    for (std::size_t i = 0; i < m_half; ++i) {
      const float angle = static_cast<float>(position) * m_frequencies[i];
      m_cosine[position * m_half + i] = std::cos(angle) * m_attentionFactor;
      m_sine[position * m_half + i] = std::sin(angle) * m_attentionFactor;
    }
  m_positions = grown;
}

} // namespace aisemble::llm
