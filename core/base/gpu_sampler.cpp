// SPDX-License-Identifier: Apache-2.0
#include "core/base/gpu_sampler.h"

#include <dlfcn.h>

#include <fstream>
#include <string>
#include <vector>

namespace aisemble {
namespace {

std::optional<std::uint64_t> numberIn(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::uint64_t value = 0;
  if (!(in >> value)) return std::nullopt;
  return value;
}

void addDevice(GpuSample& sample, double percent, std::uint64_t used, std::uint64_t total) {
  sample.percent = (sample.percent * sample.devices + percent) / (sample.devices + 1);
  ++sample.devices;
  sample.usedBytes += used;
  sample.totalBytes += total;
}

/// gpu_busy_percent, mem_info_vram_used and _total: Linux, Documentation/gpu/amdgpu/thermal.rst and driver-misc.rst.
GpuSample amdDevices(const std::filesystem::path& drm) {
  GpuSample out;
  std::error_code failure;
  for (std::filesystem::directory_iterator at(drm, failure), end; !failure && at != end; at.increment(failure)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with("card") || name.find('-') != std::string::npos) continue; // "card0-HDMI-A-1": an output
    const std::filesystem::path device = at->path() / "device";
    if (const auto busy = numberIn(device / "gpu_busy_percent"))
      addDevice(out, static_cast<double>(*busy), numberIn(device / "mem_info_vram_used").value_or(0),
                numberIn(device / "mem_info_vram_total").value_or(0));
  }
  return out;
}

} // namespace

/// The few functions of NVML that are used; types and values as in NVIDIA's nvml.h, which is stable by contract.
class GpuSampler::Library {
 public:
  [[nodiscard]] static std::unique_ptr<Library> open() {
    std::unique_ptr<Library> out(new Library);
    return out->load() ? std::move(out) : nullptr;
  }
  ~Library() {
    if (m_isReady) m_shutdown();
    if (m_handle != nullptr) ::dlclose(m_handle);
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  void addTo(GpuSample& sample) const {
    for (Device* device : m_devices) {
      Utilization busy;
      Memory memory;
      if (m_utilization(device, &busy) != kSuccess || m_memory(device, &memory) != kSuccess) continue;
      addDevice(sample, busy.gpu, memory.used, memory.total);
    }
  }

 private:
  struct Device;
  struct Utilization {
    unsigned gpu = 0;
    unsigned memory = 0;
  };
  struct Memory {
    unsigned long long total = 0;
    unsigned long long free = 0;
    unsigned long long used = 0;
  };
  static constexpr int kSuccess = 0;

  Library() = default;

  template <class Function>
  bool find(Function& function, const char* name) {
    function = reinterpret_cast<Function>(::dlsym(m_handle, name));
    return function != nullptr;
  }

  bool load() {
    m_handle = ::dlopen("libnvidia-ml.so.1", RTLD_LAZY | RTLD_LOCAL);
    if (m_handle == nullptr) return false;
    int (*init)() = nullptr;
    int (*count)(unsigned*) = nullptr;
    int (*byIndex)(unsigned, Device**) = nullptr;
    if (!find(init, "nvmlInit_v2") || !find(m_shutdown, "nvmlShutdown") || !find(count, "nvmlDeviceGetCount_v2") ||
        !find(byIndex, "nvmlDeviceGetHandleByIndex_v2") || !find(m_utilization, "nvmlDeviceGetUtilizationRates") ||
        !find(m_memory, "nvmlDeviceGetMemoryInfo"))
      return false;
    m_isReady = init() == kSuccess;
    unsigned devices = 0;
    if (!m_isReady || count(&devices) != kSuccess) return false;
    for (unsigned i = 0; i < devices; ++i)
      if (Device* device = nullptr; byIndex(i, &device) == kSuccess) m_devices.push_back(device);
    return !m_devices.empty();
  }

  void* m_handle = nullptr;
  bool m_isReady = false;
  int (*m_shutdown)() = nullptr;
  int (*m_utilization)(Device*, Utilization*) = nullptr;
  int (*m_memory)(Device*, Memory*) = nullptr;
  std::vector<Device*> m_devices;
};

GpuSampler::GpuSampler(std::filesystem::path drm) : m_drm(std::move(drm)) {}
GpuSampler::~GpuSampler() = default;

std::optional<GpuSample> GpuSampler::sample() {
  if (!m_hasLooked) m_library = Library::open();
  m_hasLooked = true;
  GpuSample out = amdDevices(m_drm);
  if (m_library) m_library->addTo(out);
  if (out.devices == 0) return std::nullopt;
  return out;
}

} // namespace aisemble
