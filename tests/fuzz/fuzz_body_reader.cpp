// SPDX-License-Identifier: Apache-2.0
// Any body gives values, or an answer of 400, 413 or 422 that is JSON.
#include "core/api/validation/body_reader.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstdlib>

using namespace aisemble;
using namespace aisemble::api;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  HttpRequest request;
  request.body.assign(reinterpret_cast<const char*>(data), size);
  BodyReader reader(request);
  std::string text;
  std::int64_t count = 0;
  double number = 0;
  bool flag = false;
  std::vector<std::string> list;
  wire::Json dictionary;
  reader.required("text", text);
  reader.nullable("count", count);
  reader.optional("number", number);
  reader.optional("flag", flag);
  reader.nullable("list", list);
  reader.nullableDictionary("options", dictionary);
  reader.nullableObject("info", [&](BodyReader& info) { info.required("text", text); });
  if (reader.isValid()) return 0;
  const HttpResponse answer = reader.problems();
  if (answer.status != 400 && answer.status != 413 && answer.status != 422) std::abort();
  if (!nlohmann::json::accept(answer.body)) std::abort();
  return 0;
}
