// SPDX-License-Identifier: Apache-2.0
// However a body is cut into pieces, the same parts come out of it; file names that pass are names alone.
#include "core/api/original/multipart_parser.h"
#include "core/api/original/upload_store.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace aisemble;
using namespace aisemble::api;

namespace {

class Recorder final : public MultipartSink {
 public:
  Result<void> beginPart(MultipartPart part) override {
    log += '[' + part.name + '|' + part.fileName.value_or("-") + '|' + part.contentType + ']';
    if (part.fileName && checkUploadName(*part.fileName) &&
        (part.fileName->find('/') != std::string::npos || part.fileName->starts_with('.')))
      std::abort();
    return {};
  }
  Result<void> data(std::string_view piece) override {
    log += piece;
    return {};
  }
  Result<void> endPart() override {
    log += ']';
    return {};
  }
  std::string log;
};

/// All that was found, with the error that ended it.
std::string parsed(std::string_view body, std::string_view boundary, std::size_t pieceSize) {
  Recorder recorder;
  MultipartParser parser(boundary, recorder);
  for (std::size_t at = 0; at < body.size(); at += pieceSize)
    if (const auto fed = parser.feed(body.substr(at, pieceSize)); !fed) return "failed";
  return parser.finish() ? recorder.log : "failed";
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(text.find('\n'), text.size());
  const auto boundary = multipartBoundary(text.substr(0, line));
  const std::string_view body = text.substr(std::min(line + 1, text.size()));
  const std::string name = boundary ? *boundary : "xx";
  const std::string whole = parsed(body, name, body.size() + 1);
  for (const std::size_t pieceSize : {std::size_t{1}, std::size_t{5}, std::size_t{64}})
    if (parsed(body, name, pieceSize) != whole) std::abort();
  return 0;
}
