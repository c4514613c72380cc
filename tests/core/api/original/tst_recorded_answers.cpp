// SPDX-License-Identifier: Apache-2.0
// What the original answered, against our handlers with stand-in engines: statuses, places of validation problems and
// fields of answers, not figures. AISEMBLE_SEED_GOLDENS=<folder of goldens.json> tries the full set.
#include "tests/core/api/original/original_bench.h"

#include "core/wire/json.h"

#include <set>

using namespace aisemble;
using namespace aisemble::api;
using namespace aisemble::api::test;

namespace {

std::optional<ServiceKind> podOf(const std::string& service) {
  return service == "data-processor" ? ServiceKind::Data : serviceFromName(service);
}

/// Only what this folder answers.
bool isOurs(const json& recorded) {
  const std::string id = recorded.at("id");
  if (id.ends_with(".openapi") || id == "vision.url_wins_over_base64") return false; // needs a server of images
  for (const char* prefix :
       {"orch.get", "orch.nlp", "orch.vision", "orch.llm", "orch.data", "orch.jobs", "orch.apiv2", "orch.auth"})
    if (id.starts_with(prefix)) return true;
  return !id.starts_with("orch.");
}

/// {"$b64": file}, {"$b64cut": file} and {"$long_text": n} as the recorder filled them in. The stand-in engines do not
/// look into images.
json filled(const json& request, const std::filesystem::path& inputs) {
  if (request.is_array()) {
    json out = json::array();
    for (const json& item : request)
      out.push_back(filled(item, inputs));
    return out;
  }
  if (!request.is_object()) return request;
  for (const char* key : {"$b64", "$b64cut"})
    if (request.contains(key)) {
      const auto file = readFile(inputs / request.at(key).get<std::string>(), 1 << 20);
      return wire::toBase64(file ? file->substr(0, std::string(key) == "$b64" ? std::string::npos : 9000) : "image");
    }
  if (request.contains("$long_text")) return std::string(request.at("$long_text").get<std::size_t>(), 'x');
  json out = json::object();
  for (const auto& [key, value] : request.items())
    out[key] = filled(value, inputs);
  return out;
}

/// 500 for a client's mistake is what the original does wrong, a missing slash and absent routes likewise.
bool isStatusRight(const json& recorded, int status) {
  const std::string id = recorded.at("id");
  const int original = recorded.at("status");
  if (id == "nlp.text_number") return status == 422; // pydantic 2, which the original pins
  if (id == "orch.data.process_absent") return status == 200;
  if (id == "orch.data.upload_absent") return status == 422 || status == 200;
  if (original == 307) return status == 200;
  if (original == 500) return status == 200 || status == 400 || status == 404;
  return status == original;
}

std::multiset<std::string> placesOf(const json& body) {
  std::multiset<std::string> out;
  for (const json& item : body.at("detail"))
    out.insert(item.at("loc").dump());
  return out;
}

std::set<std::string> keysOf(const json& body) {
  std::set<std::string> out;
  for (const auto& [key, value] : body.items())
    out.insert(key);
  return out;
}

} // namespace

class TestRecordedAnswers final : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void answers_data();
  void answers();

 private:
  std::filesystem::path m_inputs;
  json m_cases;
};

void TestRecordedAnswers::initTestCase() {
  const QByteArray folder = qgetenv("AISEMBLE_SEED_GOLDENS");
  const std::filesystem::path file = folder.isEmpty()
                                         ? std::filesystem::path(AISEMBLE_FIXTURES "/api/recorded_answers.json")
                                         : std::filesystem::path(folder.toStdString()) / "goldens.json";
  m_inputs = file.parent_path() / "inputs";
  const auto text = readFile(file, 64 << 20);
  QVERIFY2(text.has_value(), file.c_str());
  m_cases = json::parse(*text).at("cases");
  QVERIFY(m_cases.size() >= 30);
}

void TestRecordedAnswers::answers_data() {
  QTest::addColumn<int>("index");
  for (std::size_t i = 0; i < m_cases.size(); ++i)
    if (isOurs(m_cases[i]))
      QTest::addRow("%s %s", m_cases[i].at("id").get<std::string>().c_str(),
                    m_cases[i].at("mode").get<std::string>().c_str())
          << static_cast<int>(i);
}

void TestRecordedAnswers::answers() {
  QFETCH(const int, index);
  const json& recorded = m_cases[static_cast<std::size_t>(index)];
  std::string body = recorded.value("raw", std::string());
  if (recorded.contains("request")) body = filled(recorded.at("request"), m_inputs).dump();
  std::string path = recorded.at("path");
  if (path.size() > 1 && path.ends_with('/')) path.pop_back(); // the transport does it
  auto exchange = FakeExchange::make(recorded.at("method"), path, body);
  OriginalBench bench;
  if (recorded.contains("file")) {
    HttpRequest& request = exchange->mutableRequest();
    request.headers.push_back({"Content-Type", "multipart/form-data; boundary=xx"});
    request.bodyFile = std::filesystem::path(bench.folder.path().toStdString()) / "spooled";
    (void)writeFileAtomically(request.bodyFile,
                              formWith("name=\"file\"; filename=\"" + recorded.at("file")[0].get<std::string>() + "\"",
                                       recorded.at("file")[2]));
  }
  const auto pod = podOf(recorded.at("service"));
  const HttpResponse answer = OriginalBench::send(pod ? bench.pod(*pod) : bench.router, exchange);
  QVERIFY2(isStatusRight(recorded, answer.status), (std::to_string(answer.status) + " " + answer.body).c_str());
  if (recorded.at("status") != answer.status || !recorded.contains("response")) return;
  const json& expected = recorded.at("response");
  const json got = json::parse(answer.body, nullptr, false);
  if (answer.status == 422) QCOMPARE(placesOf(got), placesOf(expected));
  if (answer.status != 200 || !expected.is_object()) return;
  for (const std::string& key : keysOf(expected))
    QVERIFY2(got.contains(key), (key + " is missing in " + answer.body).c_str());
  if (recorded.contains("file")) QCOMPARE(got, expected);
}

QTEST_GUILESS_MAIN(TestRecordedAnswers)
#include "tst_recorded_answers.moc"
