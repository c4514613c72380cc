// SPDX-License-Identifier: Apache-2.0
#pragma once
// Writing folders into a tar archive and getting them back.

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::api {

struct ArchivePlan {
  std::vector<std::filesystem::path> sources;  ///< canonical; members are named relative to each one's parent
  std::vector<std::filesystem::path> excluded; ///< canonical; what lies in them is left out
  std::filesystem::path target;                ///< does not exist; its folder does
  bool isCompressed = true;                    ///< gzip
  /// Makes a consistent copy of a SQLite database. Empty: databases are left out.
  std::function<Result<void>(const std::filesystem::path& database, const std::filesystem::path& copy)> copyDatabase;
};

struct ArchiveSummary {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;        ///< of the archive
  std::vector<std::string> notes; ///< what is not in it and why, in a few words each
};

/// The target appears whole and flushed, or not at all. Links, sockets and devices are left out. A file that grows
/// meanwhile is taken as long as it was. Errors: IoFailure, Cancelled (between files and blocks).
[[nodiscard]] Result<ArchiveSummary> writeArchive(const ArchivePlan& plan, const std::stop_token& stop);

struct ExtractSummary {
  std::uint64_t files = 0;
  std::uint64_t skipped = 0; ///< names that lead elsewhere (leading '/', ".."), links, devices, names that come twice
};

/// Into `folder`, which does not exist yet. Files get mode 0600, folders 0700. On an error the folder is removed again.
/// Errors: Corrupt (not such an archive), TooLarge (more than a million members, or more bytes than the disk has free),
/// IoFailure, Cancelled.
[[nodiscard]] Result<ExtractSummary> extractArchive(const std::filesystem::path& archive,
                                                    const std::filesystem::path& folder, const std::stop_token& stop);

} // namespace aisemble::api
