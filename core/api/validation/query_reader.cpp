// SPDX-License-Identifier: Apache-2.0
#include "core/api/validation/query_reader.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace aisemble::api {

template <class T>
bool QueryReader::readCoerced(const char* name, T& out) {
  const auto text = m_request.queryValue(name);
  if (!text) return false;
  const wire::Json value(*text);
  if (const auto problem = coerce(value, out)) m_problems.add(*problem, at(name), value);
  return true;
}

bool QueryReader::read(const char* name, std::string& out) {
  return readCoerced(name, out);
}
bool QueryReader::read(const char* name, bool& out) {
  return readCoerced(name, out);
}
bool QueryReader::read(const char* name, int& out) {
  return readCoerced(name, out);
}
bool QueryReader::read(const char* name, std::int64_t& out) {
  return readCoerced(name, out);
}
bool QueryReader::read(const char* name, double& out) {
  return readCoerced(name, out);
}

void QueryReader::addMissing(const char* name) {
  m_problems.add(missingField(), at(name), nullptr);
}

void QueryReader::addProblem(const char* name, const Problem& problem) {
  m_problems.add(problem, at(name), wire::Json(m_request.queryValue(name).value_or("")));
}

void QueryReader::optionalInRange(const char* name, int& out, int low, int high) {
  int value = out;
  if (!read(name, value)) return;
  if (value < low)
    return addProblem(name, {"greater_than_equal", fmt::format("Input should be greater than or equal to {}", low),
                             fmt::format(R"({{"ge":{}}})", low)});
  if (value > high)
    return addProblem(name, {"less_than_equal", fmt::format("Input should be less than or equal to {}", high),
                             fmt::format(R"({{"le":{}}})", high)});
  out = value;
}

} // namespace aisemble::api
