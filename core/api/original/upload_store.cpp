// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/upload_store.h"

#include "core/api/original/multipart_parser.h"
#include "core/base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace aisemble::api {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxNameBytes = 200;     // 255 less what a number and a temporary name add
constexpr std::string_view kPrefix = "/data/"; // the folder's name to clients, as in the original

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

tl::unexpected<Error> ioFailure(const std::string& what) {
  return fail(ErrorCode::IoFailure, what + " failed: " + std::strerror(errno) + ". Check the server's disk.");
}

/// A new file in the folder, removed with this unless it was given a name.
class PartFile {
 public:
  explicit PartFile(const fs::path& folder) : m_path((folder / ".part-XXXXXX").string()) {
    const int descriptor = ::mkostemp(m_path.data(), O_CLOEXEC);
    if (descriptor >= 0) m_file.reset(::fdopen(descriptor, "wb"));
  }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  ~PartFile() {
    m_file.reset();
    ::unlink(m_path.c_str());
  }
  [[nodiscard]] bool isOpen() const { return m_file != nullptr; }
  [[nodiscard]] bool write(std::string_view piece) {
    m_size += piece.size();
    return std::fwrite(piece.data(), 1, piece.size(), m_file.get()) == piece.size();
  }
  /// To the disk; then path() has everything.
  [[nodiscard]] bool finish() {
    const bool isWritten = std::fflush(m_file.get()) == 0 && ::fdatasync(::fileno(m_file.get())) == 0;
    return std::fclose(m_file.release()) == 0 && isWritten;
  }
  [[nodiscard]] const std::string& path() const { return m_path; }
  [[nodiscard]] std::uint64_t size() const { return m_size; }

 private:
  std::string m_path;
  File m_file;
  std::uint64_t m_size = 0;
};

/// Keeps the field "file" and passes over the others.
class FileFieldSink final : public MultipartSink {
 public:
  explicit FileFieldSink(const fs::path& folder) : m_folder(folder) {}

  Result<void> beginPart(MultipartPart part) override {
    m_isWanted = part.name == "file" && part.fileName.has_value();
    if (!m_isWanted) return {};
    if (file) return fail(ErrorCode::InvalidArgument, "The form has more than one file. Upload one at a time.");
    if (auto checked = checkUploadName(*part.fileName); !checked) return checked;
    name = std::move(*part.fileName);
    file = std::make_unique<PartFile>(m_folder);
    if (!file->isOpen()) return ioFailure("Making a file for the upload");
    return {};
  }
  Result<void> data(std::string_view piece) override {
    if (!m_isWanted) return {};
    if (file->size() + piece.size() > UploadStore::kFileBytes)
      return fail(ErrorCode::TooLarge, fmt::format("An uploaded file may have {} bytes.", UploadStore::kFileBytes));
    if (!file->write(piece)) return ioFailure("Writing the upload");
    return {};
  }
  Result<void> endPart() override {
    if (!m_isWanted) return {};
    m_isWanted = false;
    if (!file->finish()) return ioFailure("Writing the upload");
    return {};
  }

  std::string name;
  std::unique_ptr<PartFile> file;

 private:
  const fs::path& m_folder;
  bool m_isWanted = false;
};

bool haveSameContent(const fs::path& a, const fs::path& b) {
  std::error_code ignored;
  if (!fs::is_regular_file(fs::symlink_status(b, ignored)) || fs::file_size(a, ignored) != fs::file_size(b, ignored))
    return false;
  const File first(std::fopen(a.c_str(), "rbe"));
  const File second(std::fopen(b.c_str(), "rbe"));
  if (!first || !second) return false;
  std::array<char, 65536> left{};
  std::array<char, 65536> right{};
  for (;;) {
    const std::size_t count = std::fread(left.data(), 1, left.size(), first.get());
    if (std::fread(right.data(), 1, right.size(), second.get()) != count) return false;
    if (!std::equal(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(count), right.begin())) return false;
    if (count == 0) return std::ferror(first.get()) == 0 && std::ferror(second.get()) == 0;
  }
}

std::string numbered(const std::string& name, int number) {
  if (number == 0) return name;
  const std::size_t dot = name.rfind('.');
  const std::size_t stem = dot == std::string::npos ? name.size() : dot;
  return name.substr(0, stem) + "-" + std::to_string(number) + name.substr(stem);
}

/// A link never replaces what is there, so two uploads of one name at once cannot mix.
Result<std::string> giveName(const PartFile& file, const fs::path& folder, const std::string& name) {
  for (int number = 0; number < 1000; ++number) {
    const std::string candidate = numbered(name, number);
    const fs::path target = folder / candidate;
    if (::link(file.path().c_str(), target.c_str()) == 0) return candidate;
    if (errno != EEXIST) return ioFailure("Keeping the uploaded file");
    if (haveSameContent(file.path(), target)) return candidate;
  }
  return fail(ErrorCode::InvalidArgument, "There are a thousand uploads named '" + name + "'. Choose another name.");
}

Result<void> checkRoom(const fs::path& folder) {
  std::error_code ignored;
  std::size_t count = 0;
  for (fs::directory_iterator at(folder, ignored), end; at != end && count < UploadStore::kFiles; at.increment(ignored))
    ++count;
  if (count < UploadStore::kFiles) return {};
  return fail(ErrorCode::TooLarge,
              fmt::format("The upload folder holds {} files already. Remove some on the server.", UploadStore::kFiles));
}

} // namespace

Result<void> checkUploadName(std::string_view name) {
  const auto bad = [](std::string_view why) {
    return fail(ErrorCode::InvalidArgument, "The file name " + std::string(why) + ".");
  };
  if (name.empty()) return bad("is empty");
  if (name.size() > kMaxNameBytes) return bad(fmt::format("is longer than {} bytes", kMaxNameBytes));
  if (findInvalidUtf8(name) != std::string::npos) return bad("is not UTF-8 text");
  if (name.find_first_of("/\\") != std::string_view::npos) return bad("must be a name alone, without a folder");
  if (name.front() == '.') return bad("must not begin with a dot");
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    return bad("has control characters");
  return {};
}

Result<UploadStore::Stored> UploadStore::store(const fs::path& body, std::string_view contentType) const {
  auto boundary = multipartBoundary(contentType);
  if (!boundary) return fail(std::move(boundary.error()));
  std::error_code failure;
  fs::create_directories(m_folder, failure);
  if (failure) return fail(ErrorCode::IoFailure, "The upload folder cannot be made: " + failure.message() + ".");
  if (auto room = checkRoom(m_folder); !room) return fail(std::move(room.error()));
  const File file(std::fopen(body.c_str(), "rbe"));
  if (!file) return ioFailure("Reading the upload");

  FileFieldSink sink(m_folder);
  MultipartParser parser(*boundary, sink);
  std::array<char, 65536> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get()))
    if (auto fed = parser.feed({buffer.data(), count}); !fed) return fail(std::move(fed.error()));
  if (std::ferror(file.get()) != 0) return ioFailure("Reading the upload");
  if (auto finished = parser.finish(); !finished) return fail(std::move(finished.error()));
  if (!sink.file) return fail(ErrorCode::NotFound, "The form has no file named 'file'.");

  auto name = giveName(*sink.file, m_folder, sink.name);
  if (!name) return fail(std::move(name.error()));
  return Stored{*name, sink.file->size(), std::string(kPrefix) + *name};
}

Result<fs::path> UploadStore::resolve(std::string_view path) const {
  const std::string_view name = path.starts_with(kPrefix) ? path.substr(kPrefix.size()) : path;
  if (auto checked = checkUploadName(name); !checked)
    return fail(ErrorCode::InvalidArgument,
                "data.file_path: must be a path that /data/upload answered. " + checked.error().message);
  std::error_code failure;
  const fs::path root = fs::canonical(m_folder, failure);
  const fs::path file = failure ? fs::path() : fs::canonical(root / name, failure);
  if (failure || !fs::is_regular_file(file, failure))
    return fail(ErrorCode::NotFound, "data.file_path: there is no uploaded file '" + std::string(name) + "'.");
  if (file.parent_path() != root)
    return fail(ErrorCode::InvalidArgument, "data.file_path: leads out of the upload folder.");
  return file;
}

std::string UploadStore::withoutFolder(std::string message) const {
  std::error_code failure;
  for (const std::string& folder : {fs::canonical(m_folder, failure).string(), m_folder.string()}) {
    if (folder.empty()) continue;
    for (std::size_t at = message.find(folder); at != std::string::npos; at = message.find(folder, at))
      message.replace(at, folder.size(), kPrefix.substr(0, kPrefix.size() - 1));
  }
  return message;
}

} // namespace aisemble::api
