// SPDX-License-Identifier: Apache-2.0
#pragma once
// Term frequency times inverse document frequency, as scikit-learn's TfidfVectorizer has it with its defaults: terms of
// two characters and more, idf = ln((1 + documents) / (1 + documents with the term)) + 1, rows of unit length.

#include "core/base/result.h"
#include "core/engine/nlp_types.h"

#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace aisemble::nlp {

/// The pieces between the full stops of `text` as documents: of the `most` most frequent terms that are no stop words,
/// the sum of the weights over all documents, greatest first. Absent when there is no such term. Errors: Cancelled.
[[nodiscard]] Result<std::optional<std::vector<WeightedKeyword>>> weighTerms(std::string_view text, std::size_t most,
                                                                             const std::stop_token& stop);

/// Cosine of the weights of two lower-case texts, which are the only documents; absent when neither has a term.
[[nodiscard]] std::optional<double> weightedCosine(std::string_view left, std::string_view right);

} // namespace aisemble::nlp
