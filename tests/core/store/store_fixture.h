// SPDX-License-Identifier: Apache-2.0
#pragma once
// A clock that tests turn, a database looked at from outside, files as bytes.

#include "core/base/clock.h"

#include <sqlite3.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace aisemble::test {

class FakeClock final : public Clock {
 public:
  [[nodiscard]] MonotonicTime now() const override {
    return MonotonicTime(Nanoseconds(m_seconds.load() * 1'000'000'000));
  }
  [[nodiscard]] WallTime wallNow() const override { return WallTime(std::chrono::seconds(m_seconds.load())); }
  void advance(std::chrono::seconds time) { m_seconds += time.count(); }

 private:
  std::atomic<std::int64_t> m_seconds{1'800'000'000};
};

inline std::string readAll(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

inline void writeAll(const std::filesystem::path& file, const std::string& content) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

/// Runs SQL on a file and returns the first column of all rows, or {"error: …"}.
inline std::vector<std::string> sql(const std::filesystem::path& file, const std::string& text) {
  sqlite3* database = nullptr;
  std::vector<std::string> out;
  sqlite3_open(file.c_str(), &database);
  const auto row = [](void* rows, int, char** values, char**) {
    static_cast<std::vector<std::string>*>(rows)->push_back(values[0] == nullptr ? "NULL" : values[0]);
    return 0;
  };
  if (sqlite3_exec(database, text.c_str(), row, &out, nullptr) != SQLITE_OK)
    out = {std::string("error: ") + sqlite3_errmsg(database)};
  sqlite3_close(database);
  return out;
}

} // namespace aisemble::test
