// SPDX-License-Identifier: Apache-2.0
#pragma once
// The original's routes over an orchestrator with stand-ins for engines, models and the job database.

#include "core/api/original/original_routes.h"
#include "core/base/files.h"
#include "tests/core/api/fake_exchange.h"
#include "tests/core/api/jobs/memory_job_store.h"
#include "tests/core/orchestrator/fakes.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>

namespace aisemble::api::test {

using nlohmann::json;

struct EmptyAnswerMaker {
  Response operator()(const NlpRequest& asked) const {
    NlpResult out{"en", {}};
    switch (asked.task) {
    case NlpTask::Analyze:
      out.detail = TextAnalysis{};
      break;
    case NlpTask::Sentiment:
      out.detail = SentimentAnalysis{};
      break;
    case NlpTask::Keywords:
      out.detail = KeywordExtraction{};
      break;
    case NlpTask::Entities:
      out.detail = EntityExtraction{};
      break;
    case NlpTask::Summarize:
      out.detail = TextSummary{asked.text, 1, 1, 1};
      break;
    case NlpTask::Similarity:
      out.detail = TextSimilarity{};
      break;
    case NlpTask::Tokenize:
      out.detail = TextTokens{};
      break;
    case NlpTask::Language:
      out.detail = LanguageDetection{};
      break;
    }
    return out;
  }
  Response operator()(const VisionRequest& asked) const {
    VisionResult out{asked.task, 0.5, ImageAnalysis{}};
    switch (asked.task) {
    case VisionTask::Analyze:
      break;
    case VisionTask::DetectObjects:
      out.detail = ObjectDetections{};
      break;
    case VisionTask::FaceDetection:
      out.detail = FaceDetections{};
      break;
    case VisionTask::Classify:
      out.detail = ImageClassification{};
      break;
    case VisionTask::ExtractText:
      out.detail = ExtractedText{};
      out.confidence.reset();
      break;
    case VisionTask::OptimizeSize:
    case VisionTask::SmartCrop:
      out.detail = ProcessedImage{};
      break;
    }
    return out;
  }
  Response operator()(const DataRequest& asked) const {
    DataResult out;
    const auto* shared = std::get_if<SharedTable>(&asked.data);
    out.rowsProcessed = shared == nullptr ? 0 : static_cast<std::int64_t>(shared->table->rows());
    const SharedTable table = shared == nullptr ? SharedTable{std::make_shared<const Table>()} : *shared;
    if (asked.operation == DataOperation::Transform) out.detail = TransformedTable{table};
    if (asked.operation == DataOperation::Aggregate) out.detail = AggregatedTable{table};
    return out;
  }
  Response operator()(const CompletionRequest& asked) const {
    return aisemble::test::answer("re: " + asked.prompt, 3, 2);
  }
  Response operator()(const auto&) const { return aisemble::test::answer("other"); }
};

/// An empty answer of the right type.
inline Response emptyAnswer(const Request& request) {
  return std::visit(EmptyAnswerMaker{}, request);
}

struct OriginalBench {
  explicit OriginalBench(bool hasJobs = true, OriginalRouteOptions options = {}) {
    for (const ServiceKind kind : kAllServices) {
      auto engine = work.addEngine(kind, Handover::Run);
      engine->onRun = [](const Request& request, const RunContext&) -> Result<Response> {
        return emptyAnswer(request);
      };
      engines[static_cast<std::size_t>(kind)] = std::move(engine);
    }
    registerOriginalRoutes(router, dependencies(hasJobs), options);
    for (const ServiceKind kind : kAllServices)
      registerPodRoutes(kind, pods[static_cast<std::size_t>(kind)], dependencies(hasJobs), options);
  }
  RouteDependencies dependencies(bool hasJobs) {
    const std::filesystem::path root = folder.path().toStdString();
    return {*work.orchestrator, follower,    work.metrics,     work.models,   hasJobs ? &store : nullptr,
            work.systemClock(), work.logger, root / "uploads", root / "data", nullptr};
  }
  aisemble::test::FakeEngine& engine(ServiceKind kind) { return *engines[static_cast<std::size_t>(kind)]; }
  const Router& pod(ServiceKind kind) const { return pods[static_cast<std::size_t>(kind)]; }

  /// Sends and waits; an exchange that nobody answers stays without a status.
  static HttpResponse send(const Router& to, const std::shared_ptr<FakeExchange>& exchange) {
    exchange->send(to);
    if (!exchange->waitForEnd() || exchange->isMisused()) return {0, {}, "no answer, or two", {}};
    return exchange->response();
  }
  HttpResponse ask(std::string method, std::string_view target, std::string body = {}) {
    return send(router, FakeExchange::make(std::move(method), target, std::move(body)));
  }
  HttpResponse askPod(ServiceKind kind, std::string method, std::string_view target, std::string body = {}) {
    return send(pod(kind), FakeExchange::make(std::move(method), target, std::move(body)));
  }
  /// A body that the transport spooled to a file.
  HttpResponse upload(const std::string& body, const std::string& type = "multipart/form-data; boundary=xx") {
    auto exchange = FakeExchange::make("POST", "/data/upload");
    HttpRequest& request = exchange->mutableRequest();
    request.headers.push_back({"Content-Type", type});
    request.bodyFile = std::filesystem::path(folder.path().toStdString()) / "spooled";
    (void)writeFileAtomically(request.bodyFile, body);
    return send(router, exchange);
  }

  QTemporaryDir folder;
  aisemble::test::Bench work;
  MemoryJobStore store{work.systemClock()};
  TicketFollower follower;
  std::array<std::shared_ptr<aisemble::test::FakeEngine>, kAllServices.size()> engines;
  Router router;
  std::array<Router, kAllServices.size()> pods;
};

inline std::string headerOf(const HttpResponse& response, std::string_view name) {
  for (const HttpHeader& header : response.headers)
    if (header.name == name) return header.value;
  return {};
}

/// A form with one file.
inline std::string formWith(const std::string& disposition, const std::string& content) {
  return "--xx\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: text/csv\r\n\r\n" + content +
         "\r\n--xx--\r\n";
}

} // namespace aisemble::api::test
