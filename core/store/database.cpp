// SPDX-License-Identifier: Apache-2.0
#include "core/store/database_p.h"

#include <fmt/format.h>

#include <unistd.h>

namespace aisemble::store {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyTimeoutMs = 5000;

/// A failure of SQLite in the project's terms; `detail` is the connection's own words.
Error errorOf(int extendedCode, const fs::path& file, const std::string& detail) {
  const std::string context = fmt::format("SQLite {}: {}", extendedCode, detail);
  const auto make = [&](ErrorCode code, std::string message) { return Error{code, std::move(message), context, {}}; };
  const std::string name = file.string();
  switch (extendedCode & 0xFF) {
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return make(ErrorCode::Corrupt, fmt::format("The database '{}' is damaged ({}). It has not been changed. Restore "
                                                "it from a backup, or move it away to begin a new one.",
                                                name, detail));
  case SQLITE_FULL:
    return make(
        ErrorCode::IoFailure,
        fmt::format("Writing to the database '{}' failed: the disk is full. Free some space and try again.", name));
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return make(ErrorCode::IoFailure, fmt::format("The database '{}' has been kept busy by another program for {} s. "
                                                  "Close that program, or try again.",
                                                  name, kBusyTimeoutMs / 1000));
  case SQLITE_NOMEM:
    return make(ErrorCode::OutOfMemory, fmt::format("There is not enough memory to use '{}'.", name));
  case SQLITE_CONSTRAINT:
    return make(ErrorCode::InvalidArgument, fmt::format("'{}' refused an entry: {}.", name, detail));
  case SQLITE_IOERR:
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return make(ErrorCode::IoFailure,
                fmt::format("The database '{}' cannot be read or written: {}. Check the disk, its "
                            "free space and the permissions of the folder.",
                            name, detail));
  case SQLITE_TOOBIG:
    return make(ErrorCode::TooLarge, fmt::format("An entry is too large for the database '{}': {}.", name, detail));
  default:
    return make(ErrorCode::Internal, fmt::format("The database '{}' failed: {}.", name, detail));
  }
}

} // namespace

Result<void> Database::connect(int flags) {
  // NOMUTEX: the owner's mutex already serialises every call.
  const int code = sqlite3_open_v2(
      m_file.c_str(), &m_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | flags, nullptr);
  if (code != SQLITE_OK)
    return fail(errorOf(code, m_file, m_handle != nullptr ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code)));
  sqlite3_busy_timeout(m_handle, kBusyTimeoutMs);
  // A damaged file is to stay as it was found: closing must not fold the write-ahead log into it.
  sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  return {};
}

Result<std::unique_ptr<Database>> Database::open(const fs::path& file, const Schema& schema, Durability durability) {
  std::unique_ptr<Database> out(new Database(file));
  if (auto done = out->connect(SQLITE_OPEN_CREATE); !done) return fail(std::move(done.error()));
  if (auto done = out->checkSchema(schema); !done) return fail(std::move(done.error()));
  if (durability == Durability::UserData)
    if (auto done = out->checkPages(); !done) return fail(std::move(done.error()));
  if (auto done = out->configure(durability); !done) return fail(std::move(done.error()));
  if (auto done = out->migrate(schema); !done) return fail(std::move(done.error()));
  sqlite3_db_config(out->m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
  return out;
}

Result<void> Database::verify(const fs::path& file, const std::stop_token& stop) {
  Database database(file);
  if (auto done = database.connect(0); !done) return done;
  constexpr int instructionsBetweenLooks = 1000;
  const auto isStopped = [](void* token) { return static_cast<std::stop_token*>(token)->stop_requested() ? 1 : 0; };
  std::stop_token token = stop;
  sqlite3_progress_handler(database.m_handle, instructionsBetweenLooks, isStopped, &token);
  auto done = database.checkPages();
  if (!done && stop.stop_requested()) return fail(ErrorCode::Cancelled, "The check was stopped.");
  return done;
}

Result<void> Database::copy(const fs::path& from, const fs::path& to) {
  Database source(from);
  if (auto done = source.connect(0); !done) return done;
  Database target(to);
  if (auto done = target.connect(SQLITE_OPEN_CREATE); !done) return done;
  // All pages in one step: with a write-ahead log that is one reader's view, and keeps no writer waiting.
  sqlite3_backup* backup = sqlite3_backup_init(target.m_handle, "main", source.m_handle, "main");
  if (backup == nullptr) return fail(target.fault());
  const int code = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (code == SQLITE_DONE) return {};
  return fail(errorOf(code, from, sqlite3_errstr(code)));
}

Database::~Database() {
  for (const auto& [sql, statement] : m_statements)
    sqlite3_finalize(statement);
  sqlite3_close(m_handle);
}

Error Database::fault() const {
  return errorOf(sqlite3_extended_errcode(m_handle), m_file, sqlite3_errmsg(m_handle));
}

Result<void> Database::execute(const char* sql) {
  if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return fail(fault());
  return {};
}

Result<std::int64_t> Database::pragma(const char* sql) {
  Query query(*this, sql);
  auto row = query.next();
  if (!row) return fail(std::move(row.error()));
  return *row ? query.integer(0) : 0;
}

Result<void> Database::checkSchema(const Schema& schema) {
  const auto applicationId = pragma("PRAGMA application_id"); // the first read: tells files that are no database
  if (!applicationId) return fail(applicationId.error());
  // A header that asks for a newer file format makes SQLite fall back to reading only.
  if (sqlite3_db_readonly(m_handle, "main") == 1 && ::access(m_file.c_str(), W_OK) == 0)
    return fail(errorOf(SQLITE_CORRUPT, m_file, "unknown file format"));
  const auto version = pragma("PRAGMA user_version");
  if (!version) return fail(version.error());
  const auto tables = pragma("SELECT count(*) FROM sqlite_schema");
  if (!tables) return fail(tables.error());
  if (*tables == 0 && *version == 0 && *applicationId == 0) return {}; // new
  if (*applicationId != schema.applicationId)
    return fail(ErrorCode::Corrupt, fmt::format("'{}' is a database of another program and has not been changed. Move "
                                                "it away, or choose another folder with --home.",
                                                m_file.string()));
  const auto known = static_cast<std::int64_t>(schema.migrations.size());
  if (*version > known)
    return fail(ErrorCode::Unsupported,
                fmt::format("'{}' ({}) was written by a newer version of this program: its schema is {}, this version "
                            "knows {}. It has not been changed. Update the program, or choose another folder with "
                            "--home.",
                            m_file.string(), schema.what, *version, known));
  return {};
}

Result<void> Database::checkPages() {
  Query query(*this, "PRAGMA quick_check(1)");
  auto row = query.next();
  if (!row) return fail(std::move(row.error()));
  if (const std::string answer = *row ? query.text(0) : "no answer"; answer != "ok")
    return fail(errorOf(SQLITE_CORRUPT, m_file, answer));
  return {};
}

Result<void> Database::configure(Durability durability) {
  if (durability == Durability::Cache) // so that the file can shrink; only has an effect before the first table
    if (auto done = execute("PRAGMA auto_vacuum = INCREMENTAL"); !done) return done;
  {
    Query query(*this, "PRAGMA journal_mode = WAL");
    if (auto row = query.next(); !row) return fail(std::move(row.error()));
  }
  return execute(
      durability == Durability::Cache
          ? "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
            "PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 16777216; PRAGMA temp_store = MEMORY;"
          : "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
            "PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 16777216; PRAGMA temp_store = MEMORY;");
}

Result<void> Database::migrate(const Schema& schema) {
  auto version = pragma("PRAGMA user_version");
  if (!version) return fail(std::move(version.error()));
  if (*version == static_cast<std::int64_t>(schema.migrations.size())) return {};
  Transaction transaction(*this);
  if (!transaction.begun()) return transaction.begun();
  version = pragma("PRAGMA user_version"); // another program may have been faster
  if (!version) return fail(std::move(version.error()));
  for (const Migration& migration : schema.migrations) {
    if (migration.number <= *version) continue;
    if (auto done = execute(migration.sql); !done) {
      Error error = std::move(done.error());
      error.context += fmt::format(" (migration {} '{}')", migration.number, migration.name);
      return fail(std::move(error));
    }
    const std::string stamp =
        fmt::format("PRAGMA user_version = {}; PRAGMA application_id = {}", migration.number, schema.applicationId);
    if (auto done = execute(stamp.c_str()); !done) return done;
  }
  return transaction.commit();
}

sqlite3_stmt* Database::prepared(const char* sql) {
  sqlite3_stmt*& statement = m_statements[sql];
  if (statement == nullptr) sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  return statement;
}

Query::Query(Database& database, const char* sql) : m_database(database), m_statement(database.prepared(sql)) {}

Query::~Query() {
  if (m_statement == nullptr) return;
  sqlite3_reset(m_statement);
  sqlite3_clear_bindings(m_statement);
}

Query& Query::bind(int index, std::int64_t value) {
  if (m_statement != nullptr) note(sqlite3_bind_int64(m_statement, index, value));
  return *this;
}
Query& Query::bind(int index, double value) {
  if (m_statement != nullptr) note(sqlite3_bind_double(m_statement, index, value));
  return *this;
}
Query& Query::bind(int index, std::string_view text) {
  // A null pointer would bind NULL.
  const char* data = text.empty() ? "" : text.data();
  if (m_statement != nullptr)
    note(sqlite3_bind_text64(m_statement, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}
Query& Query::bind(int index, const std::optional<std::int64_t>& value) {
  if (value) return bind(index, *value);
  if (m_statement != nullptr) note(sqlite3_bind_null(m_statement, index));
  return *this;
}
Query& Query::bindBlob(int index, std::string_view bytes) {
  const char* data = bytes.empty() ? "" : bytes.data();
  if (m_statement != nullptr) note(sqlite3_bind_blob64(m_statement, index, data, bytes.size(), SQLITE_STATIC));
  return *this;
}

Result<bool> Query::next() {
  if (m_statement == nullptr || m_failed) return fail(m_database.fault());
  switch (sqlite3_step(m_statement)) {
  case SQLITE_ROW:
    return true;
  case SQLITE_DONE:
    return false;
  default:
    return fail(m_database.fault());
  }
}

Result<void> Query::run() {
  auto row = next();
  if (!row) return fail(std::move(row.error()));
  return {};
}

std::string_view Query::bytes(int column) const {
  const void* data = sqlite3_column_blob(m_statement, column); // text comes as its bytes, NULs included
  const int size = sqlite3_column_bytes(m_statement, column);
  return data == nullptr ? std::string_view()
                         : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

Transaction::~Transaction() {
  // Some failures have rolled back already; the rollback then fails, which is what was wanted.
  if (m_begun && !m_isDone) static_cast<void>(m_database.execute("ROLLBACK"));
}

Result<void> Transaction::commit() {
  auto done = m_database.execute("COMMIT");
  m_isDone = done.has_value();
  return done;
}

std::string likePattern(std::string_view search) {
  std::string out = "%";
  for (const char c : search) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

} // namespace aisemble::store
