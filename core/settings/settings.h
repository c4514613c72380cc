// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the user set, as typed values with the field's defaults, and where files live.

#include "core/base/result.h"
#include "core/engine/llm_types.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aisemble {

/// Folders of one home. With --home DIR everything is under DIR; otherwise XDG base directories.
struct Paths {
  std::filesystem::path config;  ///< settings.json
  std::filesystem::path data;    ///< workbench.db: conversations, jobs, runs; models/
  std::filesystem::path cache;   ///< results.db: may be deleted at any time
  std::filesystem::path state;   ///< session (window layout), logs
  std::filesystem::path resources; ///< read-only: bundled models; beside the program
  std::filesystem::path engines;   ///< engine modules; beside the program

  /// Creates what is missing (mode 0700). `program` is the running program's file. Errors: IoFailure.
  [[nodiscard]] static Result<Paths> locate(const std::optional<std::filesystem::path>& home,
                                            const std::filesystem::path& program);
};

enum class ThemeChoice { System, Light, Dark };

struct Settings {
  // Appearance
  ThemeChoice theme = ThemeChoice::System;
  std::string language; ///< "en", "ja"; empty: the system's
  // Language model
  std::string defaultModel; ///< empty: the bundled one
  GenerationOptions generation;
  bool enterSends = true; ///< Enter sends and Shift+Enter makes a line; false: Ctrl+Enter sends
  // Engine room
  int threads = 0;                ///< 0: physical cores of this machine
  int batchWaitMs = 3;            ///< [0, 100]
  int maxRunning = 8;             ///< [1, 256]
  int maxWaiting = 64;            ///< [0, 100000]
  int requestDeadlineMs = 600'000; ///< [1000, 86400000]
  // Cache
  bool cacheEnabled = true;
  std::int64_t cacheLimitBytes = 256LL * 1024 * 1024; ///< least recently used entries go first
  int completionTimeToLiveS = 7200;
  int otherTimeToLiveS = 3600;
  // Models
  std::vector<std::string> modelFolders; ///< searched beside the bundled ones and the Hugging Face cache

  bool operator==(const Settings&) const = default;
};

/// settings.json. Unknown keys survive a round trip; a damaged file is moved aside (settings.json.damaged-N) and
/// reported, never overwritten; a value out of range is an error that names the key, the value and the range.
class SettingsFile {
 public:
  explicit SettingsFile(std::filesystem::path file) : m_file(std::move(file)) {}

  struct Loaded {
    Settings settings;
    std::vector<std::string> warnings; ///< what was wrong and what was done about it
  };
  /// A missing file gives the defaults. Errors: IoFailure only.
  [[nodiscard]] Result<Loaded> load() const;
  /// Atomic. Errors: IoFailure, InvalidArgument (out of range).
  [[nodiscard]] Result<void> save(const Settings& settings) const;
  [[nodiscard]] const std::filesystem::path& path() const { return m_file; }

 private:
  std::filesystem::path m_file;
};

/// Checks ranges. Errors: InvalidArgument naming the field.
[[nodiscard]] Result<void> validate(const Settings& settings);

} // namespace aisemble
