// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is wrong with a request's body or query, collected and answered as FastAPI 0.115 with pydantic 2.10 answers:
// 422 {"detail": [{"type", "loc", "msg", "input", "ctx"?}]}.

#include "core/api/http/exchange.h"
#include "core/wire/json.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace aisemble::api {

/// ["body", "model_info", "task"], ["query", "limit"], ["body", "columns", 2].
using Location = std::vector<std::variant<std::string, std::int64_t>>;

/// One entry of the list, without its place.
struct Problem {
  std::string type; ///< pydantic's name: "missing", "string_type", …
  std::string message;
  std::string context; ///< JSON object of pydantic's `ctx`; empty: none
};

class Problems {
 public:
  Problems();
  ~Problems();
  Problems(const Problems&) = delete;
  Problems& operator=(const Problems&) = delete;

  /// `input` is repeated in the answer as pydantic does, unless it is larger than a few kilobytes: then its size is.
  /// After a hundred problems the list ends with one that says so.
  void add(const Problem& problem, const Location& where, const wire::Json& input);
  /// The body cannot be read at all: this answer instead of a list (400, 413).
  void refuse(HttpResponse response);

  [[nodiscard]] bool isEmpty() const;
  /// The answer; only when not empty.
  [[nodiscard]] HttpResponse response() const;

 private:
  std::unique_ptr<wire::Json> m_list;
  std::optional<HttpResponse> m_refusal;
};

} // namespace aisemble::api
