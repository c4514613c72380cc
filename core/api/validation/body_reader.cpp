// SPDX-License-Identifier: Apache-2.0
#include "core/api/validation/body_reader.h"

#include "core/api/validation/json_failure.h"
#include "core/api/validation/status.h"
#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace aisemble::api {
namespace {

/// application/json and application/*+json; FastAPI also takes a body without a type for JSON.
bool isJsonType(std::optional<std::string_view> header) {
  if (!header || header->empty()) return true;
  std::string type(header->substr(0, header->find(';')));
  std::erase_if(type, [](char c) { return c == ' ' || c == '\t'; });
  std::transform(type.begin(), type.end(), type.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return type == "application/json" || (type.starts_with("application/") && type.ends_with("+json"));
}

} // namespace

bool hasJsonBody(const HttpRequest& request) {
  return !request.body.empty() && isJsonType(request.header("content-type"));
}

namespace detail {
bool isList(const wire::Json& json) {
  return json.is_array();
}
std::size_t listSize(const wire::Json& json) {
  return json.size();
}
const wire::Json& listItem(const wire::Json& json, std::size_t index) {
  return json[index];
}
} // namespace detail

BodyReader::BodyReader(const HttpRequest& request)
    : m_document(std::make_unique<wire::Json>())
    , m_json(m_document.get())
    , m_where{std::string("body")}
    , m_problems(std::make_shared<Problems>()) {
  const auto type = request.header("content-type");
  if (request.body.empty()) {
    m_problems->add(missingField(), m_where, nullptr);
  } else if (!isJsonType(type)) {
    const bool isText = findInvalidUtf8(request.body) == std::string::npos;
    m_problems->add(notAModel(), m_where, isText ? wire::Json(request.body) : wire::Json(nullptr));
  } else {
    readText(request.body);
  }
}

BodyReader::BodyReader(std::string_view jsonText)
    : m_document(std::make_unique<wire::Json>())
    , m_json(m_document.get())
    , m_where{std::string("body")}
    , m_problems(std::make_shared<Problems>()) {
  readText(jsonText);
}

BodyReader::BodyReader(const wire::Json& json, Location where, std::shared_ptr<Problems> problems)
    : m_json(&json), m_where(std::move(where)), m_problems(std::move(problems)) {
  if (!json.is_object()) m_problems->add(notAModel(), m_where, json);
}

BodyReader::~BodyReader() = default;

void BodyReader::readText(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // FastAPI's own words for a body that Python cannot decode.
  if (findInvalidUtf8(text) != std::string::npos)
    return m_problems->refuse(detailAnswer(400, "There was an error parsing the body"));
  auto parsed = wire::parseJson(text);
  if (parsed) {
    *m_document = std::move(*parsed);
    if (!m_document->is_object()) m_problems->add(notAModel(), m_where, *m_document);
    return;
  }
  if (parsed.error().code != ErrorCode::InvalidArgument) return m_problems->refuse(errorAnswer(parsed.error()));
  const JsonFailure failure = findJsonFailure(text).value_or(JsonFailure{parsed.error().message, 0});
  wire::Json context = wire::Json::object();
  context["error"] = failure.message;
  Location where = m_where;
  where.emplace_back(static_cast<std::int64_t>(failure.position));
  m_problems->add({"json_invalid", "JSON decode error", wire::writeJsonLossy(context)}, where, wire::Json::object());
}

const wire::Json* BodyReader::find(const char* name) const {
  if (!m_json->is_object()) return nullptr;
  const auto at = m_json->find(name);
  return at == m_json->end() ? nullptr : &*at;
}

Location BodyReader::at(std::string_view name) const {
  Location out = m_where;
  out.emplace_back(std::string(name));
  return out;
}

const wire::Json* BodyReader::present(const char* name, Presence presence) {
  if (!m_json->is_object()) return nullptr; // reported already
  const wire::Json* value = find(name);
  if (value == nullptr && presence == Presence::Required) m_problems->add(missingField(), at(name), *m_json);
  if (value != nullptr && value->is_null() && presence == Presence::Nullable) return nullptr;
  return value;
}

void BodyReader::readDictionary(const char* name, wire::Json& out, Presence presence) {
  const wire::Json* value = present(name, presence);
  if (value == nullptr) return;
  if (!value->is_object()) return m_problems->add(notADictionary(), at(name), *value);
  out = *value;
}

void BodyReader::readObject(const char* name, const std::function<void(BodyReader&)>& use, Presence presence) {
  const wire::Json* value = present(name, presence);
  if (value == nullptr) return;
  BodyReader child(*value, at(name), m_problems);
  if (value->is_object()) use(child);
}

void BodyReader::requiredObject(const char* name, const std::function<void(BodyReader&)>& use) {
  readObject(name, use, Presence::Required);
}

void BodyReader::nullableObject(const char* name, const std::function<void(BodyReader&)>& use) {
  readObject(name, use, Presence::Nullable);
}

void BodyReader::requiredObjects(const char* name, const std::function<void(BodyReader&)>& use) {
  const wire::Json* value = present(name, Presence::Required);
  if (value == nullptr) return;
  if (!value->is_array()) return m_problems->add(notAList(), at(name), *value);
  for (std::size_t i = 0; i < value->size(); ++i) {
    Location where = at(name);
    where.emplace_back(static_cast<std::int64_t>(i));
    BodyReader child((*value)[i], std::move(where), m_problems);
    if ((*value)[i].is_object()) use(child);
  }
}

void BodyReader::addProblem(const char* name, const Problem& problem) {
  const wire::Json* value = find(name);
  m_problems->add(problem, at(name), value == nullptr ? wire::Json(nullptr) : *value);
}

} // namespace aisemble::api
