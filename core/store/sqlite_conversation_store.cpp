// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_conversation_store.h"

#include "core/store/workbench_database_p.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <utility>

namespace aisemble {
namespace {

using store::Database;
using store::fromColumn;
using store::likePattern;
using store::Query;
using store::toColumn;
using store::Transaction;

constexpr std::chrono::hours kTrashAge{24 * 30};
constexpr std::size_t kSearchLimitBytes = 10'000; // SQLite's own for patterns is 50000

constexpr std::array kStateNames{
    std::pair{MessageState::Complete, "complete"}, std::pair{MessageState::Streaming, "streaming"},
    std::pair{MessageState::Interrupted, "interrupted"}, std::pair{MessageState::Failed, "failed"}};

std::string_view stateName(MessageState state) {
  for (const auto& [value, name] : kStateNames)
    if (value == state) return name;
  return "interrupted";
}

MessageState messageStateFromName(std::string_view name) {
  for (const auto& [value, known] : kStateNames)
    if (name == known) return value;
  return MessageState::Interrupted; // the table's own check allows no others
}

tl::unexpected<Error> noConversation(ConversationId id) {
  return fail(ErrorCode::NotFound, fmt::format("There is no conversation {}. It may have been deleted.", id));
}

/// Binds the columns from `model` to `fallback` to parameters from `first` on.
void bindDetails(Query& query, int first, const MessageDetails& details) {
  std::optional<std::int64_t> seed;
  if (details.seed) seed = std::bit_cast<std::int64_t>(*details.seed);
  query.bind(first, std::string_view(details.model))
      .bind(first + 1, seed)
      .bind(first + 2, std::string_view(details.parametersJson))
      .bind(first + 3, details.promptTokens)
      .bind(first + 4, details.completionTokens)
      .bind(first + 5, static_cast<std::int64_t>(details.timeToFirstToken.count()))
      .bind(first + 6, static_cast<std::int64_t>(details.totalTime.count()))
      .bind(first + 7, details.tokensPerSecond)
      .bind(first + 8, details.fromCache ? 1 : 0)
      .bind(first + 9, std::string_view(details.finishReason))
      .bind(first + 10, std::string_view(details.error))
      .bind(first + 11, details.fromRemote ? 1 : 0)
      .bind(first + 12, std::string_view(details.fallback));
}

MessageDetails readDetails(const Query& row, int first) {
  MessageDetails out;
  out.model = row.text(first);
  if (!row.isNull(first + 1)) out.seed = std::bit_cast<std::uint64_t>(row.integer(first + 1));
  out.parametersJson = row.text(first + 2);
  out.promptTokens = static_cast<int>(row.integer(first + 3));
  out.completionTokens = static_cast<int>(row.integer(first + 4));
  out.timeToFirstToken = Nanoseconds(row.integer(first + 5));
  out.totalTime = Nanoseconds(row.integer(first + 6));
  out.tokensPerSecond = row.real(first + 7);
  out.fromCache = row.integer(first + 8) != 0;
  out.finishReason = row.text(first + 9);
  out.error = row.text(first + 10);
  out.fromRemote = row.integer(first + 11) != 0;
  out.fallback = row.text(first + 12);
  return out;
}

/// Of a row of id, title, created, updated and the number of messages.
ConversationSummary readSummary(const Query& row) {
  return {row.integer(0), row.text(1), fromColumn(row.integer(2)), fromColumn(row.integer(3)),
          static_cast<int>(row.integer(4))};
}

Result<bool> exists(Database& database, ConversationId id) {
  Query query(database, "SELECT 1 FROM conversations WHERE id = ?1");
  return query.bind(1, id).next();
}

/// Runs one UPDATE of a conversation and says NotFound when it met none.
Result<void> updateOne(Database& database, Query& query, ConversationId id) {
  if (auto done = query.run(); !done) return done;
  if (database.changes() == 0) return noConversation(id);
  return {};
}

Result<void> emptyOldTrash(Database& database, WallTime now) {
  Query query(database, "DELETE FROM conversations WHERE trashed < ?1");
  return query.bind(1, toColumn(now - kTrashAge)).run();
}

} // namespace

Result<ConversationId> SqliteConversationStore::createConversation(const std::string& title) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "INSERT INTO conversations (title, created, updated) VALUES (?1, ?2, ?2)");
  if (auto done = query.bind(1, std::string_view(title)).bind(2, toColumn(m_clock.wallNow())).run(); !done)
    return fail(std::move(done.error()));
  return database->lastInsertId();
}

Result<void> SqliteConversationStore::renameConversation(ConversationId id, const std::string& title) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "UPDATE conversations SET title = ?2 WHERE id = ?1");
  query.bind(1, id).bind(2, std::string_view(title));
  return updateOne(*database, query, id);
}

Result<void> SqliteConversationStore::trashConversation(ConversationId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  const WallTime now = m_clock.wallNow();
  Query query(*database, "UPDATE conversations SET trashed = coalesce(trashed, ?2) WHERE id = ?1");
  query.bind(1, id).bind(2, toColumn(now));
  if (auto done = updateOne(*database, query, id); !done) return done;
  return emptyOldTrash(*database, now);
}

Result<void> SqliteConversationStore::restoreConversation(ConversationId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database, "UPDATE conversations SET trashed = NULL WHERE id = ?1");
  query.bind(1, id);
  return updateOne(*database, query, id);
}

Result<std::optional<ConversationSummary>> SqliteConversationStore::lastTrashed() {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Query query(*database,
              "SELECT c.id, c.title, c.created, c.updated,"
              "       (SELECT count(*) FROM messages m WHERE m.conversation = c.id)"
              "  FROM conversations c WHERE c.trashed IS NOT NULL ORDER BY c.trashed DESC, c.id DESC LIMIT 1");
  auto row = query.next();
  if (!row) return fail(std::move(row.error()));
  if (!*row) return std::nullopt;
  return readSummary(query);
}

Result<std::vector<ConversationSummary>> SqliteConversationStore::conversations(const std::string& search, int limit) {
  if (search.size() > kSearchLimitBytes)
    return fail(ErrorCode::InvalidArgument,
                fmt::format("The text to search for has {} bytes; at most {} can be searched for.", search.size(),
                            kSearchLimitBytes));
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  const std::string pattern = likePattern(search);
  Query query(*database, "SELECT c.id, c.title, c.created, c.updated,"
                         "       (SELECT count(*) FROM messages m WHERE m.conversation = c.id)"
                         "  FROM conversations c"
                         " WHERE c.trashed IS NULL"
                         "   AND (?1 = '%%' OR c.title LIKE ?1 ESCAPE '\\'"
                         "        OR EXISTS (SELECT 1 FROM messages m"
                         "                    WHERE m.conversation = c.id AND m.content LIKE ?1 ESCAPE '\\'))"
                         " ORDER BY c.updated DESC, c.id DESC LIMIT ?2");
  query.bind(1, std::string_view(pattern)).bind(2, limit > 0 ? limit : -1);
  std::vector<ConversationSummary> out;
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) return out;
    out.push_back(readSummary(query));
  }
}

Result<std::vector<StoredMessage>> SqliteConversationStore::messages(ConversationId id) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  const auto found = exists(*database, id);
  if (!found) return fail(found.error());
  if (!*found) return noConversation(id);
  Query query(*database, "SELECT id, parent, role, content, state, created, model, seed, parameters, prompt_tokens,"
                         "       completion_tokens, time_to_first_token, total_time, tokens_per_second, from_cache,"
                         "       finish_reason, error, from_remote, fallback"
                         "  FROM messages WHERE conversation = ?1 ORDER BY id");
  query.bind(1, id);
  std::vector<StoredMessage> out;
  for (;;) {
    auto row = query.next();
    if (!row) return fail(std::move(row.error()));
    if (!*row) return out;
    StoredMessage message;
    message.id = query.integer(0);
    if (!query.isNull(1)) message.parent = query.integer(1);
    message.role = query.text(2);
    message.content = query.text(3);
    message.state = messageStateFromName(query.bytes(4));
    message.created = fromColumn(query.integer(5));
    message.details = readDetails(query, 6);
    out.push_back(std::move(message));
  }
}

Result<MessageId> SqliteConversationStore::appendMessage(ConversationId id, StoredMessage message) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Transaction transaction(*database);
  if (!transaction.begun()) return fail(transaction.begun().error());
  const auto found = exists(*database, id);
  if (!found) return fail(found.error());
  if (!*found) return noConversation(id);
  if (message.parent) {
    Query query(*database, "SELECT 1 FROM messages WHERE id = ?1 AND conversation = ?2");
    const auto parent = query.bind(1, *message.parent).bind(2, id).next();
    if (!parent) return fail(parent.error());
    if (!*parent)
      return fail(ErrorCode::NotFound,
                  fmt::format("Conversation {} has no message {} to answer to.", id, *message.parent));
  }
  const std::int64_t now = toColumn(m_clock.wallNow());
  {
    Query query(*database, "INSERT INTO messages (conversation, parent, role, content, state, created, model, seed,"
                           " parameters, prompt_tokens, completion_tokens, time_to_first_token, total_time,"
                           " tokens_per_second, from_cache, finish_reason, error, from_remote, fallback)"
                           " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19)");
    query.bind(1, id).bind(2, message.parent).bind(3, std::string_view(message.role));
    query.bind(4, std::string_view(message.content)).bind(5, stateName(message.state)).bind(6, now);
    bindDetails(query, 7, message.details);
    if (auto done = query.run(); !done) return fail(std::move(done.error()));
  }
  const MessageId out = database->lastInsertId();
  Query touch(*database, "UPDATE conversations SET updated = ?2 WHERE id = ?1");
  if (auto done = touch.bind(1, id).bind(2, now).run(); !done) return fail(std::move(done.error()));
  if (auto done = transaction.commit(); !done) return fail(std::move(done.error()));
  return out;
}

Result<void> SqliteConversationStore::updateMessage(MessageId id, const std::string& content, MessageState state,
                                                    const MessageDetails& details) {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  Transaction transaction(*database);
  if (!transaction.begun()) return transaction.begun();
  {
    Query query(*database, "UPDATE messages SET content = ?2, state = ?3, model = ?4, seed = ?5, parameters = ?6,"
                           " prompt_tokens = ?7, completion_tokens = ?8, time_to_first_token = ?9, total_time = ?10,"
                           " tokens_per_second = ?11, from_cache = ?12, finish_reason = ?13, error = ?14,"
                           " from_remote = ?15, fallback = ?16 WHERE id = ?1");
    query.bind(1, id).bind(2, std::string_view(content)).bind(3, stateName(state));
    bindDetails(query, 4, details);
    if (auto done = query.run(); !done) return done;
  }
  if (database->changes() == 0)
    return fail(ErrorCode::NotFound,
                fmt::format("There is no message {}. Its conversation may have been deleted.", id));
  Query touch(*database, "UPDATE conversations SET updated = ?2"
                         " WHERE id = (SELECT conversation FROM messages WHERE id = ?1)");
  if (auto done = touch.bind(1, id).bind(2, toColumn(m_clock.wallNow())).run(); !done) return done;
  return transaction.commit();
}

Result<int> SqliteConversationStore::recoverInterrupted() {
  auto& [mutex, database] = m_database->connection();
  const std::scoped_lock lock(mutex);
  if (auto done = emptyOldTrash(*database, m_clock.wallNow()); !done) return fail(std::move(done.error()));
  Query query(*database, "UPDATE messages SET state = 'interrupted' WHERE state = 'streaming'");
  if (auto done = query.run(); !done) return fail(std::move(done.error()));
  return database->changes();
}

} // namespace aisemble
