// SPDX-License-Identifier: Apache-2.0
#include "core/wire/canonical.h"

#include "core/base/hash.h"
#include "core/wire/data_json.h"
#include "core/wire/llm_json.h"
#include "core/wire/nlp_json.h"
#include "core/wire/request_json.h"
#include "core/wire/vision_json.h"

#include <nlohmann/json.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <vector>

namespace aisemble::wire {
namespace {

void writeText(const std::string& text, std::string& out) {
  static constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

template <class Number>
void writeNumber(Number value, std::string& out) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  out.append(buffer, end.ptr);
}

void write(const Json& json, std::string& out) {
  switch (json.type()) {
  case Json::value_t::object: {
    std::vector<const Json::object_t::value_type*> members;
    for (const auto& member : json.get_ref<const Json::object_t&>())
      members.push_back(&member);
    std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    out += '{';
    for (const auto* member : members) {
      if (out.back() != '{') out += ',';
      writeText(member->first, out);
      out += ':';
      write(member->second, out);
    }
    out += '}';
    break;
  }
  case Json::value_t::array:
    out += '[';
    for (std::size_t i = 0; i < json.size(); ++i) {
      if (i > 0) out += ',';
      write(json[i], out);
    }
    out += ']';
    break;
  case Json::value_t::string:
    writeText(json.get_ref<const std::string&>(), out);
    break;
  case Json::value_t::boolean:
    out += json.get<bool>() ? "true" : "false";
    break;
  case Json::value_t::number_unsigned:
    writeNumber(json.get<std::uint64_t>(), out);
    break;
  case Json::value_t::number_integer:
    writeNumber(json.get<std::int64_t>(), out);
    break;
  case Json::value_t::number_float: {
    const double value = json.get<double>();
    if (std::isnan(value))
      out += "nan"; // one spelling, whatever the sign and payload
    else
      writeNumber(value == 0 ? 0.0 : value, out); // -0 asks for the same as 0
    break;
  }
  default:
    out += "null";
    break;
  }
}

/// Every field with its value, also those that toJson() leaves out at their default.
Json canonicalOptions(const GenerationOptions& options) {
  Json out = toJson(options);
  out["ignore_eos"] = options.ignoreEndOfSequence;
  std::vector<std::string> stop = options.stop; // the first match ends the answer, whatever their order
  std::sort(stop.begin(), stop.end());
  stop.erase(std::unique(stop.begin(), stop.end()), stop.end());
  out["stop"] = stop;
  if (options.temperature == 0)
    for (const char* unused : {"top_k", "top_p", "min_p", "seed"})
      out.erase(unused);
  return out;
}

Json fileIdentity(const std::filesystem::path& path) {
  Json out = Json::object();
  out["path"] = path.string();
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return out; // the engine will say what is wrong with it
  out["size"] = static_cast<std::int64_t>(info.st_size);
  out["changed"] = {static_cast<std::int64_t>(info.st_mtim.tv_sec), static_cast<std::int64_t>(info.st_mtim.tv_nsec)};
  out["inode"] = static_cast<std::uint64_t>(info.st_ino);
  return out;
}

/// Streams the cells into a digest without building their text. Every piece is preceded by its kind, every text by its
/// length, so that different tables feed different bytes.
Json tableIdentity(const Table& table) {
  DigestBuilder digest;
  const auto addBytes = [&](const void* bytes, std::size_t size) {
    digest.add({static_cast<const char*>(bytes), size});
  };
  const auto addText = [&](const std::string& text) {
    const std::uint64_t size = text.size();
    addBytes(&size, sizeof size);
    digest.add(text);
  };
  struct CellWriter {
    const decltype(addBytes)& bytes;
    const decltype(addText)& text;
    void operator()(std::monostate) const {}
    void operator()(bool value) const { bytes(&value, sizeof value); }
    void operator()(std::int64_t value) const { bytes(&value, sizeof value); }
    void operator()(double value) const {
      const double zeroed = value == 0 ? 0.0 : value;
      bytes(&zeroed, sizeof zeroed);
    }
    void operator()(const std::string& value) const { text(value); }
    void operator()(const NestedJson& value) const { text(value.text); }
    void operator()(const BigInteger& value) const { text(value.digits); }
  };
  for (const Column& column : table.columns) {
    addText(column.name);
    addBytes(&column.isReal, sizeof column.isReal);
    for (const Cell& cell : column.cells) {
      const auto kind = static_cast<unsigned char>(cell.index());
      addBytes(&kind, 1);
      std::visit(CellWriter{addBytes, addText}, cell);
    }
  }
  Json out = Json::object();
  out["columns"] = table.columns.size();
  out["rows"] = table.rows();
  out["digest"] = digest.finish().hex();
  return out;
}

Json canonicalJson(const CompletionRequest& request) {
  Json out = toJson(request);
  out["raw"] = request.raw || !request.promptIds.empty(); // ids are always taken as they are
  out["options"] = canonicalOptions(request.options);
  return out;
}

Json canonicalJson(const ChatRequest& request) {
  Json out = toJson(request);
  out["options"] = canonicalOptions(request.options);
  return out;
}

Json canonicalJson(const TokenizeRequest& request) {
  Json out = toJson(request);
  out["add_special_tokens"] = request.addSpecialTokens;
  return out;
}

Json canonicalJson(const DetokenizeRequest& request) {
  Json out = toJson(request);
  out["skip_special_tokens"] = request.skipSpecialTokens;
  return out;
}

Json canonicalJson(const LogitsRequest& request) {
  return toJson(request);
}
Json canonicalJson(const PerplexityRequest& request) {
  return toJson(request);
}
Json canonicalJson(const EmbedRequest& request) {
  return toJson(request);
}

Json canonicalJson(const VisionRequest& request) {
  Json out = Json::object();
  out["task"] = visionTaskName(request.task);
  out["options"] = toJson(request.task, request.options);
  if (const auto* path = std::get_if<std::filesystem::path>(&request.image)) {
    out["image"] = fileIdentity(*path);
  } else if (const EncodedImage& image = std::get<EncodedImage>(request.image); !image.isEmpty()) {
    out["image"]["size"] = image.bytes->size();
    out["image"]["digest"] = digestOf(*image.bytes).hex();
  }
  return out;
}

Json canonicalJson(const NlpRequest& request) {
  Json out = toJson(request);
  out["options"] = toJson(request.task, request.options);
  return out;
}

Json canonicalJson(const DataRequest& request) {
  Json out = Json::object();
  out["operation"] = dataOperationName(request.operation);
  out["options"] = toJson(request.operation, request.options);
  if (const auto* path = std::get_if<std::filesystem::path>(&request.data))
    out["data"] = fileIdentity(*path);
  else if (const SharedTable& shared = std::get<SharedTable>(request.data); shared.table != nullptr)
    out["data"] = tableIdentity(*shared.table);
  return out;
}

} // namespace

std::string canonicalRequest(const Request& request) {
  static constexpr std::array<const char*, std::variant_size_v<Request::Variant>> kinds{
      "completion", "chat", "tokenize", "detokenize", "logits", "perplexity", "embed", "vision", "nlp", "data"};
  Json json = std::visit([](const auto& typed) -> Json { return canonicalJson(typed); }, request);
  json.erase("model");
  json["kind"] = kinds[request.index()];
  std::string out;
  write(json, out);
  return out;
}

} // namespace aisemble::wire
