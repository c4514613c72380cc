// SPDX-License-Identifier: Apache-2.0
// What kind of task a prompt is, and which model it goes to. The prompts of the first rows are those of the original's
// recorded selections; tst_registry_recorded holds the answers against them.

#include "core/api/registry/model_selection.h"
#include "core/api/registry/task_classifier.h"

#include <QElapsedTimer>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace aisemble;
using namespace aisemble::api::registry;
using Task = PromptTask;

namespace {

/// A registry that has these.
wire::Json having(std::initializer_list<const char*> names) {
  wire::Json out{{"llm_models", wire::Json::object()}};
  for (const char* name : names)
    out["llm_models"][name] = {{"provider", "p"}, {"task", "llm"}};
  return out;
}

} // namespace

class TestModelSelection : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void promptsHaveATask_data() {
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<int>("task");
    const auto row = [](const char* prompt, Task task) {
      QTest::newRow(*prompt == '\0' ? "nothing" : prompt) << QString::fromUtf8(prompt) << static_cast<int>(task);
    };
    row("def fibonacci(n): # complete this function", Task::Code);
    row("Write a Python function to sort a list", Task::Code);
    row("What are the symptoms of hypertension and the treatment?", Task::Medical);
    row("Review this contract clause for legal compliance", Task::Legal);
    row("Write a short story about a robot character", Task::Creative);
    row("calculate 2 + 2 * 3 = ?", Task::Math);
    row("Solve the integral of x^2", Task::Math);
    row("Translate this text into Korean", Task::Translation);
    row("Explain quantum computing", Task::General);
    row("What is the capital of France?", Task::General);
    row("日本の文化について説明してください。", Task::Japanese);
    row("これはテストです", Task::Japanese);
    row("フィボナッチ数列を計算する関数をコードで実装してください", Task::Code);
    row("", Task::General);
    row("story law", Task::Legal); // equal counts: the order decides
    row("class Foo: import os", Task::Code);
    row("PROGRAM a PARSER", Task::Code);
    row("薬の副作用", Task::Medical);
    row("契約の条項", Task::Legal);
    row("英訳をお願い", Task::Translation);
    row("x=12345678901234567890*2", Task::Math);
    // Words are words.
    row("Mow the lawn", Task::General);
    row("A flaw in the claw", Task::General);
    row("How do I decode this?", Task::General);
    row("A history of Rome", Task::General);
    row("The aftermath of the flood", Task::General);
    row("My courteous neighbour", Task::General);
    row("ecode", Task::General);
    row("lawé", Task::General);
    // Their forms count.
    row("Is it lawful, asked two lawyers", Task::Legal);
    row("illegal parking", Task::Legal);
    row("Chemotherapies compared", Task::Medical);
    row("two stories", Task::Creative);
    row("Pseudocode please", Task::Code);
    row("my_code2 fails", Task::Code);     // neither digits nor underscores make another word of it
    row("Pythonのcodeを書く", Task::Code); // nor do Japanese letters
    // Languages, whatever their case.
    row("English grammar help", Task::Translation);
    row("in JAPANESE, please", Task::Translation);
    // Scripts: syllables are Japanese, and count last.
    row("東京の観光スポットを教えてください", Task::Japanese);
    row("ﾃｽﾄ", Task::Japanese);
    row("コードを書いて", Task::Code);
    row("この文を英語に翻訳して", Task::Translation);
    row("请解释量子计算", Task::General); // Chinese
    row("설명해 주세요", Task::General);
  }
  void promptsHaveATask() {
    QFETCH(QString, prompt);
    QFETCH(int, task);
    QCOMPARE(static_cast<int>(TaskClassifier().classify(prompt.toStdString())), task);
  }

  void longPromptsTakeLinearTime_data() {
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("digits") << QByteArray("1");
    QTest::newRow("spaced digits") << QByteArray("1 ");
    QTest::newRow("letters") << QByteArray("a");
    QTest::newRow("declarations") << QByteArray("def ");
    QTest::newRow("kana") << QByteArray("あ");
    QTest::newRow("not UTF-8") << QByteArray("\xff");
  }
  void longPromptsTakeLinearTime() {
    QFETCH(QByteArray, piece);
    const TaskClassifier classifier;
    const std::string prompt = piece.repeated((1 << 20) / static_cast<int>(piece.size())).toStdString();
    QElapsedTimer timer;
    timer.start();
    (void)classifier.classify(prompt);
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed()))); // quadratic would be hours
  }

  void rulesAreTriedInOrder_data() {
    QTest::addColumn<int>("task");
    QTest::addColumn<QString>("priority");
    QTest::addColumn<int>("maxTokens");
    QTest::addColumn<QStringList>("registered");
    QTest::addColumn<QString>("model");
    QTest::addColumn<double>("confidence");
    const auto row = [](Task task, const char* priority, int tokens, const QStringList& registered, const char* model,
                        double confidence) {
      QTest::addRow("%d %s %d %s", static_cast<int>(task), priority, tokens, qPrintable(registered.join(' ')))
          << static_cast<int>(task) << priority << tokens << registered << model << confidence;
    };
    const QStringList all{"gpt-4o",        "gpt-4",     "claude-3-sonnet", "codellama-34b", "llama-3.1-70b",
                          "gpt-3.5-turbo", "llama2-7b", "legalbert",       "biobert",       "japanese-stablelm"};
    row(Task::Code, "quality", 100, all, "gpt-4o", 0.98);
    row(Task::Code, "quality", 100, {"claude-3-sonnet", "gpt-3.5-turbo"}, "claude-3-sonnet", 0.94);
    row(Task::Code, "cost", 100, all, "codellama-34b", 0.92);
    row(Task::Code, "balanced", 100, {"llama-3.1-70b", "gpt-3.5-turbo"}, "llama-3.1-70b", 0.87);
    row(Task::Code, "speed", 100, all, "gpt-3.5-turbo", 0.80);
    row(Task::Medical, "cost", 100, all, "biobert", 0.92);
    row(Task::Medical, "cost", 100, {"gpt-4"}, "gpt-4", 0.85);
    row(Task::Legal, "cost", 100, all, "legalbert", 0.90);
    row(Task::Legal, "cost", 100, {"gpt-4"}, "gpt-4", 0.82);
    row(Task::Creative, "cost", 501, all, "gpt-4", 0.90);
    row(Task::Creative, "cost", 500, all, "gpt-3.5-turbo", 0.85);
    row(Task::Math, "cost", 100, all, "gpt-4", 0.88);
    row(Task::Math, "cost", 100, {"gpt-3.5-turbo"}, "gpt-3.5-turbo", 0.80);
    row(Task::Japanese, "cost", 100, all, "japanese-stablelm", 0.85);
    row(Task::Japanese, "cost", 100, {"gpt-4"}, "gpt-4", 0.80);
    row(Task::Translation, "cost", 100, all, "gpt-4", 0.90);
    row(Task::Translation, "cost", 100, {"gpt-3.5-turbo"}, "gpt-3.5-turbo", 0.82);
    row(Task::General, "cost", 100, all, "llama2-7b", 0.75);
    row(Task::General, "cost", 101, all, "gpt-3.5-turbo", 0.85);
    row(Task::General, "quality", 100, all, "gpt-4", 0.88);
    row(Task::General, "anything", 100, all, "gpt-3.5-turbo", 0.85);
    row(Task::General, "balanced", 100, {}, "gpt-3.5-turbo", 0.60); // registered or not
    row(Task::Japanese, "balanced", 100, {"llama2-7b"}, "gpt-3.5-turbo", 0.60);
  }
  void rulesAreTriedInOrder() {
    QFETCH(int, task);
    QFETCH(QString, priority);
    QFETCH(int, maxTokens);
    QFETCH(QStringList, registered);
    QFETCH(QString, model);
    QFETCH(double, confidence);
    wire::Json models = having({});
    for (const QString& name : registered)
      models["llm_models"][name.toStdString()] = {{"provider", "p"}};
    const Selection selection = selectModel({static_cast<Task>(task), priority.toStdString(), maxTokens}, models);
    QCOMPARE(QString::fromStdString(selection.model), model);
    QCOMPARE(selection.confidence, confidence);
    QVERIFY(!selection.reason.empty());
  }

  void fallbacksAreRegisteredAndOthers() {
    using Names = std::vector<std::string>;
    const auto all = having({"gpt-4", "gpt-3.5-turbo", "llama2-7b", "biobert", "japanese-stablelm"});
    QCOMPARE(selectModel({Task::General, "balanced", 1}, all).fallbacks, (Names{"gpt-4", "llama2-7b"}));
    QCOMPARE(selectModel({Task::Medical, "balanced", 1}, all).fallbacks, (Names{"gpt-4", "gpt-3.5-turbo"}));
    QCOMPARE(selectModel({Task::Math, "balanced", 1}, all).fallbacks, (Names{"gpt-3.5-turbo", "llama2-7b"}));
    QCOMPARE(selectModel({Task::Japanese, "x", 1}, having({"gpt-4"})).fallbacks, Names{});
  }

  void judgementsAreTheOriginals() {
    QVERIFY(judgedMetrics("legalbert") == wire::Json::object());
    QVERIFY(judgedMetrics("biobert") ==
            (wire::Json{{"performance", 0.85}, {"cost", 0.85}, {"quality", 0.92}, {"domain", "medical"}}));
  }
};

QTEST_APPLESS_MAIN(TestModelSelection)
#include "tst_model_selection.moc"
