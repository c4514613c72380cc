// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_result_cache.h"

#include "core/base/hash.h"
#include "core/store/database_p.h"
#include "core/store/kept_results_p.h"
#include "core/wire/request_json.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace aisemble {
namespace {

namespace fs = std::filesystem;
using store::Database;
using store::KeptResults;
using store::Query;
using store::Transaction;

constexpr int kResponseFormat = 1; // raised when core/wire writes responses differently
constexpr std::size_t kUsesPerWrite = 256;
constexpr std::uint64_t kEntryOverheadBytes = 160; // columns beside the texts, and the indexes
constexpr int kExpiredPerStore = 64;               // keeps one store short after a long absence

std::string_view viewOf(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.bytes.data()), digest.bytes.size()};
}

void addNumber(DigestBuilder& digest, std::uint64_t value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  digest.add({bytes, sizeof bytes});
}

/// Lengths go in as well, so that no two keys feed the same bytes.
Digest digestOfKey(const CacheKey& key) {
  DigestBuilder digest;
  addNumber(digest, key.canonicalRequest.size());
  digest.add(key.canonicalRequest);
  addNumber(digest, key.target.size());
  digest.add(key.target);
  addNumber(digest, static_cast<std::uint64_t>(key.formatVersion));
  return digest.finish();
}

Digest checksumOf(const Digest& key, std::int64_t format, std::int64_t expires, std::string_view response) {
  DigestBuilder digest;
  digest.add(viewOf(key));
  addNumber(digest, static_cast<std::uint64_t>(format));
  addNumber(digest, static_cast<std::uint64_t>(expires));
  digest.add(response);
  return digest.finish();
}

/// Whether the file is to blame: also a schema that claims to be ours and is not.
bool isDamage(const Error& error) {
  return error.code == ErrorCode::Corrupt || error.code == ErrorCode::Internal ||
         error.code == ErrorCode::InvalidArgument;
}

/// Moves the database out of the way, its write-ahead log with it. An older damaged copy is replaced.
Result<void> moveAside(const fs::path& file) {
  std::error_code failed;
  for (const char* suffix : {"", "-wal", "-shm"}) {
    const fs::path from = file.string() + suffix;
    const fs::path to = file.string() + ".damaged" + suffix;
    fs::remove_all(to, failed);
    if (!fs::exists(fs::symlink_status(from, failed))) continue;
    fs::rename(from, to, failed);
    if (failed)
      return fail(ErrorCode::IoFailure, "The result cache '" + from.string() +
                                            "' is damaged and cannot be moved aside: " + failed.message() +
                                            ". Delete it by hand.");
  }
  return {};
}

} // namespace

/// Everything but encoding and decoding under one mutex: what is left of a lookup takes microseconds.
class SqliteResultCache::State {
 public:
  State(fs::path file, const Clock& clock, Logger& logger, std::uint64_t limitBytes)
      : m_file(std::move(file)), m_clock(clock), m_logger(logger), m_limitBytes(limitBytes) {}

  Result<void> open() {
    auto database = Database::open(m_file, store::resultsSchema(), store::Durability::Cache);
    if (!database && isDamage(database.error())) {
      m_logger.log(LogLevel::Warning, "store", "result cache damaged, beginning anew",
                   {{"reason", database.error().context}});
      if (auto moved = moveAside(m_file); !moved) return moved;
      database = Database::open(m_file, store::resultsSchema(), store::Durability::Cache);
    }
    if (!database) return fail(std::move(database.error()));
    m_database = std::move(*database);
    ++m_generation;
    m_uses.clear();
    m_kept.clear();
    Query query(*m_database, "SELECT max(used) FROM uses");
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    // A forged maximum must not overflow; the order of uses is then lost, nothing more.
    m_clockOfUse = std::clamp<std::int64_t>(query.integer(0), 0, INT64_MAX / 2);
    return {};
  }

  std::optional<Response> lookup(const CacheKey& key) {
    const Digest digest = digestOfKey(key);
    Found found;
    int generation = 0;
    {
      const std::scoped_lock lock(m_mutex);
      if (m_database != nullptr) guard("lookup", find(key, digest, found));
      ++(found.isHit() ? m_statistics.hits : m_statistics.misses);
      generation = m_generation;
    }
    if (!found.isHit()) return std::nullopt;
    if (found.kept != nullptr) return *found.kept;
    auto decoded = wire::decodeResponse(found.response);
    if (!decoded) {
      forget(found.id, generation);
      return std::nullopt;
    }
    keep(key, found.checksum, found.response.size(), *decoded);
    return std::move(*decoded);
  }

  void store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) {
    if (timeToLive.count() <= 0) return;
    const auto text = wire::encodeResponse(response);
    if (!text) return; // documented: not everything can be stored
    const Digest digest = digestOfKey(key);
    std::optional<Digest> checksum;
    {
      const std::scoped_lock lock(m_mutex);
      m_kept.drop(key);
      if (m_database == nullptr) return;
      guard("store", insert(key, digest, *text, timeToLive, checksum));
    }
    if (checksum) keep(key, *checksum, text->size(), response);
  }

  CacheStatistics statistics() {
    const std::scoped_lock lock(m_mutex);
    CacheStatistics out = m_statistics;
    if (m_database == nullptr) return out;
    Query query(*m_database, "SELECT entries, bytes FROM totals");
    if (const auto row = query.next(); row && *row) {
      out.entries = static_cast<std::uint64_t>(std::max<std::int64_t>(0, query.integer(0)));
      out.bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(0, query.integer(1)));
    }
    return out;
  }

  void clear() {
    const std::scoped_lock lock(m_mutex);
    m_uses.clear();
    m_kept.clear();
    if (m_database == nullptr) return;
    guard("clear", m_database->execute("DELETE FROM entries"));
    guard("clear", shrinkFile());
  }

  void setLimitBytes(std::uint64_t limitBytes) {
    const std::scoped_lock lock(m_mutex);
    m_limitBytes = limitBytes;
    if (m_database == nullptr) return;
    guard("limit", evictInTransaction());
    guard("limit", shrinkFile());
  }

  /// Entries carry their own checksums, so that answers are right meanwhile.
  void startCheck() {
    m_checker = std::jthread([this, generation = m_generation] {
      const auto done = verify();
      const std::scoped_lock lock(m_mutex);
      if (!done && done.error().code == ErrorCode::Corrupt && generation == m_generation) guard("check", done);
    });
  }

  void waitForCheck() {
    if (m_checker.joinable()) m_checker.join();
  }

  /// What expired or no longer fits goes; the file keeps its size, which costs no time.
  void trim() {
    const std::scoped_lock lock(m_mutex);
    guard("trim", evictInTransaction());
  }

  void close() {
    m_stopCheck.request_stop();
    waitForCheck();
    const std::scoped_lock lock(m_mutex);
    if (m_database != nullptr) guard("close", writeUses());
  }

 private:
  Result<void> verify() {
    const std::scoped_lock lock(m_verifyMutex);
    return Database::verify(m_file, m_stopCheck.get_token());
  }

  /// A fault never reaches the caller: it is logged, and a damaged file is replaced.
  void guard(const char* step, const Result<void>& done) {
    if (done) return;
    m_logger.log(LogLevel::Warning, "store", "result cache failed",
                 {{"step", std::string(step)}, {"error", done.error().message}, {"reason", done.error().context}});
    if (!isDamage(done.error())) return;
    ++m_statistics.damaged;
    m_database.reset();
    // A connection that outlives the renaming finds the new file's write-ahead log under the old one's name, and
    // deletes it when it closes: the check has to be over first.
    m_stopCheck.request_stop();
    const std::scoped_lock notVerifying(m_verifyMutex);
    if (auto moved = moveAside(m_file); moved) static_cast<void>(open()); // still closed: every lookup misses
  }

  [[nodiscard]] std::int64_t nowMs() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.wallNow().time_since_epoch()).count();
  }

  /// What a lookup brings out of the mutex: a response that is still decoded, or its text.
  struct Found {
    std::int64_t id = 0; // 0: nothing was found
    Digest checksum;
    std::string response;
    std::shared_ptr<const Response> kept;
    [[nodiscard]] bool isHit() const { return id != 0; }
  };

  Result<void> find(const CacheKey& key, const Digest& digest, Found& out) {
    if (const store::KeptResult* kept = m_kept.find(key); kept != nullptr) {
      if (auto done = findKept(*kept, digest, out); !done || out.isHit()) return done;
      m_kept.drop(key);
    }
    std::int64_t id = 0;
    bool isExpired = false;
    {
      Query query(*m_database, "SELECT id, canonical, target, version, format, response, checksum, expires"
                               "  FROM entries WHERE digest = ?1");
      auto row = query.bindBlob(1, viewOf(digest)).next();
      if (!row) return fail(std::move(row.error()));
      if (!*row) return {};
      id = query.integer(0);
      const std::int64_t expires = query.integer(7);
      const std::string_view response = query.bytes(5);
      const Digest checksum = checksumOf(digest, query.integer(4), expires, response);
      const bool isWhole = query.bytes(1) == key.canonicalRequest && query.bytes(2) == key.target &&
                           query.integer(3) == key.formatVersion && query.integer(4) == kResponseFormat &&
                           query.bytes(6) == viewOf(checksum);
      isExpired = isWhole && expires <= nowMs();
      if (isWhole && !isExpired) out = {id, checksum, std::string(response), nullptr};
    }
    if (out.isHit()) return use(id);
    if (!isExpired) ++m_statistics.damaged;
    return remove(id);
  }

  /// Whether the entry is still there, as it was when it was decoded, and has not expired.
  Result<void> findKept(const store::KeptResult& kept, const Digest& digest, Found& out) {
    Query query(*m_database, "SELECT id, checksum, expires FROM entries WHERE digest = ?1");
    auto row = query.bindBlob(1, viewOf(digest)).next();
    if (!row) return fail(std::move(row.error()));
    if (!*row || query.bytes(1) != viewOf(kept.checksum) || query.integer(2) <= nowMs()) return {};
    out = {query.integer(0), kept.checksum, {}, kept.response};
    return use(out.id);
  }

  Result<void> use(std::int64_t id) {
    m_uses[id] = ++m_clockOfUse;
    return m_uses.size() >= kUsesPerWrite ? writeUses() : Result<void>();
  }

  /// A hit turned out not to be readable.
  void forget(std::int64_t id, int generation) {
    const std::scoped_lock lock(m_mutex);
    --m_statistics.hits;
    ++m_statistics.misses;
    ++m_statistics.damaged;
    if (m_database != nullptr && generation == m_generation) guard("lookup", remove(id));
  }

  void keep(const CacheKey& key, const Digest& checksum, std::size_t encodedBytes, const Response& response) {
    if (encodedBytes < KeptResults::kWorthKeeping) return;
    const std::size_t bytes = key.canonicalRequest.size() + key.target.size() + encodedBytes;
    auto copy = std::make_shared<const Response>(response);
    const std::scoped_lock lock(m_mutex);
    m_kept.keep({key, checksum, std::move(copy), bytes});
  }

  Result<void> remove(std::int64_t id) {
    m_uses.erase(id);
    Query query(*m_database, "DELETE FROM entries WHERE id = ?1");
    return query.bind(1, id).run();
  }

  Result<void> insert(const CacheKey& key, const Digest& digest, const std::string& response,
                      std::chrono::seconds timeToLive, std::optional<Digest>& stored) {
    const std::uint64_t bytes = key.canonicalRequest.size() + key.target.size() + response.size() + kEntryOverheadBytes;
    Transaction transaction(*m_database);
    if (!transaction.begun()) return transaction.begun();
    {
      Query query(*m_database, "DELETE FROM entries WHERE digest = ?1"); // REPLACE would pass the triggers by
      if (auto done = query.bindBlob(1, viewOf(digest)).run(); !done) return done;
    }
    if (bytes <= m_limitBytes) {
      const std::int64_t now = nowMs();
      const std::int64_t life = std::min<std::int64_t>(timeToLive.count(), 100LL * 365 * 86'400) * 1000;
      const Digest checksum = checksumOf(digest, kResponseFormat, now + life, response);
      Query query(*m_database, "INSERT INTO entries (digest, canonical, target, version, format, response, checksum,"
                               " bytes, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
      query.bindBlob(1, viewOf(digest))
          .bind(2, std::string_view(key.canonicalRequest))
          .bind(3, std::string_view(key.target));
      query.bind(4, key.formatVersion).bind(5, kResponseFormat).bindBlob(6, response).bindBlob(7, viewOf(checksum));
      query.bind(8, static_cast<std::int64_t>(bytes)).bind(9, now + life);
      if (auto done = query.run(); !done) return done;
      stored = checksum;
      m_uses[m_database->lastInsertId()] = ++m_clockOfUse;
    }
    if (auto done = updateUses(); !done) return done;
    if (auto done = removeExpired(kExpiredPerStore); !done) return done;
    if (auto done = evict(); !done) return done;
    if (auto done = transaction.commit(); !done) return done;
    if (bytes <= m_limitBytes) ++m_statistics.stores;
    return {};
  }

  Result<void> removeExpired(int limit) {
    Query query(*m_database, "DELETE FROM entries WHERE id IN"
                             " (SELECT id FROM entries WHERE expires <= ?1 ORDER BY expires LIMIT ?2)");
    return query.bind(1, nowMs()).bind(2, limit).run();
  }

  /// Deletes the least recently used until the rest fits. Inside a transaction.
  Result<void> evict() {
    for (;;) {
      {
        Query query(*m_database, "SELECT bytes FROM totals");
        auto row = query.next();
        if (!row) return fail(std::move(row.error()));
        if (!*row || query.integer(0) <= static_cast<std::int64_t>(m_limitBytes)) return {};
      }
      Query query(*m_database, "DELETE FROM entries WHERE id = (SELECT entry FROM uses ORDER BY used LIMIT 1)");
      if (auto done = query.run(); !done) return done;
      if (m_database->changes() == 0)
        return fail(ErrorCode::Corrupt, "The result cache's own bookkeeping does not add up.");
      ++m_statistics.evictions;
    }
  }

  Result<void> evictInTransaction() {
    Transaction transaction(*m_database);
    if (!transaction.begun()) return transaction.begun();
    if (auto done = updateUses(); !done) return done;
    if (auto done = removeExpired(-1); !done) return done;
    if (auto done = evict(); !done) return done;
    return transaction.commit();
  }

  /// Inside a transaction.
  Result<void> updateUses() {
    for (const auto& [id, used] : m_uses) {
      // The entry may be gone meanwhile, by another program's hand.
      Query query(*m_database, "INSERT INTO uses (entry, used) SELECT id, ?2 FROM entries WHERE id = ?1"
                               " ON CONFLICT (entry) DO UPDATE SET used = excluded.used");
      if (auto done = query.bind(1, id).bind(2, used).run(); !done) return done;
    }
    m_uses.clear();
    return {};
  }

  Result<void> writeUses() {
    if (m_uses.empty()) return {};
    Transaction transaction(*m_database);
    if (!transaction.begun()) return transaction.begun();
    if (auto done = updateUses(); !done) return done;
    return transaction.commit();
  }

  Result<void> shrinkFile() {
    // The second step also brings the write-ahead log back to nothing.
    if (auto done = m_database->execute("PRAGMA incremental_vacuum"); !done) return done;
    return m_database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  const fs::path m_file;
  const Clock& m_clock;
  Logger& m_logger;
  std::mutex m_mutex;
  std::mutex m_verifyMutex;             // held while the check has the file open; taken after m_mutex, or alone
  std::uint64_t m_limitBytes;           // guarded by m_mutex, like all below
  std::unique_ptr<Database> m_database; // null after a fault that could not be mended
  CacheStatistics m_statistics;         // entries and bytes are asked of the database
  std::unordered_map<std::int64_t, std::int64_t> m_uses; // entry to its last use, not written yet
  std::int64_t m_clockOfUse = 0;                         // grows by one with every use
  KeptResults m_kept;
  int m_generation = 0;         // counts the files that were opened
  std::stop_source m_stopCheck; // thread-safe by itself
  std::jthread m_checker;       // of the first of them; joined by the owner's thread
};

Result<std::unique_ptr<SqliteResultCache>> SqliteResultCache::open(const fs::path& file, const Clock& clock,
                                                                   Logger& logger, std::uint64_t limitBytes) {
  auto state = std::make_unique<State>(file, clock, logger, limitBytes);
  if (auto opened = state->open(); !opened) return fail(std::move(opened.error()));
  state->trim();
  state->startCheck();
  return std::unique_ptr<SqliteResultCache>(new SqliteResultCache(std::move(state)));
}

SqliteResultCache::SqliteResultCache(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SqliteResultCache::~SqliteResultCache() {
  m_state->close();
}

std::optional<Response> SqliteResultCache::lookup(const CacheKey& key) {
  return m_state->lookup(key);
}
void SqliteResultCache::store(const CacheKey& key, const Response& response, std::chrono::seconds timeToLive) {
  m_state->store(key, response, timeToLive);
}
CacheStatistics SqliteResultCache::statistics() const {
  return m_state->statistics();
}
void SqliteResultCache::clear() {
  m_state->clear();
}
void SqliteResultCache::waitForCheck() {
  m_state->waitForCheck();
}
void SqliteResultCache::setLimitBytes(std::uint64_t limitBytes) {
  m_state->setLimitBytes(limitBytes);
}

} // namespace aisemble
