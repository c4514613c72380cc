// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files that clients upload to /data/upload: one flat folder, names that cannot lead out of it, nothing overwritten.

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace aisemble::api {

/// A name that may be kept as it is: 1 to 200 bytes of UTF-8, no separators ("/" and "\"), no control characters, no
/// leading dot (so neither "." nor ".."). Errors: InvalidArgument.
[[nodiscard]] Result<void> checkUploadName(std::string_view name);

/// Thread-safe; functions block on the disk.
class UploadStore {
 public:
  static constexpr std::uint64_t kFileBytes = std::uint64_t{512} << 20; ///< of one upload
  static constexpr std::size_t kFiles = 10'000;

  explicit UploadStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

  struct Stored {
    std::string fileName; ///< as kept
    std::uint64_t sizeBytes = 0;
    std::string path; ///< what `data: {file_path}` takes: "/data/<fileName>"
  };
  /// Takes the form's field "file" out of a spooled multipart body. A name that is taken gets a number ("a.csv" becomes
  /// "a-1.csv"), unless the file of that name has the same content: then it stands for both. Errors: InvalidArgument
  /// (the body or the name), NotFound (no file in the form), TooLarge, IoFailure.
  [[nodiscard]] Result<Stored> store(const std::filesystem::path& body, std::string_view contentType) const;

  /// The file behind "/data/<name>" or "<name>", after links. Errors: InvalidArgument (not a name, or it leads out of
  /// the folder), NotFound.
  [[nodiscard]] Result<std::filesystem::path> resolve(std::string_view path) const;

  /// A message with the folder's place on this machine told as clients know it: "/data".
  [[nodiscard]] std::string withoutFolder(std::string message) const;

  /// Where bodies are spooled: on the same file system.
  [[nodiscard]] std::filesystem::path spoolFolder() const { return m_folder / ".incoming"; }
  [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

 private:
  const std::filesystem::path m_folder;
};

} // namespace aisemble::api
