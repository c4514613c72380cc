// SPDX-License-Identifier: Apache-2.0
#include "core/llm/format/tensor_archive.h"

#include "core/base/utf8.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

namespace aisemble::llm {
namespace {

constexpr std::uint64_t kMaxIndexBytes = 64U << 20U; // the largest public indices have a few megabytes
constexpr std::size_t kMaxShards = 4096;

bool isFloating(DType dtype) {
  return dtype == DType::Float16 || dtype == DType::BFloat16 || dtype == DType::Float32 || dtype == DType::Float64;
}

/// Files that the index names, in order of name. A shard is a plain file name: an index must not lead out of its
/// folder.
Result<std::map<std::string, std::vector<std::string>>> readIndex(const std::filesystem::path& path) {
  auto text = readFile(path, kMaxIndexBytes);
  if (!text) return fail(std::move(text.error()));
  const auto index = nlohmann::json::parse(*text, nullptr, false);
  const auto damaged = [&](const std::string& what) {
    return fail(ErrorCode::Corrupt, "'" + path.string() + "': " + what + " Fetch the file again.");
  };
  if (!index.is_object() || !index.contains("weight_map") || !index["weight_map"].is_object())
    return damaged("there is no weight_map object.");
  std::map<std::string, std::vector<std::string>> shards;
  for (const auto& [tensor, shard] : index["weight_map"].items()) {
    if (!shard.is_string()) return damaged("the weight_map names a shard that is not a text.");
    const std::string name = shard.get<std::string>();
    if (name.empty() || name == "." || name == ".." ||
        name.find_first_of(std::string_view("/\\\0", 3)) != std::string::npos)
      return damaged("the weight_map names a shard outside of the folder.");
    shards[name].push_back(tensor);
    if (shards.size() > kMaxShards) return damaged("the weight_map names too many shards.");
  }
  if (shards.empty()) return damaged("the weight_map is empty.");
  return shards;
}

} // namespace

Result<TensorArchive> TensorArchive::open(const std::filesystem::path& path) {
  TensorArchive archive;
  std::map<std::string, std::vector<std::string>> shards;
  std::filesystem::path folder = path;
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored)) {
    folder = path.parent_path();
    shards[path.filename().string()] = {};
  } else if (std::filesystem::exists(path / "model.safetensors.index.json", ignored)) {
    auto index = readIndex(path / "model.safetensors.index.json");
    if (!index) return fail(std::move(index.error()));
    shards = std::move(*index);
  } else if (std::filesystem::exists(path / "model.safetensors", ignored)) {
    shards["model.safetensors"] = {};
  } else {
    return fail(ErrorCode::NotFound, "No weights in '" + path.string() +
                                         "': neither model.safetensors nor model.safetensors.index.json is there. Only "
                                         "safetensors are read; convert pickled checkpoints first.");
  }

  archive.m_files.reserve(shards.size());
  for (const auto& [shard, promised] : shards) {
    auto file = SafetensorsFile::open(folder / shard);
    if (!file) return fail(std::move(file.error()));
    archive.m_files.push_back(std::move(*file));
    const SafetensorsFile& opened = archive.m_files.back();
    for (const std::string& tensor : promised)
      if (opened.find(tensor) == nullptr)
        return fail(ErrorCode::Corrupt, "The index promises tensor '" + replaceInvalidUtf8(tensor.substr(0, 200)) +
                                            "' in '" + (folder / shard).string() +
                                            "', where it is not. Fetch the model again.");
    for (const TensorView& view : opened.tensors())
      if (!archive.m_byName.emplace(view.name, &view).second)
        return fail(ErrorCode::Corrupt, "Tensor '" + replaceInvalidUtf8(view.name.substr(0, 200)) +
                                            "' is in more than one shard of '" + folder.string() + "'.");
  }
  return archive;
}

const TensorView* TensorArchive::find(std::string_view name) const {
  const auto found = m_byName.find(name);
  return found == m_byName.end() ? nullptr : found->second;
}

std::vector<std::string> TensorArchive::names() const {
  std::vector<std::string> out;
  out.reserve(m_byName.size());
  for (const auto& [name, view] : m_byName)
    out.emplace_back(name);
  std::sort(out.begin(), out.end());
  return out;
}

std::uint64_t TensorArchive::parameters() const {
  std::uint64_t sum = 0;
  for (const auto& [name, view] : m_byName)
    if (isFloating(view->dtype)) sum += view->elements();
  return sum;
}

DType TensorArchive::dominantDtype() const {
  std::map<DType, std::uint64_t> counts;
  for (const auto& [name, view] : m_byName)
    if (isFloating(view->dtype)) counts[view->dtype] += view->elements();
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? DType::Float32 : most->first;
}

std::uint64_t TensorArchive::bytesOnDisk() const {
  std::uint64_t sum = 0;
  for (const SafetensorsFile& file : m_files)
    sum += file.sizeBytes();
  return sum;
}

} // namespace aisemble::llm
