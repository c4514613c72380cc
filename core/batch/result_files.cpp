// SPDX-License-Identifier: Apache-2.0
#include "core/batch/result_files.h"

#include "core/base/files.h"
#include "core/base/write_all.h"
#include "core/batch/batch_tasks.h"
#include "core/batch/result_text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

namespace aisemble {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> kPictureExtensions{".png", ".jpg", ".jpeg", ".webp",
                                                             ".bmp", ".gif", ".tif",  ".tiff"};
constexpr int kResultsPage = 256;

std::string_view nextStep(int cause, bool isBegun) {
  if (cause == ENOSPC || cause == EDQUOT)
    return isBegun ? "Free some space, then resume." : "Free some space, then start it again.";
  if (isBegun && cause == ENOENT) return "Is the folder still there? Then resume.";
  return isBegun ? "Check the folder and its permissions, then resume."
                 : "Check the folder and its permissions, then start it again.";
}

/// `target`: what the user knows, be it a hidden file beside it that is written first.
Result<void> writeContent(int file, std::string_view content, const fs::path& target) {
  if (!writeAll(file, content)) return fail(cannotWriteResults(target, errno, true));
  return {};
}

/// Not on the disk yet when it returns: one syncfs() serves a group of files.
Result<void> writeTemporary(const fs::path& path, std::string_view content, const fs::path& target) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) return fail(cannotWriteResults(target, errno, true));
  Result<void> done = writeContent(file, content, target);
  if (::close(file) != 0 && done) done = fail(cannotWriteResults(target, errno, true));
  if (!done) ::unlink(path.c_str());
  return done;
}

Result<void> flushDisk(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return fail(cannotWriteResults(folder, errno, true));
  const int failed = ::syncfs(descriptor) != 0 ? errno : 0;
  ::close(descriptor);
  if (failed != 0) return fail(cannotWriteResults(folder, failed, true));
  return {};
}

/// Never `top` itself: one that was moved away is not to be begun anew beside its results, at whatever instant it goes.
Result<void> makeFoldersBelow(const fs::path& top, const fs::path& folder) {
  fs::path made = top;
  for (const fs::path& part : folder.lexically_relative(top)) {
    if (part == ".") continue;
    made /= part;
    if (::mkdir(made.c_str(), 0777) != 0 && errno != EEXIST) return fail(cannotMakeFolder(made, errno, true));
  }
  return {};
}

/// Never over a file that is there.
Result<void> moveInto(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
  if (errno == EINVAL || errno == ENOSYS) { // a file system that cannot
    struct stat ignored {};
    if (::lstat(to.c_str(), &ignored) == 0)
      errno = EEXIST;
    else if (::rename(from.c_str(), to.c_str()) == 0)
      return {};
  }
  const int cause = errno;
  ::unlink(from.c_str());
  return fail(cannotWriteResults(to, cause, true));
}

enum class Found { Nothing, Same, Other };

Found compare(const fs::path& path, std::string_view content) {
  struct stat about {};
  if (::lstat(path.c_str(), &about) != 0) return Found::Nothing;
  if (!S_ISREG(about.st_mode) || static_cast<std::size_t>(about.st_size) != content.size()) return Found::Other;
  const Result<std::string> there = readFile(path, content.size());
  return there && *there == content ? Found::Same : Found::Other;
}

std::string extensionOf(const std::string& mediaType) {
  if (mediaType == "image/jpeg") return ".jpg";
  if (const auto slash = mediaType.find('/'); slash != std::string::npos)
    return std::string(".").append(mediaType, slash + 1);
  return ".bin";
}

bool isThere(const fs::path& path) {
  struct stat ignored {};
  return ::lstat(path.c_str(), &ignored) == 0;
}

} // namespace

Error cannotWriteResults(const fs::path& path, int cause, bool isBegun) {
  return {ErrorCode::IoFailure,
          "Results cannot be written to '" + path.string() + "': " + std::strerror(cause) + ". " +
              std::string(nextStep(cause, isBegun)),
          {},
          {}};
}

Error cannotMakeFolder(const fs::path& folder, int cause, bool isBegun) {
  return {ErrorCode::IoFailure,
          "The folder '" + folder.string() + "' cannot be made: " + std::strerror(cause) + ". " +
              std::string(nextStep(cause, isBegun)),
          {},
          {}};
}

bool isPictureExtension(std::string_view extension) {
  return std::find(kPictureExtensions.begin(), kPictureExtensions.end(), extension) != kPictureExtensions.end();
}

bool isNameTaken(const fs::path& folder, const std::string& name, bool makesPictures) {
  if (isThere(folder / (name + ".json"))) return true;
  return makesPictures && std::any_of(kPictureExtensions.begin(), kPictureExtensions.end(), [&](std::string_view end) {
           return isThere(folder / (name + std::string(end)));
         });
}

ResultFiles::ResultFiles(BatchJournal& journal, BatchId id, const BatchSpec& spec)
    : m_journal(journal)
    , m_id(id)
    , m_task(std::string(serviceName(spec.service)) + "/" + spec.task)
    , m_output(spec.output)
    , m_isOneFile(writesOneFile(spec))
    , m_isTable(outputSuffix(spec) == ".csv") {}

ResultFiles::~ResultFiles() {
  if (m_lines >= 0) ::close(m_lines);
}

Result<void> ResultFiles::reserve(bool isResumed) {
  const fs::path folder = m_isOneFile ? m_output.parent_path() : m_output;
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return fail(cannotMakeFolder(folder, failed.value(), isResumed));
  if (!m_isOneFile) {
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return fail(cannotWriteResults(folder, errno, isResumed));
    return {};
  }
  const int file = ::open(m_output.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) {
    if (errno != EEXIST) return fail(cannotWriteResults(m_output, errno, isResumed));
    std::error_code ignored;
    if (!isResumed || !fs::is_regular_file(m_output, ignored) || fs::file_size(m_output, ignored) != 0)
      return fail(ErrorCode::InvalidArgument,
                  "'" + m_output.string() + "' exists and is not written over. Give another name, or move it away.");
    return m_journal.setOutputReserved(m_id);
  }
  ::close(file);
  return m_journal.setOutputReserved(m_id);
}

Result<void> ResultFiles::catchUp() {
  if (m_isOneFile) {
    if (Result<void> done = rewrite(); !done) return done;
    if (m_isTable) return {};
    m_lines = ::open(m_output.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (m_lines < 0) return fail(cannotWriteResults(m_output, errno, true));
    return {};
  }
  for (;;) {
    const Result<std::vector<UnwrittenBatchItem>> items = m_journal.unwritten(m_id, kResultsPage / 4);
    if (!items) return fail(items.error());
    if (items->empty()) return {};
    if (Result<void> done = writeFolder(*items); !done) return done;
  }
}

Result<void> ResultFiles::write(std::span<const UnwrittenBatchItem> items) {
  if (items.empty()) return {};
  if (!m_isOneFile) return writeFolder(items);
  return m_isTable ? Result<void>{} : appendLines(items);
}

Result<void> ResultFiles::finish() {
  return m_isOneFile ? rewrite() : Result<void>{};
}

struct ResultFiles::Planned {
  struct File {
    fs::path path;
    fs::path temporary;
    std::string content;
    bool isThere = false;
  };
  WrittenBatchItem written;
  std::vector<File> files; ///< the JSON last: once it is there, so is the picture
};

/// The first name of which everything there is what would be written: a kill may have come before the journal was told.
Result<ResultFiles::Planned> ResultFiles::plan(const UnwrittenBatchItem& item) const {
  std::string name = item.item.outputName.empty() ? "item-" + std::to_string(item.item.position) : item.item.outputName;
  const std::string wanted = name;
  for (int number = 2;; ++number) {
    Planned out{{item.item.position, name}, {}};
    const fs::path base = m_output / name;
    const fs::path hidden =
        base.parent_path() /
        std::string(".aisemble-").append(std::to_string(m_id) + "-" + std::to_string(item.item.position));
    std::string pictureName;
    if (!item.picture.empty()) {
      const std::string extension = extensionOf(item.mediaType);
      pictureName = base.filename().string() + extension;
      out.files.push_back({base.string() + extension, hidden.string() + ".picture", item.picture});
    }
    Result<std::string> json = resultDocument(item.item, m_task, pictureName);
    if (!json) return fail(std::move(json.error()));
    out.files.push_back({base.string() + ".json", hidden.string() + ".json", std::move(*json)});
    bool isFree = true;
    for (Planned::File& file : out.files) {
      const Found found = compare(file.path, file.content);
      isFree = isFree && found != Found::Other;
      file.isThere = found == Found::Same;
    }
    if (isFree) return out;
    name = wanted + "-" + std::to_string(number);
  }
}

Result<void> ResultFiles::writeFolder(std::span<const UnwrittenBatchItem> items) {
  std::vector<Planned> planned;
  for (const UnwrittenBatchItem& item : items) {
    if (item.item.state != BatchItemState::Completed) continue;
    Result<Planned> next = plan(item);
    if (!next) return fail(std::move(next.error()));
    for (const Planned::File& file : next->files) {
      if (file.isThere) continue;
      if (Result<void> made = makeFoldersBelow(m_output, file.path.parent_path()); !made) return made;
      if (Result<void> done = writeTemporary(file.temporary, file.content, file.path); !done) return done;
    }
    planned.push_back(std::move(*next));
  }
  if (planned.empty()) return {};
  if (Result<void> done = flushDisk(m_output); !done) return done;
  std::vector<WrittenBatchItem> written;
  for (const Planned& item : planned) {
    for (const Planned::File& file : item.files)
      if (Result<void> done = file.isThere ? Result<void>{} : moveInto(file.temporary, file.path); !done) return done;
    written.push_back(item.written);
  }
  return m_journal.setWritten(m_id, written);
}

Result<void> ResultFiles::appendLines(std::span<const UnwrittenBatchItem> items) {
  std::string lines;
  for (const UnwrittenBatchItem& item : items) {
    Result<std::string> line = resultLine(item.item);
    if (!line) return fail(std::move(line.error()));
    lines += *line;
  }
  return writeContent(m_lines, lines, m_output); // a torn line is mended by the next catchUp()
}

template <class Visit>
Result<void> ResultFiles::eachResult(Visit visit) {
  for (std::int64_t position = 0;;) {
    const Result<std::vector<BatchItem>> page = m_journal.results(m_id, position, kResultsPage);
    if (!page) return fail(page.error());
    if (page->empty()) return {};
    for (const BatchItem& item : *page)
      if (Result<void> done = visit(item); !done) return done;
    position = page->back().position + 1;
  }
}

Result<void> ResultFiles::rewrite() {
  std::optional<ResultTable> table;
  if (m_isTable) {
    table.emplace();
    if (Result<void> done = eachResult([&](const BatchItem& item) { return table->addColumns(item); }); !done)
      return done;
  }
  const fs::path temporary = m_output.parent_path() / std::string(".").append(m_output.filename().string() +
                                                                              ".aisemble-" + std::to_string(m_id));
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) return fail(cannotWriteResults(m_output, errno, true));
  std::string pending = table ? table->header() : std::string();
  Result<void> done = eachResult([&](const BatchItem& item) -> Result<void> {
    Result<std::string> line = table ? table->row(item) : resultLine(item);
    if (!line) return fail(std::move(line.error()));
    pending += *line;
    if (pending.size() < (std::size_t{1} << 20)) return {};
    Result<void> written = writeContent(file, pending, m_output);
    pending.clear();
    return written;
  });
  if (done) done = writeContent(file, pending, m_output);
  if (done && ::fsync(file) != 0) done = fail(cannotWriteResults(m_output, errno, true));
  if (::close(file) != 0 && done) done = fail(cannotWriteResults(m_output, errno, true));
  if (done && ::rename(temporary.c_str(), m_output.c_str()) != 0)
    done = fail(cannotWriteResults(m_output, errno, true));
  if (!done) {
    ::unlink(temporary.c_str());
    return done;
  }
  return flushDisk(m_output.parent_path());
}

} // namespace aisemble
