// SPDX-License-Identifier: Apache-2.0
#pragma once
// Result<T>: a value or an Error. The surface is std::expected's, so that the alias can move to it with C++23.

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace aisemble {

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::NotFound, "…");` in any function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string context = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(context), std::nullopt});
}

/// Hands an Error on: `if (!x) return fail(std::move(x.error()));`
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

} // namespace aisemble
