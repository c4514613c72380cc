// SPDX-License-Identifier: Apache-2.0
// Whatever a client sends: no crash, no more consumed than there is, and the same requests in one piece as in many.
#include "core/api/http/host_rule.h"
#include "core/api/http/request_parser_p.h"
#include "core/api/http/request_target.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace aisemble::api;

namespace {

struct TextSink final : BodySink {
  explicit TextSink(std::string& to) : out(to) {}
  std::optional<HttpFault> take(std::string_view piece) override {
    out += piece;
    return std::nullopt;
  }
  std::string& out;
};

constexpr std::uint64_t kBodyLimit = 5000;

struct Understood {
  std::string requests; ///< the complete ones
  int status = 0;       ///< of the refusal that ended it; 0: none yet
};

Understood understood(std::string_view bytes, std::size_t piece) {
  using Step = RequestParser::Step;
  RequestParser parser({.headBytes = 600, .fields = 8, .targetBytes = 100});
  Understood out;
  std::string body;
  TextSink sink(body);
  std::size_t used = 0;
  bool isHead = true;
  for (std::size_t arrived = std::min(piece, bytes.size());; arrived = std::min(arrived + piece, bytes.size())) {
    for (bool goesOn = true; goesOn && used < arrived;) {
      const std::string_view unread = bytes.substr(used, arrived - used);
      Step step = isHead ? parser.readHead(unread) : parser.readBody(unread, sink);
      if (parser.consumed() > unread.size()) std::abort();
      used += parser.consumed();
      bool isDone = step == Step::Done && !isHead;
      if (step == Step::Done && isHead) {
        step = parser.limitBody(kBodyLimit);
        isHead = false;
        isDone = step == Step::Done && !parser.hasBody();
      }
      if (step == Step::Failed) {
        out.status = parser.fault().status;
        return out;
      }
      if (isDone) {
        out.requests += parser.method() + ' ' + parser.target() + '\n';
        for (const HttpHeader& header : parser.headers())
          out.requests += header.name + '=' + header.value + '\n';
        out.requests += body + "\n--\n";
        if (body.size() > kBodyLimit || body.size() != parser.bodyBytes()) std::abort();
        body.clear();
        parser.restart();
        isHead = true;
      }
      goesOn = step == Step::Done;
    }
    if (arrived == bytes.size()) return out;
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Understood whole = understood(bytes, bytes.size() + 1);
  const Understood pieces = understood(bytes, 1);
  if (whole.requests != pieces.requests) std::abort();
  // The last bytes may wait for their like before they are looked at; a refusal is the same whenever it comes.
  if (whole.status != 0 && pieces.status != 0 && whole.status != pieces.status) std::abort();

  if (const auto target = parseRequestTarget(bytes)) {
    if (target->path.empty() || target->path.front() != '/') std::abort();
    if (target->path.find("/../") != std::string::npos) std::abort();
  }
  const HostRule rule{*IpAddress::parse("127.0.0.1"), {}};
  if (const auto host = parseHostPort(bytes); !host && isHostAllowed(bytes, rule)) std::abort();
  (void)judgeOrigin(bytes, "localhost:8080", {});
  (void)IpNetwork::parse(bytes);
  return 0;
}
