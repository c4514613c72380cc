// SPDX-License-Identifier: Apache-2.0
#include "core/batch/batch_request.h"
#include "core/batch/batch_tasks.h"
#include "tests/core/batch/batch_rig.h"

#include <QTest>

using namespace aisemble;
using namespace aisemble::test;

namespace {

BatchSpec valid() {
  BatchSpec out;
  out.inputs = {"in"};
  out.output = "out";
  return out;
}

} // namespace

class TestBatchTasks : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyTaskOfTheServicesIsThere() {
    std::size_t count = 2; // of the language service
    count += kVisionTasks.size() + kNlpTasks.size() + kDataOperations.size();
    QCOMPARE(batchTasks().size(), count);
    for (const BatchTask& task : batchTasks()) {
      BatchSpec spec = valid();
      spec.service = task.service;
      spec.task = std::string(task.name);
      if (spec.task == "similarity") spec.optionsJson = R"({"compare_text":"x"})";
      const auto checked = validate(spec);
      QVERIFY2(checked.has_value(), checked ? "" : (spec.task + ": " + checked.error().message).c_str());
    }
  }

  void namesAreFoundOrExplained() {
    QCOMPARE(findBatchTask("sentiment")->service, ServiceKind::Nlp);
    QCOMPARE(findBatchTask("data/analyze")->service, ServiceKind::Data);
    const auto ambiguous = findBatchTask("analyze");
    QVERIFY(!ambiguous);
    QVERIFY(ambiguous.error().message.find("vision/analyze, nlp/analyze, data/analyze") != std::string::npos);
    QVERIFY(findBatchTask("frobnicate").error().message.find("llm/complete") != std::string::npos);
  }

  void badSpecsAreNamed_data() {
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("input");
    const auto row = [](const char* said, const char* task, const char* options, const char* pattern = "",
                        const char* output = "out", const char* input = "in") {
      QTest::newRow(said) << said << task << options << pattern << output << input;
    };
    row("not a JSON object", "nlp/sentiment", "[]");
    row("options: ", "nlp/sentiment", "{");
    row("options.max_keywords", "nlp/keywords", R"({"max_keywords":0})");
    row("options.quality", "vision/optimize_size", R"({"quality":101})");
    row("options.temperature", "llm/complete", R"({"temperature":-1})");
    row("options.raw", "llm/complete", R"({"raw":1})");
    row("neither {text} nor {file}", "llm/complete", "{}", "Say hello");
    row("makes pictures", "vision/smart_crop", "{}", "", "all.jsonl");
    row("output: there is none", "nlp/sentiment", "{}", "", "");
    row("inputs: one", "nlp/sentiment", "{}", "", "out", "");
  }
  void badSpecsAreNamed() {
    QFETCH(QString, said);
    QFETCH(QString, task);
    QFETCH(QString, options);
    QFETCH(QString, pattern);
    QFETCH(QString, output);
    QFETCH(QString, input);
    const BatchTask found = findBatchTask(task.toStdString()).value();
    BatchSpec spec;
    spec.service = found.service;
    spec.task = std::string(found.name);
    spec.optionsJson = options.toStdString();
    spec.promptTemplate = pattern.toStdString();
    spec.output = output.toStdString();
    spec.inputs = {input.toStdString()};
    const auto checked = validate(spec);
    QVERIFY(!checked);
    QVERIFY2(QString::fromStdString(checked.error().message).contains(said), checked.error().message.c_str());
  }

  void templatesAreFilledOnce() {
    BatchSpec spec = valid();
    spec.service = ServiceKind::Llm;
    spec.task = "complete";
    spec.promptTemplate = "{file}: {text} {other}";
    spec.optionsJson = R"({"max_tokens":7,"raw":true})";
    BatchItem item;
    item.input = "/a.jsonl";
    item.line = 3;
    item.text = "in {file} and {text}";
    const auto request = requestFor(spec, item);
    QVERIFY(request.has_value());
    const auto& completion = std::get<CompletionRequest>(*request);
    QCOMPARE(completion.prompt, std::string("/a.jsonl: in {file} and {text} {other}"));
    QCOMPARE(completion.options.maxTokens, 7);
    QVERIFY(completion.raw);
  }

  void wholeFilesAreReadAsText() {
    const QTemporaryDir dir;
    const std::filesystem::path file = std::filesystem::path(dir.path().toStdString()) / "a.txt";
    put(file, "\xEF\xBB\xBFはい\n");
    BatchItem item;
    item.input = file.string();
    QCOMPARE(textOfNlp(*requestFor(valid(), item)), std::string("はい\n"));
    put(file, "ab\xFF");
    QVERIFY(requestFor(valid(), item).error().message.find("byte 2") != std::string::npos);
    item.input += ".gone";
    QCOMPARE(requestFor(valid(), item).error().code, ErrorCode::NotFound);
    item.input = dir.path().toStdString();
    QVERIFY(requestFor(valid(), item).error().message.find("folder") != std::string::npos);
  }
};

QTEST_GUILESS_MAIN(TestBatchTasks)
#include "tst_batch_tasks.moc"
