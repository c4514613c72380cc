// SPDX-License-Identifier: Apache-2.0
#include "core/vision/image_memory_p.h"

#include <opencv2/core/mat.hpp>

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <mutex>
#include <vector>

namespace aisemble::vision {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsKept = false;
#else
constexpr bool kIsKept = true;
#endif

constexpr std::size_t kWorthKeeping = 1U << 20;
constexpr std::size_t kLargePage = 2U << 20;

std::size_t roundedUp(std::size_t size) {
  return (size + kLargePage - 1) & ~(kLargePage - 1);
}

/// `size` bytes, a multiple of large pages, at an address that is one too; null where the system has none.
void* mapLarge(std::size_t size) {
  void* const mapped = ::mmap(nullptr, size + kLargePage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) return nullptr;
  auto* const begin = static_cast<std::uint8_t*>(mapped);
  const std::size_t before =
      roundedUp(reinterpret_cast<std::uintptr_t>(begin)) - reinterpret_cast<std::uintptr_t>(begin);
  if (before > 0) ::munmap(begin, before);
  if (before < kLargePage) ::munmap(begin + before + size, kLargePage - before);
  ::madvise(begin + before, size, MADV_HUGEPAGE); // a wish only
  return begin + before;
}

class ImageMemory final : public cv::MatAllocator {
 public:
  cv::UMatData* allocate(int dimensions, const int* sizes, int type, void* data, std::size_t* step,
                         cv::AccessFlag access, cv::UMatUsageFlags usage) const override {
    std::size_t size = CV_ELEM_SIZE(type);
    for (int i = 0; i < dimensions; ++i)
      size *= static_cast<std::size_t>(sizes[i]);
    void* const own = data == nullptr && size >= kWorthKeeping ? take(roundedUp(size)) : nullptr;
    // OpenCV's allocator lays the matrix out over memory that is not its own, which it does not free either.
    cv::UMatData* const out =
        m_standard.allocate(dimensions, sizes, type, own != nullptr ? own : data, step, access, usage);
    if (own != nullptr) out->currAllocator = this;
    return out;
  }
  bool allocate(cv::UMatData* data, cv::AccessFlag access, cv::UMatUsageFlags usage) const override {
    return m_standard.allocate(data, access, usage);
  }
  void deallocate(cv::UMatData* data) const override {
    if (data == nullptr) return;
    give({data->origdata, roundedUp(data->size)});
    m_standard.deallocate(data);
  }

  [[nodiscard]] std::size_t kept() const {
    const std::scoped_lock lock(m_mutex);
    return m_keptBytes;
  }

 private:
  struct Block {
    void* begin;
    std::size_t size;
  };

  void* take(std::size_t size) const {
    {
      const std::scoped_lock lock(m_mutex);
      // Requests come in the sizes of the pictures at hand; what is in the processor's caches is the newest.
      const auto found =
          std::find_if(m_kept.rbegin(), m_kept.rend(), [&](const Block& block) { return block.size == size; });
      if (found != m_kept.rend()) {
        void* const out = found->begin;
        m_keptBytes -= found->size;
        m_kept.erase(std::next(found).base());
        return out;
      }
    }
    return mapLarge(size);
  }

  /// The newest are kept, the oldest go.
  void give(Block block) const {
    std::vector<Block> outdated;
    if (block.size > kMostKeptImageBytes) {
      outdated.push_back(block);
    } else {
      ::madvise(block.begin, block.size, MADV_FREE); // whether the system takes it or not, the next user writes first
      const std::scoped_lock lock(m_mutex);
      m_kept.push_back(block);
      m_keptBytes += block.size;
      auto end = m_kept.begin();
      for (; m_keptBytes > kMostKeptImageBytes; ++end)
        m_keptBytes -= end->size;
      outdated.assign(m_kept.begin(), end);
      m_kept.erase(m_kept.begin(), end);
    }
    for (const Block& old : outdated)
      ::munmap(old.begin, old.size);
  }

  const cv::MatAllocator& m_standard = *cv::Mat::getStdAllocator();
  mutable std::mutex m_mutex;
  mutable std::vector<Block> m_kept; // oldest first; guarded by m_mutex, as the next
  mutable std::size_t m_keptBytes = 0;
};

/// Never destroyed: matrices may outlive every other static object.
ImageMemory& imageMemory() {
  static auto* const memory = new ImageMemory;
  return *memory;
}

} // namespace

void keepImageMemory() {
  static std::once_flag once;
  std::call_once(once, [] {
    if constexpr (kIsKept) cv::Mat::setDefaultAllocator(&imageMemory());
  });
}

std::size_t keptImageBytes() {
  return imageMemory().kept();
}

} // namespace aisemble::vision
