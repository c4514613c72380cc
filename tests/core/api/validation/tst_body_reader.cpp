// SPDX-License-Identifier: Apache-2.0
// Whole answers to invalid bodies and queries: pydantic 2.10's entries in FastAPI 0.115's frame.
#include "core/api/validation/body_reader.h"
#include "core/api/validation/query_reader.h"
#include "core/api/validation/status.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace aisemble;
using namespace aisemble::api;
using wire::Json;

namespace {

HttpRequest requestWith(std::string body, std::string type = "application/json") {
  HttpRequest out;
  out.method = "POST";
  out.body = std::move(body);
  if (!type.empty()) out.headers.push_back({"Content-Type", std::move(type)});
  return out;
}

/// What a completion route would read.
HttpResponse read(const HttpRequest& request) {
  BodyReader reader(request);
  std::string prompt;
  std::int64_t count = 0;
  double temperature = 0.7;
  bool flag = true;
  Json options = Json::object();
  reader.required("prompt", prompt);
  reader.optional("max_tokens", count, std::int64_t{1000});
  reader.optional("temperature", temperature);
  reader.optional("auto_select", flag);
  reader.nullableDictionary("options", options);
  if (!reader.isValid()) return reader.problems();
  return jsonAnswer(Json({{"prompt", prompt}, {"max_tokens", count}, {"flag", flag}}).dump());
}

} // namespace

class TestBodyReader final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void answers_data();
  void answers();
  void nestedModelsAndLists();
  void nullIsNotAbsent();
  void largeInputsAreNotRepeated();
  void thereIsAnEndToProblems();
  void deepAndBinaryBodies();
  void queries();
  void statuses();
};

void TestBodyReader::answers_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("expected");
  const auto row = [](const char* name, const char* body, int status, const char* expected,
                      const char* type = "application/json") {
    QTest::newRow(name) << QByteArray(body) << QByteArray(type) << status << QByteArray(expected);
  };
  row("fine", R"({"prompt":"x","max_tokens":"16","auto_select":"no","more":1})", 200,
      R"({"prompt":"x","max_tokens":16,"flag":false})");
  row("defaults", R"({"prompt":"x","options":null})", 200, R"({"prompt":"x","max_tokens":1000,"flag":true})");
  row("no type is JSON", R"({"prompt":"x"})", 200, R"({"prompt":"x","max_tokens":1000,"flag":true})", "");
  row("a JSON type", R"({"prompt":"x"})", 200, R"({"prompt":"x","max_tokens":1000,"flag":true})",
      "application/vnd.x+JSON; charset=utf-8");
  row("byte order mark", "\xEF\xBB\xBF{\"prompt\":\"x\"}", 200, R"({"prompt":"x","max_tokens":1000,"flag":true})");
  row("missing", R"({"invalid":"payload"})", 422,
      R"({"detail":[{"type":"missing","loc":["body","prompt"],"msg":"Field required","input":{"invalid":"payload"}}]})");
  row("everything wrong", R"({"prompt":1,"max_tokens":"x","temperature":[],"auto_select":3,"options":[]})", 422,
      R"({"detail":[)"
      R"({"type":"string_type","loc":["body","prompt"],"msg":"Input should be a valid string","input":1},)"
      R"({"type":"int_parsing","loc":["body","max_tokens"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"x"},)"
      R"({"type":"float_type","loc":["body","temperature"],"msg":"Input should be a valid number","input":[]},)"
      R"({"type":"bool_parsing","loc":["body","auto_select"],"msg":"Input should be a valid boolean, unable to interpret input","input":3},)"
      R"({"type":"dict_type","loc":["body","options"],"msg":"Input should be a valid dictionary","input":[]}]})");
  row("no body", "", 422, R"({"detail":[{"type":"missing","loc":["body"],"msg":"Field required","input":null}]})");
  row("list", "[1]", 422,
      R"({"detail":[{"type":"model_attributes_type","loc":["body"],"msg":"Input should be a valid dictionary or object to extract fields from","input":[1]}]})");
  row("cut off", R"({"text": )", 422,
      R"({"detail":[{"type":"json_invalid","loc":["body",9],"msg":"JSON decode error","input":{},"ctx":{"error":"Expecting value"}}]})");
  row("no JSON", "nope", 422,
      R"({"detail":[{"type":"json_invalid","loc":["body",0],"msg":"JSON decode error","input":{},"ctx":{"error":"Expecting value"}}]})");
  row("a form", "prompt=x", 422,
      R"({"detail":[{"type":"model_attributes_type","loc":["body"],"msg":"Input should be a valid dictionary or object to extract fields from","input":"prompt=x"}]})",
      "application/x-www-form-urlencoded");
  row("plain text", R"({"prompt":"x"})", 422,
      R"({"detail":[{"type":"model_attributes_type","loc":["body"],"msg":"Input should be a valid dictionary or object to extract fields from","input":"{\"prompt\":\"x\"}"}]})",
      "text/plain");
  row("not UTF-8", "{\"prompt\":\"\xff\"}", 400, R"({"detail":"There was an error parsing the body"})");
}

void TestBodyReader::answers() {
  QFETCH(const QByteArray, body);
  QFETCH(const QByteArray, type);
  QFETCH(const int, status);
  QFETCH(const QByteArray, expected);
  const HttpResponse answer = read(requestWith(body.toStdString(), type.toStdString()));
  QCOMPARE(QByteArray::fromStdString(answer.body), expected);
  QCOMPARE(answer.status, status);
}

void TestBodyReader::nestedModelsAndLists() {
  BodyReader reader(R"({"info":{"provider":"z","names":["a",2,null]},"rows":[{"k":1},3],"other":7})");
  std::string provider;
  std::string task;
  std::vector<std::string> names;
  reader.requiredObject("info", [&](BodyReader& info) {
    info.required("provider", provider);
    info.required("task", task);
    info.required("names", names);
  });
  reader.requiredObjects("rows", [&](BodyReader& row) {
    std::string key;
    row.required("k", key);
  });
  reader.nullableObject("absent", [](BodyReader&) { QFAIL("there is none"); });
  reader.nullableObject("other", [](BodyReader&) { QFAIL("is a number"); });
  reader.required("info", names);
  QCOMPARE(provider, std::string("z"));
  QVERIFY(names.empty());
  QStringList places;
  const Json answer = Json::parse(reader.problems().body);
  for (const Json& item : answer.at("detail"))
    places.append(QString::fromStdString(item.at("type").get<std::string>() + item.at("loc").dump()));
  QCOMPARE(places, (QStringList{R"(missing["body","info","task"])", R"(string_type["body","info","names",1])",
                                R"(string_type["body","info","names",2])", R"(string_type["body","rows",0,"k"])",
                                R"(model_attributes_type["body","rows",1])", R"(model_attributes_type["body","other"])",
                                R"(list_type["body","info"])"}));
}

void TestBodyReader::nullIsNotAbsent() {
  BodyReader reader(R"({"a":null,"b":null,"c":null})");
  std::string text = "kept";
  std::optional<std::string> maybe;
  reader.required("a", text);
  reader.optional("b", text);
  QCOMPARE(Json::parse(reader.problems().body).at("detail").size(), std::size_t{2});
  reader.nullable("c", text);
  reader.nullable("c", maybe);
  reader.nullable("absent", maybe);
  QCOMPARE(Json::parse(reader.problems().body).at("detail").size(), std::size_t{2});
  QCOMPARE(text, std::string("kept"));
  QVERIFY(!maybe.has_value());
}

void TestBodyReader::largeInputsAreNotRepeated() {
  const Json body{{"image", std::string(100'000, 'x')}};
  const HttpResponse answer = read(requestWith(body.dump()));
  QCOMPARE(answer.status, 422);
  QVERIFY(answer.body.size() < 1000);
  QVERIFY(answer.body.find("not repeated") != std::string::npos);
}

void TestBodyReader::thereIsAnEndToProblems() {
  BodyReader reader(Json({{"a", std::vector<int>(10'000, 1)}}).dump());
  std::vector<std::string> out;
  reader.required("a", out);
  const Json list = Json::parse(reader.problems().body).at("detail");
  QCOMPARE(list.size(), std::size_t{101});
  QCOMPARE(list.back().at("type").get<std::string>(), std::string("too_many_problems"));
}

void TestBodyReader::deepAndBinaryBodies() {
  QCOMPARE(read(requestWith(std::string(100'000, '['))).status, 413);
  QCOMPARE(read(requestWith(std::string("\0\0", 2))).status, 422);
  QCOMPARE(read(requestWith(R"({"prompt":"\ud800"})")).status, 422); // half a surrogate pair: no UTF-8 has it
  QCOMPARE(read(requestWith(R"({"prompt":"x","temperature":1e999})")).status, 422);
}

void TestBodyReader::queries() {
  HttpRequest request;
  request.query = {{"limit", "5"}, {"offset", "x"}, {"async", "maybe"}, {"big", "1000"}, {"limit", "7"}};
  QueryReader reader(request);
  int limit = 0;
  int offset = 3;
  int big = 1;
  bool isAsync = false;
  std::string name;
  std::optional<std::string> absent;
  reader.optional("limit", limit);
  reader.optional("offset", offset);
  reader.optional("async", isAsync);
  reader.optional("absent", absent);
  reader.optionalInRange("big", big, 1, 100);
  reader.required("name", name);
  QCOMPARE(limit, 7);
  QCOMPARE(offset, 3);
  QCOMPARE(big, 1);
  QVERIFY(!absent.has_value());
  QVERIFY(!reader.isValid());
  QCOMPARE(
      QString::fromStdString(reader.problems().body),
      QString(
          R"({"detail":[)"
          R"({"type":"int_parsing","loc":["query","offset"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"x"},)"
          R"({"type":"bool_parsing","loc":["query","async"],"msg":"Input should be a valid boolean, unable to interpret input","input":"maybe"},)"
          R"({"type":"less_than_equal","loc":["query","big"],"msg":"Input should be less than or equal to 100","input":"1000","ctx":{"le":100}},)"
          R"({"type":"missing","loc":["query","name"],"msg":"Field required","input":null}]})"));
}

void TestBodyReader::statuses() {
  const Error busy{ErrorCode::Busy, "The queue is full.", {}, std::chrono::milliseconds(1500)};
  const HttpResponse answer = errorAnswer(busy);
  QCOMPARE(answer.status, 503);
  QCOMPARE(QString::fromStdString(answer.body), QString(R"({"detail":"The queue is full."})"));
  QCOMPARE(answer.headers.size(), std::size_t{1});
  QCOMPARE(QString::fromStdString(answer.headers.front().value), QString("2"));
  QCOMPARE(errorAnswer({ErrorCode::Busy, "x", {}, {}}).headers.front().value, std::string("1"));
  QVERIFY(errorAnswer({ErrorCode::NotFound, "x", {}, {}}).headers.empty());
  QCOMPARE(httpStatus(ErrorCode::InvalidArgument), 400);
  QCOMPARE(httpStatus(ErrorCode::Corrupt), 400);
  QCOMPARE(httpStatus(ErrorCode::NotFound), 404);
  QCOMPARE(httpStatus(ErrorCode::TooLarge), 413);
  QCOMPARE(httpStatus(ErrorCode::Unavailable), 503);
  QCOMPARE(httpStatus(ErrorCode::DeadlineExceeded), 504);
  QCOMPARE(httpStatus(ErrorCode::Internal), 500);
  QCOMPARE(httpStatus(ErrorCode::OutOfMemory), 507);
  QCOMPARE(httpStatus(ErrorCode::Cancelled), 499);
}

QTEST_GUILESS_MAIN(TestBodyReader)
#include "tst_body_reader.moc"
