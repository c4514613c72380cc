// SPDX-License-Identifier: Apache-2.0
#pragma once
// Requests to HTTP calls and answers to responses, for every protocol: pure functions, so that tables can test them.
// The engine carries the calls and reports how they end (service_errors.h).

#include "core/engine/request.h"
#include "core/remote/endpoint.h"

#include <functional>
#include <memory>

namespace aisemble::remote {

struct EncodedCall {
  std::string method = "POST";
  std::string url;
  HttpHeaders headers; ///< with the key
  HttpBody body;
  bool isStream = false; ///< the answer is asked for in pieces
};

/// The name of the model at the endpoint: the request's, else the endpoint's; empty is the service's own default.
[[nodiscard]] std::string remoteModel(const Request& request, const Endpoint& endpoint);

/// Address of what must be known of the model before a request can be encoded (Open Inference: its inputs and outputs);
/// absent where nothing must.
[[nodiscard]] std::optional<std::string> metadataUrl(const Request& request, const Endpoint& endpoint);

/// `metadata` is the body found at metadataUrl(). Reads a file that the request names. Errors: Unsupported for what the
/// protocol or the server's dialect cannot express, naming the field; InvalidArgument; those of reading a file.
[[nodiscard]] Result<EncodedCall> encodeCall(const Request& request, const Endpoint& endpoint,
                                             std::string_view metadata = {});

/// A whole answer with a 2xx status. Errors: Corrupt for an answer that is not what the protocol says, Unsupported for
/// one that cannot be mapped to our results; those of service_errors.h for an error inside an answer.
[[nodiscard]] Result<Response> decodeAnswer(const Request& request, const Endpoint& endpoint, const HttpHead& head,
                                            std::string_view body);

/// Reads an answer that comes in pieces. Not thread-safe.
class AnswerStream {
 public:
  virtual ~AnswerStream() = default;
  /// Gives the pieces to `emit`. After an error or once isComplete() more bytes are ignored.
  [[nodiscard]] virtual Result<void> feed(std::string_view bytes, const std::function<void(Partial)>& emit) = 0;
  /// The bytes ended. Errors: Unavailable naming how much came, when the answer was cut before its end; else as
  /// decodeAnswer().
  [[nodiscard]] virtual Result<Response> finish(const std::function<void(Partial)>& emit) = 0;
  /// All of the answer is there: bytes may stop without harm.
  [[nodiscard]] virtual bool isComplete() const = 0;
  [[nodiscard]] virtual std::size_t characters() const = 0; ///< Unicode characters of text so far
};

/// For answers to calls with isStream that come as an event stream.
[[nodiscard]] std::unique_ptr<AnswerStream> openStream(const Request& request, const Endpoint& endpoint);

/// Address that tells whether the service is well, by GET: 2xx is well. Errors: InvalidArgument (the endpoint's
/// address).
[[nodiscard]] Result<std::string> healthUrl(const Endpoint& endpoint);
/// The endpoint's key and further headers, and what every call sends. Errors: InvalidArgument for a key with characters
/// that a header cannot hold; the message does not show it.
[[nodiscard]] Result<HttpHeaders> commonHeaders(const Endpoint& endpoint);
/// Names of the models in an answer to GET {base}/models.
struct ModelList {
  std::vector<std::string> names;
  std::string owner;            ///< `owned_by` of the first
  bool hasCapabilities = false; ///< they say what they can do, as this program's server does
};
/// Errors: Corrupt.
[[nodiscard]] Result<ModelList> decodeModelList(std::string_view body);

} // namespace aisemble::remote
