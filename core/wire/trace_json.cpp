// SPDX-License-Identifier: Apache-2.0
#include "core/wire/trace_json.h"

#include "core/wire/object_reader_p.h"

namespace aisemble::wire {
namespace {

std::optional<Stage> stageFromName(std::string_view name) {
  for (std::size_t i = 0; i < kStageCount; ++i)
    if (stageName(static_cast<Stage>(i)) == name) return static_cast<Stage>(i);
  return std::nullopt;
}

std::optional<ErrorCode> errorCodeFromName(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i)
    if (errorCodeName(static_cast<ErrorCode>(i)) == name) return static_cast<ErrorCode>(i);
  return std::nullopt;
}

void putCount(Json& json, const char* name, std::uint64_t value) {
  if (value != 0) json[name] = value;
}

} // namespace

Json toJson(const Trace& trace) {
  Json spans = Json::array();
  for (const Span& span : trace.spans)
    spans.push_back(
        {{"stage", stageName(span.stage)}, {"begin_ns", span.begin.count()}, {"length_ns", span.length.count()}});
  return {{"total_ns", trace.total.count()}, {"spans", std::move(spans)}};
}

template <>
Result<Trace> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<Trace>(json, [](ObjectReader& reader, Trace& out) {
    std::int64_t total = 0;
    std::int64_t end = 0;
    reader.required("total_ns", total, kCount);
    const auto readSpan = [&](ObjectReader& item) {
      Span span;
      std::int64_t begin = 0;
      std::int64_t length = 0;
      item.named("stage", span.stage, stageFromName, "the stages of a trace", true);
      item.required("begin_ns", begin, kCount);
      item.required("length_ns", length, kCount);
      if (begin != end) item.problem("begin_ns", "must be where the span before ended");
      if (length > total - end) return item.problem("length_ns", "reaches beyond total_ns");
      end += length;
      span.begin = Nanoseconds(begin);
      span.length = Nanoseconds(length);
      out.spans.push_back(span);
    };
    reader.objects("spans", readSpan, true);
    if (end != total) reader.problem("total_ns", "must be the sum of the spans' lengths");
    out.total = Nanoseconds(total);
  });
}

Json toJson(const Error& error) {
  Json out{{"code", errorCodeName(error.code)}, {"message", error.message}};
  if (!error.context.empty()) out["context"] = error.context;
  if (error.retryAfter) out["retry_after_ms"] = error.retryAfter->count();
  return out;
}

template <>
Result<Error> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<Error>(json, [](ObjectReader& reader, Error& out) {
    reader.named("code", out.code, errorCodeFromName, "the error codes", true);
    reader.required("message", out.message);
    reader.optional("context", out.context);
    std::optional<std::int64_t> retry;
    reader.optional("retry_after_ms", retry, kCount);
    if (retry) out.retryAfter = std::chrono::milliseconds(*retry);
  });
}

Json toJson(const ModelInfo& info) {
  Json out{{"name", info.name}, {"path", info.path.string()}, {"service", serviceName(info.service)}};
  const auto putText = [&](const char* name, const std::string& text) {
    if (!text.empty()) out[name] = text;
  };
  putText("architecture", info.architecture);
  putText("format", info.format);
  putText("dtype", info.dtype);
  putCount(out, "parameters", info.parameters);
  putCount(out, "bytes_on_disk", info.bytesOnDisk);
  putCount(out, "context_length", static_cast<std::uint64_t>(info.contextLength));
  putCount(out, "vocabulary", static_cast<std::uint64_t>(info.vocabulary));
  out["has_chat_template"] = info.hasChatTemplate;
  out["is_default"] = info.isDefault;
  putCount(out, "weight_bytes", info.weightBytes);
  putCount(out, "kv_bytes_per_token", info.kvBytesPerToken);
  putText("origin", info.origin);
  putText("problem", info.problem);
  return out;
}

template <>
Result<ModelInfo> fromJson(const Json& json, const DecodeOptions&) {
  return readDocument<ModelInfo>(json, [](ObjectReader& reader, ModelInfo& out) {
    std::string path;
    reader.required("name", out.name);
    reader.required("path", path);
    out.path = path;
    reader.named("service", out.service, serviceFromName, "llm, vision, nlp, data", true);
    reader.optional("architecture", out.architecture);
    reader.optional("format", out.format);
    reader.optional("dtype", out.dtype);
    reader.optional("parameters", out.parameters);
    reader.optional("bytes_on_disk", out.bytesOnDisk);
    reader.optional("context_length", out.contextLength, kCount);
    reader.optional("vocabulary", out.vocabulary, kCount);
    reader.optional("has_chat_template", out.hasChatTemplate);
    reader.optional("is_default", out.isDefault);
    reader.optional("weight_bytes", out.weightBytes);
    reader.optional("kv_bytes_per_token", out.kvBytesPerToken);
    reader.optional("origin", out.origin);
    reader.optional("problem", out.problem);
  });
}

} // namespace aisemble::wire
