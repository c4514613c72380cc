// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/multipart_parser.h"

#include "core/api/http/exchange.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <utility>

namespace aisemble::api {
namespace {

constexpr std::size_t kMaxBoundary = 70; // RFC 2046, section 5.1.1

tl::unexpected<Error> malformed(std::string_view what) {
  return fail(ErrorCode::InvalidArgument, "The multipart body is malformed: " + std::string(what) + ".");
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

/// The next `; name=value` of a header's value, taken off its front. A quoted value may hold \" and \\.
struct Parameter {
  std::string_view name;
  std::string value;
};
std::optional<Parameter> takeParameter(std::string_view& rest) {
  const std::size_t semicolon = rest.find(';');
  if (semicolon == std::string_view::npos) return std::nullopt;
  rest = trimmed(rest.substr(semicolon + 1));
  const std::size_t equals = rest.find_first_of("=;");
  if (equals == std::string_view::npos || rest[equals] == ';') {
    rest = equals == std::string_view::npos ? std::string_view() : rest.substr(equals);
    return Parameter{};
  }
  Parameter out{trimmed(rest.substr(0, equals)), {}};
  rest = trimmed(rest.substr(equals + 1));
  if (!rest.starts_with('"')) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    out.value = trimmed(rest.substr(0, end));
    rest = rest.substr(end);
    return out;
  }
  std::size_t i = 1;
  for (; i < rest.size() && rest[i] != '"'; ++i) {
    // Only these two are escapes; in `C:\x` of old browsers the backslash is itself.
    if (rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\')) ++i;
    out.value += rest[i];
  }
  rest = i < rest.size() ? rest.substr(i + 1) : std::string_view();
  return out;
}

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// utf-8''%E3%83… (RFC 5987). Nothing for another character set or a broken escape.
std::optional<std::string> decodeExtended(std::string_view text) {
  const std::size_t first = text.find('\'');
  const std::size_t second = first == std::string_view::npos ? first : text.find('\'', first + 1);
  if (second == std::string_view::npos || !equalsIgnoringCase(text.substr(0, first), "utf-8")) return std::nullopt;
  std::string out;
  for (std::size_t i = second + 1; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hexValue(text[i + 1]);
    const int low = hexValue(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

Result<MultipartPart> partFrom(std::string_view header) {
  MultipartPart out;
  bool isFormData = false;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find("\r\n"), header.size());
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 2, header.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return malformed("a part has a header line without a colon");
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (equalsIgnoringCase(line.substr(0, colon), "content-type")) out.contentType = value;
    if (!equalsIgnoringCase(line.substr(0, colon), "content-disposition")) continue;
    std::string_view rest = value;
    isFormData = equalsIgnoringCase(trimmed(value.substr(0, value.find(';'))), "form-data");
    std::optional<std::string> extended;
    while (auto parameter = takeParameter(rest)) {
      if (equalsIgnoringCase(parameter->name, "name"))
        out.name = std::move(parameter->value);
      else if (equalsIgnoringCase(parameter->name, "filename"))
        out.fileName = std::move(parameter->value);
      else if (equalsIgnoringCase(parameter->name, "filename*"))
        extended = decodeExtended(parameter->value);
    }
    if (extended) out.fileName = std::move(extended);
  }
  if (!isFormData) return malformed("a part has no Content-Disposition: form-data");
  return out;
}

} // namespace

Result<std::string> multipartBoundary(std::string_view contentType) {
  const std::string_view type = trimmed(contentType.substr(0, contentType.find(';')));
  if (!equalsIgnoringCase(type, "multipart/form-data"))
    return fail(ErrorCode::InvalidArgument, "The body must be multipart/form-data.");
  std::string_view rest = contentType;
  while (const auto parameter = takeParameter(rest)) {
    if (!equalsIgnoringCase(parameter->name, "boundary")) continue;
    const std::string& value = parameter->value;
    if (value.empty() || value.size() > kMaxBoundary || value.find_first_of("\r\n") != std::string::npos) break;
    return value;
  }
  return fail(ErrorCode::InvalidArgument, "Missing boundary in multipart.");
}

MultipartParser::MultipartParser(std::string_view boundary, MultipartSink& sink)
    : m_delimiter("\r\n--" + std::string(boundary)), m_sink(sink), m_held("\r\n") {} // so that the first one is found

Result<void> MultipartParser::feed(std::string_view piece) {
  if (m_state == State::Epilogue) return {};
  m_held += piece;
  for (;;) {
    auto more = step();
    if (!more) return fail(std::move(more.error()));
    if (!*more) return {};
  }
}

Result<void> MultipartParser::finish() const {
  if (m_state == State::Epilogue) return {};
  return malformed("it ends before its last boundary; the upload was cut off");
}

Result<bool> MultipartParser::step() {
  switch (m_state) {
  case State::Preamble:
    return skipPreamble();
  case State::AfterBoundary:
    return readAfterBoundary();
  case State::Header:
    return readHeader();
  case State::Content:
    return readContent();
  case State::Epilogue:
    m_held.clear();
    return false;
  }
  return false;
}

Result<bool> MultipartParser::skipPreamble() {
  const std::size_t at = m_held.find(m_delimiter);
  if (at == std::string::npos) {
    m_held.erase(0, m_held.size() - std::min(m_held.size(), m_delimiter.size() - 1));
    return false;
  }
  m_held.erase(0, at + m_delimiter.size());
  m_state = State::AfterBoundary;
  return true;
}

Result<bool> MultipartParser::readAfterBoundary() {
  std::size_t at = m_held.find_first_not_of(" \t"); // padding that RFC 2046 allows
  if (at == std::string::npos) at = m_held.size();
  if (at > kHeaderBytes) return malformed("a boundary is followed by too much space");
  if (m_held.size() < at + 2) return false;
  const std::string_view next = std::string_view(m_held).substr(at, 2);
  if (next == "--") {
    m_state = State::Epilogue;
    return true;
  }
  if (next != "\r\n") return malformed("a boundary is not followed by the end of its line");
  if (++m_parts > kParts)
    return fail(ErrorCode::TooLarge, "The multipart body has more than " + std::to_string(kParts) + " parts.");
  m_held.erase(0, at); // keeps the line's end: an empty header is two of them
  m_state = State::Header;
  return true;
}

Result<bool> MultipartParser::readHeader() {
  const std::size_t end = m_held.find("\r\n\r\n");
  // Without an end, its first three bytes may be there already.
  if (std::min(end, m_held.size() - std::min<std::size_t>(m_held.size(), 3)) > kHeaderBytes)
    return fail(ErrorCode::TooLarge,
                "A part of the multipart body has a header of more than " + std::to_string(kHeaderBytes) + " bytes.");
  if (end == std::string::npos) return false;
  auto part = partFrom(end < 2 ? std::string_view() : std::string_view(m_held).substr(2, end - 2));
  if (!part) return fail(std::move(part.error()));
  if (auto begun = m_sink.beginPart(std::move(*part)); !begun) return fail(std::move(begun.error()));
  m_held.erase(0, end + 2); // keeps a line's end: a delimiter may follow at once
  m_state = State::Content;
  m_isFirstOfContent = true;
  return true;
}

Result<bool> MultipartParser::readContent() {
  // The two bytes that end the header are not content, but may begin the delimiter of an empty part.
  const std::size_t skip = m_isFirstOfContent ? 2 : 0;
  const std::size_t at = m_held.find(m_delimiter);
  const bool isOver = at != std::string::npos;
  if (!isOver && m_held.size() < m_delimiter.size() + skip) return false;
  const std::size_t end = isOver ? at : m_held.size() - (m_delimiter.size() - 1);
  if (end > skip) {
    if (auto taken = m_sink.data(std::string_view(m_held).substr(skip, end - skip)); !taken)
      return fail(std::move(taken.error()));
  }
  if (isOver || end > skip) m_isFirstOfContent = false;
  if (!isOver) {
    m_held.erase(0, end);
    return false;
  }
  m_held.erase(0, at + m_delimiter.size());
  if (auto ended = m_sink.endPart(); !ended) return fail(std::move(ended.error()));
  m_state = State::AfterBoundary;
  return true;
}

} // namespace aisemble::api
