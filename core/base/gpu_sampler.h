// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the machine's graphics processors are doing, where the system tells: the files of the amdgpu driver, or NVIDIA's
// management library where it is installed.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace aisemble {

struct GpuSample {
  int devices = 0;
  double percent = 0;           ///< busy, the mean of all devices
  std::uint64_t usedBytes = 0;  ///< of their memory, together
  std::uint64_t totalBytes = 0; ///< likewise
};

/// Not thread-safe: one worker owns it.
class GpuSampler {
 public:
  /// Looks for nothing yet. `drm` is another folder in tests.
  explicit GpuSampler(std::filesystem::path drm = "/sys/class/drm");
  ~GpuSampler();
  GpuSampler(const GpuSampler&) = delete;
  GpuSampler& operator=(const GpuSampler&) = delete;

  /// Absent: none there, or none that tells. The first call loads the library, which may take tens of milliseconds.
  [[nodiscard]] std::optional<GpuSample> sample();

 private:
  class Library;
  const std::filesystem::path m_drm;
  bool m_hasLooked = false;
  std::unique_ptr<Library> m_library; ///< null: not installed, or no device
};

} // namespace aisemble
