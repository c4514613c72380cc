// SPDX-License-Identifier: Apache-2.0
#include "core/base/json_depth.h"

#include <cstddef>

namespace aisemble {

bool nestsDeeperThan(std::string_view json, int limit) {
  int depth = 0;
  bool inString = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (inString) {
      if (c == '\\')
        ++at;
      else if (c == '"')
        inString = false;
    } else if (c == '"') {
      inString = true;
    } else if (c == '[' || c == '{') {
      if (++depth > limit) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

} // namespace aisemble
