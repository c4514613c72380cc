// SPDX-License-Identifier: Apache-2.0
#include "core/remote/service_errors.h"

#include "core/base/utf8.h"
#include "core/remote/protocol_p.h"

#include <fmt/format.h>

#include <algorithm>

namespace aisemble::remote {
namespace {

constexpr std::size_t kMaxWords = 300;
constexpr std::size_t kQuoteBytes = 24;
constexpr std::size_t kSearchedBytes = std::size_t{1} << 20; ///< of each piece: texts come first, images are not quoted

std::string oneLine(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool isBlank = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    if (!isBlank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ')
    out.pop_back();
  if (out.size() > kMaxWords) {
    out.resize(completeUtf8Prefix(std::string_view(out).substr(0, kMaxWords)));
    out += "…";
  }
  return replaceInvalidUtf8(out);
}

/// FastAPI's list of problems: where and what. Its `input` is a part of the request and left out.
std::string validationWords(const Json& list) {
  std::string out;
  for (const Json& item : list) {
    std::string where;
    if (const Json* loc = member(item, "loc"); loc != nullptr && loc->is_array())
      for (const Json& part : *loc)
        if (part.is_string()) where += (where.empty() ? "" : ".") + part.get<std::string>();
    const std::string what = textMember(item, "msg");
    if (!what.empty()) out += (out.empty() ? "" : "; ") + (where.empty() ? what : where + ": " + what);
  }
  return out;
}

std::string wordsOf(const Json& json) {
  for (const char* name : {"error", "detail", "message", "title"}) {
    const Json* value = member(json, name);
    if (value == nullptr) continue;
    if (value->is_string()) return value->get<std::string>();
    if (value->is_array()) return validationWords(*value);
    if (value->is_object())
      if (std::string inner = wordsOf(*value); !inner.empty()) return inner;
  }
  return {};
}

/// A server such as this program's says what the next one said: only the last of them knows why.
std::string innermost(const std::string& words) {
  constexpr std::string_view kSaid = "It said: “";
  const std::size_t last = words.rfind(kSaid);
  if (last == std::string::npos) return words;
  const std::string inner = words.substr(last + kSaid.size());
  return inner.substr(0, inner.find("”"));
}

std::string seconds(const std::optional<std::chrono::milliseconds>& time) {
  return fmt::format("{:.3g} s", static_cast<double>(time.value_or(std::chrono::milliseconds(0)).count()) / 1000);
}

std::string named(const CallFacts& facts) {
  return fmt::format("The {} service at {}", serviceName(facts.service), facts.label);
}

Error make(ErrorCode code, std::string message, std::string context = {}) {
  return {code, std::move(message), std::move(context), std::nullopt};
}

} // namespace

Error transportError(const CallFacts& facts, const HttpEnd& end) {
  const std::string who = named(facts);
  switch (end.outcome) {
  case HttpOutcome::Cancelled:
    return make(ErrorCode::Cancelled, "The request was cancelled.");
  case HttpOutcome::Refused:
  case HttpOutcome::WaitTimeout: {
    Error error = make(ErrorCode::Busy, fmt::format("All connections to remote services are in use; {} was not called. "
                                                    "Try again, or allow more connections in the settings.",
                                                    facts.label));
    error.retryAfter = std::chrono::seconds(1);
    return error;
  }
  case HttpOutcome::BadAddress:
    return make(ErrorCode::InvalidArgument, who + " has an address that cannot be called. Correct it at the endpoint.");
  case HttpOutcome::NameNotResolved:
    return make(ErrorCode::Unavailable,
                who + " was not found: its name has no address. Check its spelling and the network.", end.detail);
  case HttpOutcome::ConnectFailed:
    return make(ErrorCode::Unavailable,
                who + " does not take connections. Check that it runs and that the port is right.", end.detail);
  case HttpOutcome::ConnectTimeout:
    return make(ErrorCode::Unavailable,
                fmt::format("{} did not take a connection within {}. Check that it runs and "
                            "that no firewall is between.",
                            who, seconds(facts.limits.connect)),
                end.detail);
  case HttpOutcome::TlsFailed:
    return make(ErrorCode::Unavailable,
                who + " does not speak TLS as expected. Check whether its address should begin with http://.",
                end.detail);
  case HttpOutcome::TlsNotTrusted:
    return make(ErrorCode::Unavailable,
                who + " shows a certificate that is not trusted or belongs to another name. Nothing was sent. Check "
                      "the address, or install the certificate's authority.",
                end.detail);
  case HttpOutcome::FirstByteTimeout:
    return make(ErrorCode::DeadlineExceeded,
                fmt::format("{} did not begin to answer within {}. Try again, or allow more time in the settings.", who,
                            seconds(facts.limits.firstByte)));
  case HttpOutcome::IdleTimeout:
    return make(ErrorCode::DeadlineExceeded, fmt::format("{} stopped in the middle of its answer for {}. Try again.",
                                                         who, seconds(facts.limits.idle)));
  case HttpOutcome::TotalTimeout:
    return make(ErrorCode::DeadlineExceeded,
                fmt::format("{} did not finish within {}. Ask for less, or allow more time in the settings.", who,
                            seconds(facts.limits.total)));
  case HttpOutcome::TooLarge:
    return make(ErrorCode::TooLarge,
                fmt::format("{} answered more than {} bytes, which is the limit.", who, facts.limits.responseBytes));
  case HttpOutcome::NotHttp:
    return make(ErrorCode::Corrupt, who + " answered something that is not HTTP. Check the port.", end.detail);
  case HttpOutcome::Closed:
    return make(ErrorCode::Unavailable, who + " closed the connection without an answer. Look into its log.",
                end.detail);
  case HttpOutcome::Cut:
    return make(ErrorCode::Unavailable, who + " closed the connection within its answer. Try again.", end.detail);
  case HttpOutcome::Done:
  case HttpOutcome::StoppedBySink:
  case HttpOutcome::Failed:
    break;
  }
  return make(ErrorCode::Unavailable, who + " could not be called. The log has the reason.", end.detail);
}

Error cutError(const CallFacts& facts, const HttpEnd& end, std::size_t characters) {
  if (characters == 0) return transportError(facts, end);
  std::string why = "the connection broke";
  if (end.outcome == HttpOutcome::IdleTimeout)
    why = fmt::format("nothing more came for {}", seconds(facts.limits.idle));
  if (end.outcome == HttpOutcome::TooLarge)
    why = fmt::format("it has more than {} bytes, which is the limit", facts.limits.responseBytes);
  return make(ErrorCode::Unavailable,
              fmt::format("The answer of {} was cut after {} characters: {}. What came stands; ask again for a whole "
                          "answer.",
                          facts.label, characters, why),
              end.detail);
}

Error statusError(const CallFacts& facts, int status, const std::string& words,
                  std::optional<std::chrono::milliseconds> retryAfter) {
  const std::string said = words.empty() ? std::string() : fmt::format(" It said: “{}”", innermost(words));
  const std::string who = named(facts);
  const std::string model = facts.model.empty() ? std::string("its model") : fmt::format("the model '{}'", facts.model);
  if (status == 429 || (status == 503 && retryAfter)) {
    Error error = make(ErrorCode::Busy,
                       fmt::format("{} is busy or its limit is used up ({}). Try again later.{}", who, status, said));
    error.retryAfter = retryAfter.value_or(std::chrono::seconds(1));
    return error;
  }
  switch (status) {
  case 400:
  case 409:
  case 422:
    return make(ErrorCode::InvalidArgument, fmt::format("{} does not accept the request ({}).{}", who, status, said));
  case 401:
    return make(ErrorCode::Unavailable,
                fmt::format("{} does not accept the key (401). Enter the right key at the endpoint.{}", who, said));
  case 402:
    return make(ErrorCode::Unavailable,
                fmt::format("{} wants to be paid first (402). See to the account.{}", who, said));
  case 403:
    return make(ErrorCode::Unavailable,
                fmt::format("{} does not allow this key to use {} (403). Check what the key may "
                            "do.{}",
                            who, model, said));
  case 404:
    return make(ErrorCode::NotFound, fmt::format("{} does not know {} or the address (404). Check the model's name and "
                                                 "the endpoint's path.{}",
                                                 who, model, said));
  case 413:
    return make(ErrorCode::TooLarge, fmt::format("The request is too large for {} (413).{}", facts.label, said));
  case 508:
    return make(
        ErrorCode::LoopDetected,
        fmt::format("{} was to answer a request that comes round in a circle (508). Set the service to local on "
                    "one of the two, or to remote, then local.",
                    who));
  default:
    break;
  }
  if (status >= 300 && status < 400)
    return make(ErrorCode::Unavailable, fmt::format("{} points to another address ({}), which is not followed because "
                                                    "the key would go there. Set that address as the endpoint.",
                                                    who, status));
  if (status == 0) return make(ErrorCode::Unavailable, fmt::format("{} gave up on the request.{}", who, said));
  return make(ErrorCode::Unavailable, fmt::format("{} failed on the request ({}).{}", who, status, said));
}

std::string serviceWords(std::string_view body) {
  const auto json = wire::parseJson(body, wire::JsonLimits{.bytes = 1 << 20, .depth = 16, .keyWork = 1'000'000});
  if (json) return json->is_string() ? oneLine(json->get_ref<const std::string&>()) : oneLine(wordsOf(*json));
  const bool isMarkup = body.find('<') != std::string_view::npos; // a proxy's page tells people nothing
  return isMarkup ? std::string() : oneLine(body.substr(0, 4 * kMaxWords));
}

std::string withoutSecrets(std::string words, const Endpoint& endpoint, const HttpBody& sent) {
  const auto hide = [&](const std::string& secret) {
    if (secret.size() < 4) return;
    for (std::size_t at = words.find(secret); at != std::string::npos; at = words.find(secret, at + 1))
      words.replace(at, secret.size(), "•••");
  };
  hide(endpoint.apiKey);
  for (const HttpHeader& header : endpoint.headers)
    hide(header.value);
  for (std::size_t at = 0; at + kQuoteBytes <= words.size(); ++at) {
    const std::string_view window = std::string_view(words).substr(at, kQuoteBytes);
    for (const auto& piece : sent.pieces)
      if (std::string_view(*piece).substr(0, kSearchedBytes).find(window) != std::string_view::npos)
        return "(its words are left out because they quote the request)";
  }
  return words;
}

} // namespace aisemble::remote
