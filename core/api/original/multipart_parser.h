// SPDX-License-Identifier: Apache-2.0
#pragma once
// multipart/form-data (RFC 7578) piece by piece: contents go to the sink as they come, and nothing but one part's
// header and a boundary's length is ever kept.

#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace aisemble::api {

/// The boundary of a Content-Type header. Errors: InvalidArgument (another type, or no boundary of 1 to 70 characters
/// without line breaks).
[[nodiscard]] Result<std::string> multipartBoundary(std::string_view contentType);

struct MultipartPart {
  std::string name;                    ///< of the form's field
  std::optional<std::string> fileName; ///< as sent: `filename*` of RFC 5987 decoded, else `filename`
  std::string contentType;             ///< empty: none was given
};

/// Told what is found. An error of beginPart() or data() ends the parsing with it.
class MultipartSink {
 public:
  virtual ~MultipartSink() = default;
  [[nodiscard]] virtual Result<void> beginPart(MultipartPart part) = 0;
  [[nodiscard]] virtual Result<void> data(std::string_view piece) = 0;
  [[nodiscard]] virtual Result<void> endPart() = 0;
};

class MultipartParser {
 public:
  static constexpr std::size_t kHeaderBytes = 8192; ///< of one part
  static constexpr int kParts = 100;

  /// `sink` outlives this.
  MultipartParser(std::string_view boundary, MultipartSink& sink);

  /// Errors: InvalidArgument, TooLarge (a limit above), the sink's. After one, only destroy this.
  [[nodiscard]] Result<void> feed(std::string_view piece);
  /// After the last piece. Errors: InvalidArgument when the last boundary has not come: the body was cut off.
  [[nodiscard]] Result<void> finish() const;

 private:
  enum class State { Preamble, AfterBoundary, Header, Content, Epilogue };

  [[nodiscard]] Result<bool> step(); ///< true: look again; false: more input is needed
  [[nodiscard]] Result<bool> skipPreamble();
  [[nodiscard]] Result<bool> readAfterBoundary();
  [[nodiscard]] Result<bool> readHeader();
  [[nodiscard]] Result<bool> readContent();

  const std::string m_delimiter; // CR LF -- boundary
  MultipartSink& m_sink;
  State m_state = State::Preamble;
  std::string m_held; // not yet understood: shorter than a header and a delimiter, plus one piece
  int m_parts = 0;
  bool m_isFirstOfContent = false; // m_held begins with the end of the header's last line
};

} // namespace aisemble::api
