// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"
#include "core/llm/format/safetensors.h"
#include "core/llm/tokenizer/tokenizer.h"
#include "tests/core/llm/engine/engine_bench.h"
#include "tests/core/llm/model/golden.h"

#include <QTest>

#include <cmath>

using namespace aisemble;
using namespace aisemble::llm;
using namespace aisemble::llm::test;
namespace fs = std::filesystem;

namespace {

// The texts of which the goldens hold the answers, as their description names them.
const std::vector<std::string> kPrompts{
    "Hello, this is a test prompt.",
    "The quick brown fox jumps over the lazy dog and then explains, in some detail, why the dog was lazy in the first "
    "place; nobody listened to it.",
    "日本語のテスト"};

constexpr const char* kTemplate =
    "{% for m in messages %}{{ '<' + m['role'] + '>' + m['content'] }}{% endfor %}{% if add_generation_prompt %}{{ "
    "'<assistant>' }}{% endif %}";

/// What the reference answered to a prompt, as text.
std::string referenceText(const std::string& model, int prompt) {
  const Golden golden(kModels / model);
  const auto all = golden.ids("greedy_ids." + std::to_string(prompt));
  const auto before = golden.ids("input_ids." + std::to_string(prompt)).size();
  return Tokenizer::load(kModels / model / "tokenizer.json")
      .value()
      ->decode(std::span(all).subspan(before), DecodeOptions{.skipSpecialTokens = true});
}

double surpriseOf(const LogitsResult& logits, std::size_t row, std::int32_t next) {
  const auto width = static_cast<std::size_t>(logits.vocabulary);
  double sum = 0;
  for (std::size_t i = 0; i < width; ++i)
    sum += std::exp(static_cast<double>(logits.logits[row * width + i]));
  return std::log(sum) - static_cast<double>(logits.logits[row * width + static_cast<std::size_t>(next)]);
}

} // namespace

class TestLanguageEngine : public QObject {
  Q_OBJECT

 private:
  void addModels() {
    QTest::addColumn<QString>("model");
    for (const char* name : {"llama3", "gpt2", "qwen2"})
      QTest::newRow(name) << name;
  }

 private Q_SLOTS:
  void completesLikeTheReference_data() { addModels(); }
  void completesLikeTheReference() {
    QFETCH(QString, model);
    EngineBench bench;
    QVERIFY(bench.engine);
    for (int i = 0; i < 3; ++i) {
      Flight flight = bench.start(kModels / model.toStdString(), greedy(kPrompts[static_cast<std::size_t>(i)]));
      auto answer = flight.answer.get();
      QVERIFY2(answer.has_value(), answer ? "" : answer.error().message.c_str());
      const auto& result = std::get<CompletionResult>(*answer);
      QCOMPARE(result.text, referenceText(model.toStdString(), i));
      QCOMPARE(result.text, flight.streamed());
      QCOMPARE(result.model, model.toStdString());
      QCOMPARE(result.completionTokens, 32);
      QCOMPARE(result.finish, FinishReason::Length);
      QVERIFY(!result.usedChatTemplate);
      QVERIFY(result.timeToFirstToken >= result.prefillTime && result.prefillTime.count() > 0);
      QVERIFY(result.decodeTime.count() > 0);
      const auto byStage = flight.stages->finish().byStage();
      for (const Stage stage : {Stage::Tokenise, Stage::Prefill, Stage::Decode})
        QVERIFY(byStage[static_cast<std::size_t>(stage)].count() > 0);
      if (i == 0) QVERIFY(byStage[static_cast<std::size_t>(Stage::LoadModel)].count() > 0);
    }
    QVERIFY(bench.threads.highWater() <= 2);
  }

  void answersManyAtOnceAsItAnswersEach() {
    EngineBench bench;
    CompletionRequest sampled = greedy(kPrompts[1], 24);
    sampled.options.temperature = 0.9;
    sampled.options.seed = 1234;
    auto alone = bench.complete(kModels / "llama3", sampled);
    QVERIFY(alone);
    std::vector<Flight> flights;
    for (int i = 0; i < 12; ++i)
      flights.push_back(
          bench.start(kModels / (i % 4 == 3 ? "gpt2" : "llama3"),
                      i % 4 == 2 ? Request(sampled) : Request(greedy(kPrompts[static_cast<std::size_t>(i % 3)]))));
    for (int i = 0; i < 12; ++i) {
      auto answer = flights[static_cast<std::size_t>(i)].answer.get();
      QVERIFY(answer);
      const auto& result = std::get<CompletionResult>(*answer);
      if (i % 4 == 2)
        QCOMPARE(result.text, alone->text);
      else
        QCOMPARE(result.text, referenceText(i % 4 == 3 ? "gpt2" : "llama3", i % 3));
    }
  }

  void drawsAndReportsSeeds() {
    EngineBench bench;
    CompletionRequest request = greedy(kPrompts[0], 16);
    request.options.temperature = 1.0;
    request.options.topP = 1.0;
    auto first = bench.complete(kModels / "gpt2", request);
    auto second = bench.complete(kModels / "gpt2", request);
    QVERIFY(first && second);
    QVERIFY(first->seed != second->seed);
    QVERIFY(first->seed < (1ULL << 53U));
    request.options.seed = first->seed;
    QCOMPARE(bench.complete(kModels / "gpt2", request)->text, first->text);
  }

  void stopsBeforeStopTexts() {
    EngineBench bench;
    const std::string whole = referenceText("gpt2", 0);
    CompletionRequest request = greedy(kPrompts[0]);
    // From the middle on, some whole characters.
    const std::size_t begin = completeUtf8Prefix(whole.substr(0, whole.size() / 2));
    const std::string stop = whole.substr(begin, completeUtf8Prefix(whole.substr(begin, 6)));
    request.options.stop = {stop};
    auto result = bench.complete(kModels / "gpt2", request);
    QVERIFY(result);
    QCOMPARE(result->finish, FinishReason::StopText);
    QCOMPARE(result->text, whole.substr(0, whole.find(stop)));
  }

  void writesChatsByTheTemplate() {
    QTemporaryDir folder;
    const fs::path path = copyOf("gpt2", folder);
    write(path / "chat_template.jinja", kTemplate);
    EngineBench bench;
    ChatRequest chat;
    chat.messages = {{"system", "Be kind."}, {"user", "Hello"}};
    chat.options.temperature = 0;
    chat.options.maxTokens = 12;
    auto answer = bench.complete(path, chat);
    QVERIFY2(answer.has_value(), answer ? "" : answer.error().message.c_str());
    QVERIFY(answer->usedChatTemplate);
    CompletionRequest same = greedy("<system>Be kind.<user>Hello<assistant>", 12);
    same.options.ignoreEndOfSequence = false;
    auto raw = bench.complete(path, same);
    QCOMPARE(raw->text, answer->text);
    QCOMPARE(raw->promptTokens, answer->promptTokens);
    QVERIFY(!raw->usedChatTemplate);
    // Without raw, a completion is one turn of the user.
    CompletionRequest turn = same;
    turn.raw = false;
    turn.prompt = "Hello";
    CompletionRequest spelled = same;
    spelled.prompt = "<user>Hello<assistant>";
    QCOMPARE(bench.complete(path, turn)->text, bench.complete(path, spelled)->text);
  }

  void writesChatsPlainlyWithoutATemplate() {
    EngineBench bench;
    ChatRequest chat;
    chat.messages = {{"system", "Be kind."}, {"user", "Hello"}, {"assistant", "Hi"}, {"user", "Bye"}};
    chat.options.temperature = 0;
    chat.options.maxTokens = 8;
    auto answer = bench.complete(kModels / "gpt2", chat);
    QVERIFY(answer);
    QVERIFY(!answer->usedChatTemplate);
    CompletionRequest same = greedy("Be kind.\n\nUser: Hello\nAssistant: Hi\nUser: Bye\nAssistant:", 8);
    same.options.ignoreEndOfSequence = false;
    QCOMPARE(bench.complete(kModels / "gpt2", same)->text, answer->text);
  }

  void refusesBadOptions_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"max_tokens", "temperature", "top_p", "top_k", "min_p", "repetition_penalty", "stop"})
      QTest::newRow(name) << name;
  }
  void refusesBadOptions() {
    QFETCH(QString, name);
    EngineBench bench;
    CompletionRequest request = greedy("x", 4);
    if (name == "max_tokens") request.options.maxTokens = 0;
    if (name == "temperature") request.options.temperature = NAN;
    if (name == "top_p") request.options.topP = 0;
    if (name == "top_k") request.options.topK = -1;
    if (name == "min_p") request.options.minP = 1;
    if (name == "repetition_penalty") request.options.repetitionPenalty = 0;
    if (name == "stop") request.options.stop = {""};
    auto result = bench.complete(kModels / "gpt2", request);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
    QVERIFY(QString::fromStdString(result.error().message).contains(name));
  }

  void saysWhyItCannotAnswer() {
    EngineBench bench;
    const auto code = [&](const fs::path& model, const Request& request) {
      auto result = bench.complete(model, request);
      return result ? std::string("answered") : std::string(errorCodeName(result.error().code));
    };
    const fs::path gpt2 = kModels / "gpt2";
    QCOMPARE(code(kModels / "absent", greedy("x")), std::string("not_found"));
    QCOMPARE(code(gpt2, greedy("")), std::string("invalid_argument"));
    QCOMPARE(code(gpt2, greedy("\xff")), std::string("invalid_argument"));
    QCOMPARE(code(gpt2, ChatRequest{}), std::string("invalid_argument"));
    ChatRequest roles;
    roles.messages = {{"robot", "x"}};
    QCOMPARE(code(gpt2, roles), std::string("invalid_argument"));

    std::string longText;
    for (int i = 0; i < 400; ++i)
      longText += "word" + std::to_string(i) + " ";
    auto tooLong = bench.complete(gpt2, greedy(longText));
    QVERIFY(!tooLong && tooLong.error().code == ErrorCode::TooLarge);
    QVERIFY(tooLong.error().message.find(" 256 ") != std::string::npos);

    QTemporaryDir folder;
    const fs::path copy = copyOf("gpt2", folder);
    write(copy / "config.json", R"({"model_type":"mamba"})");
    QCOMPARE(code(copy, greedy("x")), std::string("unsupported"));
    write(copy / "config.json", "{");
    QCOMPARE(code(copy, greedy("x")), std::string("corrupt"));
    fs::copy_file(gpt2 / "config.json", copy / "config.json", fs::copy_options::overwrite_existing);
    fs::resize_file(copy / "model.safetensors", 5000);
    QCOMPARE(code(copy, greedy("x")), std::string("corrupt"));
    fs::copy_file(gpt2 / "model.safetensors", copy / "model.safetensors", fs::copy_options::overwrite_existing);
    fs::remove(copy / "tokenizer.json");
    QCOMPARE(code(copy, greedy("x")), std::string("not_found"));
    QVERIFY(bench.complete(gpt2, greedy("still well")));
  }

  void endsAtTheContext() {
    EngineBench bench;
    auto result = bench.complete(kModels / "gpt2", greedy(kPrompts[0], 100000));
    QVERIFY(result);
    QCOMPARE(result->finish, FinishReason::Length);
    QCOMPARE(result->promptTokens + result->completionTokens, 256);
  }

  void cancelsWhileGenerating() {
    EngineBench bench;
    QVERIFY(bench.complete(kModels / "llama3", greedy("warm", 1)));
    Flight flight;
    std::promise<void> some;
    auto context = bench.contextFor(kModels / "llama3", flight);
    int seen = 0;
    context.onPartial = [&](const Partial&) {
      if (++seen == 5) some.set_value();
    };
    std::promise<Result<Response>> end;
    bench.engine->start(greedy(kPrompts[0], 2000), context,
                        [&](Result<Response> answer) { end.set_value(std::move(answer)); });
    some.get_future().get();
    flight.stop.request_stop();
    auto answer = end.get_future().get();
    QVERIFY(!answer && answer.error().isCancelled());
    QVERIFY(seen < 1900);
    QVERIFY(bench.complete(kModels / "llama3", greedy("next", 3)));
  }

  void cancelsBeforeAndWhileLoading() {
    EngineBench bench;
    Flight stopped;
    stopped.stop.request_stop();
    bench.launch(kModels / "llama3", greedy("x"), stopped);
    auto early = stopped.answer.get();
    QVERIFY(!early && early.error().isCancelled());

    // Stops at the first word of progress.
    Flight loading;
    auto context = bench.contextFor(kModels / "gpt2", loading);
    context.onPartial = [&](const Partial&) { loading.stop.request_stop(); };
    std::promise<Result<Response>> end;
    bench.engine->start(greedy("x"), context, [&](Result<Response> answer) { end.set_value(std::move(answer)); });
    auto answer = end.get_future().get();
    QVERIFY(!answer && answer.error().isCancelled());
    QVERIFY(bench.complete(kModels / "gpt2", greedy("x", 2)));
  }

  void answersAllWhenItGoes() {
    EngineBench bench;
    std::vector<Flight> flights;
    for (int i = 0; i < 6; ++i)
      flights.push_back(bench.start(kModels / (i % 2 == 0 ? "llama3" : "qwen2"), greedy(kPrompts[1], 1900)));
    bench.engine.reset();
    for (Flight& flight : flights) {
      auto answer = flight.answer.get();
      QVERIFY(answer.has_value() || answer.error().isCancelled());
    }
    QCOMPARE(bench.threads.inUse(), 0);
  }

  void saysHowItIsHandedWork() {
    EngineBench bench;
    QCOMPARE(bench.engine->handover(CompletionRequest{}), Handover::Start);
    QCOMPARE(bench.engine->handover(ChatRequest{}), Handover::Start);
    for (const Request& request : {Request(TokenizeRequest{}), Request(DetokenizeRequest{}), Request(LogitsRequest{}),
                                   Request(PerplexityRequest{}), Request(EmbedRequest{})})
      QCOMPARE(bench.engine->handover(request), Handover::Run);
    QCOMPARE(bench.run<CompletionResult>(kModels / "gpt2", greedy("x")).error().code, ErrorCode::Unsupported);
  }

  void tokenizes() {
    EngineBench bench;
    auto result = bench.run<TokenizeResult>(kModels / "llama3", TokenizeRequest{"", kPrompts[0], true});
    QVERIFY(result);
    QCOMPARE(result->ids, Golden(kModels / "llama3").ids("input_ids.0"));
    QCOMPARE(result->tokens.size(), result->ids.size());
    QCOMPARE(result->decoded, kPrompts[0]);
    auto back = bench.run<TokenizeResult>(kModels / "llama3", DetokenizeRequest{"", result->ids, true});
    QCOMPARE(back->decoded, kPrompts[0]);
    QCOMPARE(bench.run<TokenizeResult>(kModels / "llama3", DetokenizeRequest{"", {999999}, false}).error().code,
             ErrorCode::InvalidArgument);
  }

  void scoresLogits_data() { addModels(); }
  void scoresLogits() {
    QFETCH(QString, model);
    EngineBench bench;
    const Golden golden(kModels / model.toStdString());
    auto result = bench.run<LogitsResult>(kModels / model.toStdString(), LogitsRequest{"", golden.ids("input_ids.0")});
    QVERIFY(result);
    QCOMPARE(result->vocabulary, 1600);
    QVERIFY(largestDifference(result->logits, golden.floats("logits.0")) <= 1e-4);
    QCOMPARE(bench.run<LogitsResult>(kModels / "gpt2", LogitsRequest{"", {}}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(bench.run<LogitsResult>(kModels / "gpt2", LogitsRequest{"", {1600}}).error().code,
             ErrorCode::InvalidArgument);
    const LogitsRequest tooMany{"", std::vector<std::int32_t>(257, 5)};
    QCOMPARE(bench.run<LogitsResult>(kModels / "gpt2", tooMany).error().code, ErrorCode::TooLarge);
  }

  void measuresPerplexity() {
    EngineBench bench;
    std::string text = kPrompts[1];
    for (int i = 0; i < 60; ++i)
      text += " And " + std::to_string(i) + " more words follow.";
    for (const std::string& sample : {kPrompts[1], text}) {
      auto result = bench.run<PerplexityResult>(kModels / "gpt2", PerplexityRequest{"", sample});
      QVERIFY(result);
      // The same windows by hand, from whole passes.
      const auto ids = bench.run<TokenizeResult>(kModels / "gpt2", TokenizeRequest{"", sample, true})->ids;
      const std::size_t window = std::min<std::size_t>(256, ids.size());
      double expected = 0;
      std::size_t predicted = 0;
      for (std::size_t begin = 0, known = 1; known < ids.size(); begin += window / 2) {
        const std::size_t end = std::min(begin + window, ids.size());
        const std::vector<std::int32_t> part(ids.begin() + static_cast<std::ptrdiff_t>(begin),
                                             ids.begin() + static_cast<std::ptrdiff_t>(end));
        const auto logits = bench.run<LogitsResult>(kModels / "gpt2", LogitsRequest{"", part});
        for (; known < end; ++known, ++predicted)
          expected += surpriseOf(*logits, known - begin - 1, ids[known]);
      }
      QCOMPARE(result->tokens, static_cast<std::int64_t>(predicted));
      QCOMPARE(result->tokens, static_cast<std::int64_t>(ids.size() - 1));
      QCOMPARE(result->windowTokens, static_cast<std::int64_t>(window));
      QCOMPARE(result->strideTokens, static_cast<std::int64_t>(window / 2));
      QVERIFY(std::abs(result->negativeLogLikelihood - expected) < 1e-3);
      QVERIFY(std::abs(result->perplexity - std::exp(expected / static_cast<double>(predicted))) < 1e-2);
      QVERIFY(std::abs(result->bitsPerByte - expected / std::log(2.0) / static_cast<double>(sample.size())) < 1e-5);
    }
    QCOMPARE(bench.run<PerplexityResult>(kModels / "gpt2", PerplexityRequest{"", ""}).error().code,
             ErrorCode::InvalidArgument);
  }

  void embeds() {
    EngineBench bench;
    auto result = bench.run<EmbedResult>(kModels / "llama3", EmbedRequest{"", {kPrompts[0], kPrompts[1], kPrompts[0]}});
    QVERIFY(result);
    QCOMPARE(result->embeddings.size(), std::size_t{3});
    for (const auto& embedding : result->embeddings) {
      QCOMPARE(embedding.size(), std::size_t{64});
      double squares = 0;
      for (const float value : embedding)
        squares += static_cast<double>(value) * value;
      QVERIFY(std::abs(squares - 1.0) < 1e-5);
    }
    QCOMPARE(result->embeddings[0], result->embeddings[2]);
    QVERIFY(result->embeddings[0] != result->embeddings[1]);
    QCOMPARE(result->promptTokens, 13 + 67 + 13);
    QCOMPARE(bench.run<EmbedResult>(kModels / "llama3", EmbedRequest{}).error().code, ErrorCode::InvalidArgument);
  }
};

QTEST_APPLESS_MAIN(TestLanguageEngine)
#include "tst_language_engine.moc"
