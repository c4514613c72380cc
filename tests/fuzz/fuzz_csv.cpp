// SPDX-License-Identifier: Apache-2.0
// Any bytes as separated values: read or refused, the same in slices of any size, with columns of equal length.
#include "core/encoding/text_encoding.h"
#include "core/tabular/csv_reader.h"
#include "core/tabular/operations.h"
#include "core/wire/data_text.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace aisemble;
using namespace aisemble::tabular;

namespace {

std::string read(const std::shared_ptr<const std::string>& text, std::size_t partBytes) {
  ThreadBudget budget(1);
  const Workers workers(budget, {});
  CsvOptions options;
  options.partBytes = partBytes;
  options.maxCells = 1 << 16;
  const auto frame = readCsv(text, options, workers);
  if (!frame) return frame.error().message;
  for (const TypedColumn& column : frame->columns)
    if (column.rows != frame->rows) std::abort();
  if (!analyze(*frame, {}, workers)) std::abort();
  std::vector<std::string> notes = frame->notes;
  const auto table = transform(*frame, {.normalize = true, .dropMissing = false, .columns = {}}, workers, notes);
  std::string out;
  wire::appendJson(out, table.value());
  if (!wire::tableFromJsonText(out)) std::abort();
  for (const std::string& note : notes)
    out += note;
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto decoded = decodeText(std::string(reinterpret_cast<const char*>(data), size));
  if (!decoded) return 0;
  const auto text = std::make_shared<const std::string>(std::move(decoded->text));
  const std::string whole = read(text, 1 << 20);
  if (read(text, 1) != whole || read(text, 5) != whole) std::abort();
  return 0;
}
