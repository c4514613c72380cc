// SPDX-License-Identifier: Apache-2.0
#include "core/models/hub_cache.h"

#include "core/base/files.h"

#include <algorithm>
#include <cstdlib>

namespace aisemble {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// A commit is a word of hexadecimal digits; anything else in refs/main is not followed.
bool isCommit(const std::string& text) {
  return !text.empty() && text.size() <= 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

fs::path mainSnapshot(const fs::path& repository) {
  std::error_code ignored;
  if (Result<std::string> commit = readFile(repository / "refs" / "main", 256)) {
    while (!commit->empty() && (commit->back() == '\n' || commit->back() == '\r'))
      commit->pop_back();
    const fs::path snapshot = repository / "snapshots" / *commit;
    if (isCommit(*commit) && fs::is_regular_file(snapshot / "config.json", ignored)) return snapshot;
  }
  fs::path newest;
  fs::file_time_type newestTime = fs::file_time_type::min();
  std::error_code failed;
  for (fs::directory_iterator entry(repository / "snapshots", failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const fs::file_time_type time = entry->last_write_time(ignored);
    if (fs::is_regular_file(entry->path() / "config.json", ignored) && (newest.empty() || time > newestTime)) {
      newest = entry->path();
      newestTime = time;
    }
  }
  return newest;
}

} // namespace

fs::path hubCacheFolder() {
  if (const std::string folder = environment("HF_HUB_CACHE"); !folder.empty()) return folder;
  if (const std::string home = environment("HF_HOME"); !home.empty()) return fs::path(home) / "hub";
  if (const std::string cache = environment("XDG_CACHE_HOME"); !cache.empty())
    return fs::path(cache) / "huggingface" / "hub";
  return fs::path(environment("HOME")) / ".cache" / "huggingface" / "hub";
}

std::vector<HubModel> listHubCache(const fs::path& cache) {
  std::vector<HubModel> out;
  std::error_code ignored;
  std::error_code failed;
  for (fs::directory_iterator entry(cache, failed), end; !failed && entry != end; entry.increment(failed)) {
    std::string name = entry->path().filename().string();
    constexpr std::string_view prefix = "models--";
    if (!name.starts_with(prefix) || !entry->is_directory(ignored)) continue;
    name.erase(0, prefix.size());
    if (const std::size_t separator = name.find("--"); separator != std::string::npos) name.replace(separator, 2, "/");
    if (const fs::path snapshot = mainSnapshot(entry->path()); !snapshot.empty()) out.push_back({name, snapshot});
  }
  std::sort(out.begin(), out.end(), [](const HubModel& a, const HubModel& b) { return a.name < b.name; });
  return out;
}

} // namespace aisemble
