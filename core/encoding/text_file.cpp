// SPDX-License-Identifier: Apache-2.0
#include "core/encoding/text_file.h"

#include "core/base/files.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <utility>

namespace aisemble {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool isMarkedAsWide(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
}

} // namespace

Result<DecodedText> decodeTextFile(std::string bytes, const std::string& name) {
  const std::size_t start = bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
  if (Result<DecodedText> decoded = decodeText(bytes); decoded && decoded->basis != EncodingBasis::Guess)
    if (decoded->encoding == "UTF-8" || start == 0) // what is marked as UTF-8 and is not is nothing else either
      return decoded;
  const std::size_t at = findInvalidUtf8(std::string_view(bytes).substr(start));
  if (at == std::string::npos) return DecodedText{bytes.substr(start), "UTF-8", EncodingBasis::Known}; // with zeros
  if (isMarkedAsWide(bytes))
    return fail(ErrorCode::Corrupt, "'" + name + "' begins like UTF-16 but is not well-formed. Save it as UTF-8.");
  if (const std::size_t zero = bytes.find('\0'); zero != std::string::npos)
    return fail(ErrorCode::Unsupported, "'" + name + "' is not a text: byte " + std::to_string(zero) + " is zero.");
  const auto lineOf = [&bytes](std::size_t offset) {
    return std::to_string(1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  };
  if (const std::optional<Misfit> misfit = start == 0 ? findMisfit(bytes) : std::nullopt)
    return fail(ErrorCode::Corrupt, "'" + name + "' looks like " + misfit->encoding + ", but byte " +
                                        std::to_string(misfit->offset) + ", in line " + lineOf(misfit->offset) +
                                        ", does not belong to a character: the file is damaged or cut off there.");
  return fail(ErrorCode::Corrupt, "'" + name + "' is not in UTF-8: byte " + std::to_string(start + at) + ", in line " +
                                      lineOf(start + at) +
                                      ", does not belong to a character. Save it as UTF-8, for example with iconv.");
}

Result<DecodedText> readTextFile(const std::filesystem::path& path, std::uint64_t limitBytes) {
  Result<std::string> bytes = readFile(path, limitBytes);
  if (!bytes) return fail(std::move(bytes.error()));
  return decodeTextFile(std::move(*bytes), path.string());
}

bool beginsAsUtf8(std::string_view beginning) {
  if (isMarkedAsWide(beginning) || beginning.find('\0') != std::string_view::npos) return false;
  if (beginning.find("\x1b$") != std::string_view::npos) return false; // of ISO-2022-JP
  return findInvalidUtf8(beginning.substr(0, completeUtf8Prefix(beginning))) == std::string_view::npos;
}

} // namespace aisemble
