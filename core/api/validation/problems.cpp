// SPDX-License-Identifier: Apache-2.0
#include "core/api/validation/problems.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace aisemble::api {
namespace {

constexpr std::size_t kMaxProblems = 100;
constexpr std::size_t kMaxInputBytes = 4096; // an image in base64 is not sent back to say that a field is missing

/// About the length of the value's text, counted no further than `limit`.
std::size_t textLength(const wire::Json& json, std::size_t limit) {
  std::size_t length = 2;
  if (json.is_string()) return length + json.get_ref<const std::string&>().size();
  if (json.is_object()) {
    for (const auto& [key, value] : json.get_ref<const wire::Json::object_t&>()) {
      if (length > limit) break;
      length += key.size() + 4 + textLength(value, limit);
    }
    return length;
  }
  if (json.is_array()) {
    for (const wire::Json& value : json) {
      if (length > limit) break;
      length += 1 + textLength(value, limit);
    }
    return length;
  }
  return 8;
}

wire::Json repeated(const wire::Json& input) {
  if (textLength(input, kMaxInputBytes) <= kMaxInputBytes) return input;
  return fmt::format("({} of more than {} bytes, not repeated)", input.type_name(), kMaxInputBytes);
}

wire::Json toJson(const Location& where) {
  wire::Json out = wire::Json::array();
  for (const auto& step : where)
    std::visit([&](const auto& value) { out.push_back(value); }, step);
  return out;
}

} // namespace

Problems::Problems() : m_list(std::make_unique<wire::Json>(wire::Json::array())) {}
Problems::~Problems() = default;

void Problems::add(const Problem& problem, const Location& where, const wire::Json& input) {
  if (m_list->size() > kMaxProblems) return;
  wire::Json item = wire::Json::object();
  if (m_list->size() == kMaxProblems) {
    item["type"] = "too_many_problems";
    item["loc"] = toJson(Location(where.begin(), where.begin() + (where.empty() ? 0 : 1)));
    item["msg"] = fmt::format("There are more problems than the {} above", kMaxProblems);
    item["input"] = nullptr;
  } else {
    item["type"] = problem.type;
    item["loc"] = toJson(where);
    item["msg"] = problem.message;
    item["input"] = repeated(input);
    if (!problem.context.empty()) item["ctx"] = wire::Json::parse(problem.context, nullptr, false);
  }
  m_list->push_back(std::move(item));
}

void Problems::refuse(HttpResponse response) {
  if (!m_refusal) m_refusal = std::move(response);
}

bool Problems::isEmpty() const {
  return m_list->empty() && !m_refusal;
}

HttpResponse Problems::response() const {
  if (m_refusal) return *m_refusal;
  HttpResponse out;
  out.status = 422;
  wire::Json body = wire::Json::object();
  body["detail"] = *m_list;
  out.body = wire::writeJsonLossy(body);
  return out;
}

} // namespace aisemble::api
