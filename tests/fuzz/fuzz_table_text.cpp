// SPDX-License-Identifier: Apache-2.0
// Any bytes as a request of the data service: what is accepted, the slow and strict codec accepts too, and the tables
// are equal; what is written is read back.
#include "core/wire/data_json.h"
#include "core/wire/data_text.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace aisemble;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const wire::TableTextLimits limits{.bytes = 1 << 20, .cells = 1 << 16};
  (void)wire::dataRequestFromText(text, limits);
  (void)wire::tableFromJsonLines(text, limits);
  const auto table = wire::tableFromJsonText(text, limits);
  if (!table || table->rows() == 0) return 0;
  for (const Column& column : table->columns)
    if (column.cells.size() != table->rows()) std::abort();
  std::string written;
  wire::appendJson(written, *table);
  if (!wire::parseJson(written)) std::abort();
  const auto back = wire::tableFromJsonText(written, limits);
  if (!back) std::abort();
  // A record says of a key that it is null, not that it was not there.
  Table expected = *table;
  for (Column& column : expected.columns)
    column.isReal = false;
  if (!(*back == expected)) std::abort();
  return 0;
}
