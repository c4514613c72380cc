// SPDX-License-Identifier: Apache-2.0
#pragma once
// A vision engine with everything around it that a request needs.

#include "core/base/files.h"
#include "core/vision/vision_engine.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace aisemble::vision::test {

inline const std::filesystem::path kFixtures = std::filesystem::path(AISEMBLE_FIXTURES) / "vision";

inline std::string bytesOf(const std::filesystem::path& path) {
  auto bytes = readFile(path, 64 << 20);
  return bytes ? *bytes : std::string();
}

inline VisionRequest requestFor(VisionTask task, std::string bytes) {
  VisionRequest out;
  out.task = task;
  out.image = EncodedImage{std::make_shared<const std::string>(std::move(bytes))};
  return out;
}

class VisionBench {
 public:
  explicit VisionBench(int threadCount = 2, const VisionEngineOptions& options = {}) : threads(threadCount) {
    auto created = createVisionEngine({threads, logger, clock}, options);
    if (created) engine = std::move(*created);
  }

  /// As the orchestrator does it: on a thread that holds a lease for one.
  Result<VisionResult> run(const VisionRequest& request) {
    return run(request, [](const Partial&) {});
  }
  Result<VisionResult> run(const VisionRequest& request, std::function<void(Partial)> onPartial) {
    ThreadBudget::Lease lease = threads.acquire(1);
    RunContext context;
    context.stop = stop.get_token();
    context.stages = std::make_shared<StageClock>(clock);
    context.onPartial = std::move(onPartial);
    auto answer = engine->run(Request(request), context);
    {
      const std::scoped_lock lock(m_mutex);
      m_trace = context.stages->finish();
    }
    if (!answer) return fail(std::move(answer.error()));
    return std::get<VisionResult>(std::move(*answer));
  }

  ThreadBudget threads;
  NullLogger logger;
  SystemClock clock;
  std::stop_source stop;
  std::unique_ptr<Engine> engine;

  [[nodiscard]] Trace lastTrace() {
    const std::scoped_lock lock(m_mutex);
    return m_trace;
  }

 private:
  std::mutex m_mutex;
  Trace m_trace; // guarded by m_mutex
};

} // namespace aisemble::vision::test
