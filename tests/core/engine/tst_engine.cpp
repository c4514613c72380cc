// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"

#include <QtTest>

using namespace aisemble;

namespace {

/// Implements nothing that it need not.
class BareEngine final : public Engine {
 public:
  ServiceKind service() const override { return ServiceKind::Nlp; }
  Handover handover(const Request&) const override { return Handover::Run; }
};

struct Sample {
  const char* task;
  ServiceKind service;
  Request request;
};

std::vector<Sample> samples() {
  return {{"completion", ServiceKind::Llm, CompletionRequest{}},
          {"chat", ServiceKind::Llm, ChatRequest{}},
          {"tokenize", ServiceKind::Llm, TokenizeRequest{}},
          {"detokenize", ServiceKind::Llm, DetokenizeRequest{}},
          {"logits", ServiceKind::Llm, LogitsRequest{}},
          {"perplexity", ServiceKind::Llm, PerplexityRequest{}},
          {"embed", ServiceKind::Llm, EmbedRequest{}}};
}

} // namespace

class TestEngine : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void requestsKnowTheirServiceAndTask();
  void otherServicesByType();
  void defaultsAnswerUnsupported();
  void serviceNamesGoBothWays();
};

void TestEngine::requestsKnowTheirServiceAndTask() {
  for (const Sample& sample : samples()) {
    QCOMPARE(taskName(sample.request), std::string(sample.task));
    QCOMPARE(serviceOf(sample.request), sample.service);
  }
  CompletionRequest request;
  request.model = "tiny";
  QCOMPARE(modelOf(request), std::string("tiny"));
}

void TestEngine::otherServicesByType() {
  QCOMPARE(serviceOf(VisionRequest{}), ServiceKind::Vision);
  QCOMPARE(serviceOf(NlpRequest{}), ServiceKind::Nlp);
  QCOMPARE(serviceOf(DataRequest{}), ServiceKind::Data);
}

void TestEngine::defaultsAnswerUnsupported() {
  BareEngine engine;
  const SystemClock clock;
  const RunContext context{{}, std::make_shared<StageClock>(clock), {}, {}};
  const std::vector<Request> requests(3, NlpRequest{});
  const std::vector<RunContext> contexts(3, context);
  const auto results = engine.runBatch(requests, contexts);
  QCOMPARE(results.size(), std::size_t{3});
  for (const auto& result : results)
    QCOMPARE(result.error().code, ErrorCode::Unsupported);
  QVERIFY(engine.batchKey(requests[0]).empty());
  int answered = 0;
  engine.start(requests[0], context, [&](Result<Response> result) {
    ++answered;
    QCOMPARE(result.error().code, ErrorCode::Unsupported);
  });
  QCOMPARE(answered, 1);
}

void TestEngine::serviceNamesGoBothWays() {
  for (const ServiceKind kind : kAllServices)
    QCOMPARE(serviceFromName(serviceName(kind)), std::optional(kind));
  QVERIFY(!serviceFromName("LLM"));
}

QTEST_APPLESS_MAIN(TestEngine)
#include "tst_engine.moc"
