// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/tasks/term_weights.h"

#include "core/nlp/tasks/stop_words.h"
#include "core/nlp/tasks/unstable_order.h"
#include "core/nlp/text/lower_case.h"
#include "core/nlp/text/pieces.h"
#include "core/nlp/text/word_counter.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace aisemble::nlp {
namespace {

bool isTerm(std::string_view word) {
  return word.size() > codePointAt(word, 0).bytes;
}

double inverseFrequency(std::size_t documents, std::size_t documentsWithTerm) {
  return std::log(static_cast<double>(documents + 1) / static_cast<double>(documentsWithTerm + 1)) + 1;
}

/// Documents as rows of (term, count), stored one behind the other.
struct TermMatrix {
  WordCounter terms;
  std::vector<std::uint32_t> documentsWith; ///< by term
  struct Cell {
    std::uint32_t term;
    std::uint32_t count;
  };
  std::vector<Cell> cells;
  std::vector<std::size_t> rowEnds;
  std::vector<std::uint32_t> lastCell; ///< by term: its cell in the open row, plus one

  void add(std::string_view word) {
    const std::uint32_t term = terms.add(word);
    if (term == documentsWith.size()) {
      documentsWith.push_back(0);
      lastCell.push_back(0);
    }
    const std::size_t rowBegin = rowEnds.empty() ? 0 : rowEnds.back();
    if (lastCell[term] > rowBegin) {
      ++cells[lastCell[term] - 1].count;
      return;
    }
    cells.push_back({term, 1});
    lastCell[term] = static_cast<std::uint32_t>(cells.size());
    ++documentsWith[term];
  }
  void endRow() { rowEnds.push_back(cells.size()); }
};

/// Terms in order of their bytes, of which `most` are kept: the most frequent, ties as numpy's argsort leaves them.
std::vector<std::uint32_t> keptTerms(const WordCounter& counter, std::size_t most) {
  const auto& entries = counter.entries();
  std::vector<std::uint32_t> terms(entries.size());
  std::iota(terms.begin(), terms.end(), 0U);
  std::sort(terms.begin(), terms.end(),
            [&](std::uint32_t a, std::uint32_t b) { return entries[a].word < entries[b].word; });
  if (terms.size() <= most) return terms;
  std::vector<std::int64_t> negated(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i)
    negated[i] = -entries[terms[i]].count;
  std::vector<std::uint32_t> order = unstableOrder(negated);
  order.resize(most);
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> kept(most);
  for (std::size_t i = 0; i < most; ++i)
    kept[i] = terms[order[i]];
  return kept;
}

/// Sums of the normalised rows, by position in `kept`.
std::vector<double> summedWeights(const TermMatrix& matrix, const std::vector<std::uint32_t>& kept) {
  constexpr std::uint32_t kNone = ~0U;
  std::vector<std::uint32_t> position(matrix.documentsWith.size(), kNone);
  std::vector<double> factor(kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    position[kept[i]] = static_cast<std::uint32_t>(i);
    factor[i] = inverseFrequency(matrix.rowEnds.size(), matrix.documentsWith[kept[i]]);
  }
  std::vector<double> sums(kept.size());
  std::size_t cell = 0;
  for (const std::size_t end : matrix.rowEnds) {
    const std::size_t begin = cell;
    double squares = 0;
    for (; cell < end; ++cell) {
      const std::uint32_t at = position[matrix.cells[cell].term];
      if (at == kNone) continue;
      const double weight = matrix.cells[cell].count * factor[at];
      squares += weight * weight;
    }
    const double length = std::sqrt(squares);
    for (std::size_t i = begin; i < end; ++i)
      if (const std::uint32_t at = position[matrix.cells[i].term]; at != kNone)
        sums[at] += matrix.cells[i].count * factor[at] / length;
  }
  return sums;
}

} // namespace

Result<std::optional<std::vector<WeightedKeyword>>> weighTerms(std::string_view text, std::size_t most,
                                                               const std::stop_token& stop) {
  // Each piece is lower-cased alone: the end of a piece is the end of a word for the final sigma.
  std::string lowered;
  lowered.reserve(text.size() + 8);
  std::vector<std::size_t> ends;
  forEachPiece(text, [&](std::string_view piece) {
    appendLowerCase(piece, lowered);
    ends.push_back(lowered.size());
    return true;
  });
  TermMatrix matrix;
  StopCheck check(stop);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const bool isDone = forEachWord(std::string_view(lowered).substr(begin, end - begin), [&](std::string_view word) {
      if (isTerm(word) && !isEnglishStopWord(word)) matrix.add(word);
      return !check.isDue();
    });
    if (!isDone) return fail(ErrorCode::Cancelled, "The request was cancelled.");
    matrix.endRow();
    begin = end;
  }
  if (matrix.documentsWith.empty()) return std::nullopt;
  const std::vector<std::uint32_t> kept = keptTerms(matrix.terms, most);
  const std::vector<double> sums = summedWeights(matrix, kept);
  const std::vector<std::uint32_t> order = unstableOrder(sums);
  std::vector<WeightedKeyword> out;
  out.reserve(order.size());
  for (auto at = order.rbegin(); at != order.rend(); ++at)
    out.push_back({std::string(matrix.terms.entries()[kept[*at]].word), sums[*at]});
  return out;
}

std::optional<double> weightedCosine(std::string_view left, std::string_view right) {
  WordCounter terms;
  std::vector<std::int64_t> counts[2];
  const std::string_view texts[] = {left, right};
  for (std::size_t side = 0; side < 2; ++side)
    forEachWord(texts[side], [&](std::string_view word) {
      if (!isTerm(word)) return true;
      const std::uint32_t term = terms.add(word);
      if (counts[side].size() <= term) counts[side].resize(term + 1);
      ++counts[side][term];
      return true;
    });
  if (terms.entries().empty()) return std::nullopt;
  for (auto& side : counts)
    side.resize(terms.entries().size());
  double dot = 0;
  double squares[2] = {0, 0};
  for (std::size_t term = 0; term < counts[0].size(); ++term) {
    const std::size_t documents = (counts[0][term] != 0 ? 1U : 0U) + (counts[1][term] != 0 ? 1U : 0U);
    const double factor = inverseFrequency(2, documents);
    const double a = static_cast<double>(counts[0][term]) * factor;
    const double b = static_cast<double>(counts[1][term]) * factor;
    dot += a * b;
    squares[0] += a * a;
    squares[1] += b * b;
  }
  if (squares[0] == 0 || squares[1] == 0) return 0.0;
  return dot / (std::sqrt(squares[0]) * std::sqrt(squares[1]));
}

} // namespace aisemble::nlp
