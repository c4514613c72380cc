// SPDX-License-Identifier: Apache-2.0
// kill -9 and a full disk, in child processes: what was acknowledged is there, and the files are whole.
#include "core/store/sqlite_conversation_store.h"
#include "core/store/sqlite_result_cache.h"
#include "tests/core/store/store_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <map>
#include <random>

using namespace aisemble;
using namespace aisemble::test;
namespace fs = std::filesystem;

namespace {

/// What a child tells before it goes on: this message has, durably, at least this much text.
struct Acknowledgement {
  MessageId id;
  std::int64_t length;
};

/// The text of a message is a prefix of this, so that its length says what it must be.
std::string textOf(std::int64_t length) {
  std::string out(static_cast<std::size_t>(length), ' ');
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<char>('a' + i * 7 % 26);
  return out;
}

void acknowledge(int pipe, Acknowledgement what) {
  if (::write(pipe, &what, sizeof what) != sizeof what) ::_exit(3);
}

/// Runs `work(pipe)` in a child; `meanwhile(child)` here. Returns what the child acknowledged, and its wait status.
std::pair<std::vector<Acknowledgement>, int> inChild(const std::function<void(int)>& work,
                                                     const std::function<void(pid_t)>& meanwhile) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    work(ends[1]);
    ::_exit(0);
  }
  ::close(ends[1]);
  std::vector<Acknowledgement> out;
  Acknowledgement next{};
  if (::read(ends[0], &next, sizeof next) == sizeof next) out.push_back(next); // it is writing now
  meanwhile(child);
  while (::read(ends[0], &next, sizeof next) == sizeof next)
    out.push_back(next);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return {out, status};
}

} // namespace

class TestStoreKill : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_dir;
  fs::path m_root;
  FakeClock m_clock;

  /// Appends messages and lets each grow as an answer does, for ever.
  void write(const fs::path& file, ConversationId id, int pipe) {
    const auto database = WorkbenchDatabase::open(file);
    if (!database) ::_exit(4);
    SqliteConversationStore store(*database, m_clock);
    for (int round = 0;; ++round) {
      StoredMessage message;
      message.role = "assistant";
      message.state = MessageState::Streaming;
      message.content = textOf(10);
      const auto appended = store.appendMessage(id, message);
      if (!appended) ::_exit(appended.error().code == ErrorCode::IoFailure ? 5 : 6);
      acknowledge(pipe, {*appended, 10});
      for (int step = 1; step <= 4; ++step) {
        const std::int64_t length = 10 + step * (100 + round % 50 * 40);
        const auto updated = store.updateMessage(*appended, textOf(length), MessageState::Streaming, {});
        if (!updated) ::_exit(updated.error().code == ErrorCode::IoFailure ? 5 : 6);
        acknowledge(pipe, {*appended, length});
      }
      if (!store.updateMessage(*appended, textOf(10'000), MessageState::Complete, {})) ::_exit(5);
      acknowledge(pipe, {*appended, 10'000});
    }
  }

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
    m_root = m_dir.path().toStdString();
  }

  void acknowledgedMessagesSurviveKills() {
    const fs::path file = m_root / "workbench.db";
    ConversationId id = 0;
    {
      const auto database = WorkbenchDatabase::open(file);
      SqliteConversationStore store(*database, m_clock);
      id = store.createConversation("t").value();
    }
    std::map<MessageId, std::int64_t> acknowledged;
    std::mt19937 random(7);
    for (int kill = 0; kill < 25; ++kill) {
      const auto [told, status] = inChild([&](int pipe) { write(file, id, pipe); },
                                          [&](pid_t child) {
                                            ::usleep(random() % 40'000);
                                            ::kill(child, SIGKILL);
                                          });
      QVERIFY(WIFSIGNALED(status));
      QVERIFY(!told.empty());
      for (const Acknowledgement& item : told)
        acknowledged[item.id] = item.length;
      const auto database = WorkbenchDatabase::open(file);
      QVERIFY2(database.has_value(), database ? "" : database.error().message.c_str());
      SqliteConversationStore store(*database, m_clock);
      const auto recovered = store.recoverInterrupted();
      QVERIFY(recovered.has_value());
      QVERIFY(*recovered <= 1);
      std::map<MessageId, StoredMessage> stored;
      auto all = store.messages(id);
      QVERIFY(all.has_value());
      for (StoredMessage& message : *all)
        stored[message.id] = std::move(message);
      for (const auto& [message, length] : acknowledged) {
        QVERIFY(stored.contains(message));
        const StoredMessage& found = stored[message];
        QVERIFY(static_cast<std::int64_t>(found.content.size()) >= length);
        QCOMPARE(found.content, textOf(static_cast<std::int64_t>(found.content.size())));
        QVERIFY(found.state != MessageState::Streaming);
        QVERIFY(length < 10'000 || found.state == MessageState::Complete);
      }
    }
    QVERIFY(acknowledged.size() > 25);
    QCOMPARE(sql(file, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
    QCOMPARE(sql(file, "PRAGMA foreign_key_check"), std::vector<std::string>{});
  }

  void fullDiskIsAnErrorAndLosesNothing() {
    const fs::path file = m_root / "workbench.db";
    ConversationId id = 0;
    {
      const auto database = WorkbenchDatabase::open(file);
      SqliteConversationStore store(*database, m_clock);
      id = store.createConversation("t").value();
    }
    const auto [told, status] = inChild(
        [&](int pipe) {
          std::signal(SIGXFSZ, SIG_IGN); // the write then fails, as on a full disk
          const rlimit limit{700'000, 700'000};
          ::setrlimit(RLIMIT_FSIZE, &limit);
          write(file, id, pipe);
        },
        [](pid_t) {});
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 5); // an IoFailure
    QVERIFY(told.size() > 20);
    const auto database = WorkbenchDatabase::open(file);
    QVERIFY(database.has_value());
    SqliteConversationStore store(*database, m_clock);
    std::map<MessageId, std::size_t> stored;
    const auto all = store.messages(id);
    for (const StoredMessage& message : all.value())
      stored[message.id] = message.content.size();
    for (const Acknowledgement& item : told)
      QVERIFY(stored[item.id] >= static_cast<std::size_t>(item.length));
    QVERIFY(store.appendMessage(id, {}).has_value());
    QCOMPARE(sql(file, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
  }

  void fullDiskCostsTheCacheNothingButEntries() {
    const fs::path file = m_root / "results.db";
    const auto keyOf = [](int i) { return CacheKey{"request " + std::to_string(i), "model", 1}; };
    const auto answerOf = [](int i) {
      CompletionResult out;
      out.text = std::to_string(i) + std::string(5000, 'x');
      return out;
    };
    const auto [told, status] = inChild(
        [&](int pipe) {
          NullLogger logger;
          auto cache = SqliteResultCache::open(file, m_clock, logger, 100 << 20);
          if (!cache) ::_exit(4);
          std::signal(SIGXFSZ, SIG_IGN);
          const rlimit limit{2'000'000, 2'000'000};
          ::setrlimit(RLIMIT_FSIZE, &limit);
          for (int i = 0; i < 300; ++i) {
            (*cache)->store(keyOf(i), answerOf(i), std::chrono::seconds(100));
            if (const auto found = (*cache)->lookup(keyOf(i)))
              if (!(*found == Response(answerOf(i)))) ::_exit(7);
          }
          const auto first = (*cache)->lookup(keyOf(0));
          acknowledge(pipe, {1, static_cast<std::int64_t>((*cache)->statistics().entries)});
          if (!first || (*cache)->statistics().entries >= 300) ::_exit(8);
          cache->reset();
          ::_exit(0);
        },
        [](pid_t) {});
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
    QVERIFY(!told.empty() && told[0].length > 10);
    NullLogger logger;
    const auto cache = SqliteResultCache::open(file, m_clock, logger, 100 << 20);
    QVERIFY(cache.has_value());
    QVERIFY(*(*cache)->lookup(keyOf(0)) == Response(answerOf(0)));
  }

  void killedCachesOpenAgain() {
    const fs::path file = m_root / "results.db";
    NullLogger logger;
    std::mt19937 random(9);
    for (int kill = 0; kill < 10; ++kill) {
      inChild(
          [&](int pipe) {
            auto cache = SqliteResultCache::open(file, m_clock, logger, 1 << 20);
            if (!cache) ::_exit(4);
            for (std::int64_t i = 0;; ++i) {
              CompletionResult response;
              response.text = textOf(i % 3000);
              (*cache)->store({std::to_string(i), "m", 1}, response, std::chrono::seconds(100));
              if (i == 10) acknowledge(pipe, {i, i});
            }
          },
          [&](pid_t child) {
            ::usleep(random() % 20'000);
            ::kill(child, SIGKILL);
          });
      const auto cache = SqliteResultCache::open(file, m_clock, logger, 1 << 20);
      QVERIFY(cache.has_value());
      QVERIFY(!fs::exists(file.string() + ".damaged"));
      QVERIFY((*cache)->statistics().entries >= 10);
    }
  }
};

QTEST_APPLESS_MAIN(TestStoreKill)
#include "tst_store_kill.moc"
