// SPDX-License-Identifier: Apache-2.0
// Prompts byte for byte against transformers and Jinja2; what templates may not do; limits.
#include "core/llm/chat/chat_template.h"

#include <nlohmann/json.hpp>

#include <QElapsedTimer>
#include <QtTest>

#include <fstream>
#include <random>
#include <sstream>

using namespace aisemble;
using namespace aisemble::llm;
using Json = nlohmann::ordered_json;

class TestChatTemplate : public QObject {
  Q_OBJECT

 private:
  static Json fixture(const std::string& name) {
    std::ifstream file(AISEMBLE_FIXTURES "/chat/" + name, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return Json::parse(text.str());
  }
  static Result<std::string> render(const std::string& source, const ChatTemplateInputs& inputs = {}) {
    const auto parsed = ChatTemplate::parse(source);
    if (!parsed) return fail(parsed.error());
    const std::vector<ChatTurn> turns = {{"user", "Hi"}};
    return parsed->render(turns, inputs);
  }

 private Q_SLOTS:
  void conversationsOfTheReference() {
    const Json golden = fixture("chat.json");
    for (const Json& one : golden["renderings"]) {
      const auto parsed =
          ChatTemplate::parse(golden["templates"][one["template"].get<std::string>()].get<std::string>());
      QVERIFY(parsed);
      std::vector<ChatTurn> turns;
      for (const Json& turn : golden["conversations"][one["conversation"].get<std::size_t>()])
        turns.push_back({turn["role"], turn["content"]});
      ChatTemplateInputs inputs;
      inputs.bosToken = golden["bos_token"].get<std::string>();
      inputs.eosToken = golden["eos_token"].get<std::string>();
      inputs.addGenerationPrompt = one["add_generation_prompt"];
      const auto prompt = parsed->render(turns, inputs);
      if (one.contains("rendered")) {
        QVERIFY2(prompt, prompt ? "" : prompt.error().message.c_str());
        QCOMPARE(*prompt, one["rendered"].get<std::string>());
      } else {
        QVERIFY(!prompt);
        QCOMPARE(prompt.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(prompt.error().context, one["error"].get<std::string>());
        QVERIFY(prompt.error().message.find(one["error"].get<std::string>()) != std::string::npos);
      }
    }
  }

  void expressionsAndStatementsOfJinja() {
    const Json golden = fixture("jinja.json");
    QVERIFY(golden["cases"].size() > 300);
    for (const Json& one : golden["cases"]) {
      const std::string source = one["template"];
      const auto parsed = ChatTemplate::parse(source);
      if (!parsed) {
        if (!one.contains("fails")) QFAIL((source + ": " + parsed.error().message).c_str());
        continue;
      }
      Json messages = golden["messages"];
      const int turns = one.value("turns", 0);
      if (turns > 0) messages.erase(messages.begin() + turns, messages.end());
      if (turns < 0) messages = Json::array({messages[1]});
      ChatTemplateInputs inputs;
      inputs.bosToken = "<s>";
      inputs.eosToken = "</s>";
      inputs.addGenerationPrompt = one.value("add_generation_prompt", true);
      inputs.extraVariables = (one.contains("variables") ? one["variables"] : golden["variables"]).dump();
      const auto prompt = parsed->render(messages.dump(), inputs);
      if (one.contains("rendered")) {
        if (!prompt) QFAIL((source + ": " + prompt.error().message).c_str());
        if (*prompt != one["rendered"].get<std::string>())
          QFAIL((source + "\n got: " + *prompt + "\n not: " + one["rendered"].get<std::string>()).c_str());
      } else {
        QVERIFY2(!prompt, source.c_str());
        if (one.contains("raises")) QCOMPARE(prompt.error().context, one["raises"].get<std::string>());
      }
    }
  }

  void integersKeepTheirDigits() {
    ChatTemplateInputs inputs;
    inputs.extraVariables = R"({"n": 123456789012345678901234567890, "m": -123456789012345678901234567890, "f": 1E3})";
    const auto prompt = render(
        "{{ n }} {{ [m, {'k': n}] | tojson }} {{ n > m }} {{ m | abs == n }} {{ f }} {{ n is integer }}", inputs);
    QVERIFY(prompt);
    QCOMPARE(*prompt, std::string("123456789012345678901234567890 [-123456789012345678901234567890, "
                                  "{\"k\": 123456789012345678901234567890}] True True 1000.0 True"));
    const auto sum = render("{{ n + 1 }}", inputs);
    QVERIFY(!sum);
    QVERIFY(sum.error().message.find("64 bits") != std::string::npos);
  }

  void errorsNameTheLine_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* source, ErrorCode code, const char* words) {
      QTest::newRow(source) << QString(source) << static_cast<int>(code) << QString(words);
    };
    row("a\n{{ x", ErrorCode::InvalidArgument, "line 2");
    row("\n\n{% if x %}", ErrorCode::InvalidArgument, "endif");
    row("\n{{ missing.member }}", ErrorCode::InvalidArgument, "line 2: 'missing' is undefined");
    row("{{ messages | nosuch }}", ErrorCode::Unsupported, "nosuch");
    row("{{ 1 is nosuch }}", ErrorCode::Unsupported, "nosuch");
    row("{{ 'a'.nosuch() }}", ErrorCode::Unsupported, "nosuch");
    row("{% include 'x' %}", ErrorCode::Unsupported, "include");
    row("{{ messages.append(1) }}", ErrorCode::InvalidArgument, "append");
    row("{{ messages[0].update({}) }}", ErrorCode::InvalidArgument, "update");
    row("{% set messages.x = 1 %}", ErrorCode::InvalidArgument, "not a namespace");
    row("\n\n\n{{ raise_exception('no') }}", ErrorCode::InvalidArgument, "no (line 4");
    row("{{ 1 / 0 }}", ErrorCode::InvalidArgument, "zero");
    row("{{ 9223372036854775807 + 1 }}", ErrorCode::InvalidArgument, "64 bits");
    row("{{ '\xFF' }}", ErrorCode::InvalidArgument, "byte 4");
  }
  void errorsNameTheLine() {
    QFETCH(QString, source);
    QFETCH(int, code);
    QFETCH(QString, words);
    const std::string bytes = QTest::currentDataTag(); // not through QString: one row is not UTF-8
    const auto prompt = render(bytes);
    QVERIFY(!prompt);
    QCOMPARE(static_cast<int>(prompt.error().code), code);
    QVERIFY2(QString::fromStdString(prompt.error().message).contains(words), prompt.error().message.c_str());
  }

  void limits_data() {
    QTest::addColumn<QString>("source");
    const auto row = [](const char* name, const std::string& source) {
      QTest::newRow(name) << QString::fromStdString(source);
    };
    const auto times = [](const std::string& text, int count) {
      std::string out;
      for (int i = 0; i < count; ++i)
        out += text;
      return out;
    };
    row("loop in loop", "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}");
    row("output",
        "{% for a in range(9999) %}{% for b in range(9999) %}" + std::string(1000, 'x') + "{% endfor %}{% endfor %}");
    row("doubling",
        "{% set ns = namespace(t='xxxxxxxx') %}{% for a in range(99) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}");
    row("doubling a list",
        "{% set ns = namespace(t=[1]) %}{% for a in range(99) %}{% set ns.t = ns.t + ns.t %}{% endfor %}");
    row("repetition", "{{ 'x' * 999999999999 }}");
    row("range", "{{ range(999999999) }}");
    row("recursion", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}");
    row("recursive loop", "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}");
    row("brackets", "{{ " + times("(", 5000) + "1" + times(")", 5000) + " }}");
    row("lists", "{{ " + times("[", 5000) + times("]", 5000) + " }}");
    row("signs", "{{ " + times("-", 5000) + "1 }}");
    row("nots", "{{ " + times("not ", 5000) + "1 }}");
    row("sum", "{{ 1" + times("+1", 5000) + " }}");
    row("members", "{{ x" + times(".x", 5000) + " }}");
    row("filters", "{{ 1" + times("|string", 5000) + " }}");
    row("conditions", "{{ " + times("1 if 1 else ", 5000) + "1 }}");
    row("ifs", times("{% if 1 %}", 5000) + times("{% endif %}", 5000));
    row("template", std::string(2U << 20U, 'x'));
  }
  void limits() {
    QFETCH(QString, source);
    QElapsedTimer timer;
    timer.start();
    const auto prompt = render(source.toStdString());
    QVERIFY(!prompt);
    QCOMPARE(prompt.error().code, ErrorCode::TooLarge);
    QVERIFY(timer.elapsed() < 60000);
  }

  void deepInputsAreRefused() {
    const auto parsed = ChatTemplate::parse("{{ messages | tojson }}");
    QVERIFY(parsed);
    const std::string deep = std::string(5000, '[') + std::string(5000, ']');
    QCOMPARE(parsed->render(deep, {}).error().code, ErrorCode::TooLarge);
    QCOMPARE(parsed->render(std::string("{}"), {}).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(parsed->render(std::string("[1"), {}).error().code, ErrorCode::InvalidArgument);
    ChatTemplateInputs inputs;
    inputs.extraVariables = "[]";
    QCOMPARE(parsed->render(std::string("[]"), inputs).error().code, ErrorCode::InvalidArgument);
  }

  void timeIsGiven() {
    ChatTemplateInputs inputs;
    inputs.now = std::chrono::system_clock::from_time_t(86400 * 365);
    QCOMPARE(*render("{{ strftime_now('%Y') }}", inputs), std::string("1971"));
    QCOMPARE(render("{{ strftime_now('%Y')|length }}").value(), std::string("4"));
  }

  void namesThatAreNotGiven() {
    QCOMPARE(*render("[{{ bos_token }}][{{ tools }}][{{ add_generation_prompt }}]"), std::string("[][None][True]"));
  }

  void damagedTemplatesNeverCrash() {
    const Json golden = fixture("chat.json");
    std::mt19937 random(29);
    for (const auto& item : golden["templates"].items())
      for (int round = 0; round < 200; ++round) {
        std::string source = item.value();
        for (unsigned i = random() % 6; i > 0; --i) {
          const std::size_t at = random() % source.size();
          if (random() % 2 == 0)
            source.erase(at, random() % 8);
          else
            source.insert(at, std::string("{}%#-'\"|.()[]").substr(random() % 12, 1));
        }
        (void)render(source);
      }
  }
};

QTEST_APPLESS_MAIN(TestChatTemplate)
#include "tst_chat_template.moc"
