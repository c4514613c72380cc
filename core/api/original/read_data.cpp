// SPDX-License-Identifier: Apache-2.0
// /data/process: the fast reader for what is right, pydantic's words for what is not.
#include "core/api/original/answer_text.h"
#include "core/api/original/read_calls.h"
#include "core/api/validation/body_reader.h"
#include "core/api/validation/status.h"
#include "core/wire/data_json.h"
#include "core/wire/data_text.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace aisemble::api {
namespace {

using wire::Json;

tl::unexpected<HttpResponse> refused(HttpResponse answer) {
  return tl::unexpected<HttpResponse>(std::move(answer));
}

Call callOf(DataRequest request, Frame frame) {
  request.model.clear(); // an unknown field to the original
  return {std::move(request), frame == Frame::Service ? serviceAnswer : dataAnswer, {}, false, {}};
}

/// {"file_path": text} and no column beside it.
const std::string* filePathOf(const Json& data) {
  if (data.size() != 1 || !data.contains("file_path") || !data["file_path"].is_string()) return nullptr;
  return &data["file_path"].get_ref<const std::string&>();
}

/// What the fast reader refused: an uploaded file, or a body with something wrong, `why`.
Understood readCarefully(const HttpRequest& request, Frame frame, const UploadStore& uploads, const Error& why) {
  BodyReader reader(request);
  std::string operation;
  Json data;
  Json options = Json::object();
  reader.required("operation", operation);
  reader.requiredDictionary("data", data);
  reader.nullableDictionary("options", options);
  if (!reader.isValid()) return refused(reader.problems());
  const auto known = dataOperationFromName(operation);
  if (!known) return refused(detailAnswer(400, "Unknown operation: " + operation));
  const std::string* filePath = filePathOf(data);
  if (filePath == nullptr) return refused(errorAnswer(why));

  DataRequest out;
  out.operation = *known;
  auto read = wire::dataOptionsFromJson(*known, options);
  if (!read) return refused(errorAnswer(read.error()));
  out.options = std::move(*read);
  auto file = uploads.resolve(*filePath);
  if (!file) return refused(errorAnswer(file.error()));
  out.data = std::move(*file);
  return callOf(std::move(out), frame);
}

} // namespace

Understood readData(const HttpRequest& request, Frame frame, const UploadStore& uploads) {
  Error why{ErrorCode::InvalidArgument, "The body is not a JSON object.", {}, {}};
  if (hasJsonBody(request)) {
    std::string_view body = request.body;
    if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
    auto read = wire::dataRequestFromText(body);
    if (read) return callOf(std::move(*read), frame);
    if (read.error().code != ErrorCode::InvalidArgument) return refused(errorAnswer(read.error()));
    why = std::move(read.error());
  }
  return readCarefully(request, frame, uploads, why);
}

} // namespace aisemble::api
