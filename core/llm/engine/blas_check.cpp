// SPDX-License-Identifier: Apache-2.0
#include "core/llm/engine/blas_check.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <link.h>

#include <algorithm>
#include <chrono>
#include <string>

namespace aisemble::llm {
namespace {

/// Paths of loaded libraries that look like a BLAS, separated by blanks.
std::string loadedBlas() {
  std::string out;
  ::dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* data) {
        const std::string path = info->dlpi_name != nullptr ? info->dlpi_name : "";
        if (path.find("blas") != std::string::npos || path.find("mkl_rt") != std::string::npos) {
          auto& found = *static_cast<std::string*>(data);
          found += (found.empty() ? "" : " ") + path;
        }
        return 0;
      },
      &out);
  return out;
}

double gigaflopsOnce(const at::Tensor& a, const at::Tensor& b, at::Tensor& out) {
  const auto begin = std::chrono::steady_clock::now();
  at::mm_out(out, a, b);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  const auto n = static_cast<double>(a.size(0));
  return 2.0 * n * n * n / seconds.count() / 1e9;
}

} // namespace

void checkMatrixProduct(Logger& logger) {
  // The reference BLAS gives 1 to 6 GFLOP/s on one core of current machines, an optimised one 30 and more.
  constexpr double kSuspicious = 12.0;
  constexpr int kSize = 256;
  constexpr int kTries = 5; // the best of them: a busy machine must not look like a bad library
  try {
    const c10::InferenceMode inference;
    at::set_num_threads(1);
    const at::Tensor a = at::ones({kSize, kSize});
    const at::Tensor b = at::ones({kSize, kSize});
    at::Tensor out = at::empty({kSize, kSize});
    double best = 0;
    for (int i = 0; i < kTries; ++i)
      best = std::max(best, gigaflopsOnce(a, b, out));
    const std::string libraries = loadedBlas();
    const bool ignoresThreads = libraries.find("openblas-pthread") != std::string::npos || at::get_num_threads() != 1;
    logger.log(LogLevel::Info, "llm", "matrix product checked",
               {{"gigaflops", best}, {"blas", libraries}, {"threads", static_cast<long long>(at::get_num_threads())}});
    if (best < kSuspicious)
      logger.log(LogLevel::Warning, "llm", "matrix products are slow; install libopenblas0-openmp",
                 {{"gigaflops", best}, {"blas", libraries}});
    if (ignoresThreads)
      logger.log(LogLevel::Warning, "llm",
                 "the BLAS ignores the thread count; install libopenblas0-openmp in place of libopenblas0-pthread",
                 {{"blas", libraries}});
  } catch (const std::exception& error) { // a check must not keep the engine from starting
    logger.log(LogLevel::Warning, "llm", "matrix product could not be checked",
               {{"reason", std::string(error.what())}});
  }
}

} // namespace aisemble::llm
