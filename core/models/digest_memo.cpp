// SPDX-License-Identifier: Apache-2.0
#include "core/models/digest_memo.h"

#include "core/base/files.h"

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <vector>

namespace aisemble {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMemoLimitBytes = std::uint64_t{4} << 20;
constexpr std::size_t kMemoEntries = 1000;

std::vector<fs::path> decidingFiles(const fs::path& folder) {
  static constexpr std::array names{"config.json",           "generation_config.json", "tokenizer.json",
                                    "tokenizer_config.json", "chat_template.jinja",    "model.safetensors.index.json"};
  std::vector<fs::path> out;
  std::error_code ignored;
  if (fs::is_regular_file(folder, ignored)) return {folder}; // a tokenizer alone
  for (const char* name : names)
    if (fs::is_regular_file(folder / name, ignored)) out.push_back(folder / name);
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
    if (entry->path().extension() == ".safetensors" && entry->is_regular_file(ignored)) out.push_back(entry->path());
  std::sort(out.begin(), out.end());
  return out;
}

/// Changes when a file is replaced or written; needs no reading. Errors: IoFailure.
Result<std::string> stampOf(const std::vector<fs::path>& files) {
  DigestBuilder builder;
  for (const fs::path& file : files) {
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0)
      return fail(ErrorCode::IoFailure, "Cannot read '" + file.string() + "' of the model.");
    builder.add(file.string() + '\n' + std::to_string(info.st_size) + ' ' + std::to_string(info.st_mtim.tv_sec) + ' ' +
                std::to_string(info.st_mtim.tv_nsec) + ' ' + std::to_string(info.st_dev) + ' ' +
                std::to_string(info.st_ino) + '\n');
  }
  return builder.finish().hex();
}

} // namespace

DigestMemo::DigestMemo(fs::path file) : m_file(std::move(file)), m_known(load()) {}

std::map<std::string, std::string> DigestMemo::load() const {
  const Result<std::string> text = readFile(m_file, kMemoLimitBytes);
  if (!text) return {};
  const nlohmann::json json = nlohmann::json::parse(*text, nullptr, false);
  std::map<std::string, std::string> known;
  if (!json.is_object()) return known;
  for (const auto& [stamp, digest] : json.items())
    if (digest.is_string()) known[stamp] = digest.get<std::string>();
  return known;
}

void DigestMemo::save(const std::map<std::string, std::string>& known) const {
  // A memo that cannot be written only costs time at the next start.
  [[maybe_unused]] const Result<void> written = writeFileAtomically(m_file, nlohmann::json(known).dump());
}

Result<std::string> DigestMemo::digestOfModel(const fs::path& folder) {
  const std::vector<fs::path> files = decidingFiles(folder);
  if (files.empty()) return fail(ErrorCode::NotFound, "'" + folder.string() + "' holds no model files.");
  const Result<std::string> stamp = stampOf(files);
  if (!stamp) return fail(stamp.error());
  const std::string remembered = m_known.with([&](const std::map<std::string, std::string>& known) {
    const auto found = known.find(*stamp);
    return found == known.end() ? std::string() : found->second;
  });
  if (!remembered.empty()) return remembered;

  DigestBuilder builder;
  for (const fs::path& file : files) {
    builder.add(file.filename().string() + '\n');
    if (Result<void> added = builder.addFile(file); !added) return fail(std::move(added.error()));
  }
  const std::string digest = builder.finish().hex();
  m_known.with([&](std::map<std::string, std::string>& known) {
    if (known.size() >= kMemoEntries) known.clear(); // stamps of files that changed pile up; all can be made again
    known[*stamp] = digest;
    save(known);
  });
  return digest;
}

} // namespace aisemble
