// SPDX-License-Identifier: Apache-2.0
#include "core/vision/opencv_threads_p.h"

#include <opencv2/core/ocl.hpp>
#include <opencv2/core/parallel/parallel_backend.hpp>
#include <opencv2/core/utils/logger.hpp>

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

namespace aisemble::vision {
namespace {

thread_local WorkerTeam* currentTeam = nullptr; // OpenCV passes its backend no context

/// OpenCV asks this for every parallel loop, from the thread that began it.
class TeamBackend final : public cv::parallel::ParallelForAPI {
 public:
  void parallel_for(int tasks, FN_parallel_for_body_cb_t body, void* data) override {
    if (currentTeam == nullptr) return body(0, tasks, data);
    const int pieces = std::min(tasks, currentTeam->width() * 4); // some more than threads, to even out
    currentTeam->run(pieces, [&](int i) { body(begin(tasks, i, pieces), begin(tasks, i + 1, pieces), data); });
  }
  int getThreadNum() const override { return 0; }
  int getNumThreads() const override { return currentTeam == nullptr ? 1 : currentTeam->width(); }
  int setNumThreads(int) override { return 1; } // the budget decides
  const char* getName() const override { return "aisemble"; }

 private:
  static int begin(int tasks, int i, int pieces) {
    return static_cast<int>(static_cast<long long>(tasks) * i / pieces);
  }
};

} // namespace

OpenCvThreads::OpenCvThreads(WorkerTeam& team) : m_outer(std::exchange(currentTeam, &team)) {}

OpenCvThreads::~OpenCvThreads() {
  currentTeam = m_outer;
}

void routeOpenCvThreads() {
  static std::once_flag once;
  std::call_once(once, [] {
    cv::parallel::setParallelForBackend(std::make_shared<TeamBackend>(), false);
    cv::ocl::setUseOpenCL(false); // another device's answers and threads are not what was asked for
    // What is wrong with a file is told in the answer; on standard error it would be text between lines of JSON.
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
  });
}

} // namespace aisemble::vision
