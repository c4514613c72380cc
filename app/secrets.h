// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Keys of services, kept apart from settings: no key stands in a file, a log or a process argument.

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace aisemble {

/// The variable that holds the secret of this name: "AISEMBLE_KEY_" and the name in capitals, other characters than
/// letters and digits as "_".
[[nodiscard]] std::string secretVariable(const std::string& name);

/// The secrets of this run: those that were handed in (from the keyring or by hand), else those of the environment.
/// Thread-safe.
class Secrets {
 public:
  enum class Place { Nowhere, Environment, Held };

  void hold(const std::string& name, std::string value);
  void drop(const std::string& name);
  /// Absent: no such secret, or an empty one.
  [[nodiscard]] std::optional<std::string> find(const std::string& name) const;
  [[nodiscard]] Place place(const std::string& name) const;

 private:
  mutable std::mutex m_mutex;
  std::map<std::string, std::string> m_held; // guarded by m_mutex
};

} // namespace aisemble
