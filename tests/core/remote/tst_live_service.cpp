// SPDX-License-Identifier: Apache-2.0
// Against services that really run; skipped without them. AISEMBLE_LIVE_OPENAI: base URL of an OpenAI-like service,
// AISEMBLE_LIVE_MODEL its model, AISEMBLE_LIVE_DIALECT its dialect; AISEMBLE_LIVE_ORCHESTRATOR: base URL of an
// Ai-semble v2 orchestrator or of `aisemble serve`; AISEMBLE_LIVE_POD: of one with --pod, whose services answer on the
// four ports after it.
#include "tests/core/remote/engine_bench.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::remote;
using namespace aisemble::remote::test;

namespace {

Endpoint from(const char* variable, Protocol protocol) {
  Endpoint out;
  out.url = qgetenv(variable).toStdString();
  out.protocol = protocol;
  if (protocol == Protocol::OpenAi) {
    out.model = qgetenv("AISEMBLE_LIVE_MODEL").toStdString();
    out.dialect = dialectFromName(qgetenv("AISEMBLE_LIVE_DIALECT").toStdString()).value_or(Dialect::Plain);
  }
  return out;
}
Request hello() {
  CompletionRequest out;
  out.prompt = "Hello";
  out.options.maxTokens = 8;
  out.options.temperature = 0;
  return out;
}
Request sentiment() {
  NlpRequest out;
  out.task = NlpTask::Sentiment;
  out.text = "What a good day";
  return out;
}
Request faces() {
  VisionRequest out;
  out.task = VisionTask::Analyze;
  // A grey pixel as PNG.
  const QByteArray png = QByteArray::fromBase64(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
  out.image = EncodedImage{std::make_shared<const std::string>(png.toStdString())};
  return out;
}
Request rows() {
  DataRequest out;
  Table table;
  table.columns = {{"a", {std::int64_t{1}, std::int64_t{2}, std::int64_t{2}}}, {"b", {1.5, 2.5, 4.5}}};
  out.data = SharedTable{std::make_shared<const Table>(std::move(table))};
  out.operation = DataOperation::Aggregate;
  out.options.aggregate.groupBy = {"a"};
  out.options.aggregate.aggregations = {{"b", AggregateFunction::Mean}};
  return out;
}
void tell(const Result<Response>& result) {
  QVERIFY2(result, result ? "" : result.error().message.c_str());
}
void askAll(const std::function<Endpoint(int)>& endpointOf) {
  int port = 0;
  for (const Request& request : {hello(), faces(), sentiment(), rows()}) {
    EngineBench bench(quickOptions(serviceOf(request), {endpointOf(++port)}));
    tell(bench.ask(request));
  }
}

} // namespace

class TestLiveService : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void openAi() {
    if (qEnvironmentVariableIsEmpty("AISEMBLE_LIVE_OPENAI")) QSKIP("AISEMBLE_LIVE_OPENAI names no service");
    EngineBench bench(quickOptions(ServiceKind::Llm, {from("AISEMBLE_LIVE_OPENAI", Protocol::OpenAi)}));
    const auto call = bench.start(hello());
    const auto result = call->result();
    tell(result);
    const auto& answer = std::get<CompletionResult>(*result);
    qInfo("%s: '%s', %d + %d tokens", answer.model.c_str(), answer.text.c_str(), answer.promptTokens,
          answer.completionTokens);
    QCOMPARE(call->text(), answer.text);
    QVERIFY(!answer.text.empty());
    for (int i = 0; i < 3; ++i)
      tell(bench.ask(hello()));
    QCOMPARE(bench.pool.statistics().connectionsOpened, std::uint64_t{1});
    Gate done;
    ConnectionReport report;
    testConnection(from("AISEMBLE_LIVE_OPENAI", Protocol::OpenAi), bench.pool, [&](ConnectionReport found) {
      report = std::move(found);
      done.open();
    });
    QVERIFY(done.wait());
    QVERIFY2(report.isUsable, report.problem.c_str());
    qInfo("%zu models, dialect %s, %.2f ms", report.models.size(),
          report.dialect ? std::string(dialectName(*report.dialect)).c_str() : "unknown",
          static_cast<double>(report.latency.count()) / 1e6);
  }

  void openAiCancel() {
    if (qEnvironmentVariableIsEmpty("AISEMBLE_LIVE_OPENAI")) QSKIP("AISEMBLE_LIVE_OPENAI names no service");
    const Endpoint endpoint = from("AISEMBLE_LIVE_OPENAI", Protocol::OpenAi);
    EngineBench bench(quickOptions(ServiceKind::Llm, {endpoint}));
    Request request = hello();
    auto& options = std::get<CompletionRequest>(request).options;
    options.maxTokens = 900;
    options.ignoreEndOfSequence = endpoint.dialect != Dialect::Plain; // else the answer may be over too soon
    const auto call = bench.start(request);
    QVERIFY(call->waitForSomeText());
    call->stop.request_stop();
    const auto result = call->result();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
  }

  void orchestrator() {
    if (qEnvironmentVariableIsEmpty("AISEMBLE_LIVE_ORCHESTRATOR")) QSKIP("AISEMBLE_LIVE_ORCHESTRATOR names no service");
    askAll([](int) { return from("AISEMBLE_LIVE_ORCHESTRATOR", Protocol::AisembleOrchestrator); });
  }

  void pod() {
    if (qEnvironmentVariableIsEmpty("AISEMBLE_LIVE_POD")) QSKIP("AISEMBLE_LIVE_POD names no service");
    askAll([](int port) {
      Endpoint out = from("AISEMBLE_LIVE_POD", Protocol::AisemblePod);
      const auto url = parseUrl(out.url);
      out.url = url->scheme + "://" + url->host + ":" + std::to_string(url->port + port);
      return out;
    });
  }
};

QTEST_GUILESS_MAIN(TestLiveService)
#include "tst_live_service.moc"
