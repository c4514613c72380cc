// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/body_sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace aisemble::api {
namespace {

HttpFault storageFault(int error) {
  if (error == ENOSPC || error == EDQUOT)
    return {507, "There is no room on the disk for the upload. Free some space and send it again."};
  return {500, "The upload could not be written to the server's disk."};
}

} // namespace

std::optional<HttpFault> MemorySink::take(std::string_view piece) {
  if (!m_share.grow(piece.size()))
    return HttpFault{503, "Too many large requests are under way. Send this one again in a moment."};
  m_body.append(piece);
  return std::nullopt;
}

std::optional<HttpFault> FileSink::open(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  std::string name = (folder / "upload-XXXXXX").string();
  m_file = mkostemp(name.data(), O_CLOEXEC); // mode 0600
  if (m_file < 0) return storageFault(errno);
  m_path = std::move(name);
  return std::nullopt;
}

FileSink::~FileSink() {
  if (m_file >= 0) ::close(m_file);
}

std::optional<HttpFault> FileSink::take(std::string_view piece) {
  while (!piece.empty()) {
    const ssize_t wrote = ::write(m_file, piece.data(), piece.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return storageFault(errno);
    piece.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return std::nullopt;
}

} // namespace aisemble::api
