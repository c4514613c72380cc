// SPDX-License-Identifier: Apache-2.0
// Folders by the XDG Base Directory Specification 0.8, or below one folder with --home.
#include "core/settings/settings.h"

#include <fmt/format.h>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace aisemble {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolderName = "aisemble-workbench";

/// The user's home folder; empty when neither HOME nor the user database knows it.
fs::path homeFolder() {
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') return home;
  const passwd* user = ::getpwuid(::getuid());
  return user != nullptr && user->pw_dir != nullptr ? fs::path(user->pw_dir) : fs::path();
}

/// The specification: a variable that is unset, empty or relative counts as not set.
Result<fs::path> xdgFolder(const char* variable, const char* belowHome) {
  const char* value = std::getenv(variable);
  if (value != nullptr && *value == '/') return fs::path(value) / kFolderName;
  const fs::path home = homeFolder();
  if (home.empty())
    return fail(ErrorCode::IoFailure,
                fmt::format("Neither {} nor HOME says where files go. Set HOME, or pass --home FOLDER.", variable));
  return home / belowHome / kFolderName;
}

/// Like mkdir -p with mode 0700 for every folder that it makes, as the specification asks; folders that are there keep
/// their mode.
Result<void> makePrivateFolder(const fs::path& folder) {
  fs::path soFar;
  for (const fs::path& part : folder) {
    soFar /= part;
    if (part.empty() || ::mkdir(soFar.c_str(), 0700) == 0) continue;
    const int cause = errno;
    std::error_code ignored;
    if (fs::is_directory(soFar, ignored)) continue;
    const std::string why = cause == EEXIST ? std::string("a file of that name is in the way")
                                            : std::error_code(cause, std::generic_category()).message();
    return fail(ErrorCode::IoFailure, fmt::format("Cannot create the folder '{}': {}. Make room there, or choose "
                                                  "another place with --home FOLDER.",
                                                  soFar.string(), why));
  }
  return {};
}

} // namespace

Result<Paths> Paths::locate(const std::optional<fs::path>& home, const fs::path& program) {
  Paths out;
  std::error_code failed;
  if (home) {
    const fs::path base = fs::absolute(*home, failed).lexically_normal();
    if (home->empty() || failed)
      return fail(ErrorCode::IoFailure,
                  fmt::format("'{}' cannot be the home folder. Pass --home with a folder's path.", home->string()));
    out.config = base;
    out.data = base / "data";
    out.cache = base / "cache";
    out.state = base / "state";
  } else {
    const struct {
      fs::path* target;
      const char* variable;
      const char* belowHome;
    } folders[] = {{&out.config, "XDG_CONFIG_HOME", ".config"},
                   {&out.data, "XDG_DATA_HOME", ".local/share"},
                   {&out.cache, "XDG_CACHE_HOME", ".cache"},
                   {&out.state, "XDG_STATE_HOME", ".local/state"}};
    for (const auto& folder : folders) {
      auto found = xdgFolder(folder.variable, folder.belowHome);
      if (!found) return fail(std::move(found.error()));
      *folder.target = std::move(*found);
    }
  }
  for (const fs::path* folder : {&out.config, &out.data, &out.cache, &out.state})
    if (auto made = makePrivateFolder(*folder); !made) return fail(std::move(made.error()));

  // The real path, so that a symbolic link in /usr/local/bin still finds what lies beside the program it points to.
  fs::path real = fs::canonical(program, failed);
  if (failed) real = fs::absolute(program, failed).lexically_normal();
  const fs::path prefix = real.parent_path().parent_path();
  out.resources = prefix / "share" / kFolderName;
  out.engines = prefix / "lib" / "aisemble" / "engines";
  return out;
}

} // namespace aisemble
