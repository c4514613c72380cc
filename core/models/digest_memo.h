// SPDX-License-Identifier: Apache-2.0
#pragma once
// Content digests of model folders. Hashing a large model takes seconds, so the answer is remembered with each file's
// size, time of change and inode, and computed again when one of them differs.

#include "core/base/guarded.h"
#include "core/base/hash.h"
#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace aisemble {

/// Thread-safe. Two threads that ask for the same new model may both hash it.
class DigestMemo {
 public:
  /// `file` is a small JSON file in the cache folder; it may be absent, damaged or deleted at any time.
  explicit DigestMemo(std::filesystem::path file);

  /// Hexadecimal digest over names and content of what decides a model's answers: config.json, generation_config.json,
  /// tokenizer.json, tokenizer_config.json, chat_template.jinja, the weights' index, and every *.safetensors; of a
  /// single file when `folder` is one.
  /// Errors: NotFound, IoFailure.
  [[nodiscard]] Result<std::string> digestOfModel(const std::filesystem::path& folder);

 private:
  [[nodiscard]] std::map<std::string, std::string> load() const;
  void save(const std::map<std::string, std::string>& known) const;

  const std::filesystem::path m_file;
  Guarded<std::map<std::string, std::string>> m_known; ///< stamp of a folder's files -> digest
};

} // namespace aisemble
