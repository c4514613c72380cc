// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets.h"

#include <cstdlib>
#include <utility>

namespace aisemble {
namespace {

std::optional<std::string> fromEnvironment(const std::string& name) {
  const char* value = std::getenv(secretVariable(name).c_str());
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

} // namespace

std::string secretVariable(const std::string& name) {
  std::string out = "AISEMBLE_KEY_";
  for (const char c : name) {
    const bool isLower = c >= 'a' && c <= 'z';
    const bool isKept = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += isLower ? static_cast<char>(c - 'a' + 'A') : isKept ? c : '_';
  }
  return out;
}

void Secrets::hold(const std::string& name, std::string value) {
  const std::scoped_lock lock(m_mutex);
  m_held[name] = std::move(value);
}

void Secrets::drop(const std::string& name) {
  const std::scoped_lock lock(m_mutex);
  m_held.erase(name);
}

std::optional<std::string> Secrets::find(const std::string& name) const {
  if (name.empty()) return std::nullopt;
  {
    const std::scoped_lock lock(m_mutex);
    if (const auto held = m_held.find(name); held != m_held.end() && !held->second.empty()) return held->second;
  }
  return fromEnvironment(name);
}

Secrets::Place Secrets::place(const std::string& name) const {
  if (name.empty()) return Place::Nowhere;
  const std::scoped_lock lock(m_mutex);
  if (const auto held = m_held.find(name); held != m_held.end() && !held->second.empty()) return Place::Held;
  return fromEnvironment(name) ? Place::Environment : Place::Nowhere;
}

} // namespace aisemble
