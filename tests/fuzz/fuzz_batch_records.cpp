// SPDX-License-Identifier: Apache-2.0
// Any bytes as the records of a batch's inputs: read or refused, never without end.
#include "core/batch/record_reader.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

using namespace aisemble;

namespace {

constexpr std::size_t kUtf8OfAByte = 3; ///< half-width kana, of which one byte makes three

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = ::memfd_create("records", 0);
  if (file < 0 || ::write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  const std::string path = "/proc/self/fd/" + std::to_string(file);
  std::size_t bytes = 0;
  LineReader lines(path);
  while (const auto line = lines.next()) {
    bytes += line->size();
    static_cast<void>(textOfJsonLine(*line, {}));
    static_cast<void>(textOfJsonLine(*line, "body"));
  }
  if (bytes > size * kUtf8OfAByte) std::abort();
  for (const char separator : {',', '\t'}) {
    SeparatedReader reader(path, separator);
    std::int64_t last = 0;
    bytes = 0;
    while (const auto record = reader.next()) {
      if (reader.line() <= last || record->empty()) std::abort();
      last = reader.line();
      for (const std::string& field : *record)
        bytes += field.size();
      static_cast<void>(findColumn(*record, "text", path));
    }
    if (bytes > size * kUtf8OfAByte) std::abort();
  }
  ::close(file);
  return 0;
}
