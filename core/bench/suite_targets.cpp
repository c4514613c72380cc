// SPDX-License-Identifier: Apache-2.0
#include "core/bench/suite_targets.h"

#include "core/wire/json.h"

#include <nlohmann/json.hpp>

#include <cstdlib>

namespace aisemble::bench {
namespace {

constexpr std::string_view kPrompt = "Hello, this is a test prompt.";
constexpr int kMaxTokens = 20;
constexpr double kTemperature = 0.1;
constexpr std::string_view kReview = "This is a great product! I love it.";
constexpr int kRecords = 100;

void put(std::string& out, std::uint32_t value, int bytes) { // little-endian
  for (int i = 0; i < bytes; ++i)
    out.push_back(static_cast<char>((value >> (8 * i)) & 0xFFU));
}

std::shared_ptr<const Table> records() {
  auto table = std::make_shared<Table>();
  Column id{"id", {}};
  Column value{"value", {}};
  for (std::int64_t i = 0; i < kRecords; ++i) {
    id.cells.emplace_back(i);
    value.cells.emplace_back(i * 10);
  }
  table->columns = {std::move(id), std::move(value)};
  return table;
}

std::string dataBody() {
  wire::Json rows = wire::Json::array();
  for (int i = 0; i < kRecords; ++i)
    rows.push_back({{"id", i}, {"value", i * 10}});
  return wire::writeJsonLossy({{"operation", "analyze"}, {"data", {{"records", std::move(rows)}}}});
}

std::string withoutSlash(std::string base) {
  while (base.ends_with('/'))
    base.pop_back();
  return base;
}

/// The server's own words from its body, as far as they are short.
std::string detailOf(const std::string& body) {
  constexpr std::size_t kMost = 200;
  const Result<wire::Json> json = wire::parseJson(body, {.bytes = std::size_t{1} << 20});
  if (!json || !json->is_object()) return {};
  const auto found = json->find("detail");
  if (found == json->end()) return {};
  std::string text = found->is_string() ? found->get<std::string>() : wire::writeJsonLossy(*found);
  if (text.size() > kMost) text = text.substr(0, text.find_last_of(' ', kMost)) + " …";
  return ": " + text;
}

Result<void> judge(const HttpAsk& ask, const HttpReply& reply) {
  if (reply.status < 200 || reply.status > 299)
    return fail(ErrorCode::Unavailable,
                ask.url + " answers with status " + std::to_string(reply.status) + detailOf(reply.body));
  const Result<wire::Json> json = wire::parseJson(reply.body);
  if (!json || !json->is_object())
    return fail(ErrorCode::Corrupt, ask.url + " answers something that is no JSON object.");
  if (const auto error = json->find("error"); error != json->end() && !error->is_null())
    return fail(ErrorCode::Unavailable, ask.url + " answers an error: " + wire::writeJsonLossy(*error));
  if (const auto status = json->find("status"); status != json->end() && status->is_string()) {
    const auto& text = status->get_ref<const std::string&>();
    if (text != "completed" && text != "healthy")
      return fail(ErrorCode::Unavailable, ask.url + " answers with status \"" + text + "\".");
  }
  return {};
}

} // namespace

std::string suitePicture(int width, int height) {
  // BITMAPFILEHEADER and BITMAPINFOHEADER, 24 bits a pixel, rows from the bottom, each padded to four bytes.
  const auto row = static_cast<std::uint32_t>((width * 3 + 3) / 4 * 4);
  const std::uint32_t pixels = row * static_cast<std::uint32_t>(height);
  std::string out = "BM";
  out.reserve(54 + pixels);
  put(out, 54 + pixels, 4);
  put(out, 0, 4);
  put(out, 54, 4);
  put(out, 40, 4);
  put(out, static_cast<std::uint32_t>(width), 4);
  put(out, static_cast<std::uint32_t>(height), 4);
  put(out, 1, 2);
  put(out, 24, 2);
  put(out, 0, 4); // not compressed
  put(out, pixels, 4);
  put(out, 2835, 4); // 72 dpi
  put(out, 2835, 4);
  put(out, 0, 4);
  put(out, 0, 4);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool inBox = x % 160 > 40 && x % 160 < 120 && y % 120 > 30 && y % 120 < 90;
      put(out, static_cast<std::uint32_t>(inBox ? 230 : x * 255 / width), 1);
      put(out, static_cast<std::uint32_t>(inBox ? (x / 160) * 60 : y * 255 / height), 1);
      put(out, static_cast<std::uint32_t>(inBox ? (y / 120) * 60 : (x + y) * 127 / (width + height)), 1);
    }
    out.append(row - static_cast<std::uint32_t>(width) * 3, '\0');
  }
  return out;
}

LocalSuiteTarget::LocalSuiteTarget(Orchestrator& orchestrator)
    : m_orchestrator(orchestrator)
    , m_picture(std::make_shared<const std::string>(suitePicture()))
    , m_table(records()) {}

Request LocalSuiteTarget::requestOf(SuiteStep step) const {
  switch (step) {
  case SuiteStep::Completion: {
    CompletionRequest request;
    request.prompt = kPrompt;
    request.options.maxTokens = kMaxTokens;
    request.options.temperature = kTemperature;
    return request;
  }
  case SuiteStep::Vision: {
    VisionRequest request;
    request.image = EncodedImage{m_picture};
    return request;
  }
  case SuiteStep::DataAnalyze: {
    DataRequest request;
    request.data = SharedTable{m_table};
    return request;
  }
  case SuiteStep::Health: {
    NlpRequest request;
    request.task = NlpTask::Language;
    request.text = "ok";
    return request;
  }
  case SuiteStep::Sentiment:
  case SuiteStep::Connections:
  case SuiteStep::Memory:
    break;
  }
  NlpRequest request;
  request.task = NlpTask::Sentiment;
  request.text = kReview;
  return request;
}

Result<void> LocalSuiteTarget::perform(SuiteStep step, int, std::stop_token stop) {
  Ticket ticket = m_orchestrator.submit(requestOf(step), {.useCache = false, .storeResult = false});
  const std::stop_callback cancel(stop, [future = ticket.future]() mutable { future.cancel(); });
  const Result<Completed> completed = Orchestrator::wait(ticket);
  if (!completed) return fail(completed.error());
  if (completed->report.remote) ++m_elsewhere[static_cast<std::size_t>(step)];
  return {};
}

int LocalSuiteTarget::answeredElsewhere(SuiteStep step) const {
  return m_elsewhere[static_cast<std::size_t>(step)];
}

std::uint64_t LocalSuiteTarget::peakBytes(std::stop_token) {
  return processUsage().peakResidentBytes;
}

HttpSuiteTarget::HttpSuiteTarget(HttpClient& http, std::string base, std::string key)
    : m_http(http)
    , m_base(withoutSlash(std::move(base)))
    , m_key(std::move(key))
    , m_visionBody(wire::writeJsonLossy({{"image_base64", wire::toBase64(suitePicture())}, {"task", "analyze"}}))
    , m_dataBody(dataBody()) {}

HttpAsk HttpSuiteTarget::askOf(SuiteStep step) const {
  HttpAsk ask;
  ask.bearerKey = m_key;
  ask.bypassCaches = true;
  ask.method = "POST";
  switch (step) {
  case SuiteStep::Health:
    ask.method = "GET";
    ask.url = m_base + "/health/";
    break;
  case SuiteStep::Completion:
    ask.url = m_base + "/ai/llm/completion";
    ask.body = wire::writeJsonLossy({{"prompt", kPrompt}, {"max_tokens", kMaxTokens}, {"temperature", kTemperature}});
    break;
  case SuiteStep::Vision:
    ask.url = m_base + "/ai/vision/analyze";
    ask.body = m_visionBody;
    break;
  case SuiteStep::DataAnalyze:
    ask.url = m_base + "/data/process";
    ask.body = m_dataBody;
    break;
  case SuiteStep::Sentiment:
  case SuiteStep::Connections:
  case SuiteStep::Memory:
    ask.url = m_base + "/ai/nlp/process";
    ask.body = wire::writeJsonLossy({{"text", kReview}, {"task", "sentiment"}});
    break;
  }
  return ask;
}

Result<void> HttpSuiteTarget::perform(SuiteStep step, int, std::stop_token stop) {
  const HttpAsk ask = askOf(step);
  const Result<HttpReply> reply = m_http.send(ask, stop);
  if (!reply) return fail(reply.error());
  return judge(ask, *reply);
}

std::uint64_t HttpSuiteTarget::peakBytes(std::stop_token stop) {
  HttpAsk ask;
  ask.url = m_base + "/metrics";
  ask.bearerKey = m_key;
  const Result<HttpReply> reply = m_http.send(ask, stop);
  if (!reply || reply->status != 200) return 0;
  constexpr std::string_view kName = "\nprocess_resident_memory_bytes ";
  const std::size_t at = reply->body.find(kName);
  if (at == std::string::npos) return 0;
  const double value = std::strtod(reply->body.c_str() + at + kName.size(), nullptr); // may be written 1.2e+08
  return value > 0 && value < 1e18 ? static_cast<std::uint64_t>(value) : 0;
}

} // namespace aisemble::bench
