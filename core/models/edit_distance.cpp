// SPDX-License-Identifier: Apache-2.0
#include "core/models/edit_distance.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace aisemble {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

} // namespace

std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replace, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::vector<std::string> closeNames(std::string_view wanted, std::span<const std::string> names, std::size_t limit) {
  const std::string needle = lowered(wanted);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string& name : names) {
    const std::string candidate = lowered(name);
    const std::size_t distance = editDistance(needle, candidate);
    const bool contains = needle.size() > 2 && candidate.size() > 2 &&
                          (candidate.find(needle) != std::string::npos || needle.find(candidate) != std::string::npos);
    if (contains || distance <= needle.size() / 3) found.emplace_back(distance, name);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < found.size() && i < limit; ++i)
    out.push_back(found[i].second);
  return out;
}

} // namespace aisemble
