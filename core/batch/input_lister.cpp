// SPDX-License-Identifier: Apache-2.0
#include "core/batch/input_lister.h"

#include "core/base/utf8.h"
#include "core/batch/record_reader.h"
#include "core/batch/result_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cctype>

namespace aisemble {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunk = 512;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

/// Unsigned, for whether a char has a sign depends on the machine, and positions on the order.
unsigned char lower(char c) {
  return static_cast<unsigned char>(std::tolower(static_cast<unsigned char>(c)));
}

std::string lowerExtension(const fs::path& path) {
  std::string out = path.extension().string();
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return static_cast<char>(lower(c)); });
  return out;
}

std::string key(const std::string& input, std::int64_t line) {
  return std::to_string(line) + ":" + input;
}

std::string list(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words)
    out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

std::string lineName(const std::string& name, std::int64_t line) {
  const std::string number = std::to_string(line);
  return name + "-" + std::string(number.size() < 6 ? 6 - number.size() : 0, '0') + number;
}

} // namespace

bool naturallyLess(std::string_view left, std::string_view right) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() && j < right.size()) {
    if (isDigit(left[i]) && isDigit(right[j])) {
      while (i < left.size() && left[i] == '0')
        ++i;
      while (j < right.size() && right[j] == '0')
        ++j;
      std::size_t iEnd = i;
      std::size_t jEnd = j;
      while (iEnd < left.size() && isDigit(left[iEnd]))
        ++iEnd;
      while (jEnd < right.size() && isDigit(right[jEnd]))
        ++jEnd;
      if (iEnd - i != jEnd - j) return iEnd - i < jEnd - j;
      if (const int order = left.substr(i, iEnd - i).compare(right.substr(j, jEnd - j)); order != 0) return order < 0;
      i = iEnd;
      j = jEnd;
    } else {
      if (lower(left[i]) != lower(right[j])) return lower(left[i]) < lower(right[j]);
      ++i;
      ++j;
    }
  }
  if (left.size() - i != right.size() - j) return left.size() - i < right.size() - j;
  return left < right; // equal but for case and zeros
}

InputLister::InputLister(const BatchSpec& spec, const BatchTask& task, Add add)
    : m_spec(spec)
    , m_task(task)
    , m_add(std::move(add))
    , m_output(fs::absolute(spec.output).lexically_normal())
    , m_isOneFile(writesOneFile(spec)) {}

void InputLister::noteKnown(const std::string& input, std::int64_t line, const std::string& outputName) {
  m_known.insert(key(input, line));
  if (!outputName.empty()) m_names.insert(outputName);
}

bool InputLister::run(const std::stop_token& stop) {
  m_stop = stop;
  for (const std::string& input : m_spec.inputs) {
    if (!goesOn()) return false;
    const fs::path path = fs::absolute(input).lexically_normal();
    listPath(path, path, true);
  }
  flush();
  return goesOn();
}

bool InputLister::runAgain(const fs::path& path) {
  for (const std::string& input : m_spec.inputs) {
    const fs::path root = fs::absolute(input).lexically_normal();
    const fs::path below = path.lexically_relative(root);
    if (below.empty() || *below.begin() == "..") continue;
    listPath(path, root, path == root);
    break;
  }
  flush();
  return goesOn();
}

void InputLister::listPath(const fs::path& path, const fs::path& root, bool isNamed) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (status.type() == fs::file_type::not_found) {
    problem(path, 0, BatchItemState::Failed, "There is no file '" + path.string() + "'. Check the name.");
  } else if (failed) {
    problem(path, 0, BatchItemState::Failed, "'" + path.string() + "' cannot be read: " + failed.message() + ".");
  } else if (fs::is_directory(status)) {
    listFolder(path, root);
  } else if (fs::is_regular_file(status)) {
    listFile(path, isNamed ? path.parent_path() : root, isNamed);
  } else {
    problem(path, 0, BatchItemState::Skipped, "'" + path.string() + "' is neither a file nor a folder.");
  }
}

void InputLister::listFolder(const fs::path& folder, const fs::path& root) {
  struct stat about {};
  // A link that leads back up would never end: each folder is read once, by whichever way comes first.
  if (::stat(folder.c_str(), &about) == 0 && !m_folders.insert({about.st_dev, about.st_ino}).second) return;
  std::vector<std::string> names;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end && goesOn(); entry.increment(failed))
    if (std::string name = entry->path().filename().string(); !name.starts_with('.')) names.push_back(std::move(name));
  if (failed)
    problem(folder, 0, BatchItemState::Failed,
            "The folder '" + folder.string() + "' cannot be read: " + failed.message() + ". Check its permissions.");
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return naturallyLess(a, b); });
  for (const std::string& name : names) {
    if (!goesOn()) return;
    const fs::path path = folder / name;
    std::error_code ignored;
    const bool isOwnFolder =
        !m_isOneFile && path != root && fs::is_directory(path, ignored) && fs::equivalent(path, m_output, ignored);
    if (!isOwnFolder && !isOwnOutput(path)) listPath(path, root, false);
  }
}

bool InputLister::isOwnOutput(const fs::path& file) const {
  if (m_isOneFile) return file == m_output;
  const std::string name = file.lexically_relative(m_output).replace_extension().string();
  if (name.empty() || name.starts_with("..") || !m_names.contains(name)) return false;
  const std::string extension = lowerExtension(file);
  return extension == ".json" || (m_task.makesPictures && isPictureExtension(extension));
}

bool InputLister::takesLines(const std::string& extension) const {
  if (m_task.input != BatchInputKind::Texts || m_spec.unit == TextUnit::WholeFile) return false;
  return m_spec.unit == TextUnit::Lines || extension == ".jsonl" || extension == ".ndjson" || extension == ".csv" ||
         extension == ".tsv";
}

void InputLister::listFile(const fs::path& file, const fs::path& root, bool isNamed) {
  const std::string extension = lowerExtension(file);
  const std::span<const std::string_view> known = batchExtensions(m_task.input);
  const bool isKnown = std::find(known.begin(), known.end(), extension) != known.end();
  if (!isKnown && !(isNamed && extension.empty())) {
    problem(file, 0, BatchItemState::Skipped,
            std::string(serviceName(m_spec.service)) + "/" + m_spec.task + " does not read " +
                (extension.empty() ? "files without an ending" : extension + " files") + ", but " + list(known) + ".");
    return;
  }
  const std::string name = file.lexically_relative(root).replace_extension().string();
  if (!takesLines(extension))
    put({file.string(), 0, {}, {}, BatchItemState::Queued, {}}, name);
  else if (extension == ".jsonl" || extension == ".ndjson")
    listJsonLines(file, name);
  else if (extension == ".csv" || extension == ".tsv")
    listTable(file, name, extension == ".csv" ? ',' : '\t');
  else
    listLines(file, name);
}

void InputLister::listLines(const fs::path& file, const std::string& name) {
  LineReader reader(file);
  while (const std::optional<std::string> line = reader.next()) {
    if (!goesOn()) return;
    if (line->find_first_not_of(" \t\r") == std::string::npos) continue;
    put({file.string(), reader.line(), *line, {}, BatchItemState::Queued, {}, reader.encoding()},
        lineName(name, reader.line()));
  }
  if (!reader.problem().empty()) problem(file, 0, BatchItemState::Failed, reader.problem());
}

void InputLister::listJsonLines(const fs::path& file, const std::string& name) {
  LineReader reader(file);
  while (const std::optional<std::string> line = reader.next()) {
    if (!goesOn()) return;
    if (line->find_first_not_of(" \t\r") == std::string::npos) continue;
    Result<std::string> text = textOfJsonLine(*line, m_spec.column);
    if (text)
      put({file.string(), reader.line(), std::move(*text), {}, BatchItemState::Queued, {}, reader.encoding()},
          lineName(name, reader.line()));
    else
      problem(file, reader.line(), BatchItemState::Failed, text.error().message);
  }
  if (!reader.problem().empty()) problem(file, 0, BatchItemState::Failed, reader.problem());
}

void InputLister::listTable(const fs::path& file, const std::string& name, char separator) {
  SeparatedReader reader(file, separator);
  const std::optional<std::vector<std::string>> header = reader.next();
  if (!header) {
    problem(file, 0, BatchItemState::Failed,
            reader.problem().empty() ? "'" + file.string() + "' is empty: there is no line of column names."
                                     : reader.problem());
    return;
  }
  const Result<std::size_t> column = findColumn(*header, m_spec.column, file.string());
  if (!column) return problem(file, 0, BatchItemState::Failed, column.error().message);
  while (std::optional<std::vector<std::string>> record = reader.next()) {
    if (!goesOn()) return;
    if (*column < record->size())
      put({file.string(),
           reader.line(),
           std::move((*record)[*column]),
           {},
           BatchItemState::Queued,
           {},
           reader.encoding()},
          lineName(name, reader.line()));
    else
      problem(file, reader.line(), BatchItemState::Failed,
              "The record has " + std::to_string(record->size()) + " fields of " + std::to_string(header->size()) +
                  ": there is none in column '" + (*header)[*column] + "'.");
  }
  if (!reader.problem().empty()) problem(file, 0, BatchItemState::Failed, reader.problem());
}

void InputLister::problem(const fs::path& input, std::int64_t line, BatchItemState state, std::string message) {
  put({input.string(), line, {}, {}, state, replaceInvalidUtf8(message)}, {});
}

void InputLister::put(NewBatchItem item, const std::string& name) {
  if (!m_known.insert(key(item.input, item.line)).second) return;
  if (item.state == BatchItemState::Queued && findInvalidUtf8(item.text) != std::string::npos) {
    item.state = BatchItemState::Failed;
    item.error = "The text is not valid UTF-8. Convert the file first, for example with iconv.";
    item.text.clear();
  }
  // Names are bytes to the system, but a journal and JSON hold text.
  if (findInvalidUtf8(item.input) != std::string::npos) {
    item.state = BatchItemState::Failed;
    item.error = "The file's name is not valid UTF-8, so that no result can tell it. Rename the file.";
    item.input = replaceInvalidUtf8(item.input);
  } else if (!m_isOneFile && !name.empty()) {
    item.outputName = freeName(name);
  }
  m_chunk.push_back(std::move(item));
  if (m_chunk.size() >= kChunk) flush();
}

std::string InputLister::freeName(const std::string& wanted) {
  std::string name = wanted;
  for (int number = 2; m_names.contains(name) || isNameTaken(m_output, name, m_task.makesPictures); ++number)
    name = wanted + "-" + std::to_string(number);
  m_names.insert(name);
  return name;
}

void InputLister::flush() {
  if (m_chunk.empty() || m_isRefused) return;
  if (!m_add(m_chunk)) m_isRefused = true;
  m_chunk.clear();
}

} // namespace aisemble
