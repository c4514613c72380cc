// SPDX-License-Identifier: Apache-2.0
// settings.json with any content: loads, or is moved aside; what was loaded can be saved and loads the same.
#include "core/settings/settings.h"

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace aisemble;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fs = std::filesystem;
  static const fs::path folder = fs::temp_directory_path() / ("aisemble-fuzz-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const fs::path file = folder / "settings.json";
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  const SettingsFile settings(file);
  const auto loaded = settings.load();
  if (!loaded || !validate(loaded->settings)) std::abort();
  if (!settings.save(loaded->settings)) std::abort();
  const auto again = settings.load();
  if (!again || !again->warnings.empty() || !(again->settings == loaded->settings)) std::abort();
  fs::remove_all(folder);
  return 0;
}
