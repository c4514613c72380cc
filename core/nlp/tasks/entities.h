// SPDX-License-Identifier: Apache-2.0
#pragma once
// E-mail addresses, web addresses, telephone numbers, dates and numbers by their form.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <stop_token>
#include <string_view>

namespace aisemble::nlp {

/// In this order, each kind in the order of the text, with positions; \b, \d and \w as in Python's re:
///   EMAIL  0.9   \b[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z|]{2,}\b
///   URL    0.95  https?:// and then letters, digits, '!' and everything from '$' to '_' in ASCII
///   PHONE  0.8   \b\d{3}-\d{3}-\d{4}\b or \b\d{10}\b
///   DATE   0.85  \b\d{4}-\d{2}-\d{2}\b or \b\d{2}/\d{2}/\d{4}\b
///   NUMBER 0.7   the first five of \b\d+\.?\d*\b, parts of the others too
/// Each in time linear in the text. Errors: Cancelled.
[[nodiscard]] Result<EntityExtraction> findEntities(std::string_view text, const std::stop_token& stop);

} // namespace aisemble::nlp
