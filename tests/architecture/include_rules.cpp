// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/include_rules.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace aisemble::architecture {
namespace {

namespace fs = std::filesystem;

bool isUnder(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder + "/");
}

/// The longest layer folder that contains `path`; empty when none does.
std::string layerOf(const std::string& path, const LayerTable& table) {
  std::string best;
  for (const auto& [layer, allowed] : table.allowed)
    if (isUnder(path, layer) && layer.size() > best.size()) best = layer;
  return best;
}

/// The word of layers.txt that stands for the library of a header in angle brackets; empty: free for everybody.
std::string libraryOf(const std::string& header) {
  if (std::regex_search(header, std::regex("^(ATen|c10|torch|caffe2)/"))) return "torch";
  if (header == "sqlite3.h") return "sqlite";
  if (header.starts_with("opencv2/")) return "opencv";
  if (std::regex_search(header, std::regex("^(tesseract|leptonica)/"))) return "tesseract";
  if (header.starts_with("boost/")) return "boost";
  if (header.starts_with("curl/")) return "curl";
  if (header.starts_with("hiredis/")) return "hiredis";
  if (header == "archive.h" || header == "archive_entry.h") return "libarchive";
  if (std::regex_search(header, std::regex("^(Q[A-Z]|Qt[A-Z]|q[a-z]+\\.h)"))) return "Qt";
  return {};
}

bool isPrivateFile(const std::string& path) {
  return path.ends_with(".cpp") || path.ends_with("_p.h");
}

void checkLine(const std::string& path, int number, const std::string& line, const std::string& layer,
               const std::set<std::string>& allowed, const fs::path& root, std::vector<Violation>& out) {
  static const std::regex include(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
  std::smatch match;
  if (!std::regex_search(line, match, include)) return;
  const std::string target = match[2];
  const std::string where = path + ":" + std::to_string(number);
  if (match[1] == "<") {
    const std::string library = libraryOf(target);
    if (library.empty()) return;
    if (!allowed.contains(library))
      out.push_back({where, "includes <" + target + ">, but " + layer + " may not use " + library});
    else if (library != "Qt" && !isPrivateFile(path))
      out.push_back({where, "includes <" + target + "> in a public header; heavy headers stay in .cpp and *_p.h"});
    return;
  }
  if (!fs::exists(root / target)) {
    // Generated beside the source (moc, ui): no folder. Everything else is written from the root of the project.
    if (target.find('/') == std::string::npos) return;
    out.push_back({where, "includes \"" + target + "\", which does not exist from the project's root"});
    return;
  }
  if (isUnder(target, layer) && target.size() > layer.size()) {
    // Within its own folder; a nested folder that is a layer of its own still needs leave.
    if (layerOf(target, LayerTable{{{layer, {}}}}) == layer) return;
  }
  const bool isAllowed =
      std::any_of(allowed.begin(), allowed.end(), [&](const std::string& folder) { return isUnder(target, folder); });
  if (!isAllowed) out.push_back({where, "includes " + target + ", which " + layer + " may not see"});
}

} // namespace

LayerTable readLayerTable(const fs::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  LayerTable table;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) throw std::runtime_error("no colon in: " + line);
    std::istringstream words(line.substr(colon + 1));
    std::set<std::string>& allowed = table.allowed[line.substr(0, colon)];
    for (std::string word; words >> word;)
      allowed.insert(word);
  }
  return table;
}

std::vector<Violation> checkTree(const fs::path& root, const LayerTable& table) {
  std::vector<Violation> out;
  for (const char* top : {"core", "ui", "app"}) {
    if (!fs::exists(root / top)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp" && extension != ".cu")) continue;
      const std::string path = fs::relative(entry.path(), root).generic_string();
      const std::string layer = layerOf(path, table);
      if (layer.empty()) {
        out.push_back({path, "belongs to no layer of layers.txt"});
        continue;
      }
      std::ifstream in(entry.path());
      std::string line;
      for (int number = 1; std::getline(in, line); ++number)
        checkLine(path, number, line, layer, table.allowed.at(layer), root, out);
    }
  }
  return out;
}

} // namespace aisemble::architecture
