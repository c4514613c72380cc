// SPDX-License-Identifier: Apache-2.0
#pragma once
// SQLite's C API as values: a connection with its prepared statements, queries, transactions, migrations. Nothing here
// throws. Not thread-safe: each Database is guarded by its owner's mutex.

#include "core/base/result.h"

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aisemble::store {

/// One step of a schema's history; `number` counts from 1 without gaps.
struct Migration {
  int number;
  const char* name;
  const char* sql;
};

/// What a database file holds, told from others by SQLite's application id.
struct Schema {
  std::int32_t applicationId;
  const char* what; ///< for messages: "conversations, jobs and runs"
  std::span<const Migration> migrations;
};

[[nodiscard]] Schema resultsSchema();
[[nodiscard]] Schema workbenchSchema();

enum class Durability {
  Cache,   ///< synchronous=NORMAL: a power cut may lose the last commits, never the file's consistency. Not read whole
           ///< when it is opened, which takes half a second for 256 MB: verify() does that beside
  UserData ///< synchronous=FULL: a commit that returned is on the disk. Checked whole before the first write
};

class Database {
 public:
  /// Opens or creates, checks, migrates. WAL, foreign keys on, waits up to 5 s for another program's write.
  /// Before the checks are through, nothing is written to an existing file. Errors: Corrupt (damaged, or not a database
  /// of this schema), Unsupported (a newer schema), IoFailure.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, const Schema& schema,
                                                              Durability durability);
  /// Reads a whole file on a connection of its own and changes nothing. Errors: Corrupt, IoFailure, Cancelled.
  [[nodiscard]] static Result<void> verify(const std::filesystem::path& file, const std::stop_token& stop);
  /// Copies a file as it stands at one moment, others may be writing to it. Errors: Corrupt, IoFailure.
  [[nodiscard]] static Result<void> copy(const std::filesystem::path& from, const std::filesystem::path& to);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// One or more statements without parameters or results. Errors: as fault().
  [[nodiscard]] Result<void> execute(const char* sql);
  [[nodiscard]] std::int64_t lastInsertId() const { return sqlite3_last_insert_rowid(m_handle); }
  [[nodiscard]] int changes() const { return sqlite3_changes(m_handle); }
  [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

  /// The last failure of this connection as an Error: Corrupt, IoFailure (also: kept busy by another program),
  /// OutOfMemory, TooLarge, InvalidArgument (a constraint) or Internal.
  [[nodiscard]] Error fault() const;

 private:
  friend class Query;
  explicit Database(std::filesystem::path file) : m_file(std::move(file)) {}
  [[nodiscard]] Result<void> connect(int flags);
  [[nodiscard]] Result<void> checkSchema(const Schema& schema);
  [[nodiscard]] Result<void> checkPages();
  [[nodiscard]] Result<void> configure(Durability durability);
  [[nodiscard]] Result<void> migrate(const Schema& schema);
  [[nodiscard]] Result<std::int64_t> pragma(const char* sql);
  [[nodiscard]] sqlite3_stmt* prepared(const char* sql); // nullptr: fault() says why

  std::filesystem::path m_file;
  sqlite3* m_handle = nullptr;
  std::unordered_map<const char*, sqlite3_stmt*> m_statements; // by the literal's address; each prepared once
};

/// One use of a prepared statement. `sql` is a literal: statements are kept by its address. Only one Query of the same
/// literal at a time. Parameters count from 1, columns from 0.
class Query {
 public:
  Query(Database& database, const char* sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& bind(int index, std::int64_t value);
  Query& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
  Query& bind(int index, double value);
  Query& bind(int index, std::string_view text); ///< must stay valid until the Query is gone
  Query& bind(int index, const std::optional<std::int64_t>& value);
  Query& bindBlob(int index, std::string_view bytes); ///< must stay valid until the Query is gone

  /// True: a row is there. Errors: as Database::fault().
  [[nodiscard]] Result<bool> next();
  /// For statements without rows.
  [[nodiscard]] Result<void> run();

  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(m_statement, column); }
  [[nodiscard]] double real(int column) const { return sqlite3_column_double(m_statement, column); }
  [[nodiscard]] bool isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
  /// Text or blob; valid until the next step.
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }

 private:
  void note(int code) {
    if (code != SQLITE_OK) m_failed = true;
  }
  Database& m_database;
  sqlite3_stmt* m_statement;
  bool m_failed = false;
};

/// BEGIN IMMEDIATE on construction, so that two writers wait for each other rather than fail half-way; rolls back
/// unless commit() succeeded.
class Transaction {
 public:
  explicit Transaction(Database& database) : m_database(database), m_begun(database.execute("BEGIN IMMEDIATE")) {}
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  [[nodiscard]] const Result<void>& begun() const { return m_begun; }
  [[nodiscard]] Result<void> commit();

 private:
  Database& m_database;
  Result<void> m_begun;
  bool m_isDone = false;
};

/// What LIKE finds a text anywhere by, with ESCAPE '\'; its own characters stand for themselves.
[[nodiscard]] std::string likePattern(std::string_view search);

} // namespace aisemble::store
