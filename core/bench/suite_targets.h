// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who can be measured by the suite: this program's engines, or anything that speaks the original's HTTP interface.

#include "core/bench/http_client.h"
#include "core/bench/suite.h"
#include "core/orchestrator/orchestrator.h"

#include <array>
#include <atomic>

namespace aisemble::bench {

/// The picture of the vision step: colour gradients with rectangles, the same bytes every time; an uncompressed BMP,
/// which every reader of images takes.
[[nodiscard]] std::string suitePicture(int width = 640, int height = 480);

/// Through the orchestrator as a panel's requests go, the cache neither read nor written. Memory is this process's.
class LocalSuiteTarget final : public SuiteTarget {
 public:
  explicit LocalSuiteTarget(Orchestrator& orchestrator);
  [[nodiscard]] std::string name() const override { return "this machine"; }
  [[nodiscard]] Result<void> perform(SuiteStep step, int number, std::stop_token stop) override;
  [[nodiscard]] int answeredElsewhere(SuiteStep step) const override;
  [[nodiscard]] std::uint64_t peakBytes(std::stop_token stop) override;

 private:
  [[nodiscard]] Request requestOf(SuiteStep step) const;

  Orchestrator& m_orchestrator;
  const std::shared_ptr<const std::string> m_picture;
  const std::shared_ptr<const Table> m_table;
  std::array<std::atomic<int>, kSuiteSteps> m_elsewhere{};
};

/// The original's routes below a base address: /health/, /ai/llm/completion, /ai/vision/analyze, /ai/nlp/process,
/// /data/process; memory from process_resident_memory_bytes of /metrics. A request succeeds when its status is 2xx and
/// its body, where it has a "status", says that it was completed.
class HttpSuiteTarget final : public SuiteTarget {
 public:
  /// `base`: "http://host:port", with or without a slash at its end. `http` outlives this. `key` may be empty.
  HttpSuiteTarget(HttpClient& http, std::string base, std::string key);
  [[nodiscard]] std::string name() const override { return m_base; }
  [[nodiscard]] Result<void> perform(SuiteStep step, int number, std::stop_token stop) override;
  [[nodiscard]] std::uint64_t peakBytes(std::stop_token stop) override;

 private:
  [[nodiscard]] HttpAsk askOf(SuiteStep step) const;

  HttpClient& m_http;
  const std::string m_base;
  const std::string m_key;
  const std::string m_visionBody;
  const std::string m_dataBody;
};

} // namespace aisemble::bench
