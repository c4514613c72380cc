// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets.h"

#include <cstdlib>

namespace aisemble {

std::string secretVariable(const std::string& name) {
  std::string out = "AISEMBLE_KEY_";
  for (const char c : name) {
    const bool isLower = c >= 'a' && c <= 'z';
    const bool isKept = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += isLower ? static_cast<char>(c - 'a' + 'A') : isKept ? c : '_';
  }
  return out;
}

std::optional<std::string> findSecret(const std::string& name) {
  if (name.empty()) return std::nullopt;
  const char* value = std::getenv(secretVariable(name).c_str());
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

} // namespace aisemble
