// SPDX-License-Identifier: Apache-2.0
#include "core/base/gpu_sampler.h"

#include <QtTest>

#include <fstream>

using namespace aisemble;

namespace {

void writeTo(const std::filesystem::path& path, const char* text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

} // namespace

class TestGpuSampler final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cardsOfTheDriverAreAddedUp() {
    QTemporaryDir folder;
    const std::filesystem::path drm = folder.path().toStdString();
    for (const char* card : {"card0", "card1"}) {
      writeTo(drm / card / "device" / "gpu_busy_percent", card == std::string("card0") ? "20\n" : "60\n");
      writeTo(drm / card / "device" / "mem_info_vram_used", "1000\n");
      writeTo(drm / card / "device" / "mem_info_vram_total", "4000\n");
    }
    writeTo(drm / "card0-HDMI-A-1" / "device" / "gpu_busy_percent", "99\n"); // an output
    writeTo(drm / "card2" / "device" / "vendor", "0x8086\n");                // tells nothing
    writeTo(drm / "renderD128" / "device" / "gpu_busy_percent", "99\n");     // the same device again
    GpuSampler sampler(drm);
    const std::optional<GpuSample> sample = sampler.sample();
    QVERIFY(sample.has_value());
    if (sample->devices != 2) QSKIP("This machine has a graphics processor of its own.");
    QCOMPARE(sample->percent, 40.0);
    QCOMPARE(sample->usedBytes, std::uint64_t{2000});
    QCOMPARE(sample->totalBytes, std::uint64_t{8000});
  }

  void noneIsAbsent() {
    GpuSampler sampler("/nonexistent");
    const std::optional<GpuSample> sample = sampler.sample();
    if (sample) QVERIFY(sample->devices > 0 && sample->percent <= 100 && sample->usedBytes <= sample->totalBytes);
  }
};

QTEST_APPLESS_MAIN(TestGpuSampler)
#include "tst_gpu_sampler.moc"
