// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_conversation_store.h"
#include "tests/core/store/store_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>
#include <thread>

using namespace aisemble;
using namespace aisemble::test;
namespace fs = std::filesystem;

class TestConversationStore : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_dir;
  FakeClock m_clock;
  std::shared_ptr<WorkbenchDatabase> m_database;
  std::unique_ptr<SqliteConversationStore> m_store;

  void open() {
    m_store.reset();
    m_database.reset();
    auto database = WorkbenchDatabase::open(fs::path(m_dir.path().toStdString()) / "workbench.db");
    QVERIFY(database.has_value());
    m_database = *database;
    m_store = std::make_unique<SqliteConversationStore>(m_database, m_clock);
  }
  static StoredMessage message(std::string content, std::optional<MessageId> parent = {}) {
    StoredMessage out;
    out.parent = parent;
    out.role = "user";
    out.content = std::move(content);
    return out;
  }
  [[nodiscard]] std::vector<std::string> titles(const std::string& search = {}, int limit = 0) const {
    std::vector<std::string> out;
    const auto found = m_store->conversations(search, limit);
    for (const auto& summary : found.value())
      out.push_back(summary.title);
    return out;
  }

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
    open();
  }

  void messagesComeBackWhole() {
    const ConversationId id = m_store->createConversation("title").value();
    MessageDetails details;
    details.model = "m";
    details.seed = 0xFFFF'FFFF'FFFF'FFFEULL;
    details.parametersJson = "{}";
    details.promptTokens = 3;
    details.completionTokens = 4;
    details.timeToFirstToken = Nanoseconds(5);
    details.totalTime = Nanoseconds(1LL << 60);
    details.tokensPerSecond = 12.75;
    details.fromCache = true;
    details.finishReason = "stop";
    details.error = "e";
    details.fromRemote = true;
    details.fallback = "f";
    const MessageId first = m_store->appendMessage(id, message(std::string("nul \0 inside, ü", 15))).value();
    m_clock.advance(std::chrono::seconds(5));
    StoredMessage answer = message("", first);
    answer.role = "assistant";
    answer.state = MessageState::Streaming;
    answer.details = details;
    const MessageId second = m_store->appendMessage(id, answer).value();
    QVERIFY(m_store->appendMessage(id, message("a sibling", first)).has_value());
    open(); // from the disk
    const auto messages = m_store->messages(id).value();
    QCOMPARE(messages.size(), std::size_t{3});
    QCOMPARE(messages[0].content, std::string("nul \0 inside, ü", 15));
    QVERIFY(!messages[0].parent);
    QVERIFY(messages[0].details == MessageDetails{});
    QCOMPARE(messages[1].id, second);
    QCOMPARE(messages[1].parent, std::optional(first));
    QCOMPARE(messages[1].role, std::string("assistant"));
    QCOMPARE(messages[1].state, MessageState::Streaming);
    QVERIFY(messages[1].details == details);
    QVERIFY(messages[1].created == m_clock.wallNow());
    QVERIFY(messages[1].created - messages[0].created == std::chrono::seconds(5));
    QCOMPARE(messages[2].parent, std::optional(first));
    const auto summary = m_store->conversations("", 1).value().at(0);
    QCOMPARE(summary.messages, 3);
    QVERIFY(summary.updated == m_clock.wallNow());
  }

  void updatesReplaceContentStateAndDetails() {
    const ConversationId id = m_store->createConversation("t").value();
    StoredMessage streaming = message("");
    streaming.state = MessageState::Streaming;
    const MessageId answer = m_store->appendMessage(id, streaming).value();
    for (const MessageState state :
         {MessageState::Streaming, MessageState::Failed, MessageState::Interrupted, MessageState::Complete}) {
      MessageDetails details;
      details.completionTokens = static_cast<int>(state) + 1;
      QVERIFY(m_store->updateMessage(answer, "text", state, details).has_value());
      const auto stored = m_store->messages(id).value().at(0);
      QCOMPARE(stored.content, std::string("text"));
      QCOMPARE(stored.state, state);
      QVERIFY(stored.details == details);
    }
  }

  void whatIsNotThereIsNotFound() {
    const ConversationId id = m_store->createConversation("t").value();
    const ConversationId other = m_store->createConversation("o").value();
    const MessageId foreign = m_store->appendMessage(other, message("x")).value();
    QCOMPARE(m_store->messages(99).error().code, ErrorCode::NotFound);
    QCOMPARE(m_store->renameConversation(99, "x").error().code, ErrorCode::NotFound);
    QCOMPARE(m_store->trashConversation(99).error().code, ErrorCode::NotFound);
    QCOMPARE(m_store->restoreConversation(99).error().code, ErrorCode::NotFound);
    QCOMPARE(m_store->appendMessage(99, message("x")).error().code, ErrorCode::NotFound);
    QCOMPARE(m_store->appendMessage(id, message("x", 99)).error().code, ErrorCode::NotFound);
    QCOMPARE(m_store->appendMessage(id, message("x", foreign)).error().code, ErrorCode::NotFound);
    QCOMPARE(m_store->updateMessage(99, "x", MessageState::Complete, {}).error().code, ErrorCode::NotFound);
    QVERIFY(m_store->appendMessage(id, message("the store still works")).has_value());
  }

  void newestFirstAndLimited() {
    for (const char* title : {"a", "b", "c"}) {
      m_clock.advance(std::chrono::seconds(1));
      QVERIFY(m_store->createConversation(title).has_value());
    }
    QCOMPARE(titles(), (std::vector<std::string>{"c", "b", "a"}));
    m_clock.advance(std::chrono::seconds(1));
    const ConversationId oldest = m_store->conversations("", 0).value().back().id;
    QVERIFY(m_store->appendMessage(oldest, message("x")).has_value());
    QCOMPARE(titles("", 2), (std::vector<std::string>{"a", "c"}));
    QVERIFY(m_store->renameConversation(oldest, "z").has_value());
    QCOMPARE(titles("", 1), (std::vector<std::string>{"z"}));
  }

  void searchLooksIntoTitlesAndContents() {
    const ConversationId a = m_store->createConversation("100% Rust_y").value();
    QVERIFY(m_store->createConversation("日本語").has_value());
    QVERIFY(m_store->appendMessage(a, message("back\\slash and Hidden words")).has_value());
    QCOMPARE(titles("rust"), (std::vector<std::string>{"100% Rust_y"}));
    QCOMPARE(titles("hidden WORDS"), (std::vector<std::string>{"100% Rust_y"}));
    QCOMPARE(titles("0% r"), (std::vector<std::string>{"100% Rust_y"}));
    QCOMPARE(titles("本"), (std::vector<std::string>{"日本語"}));
    QCOMPARE(titles("k\\s"), (std::vector<std::string>{"100% Rust_y"}));
    for (const char* nothing : {"1_0", "%x", "' OR 1=1 --", "\\"}) // taken as they are, no patterns, no SQL
      QCOMPARE(titles(nothing).size(), std::size_t(nothing[0] == '\\' ? 1 : 0));
    QCOMPARE(m_store->conversations(std::string(20'000, 'x'), 0).error().code, ErrorCode::InvalidArgument);
  }

  void trashKeepsForThirtyDays() {
    const ConversationId a = m_store->createConversation("a").value();
    const ConversationId b = m_store->createConversation("b").value();
    const MessageId first = m_store->appendMessage(a, message("x")).value();
    QVERIFY(m_store->appendMessage(a, message("y", first)).has_value());
    QVERIFY(m_store->trashConversation(a).has_value());
    QCOMPARE(titles(), (std::vector<std::string>{"b"}));
    QVERIFY(m_store->restoreConversation(a).has_value());
    QCOMPARE(m_store->messages(a).value().size(), std::size_t{2});
    QVERIFY(m_store->trashConversation(a).has_value());
    m_clock.advance(std::chrono::hours(24 * 29));
    QVERIFY(m_store->trashConversation(a).has_value()); // again: its age stays
    m_clock.advance(std::chrono::hours(24 * 2));
    QVERIFY(m_store->trashConversation(b).has_value());
    QCOMPARE(m_store->restoreConversation(a).error().code, ErrorCode::NotFound);
    QVERIFY(m_store->restoreConversation(b).has_value());
    QCOMPARE(m_store->updateMessage(first, "x", MessageState::Complete, {}).error().code, ErrorCode::NotFound);
  }

  void whatWasTrashedLastIsFound() {
    QVERIFY(!m_store->lastTrashed().value());
    const ConversationId a = m_store->createConversation("a").value();
    const ConversationId b = m_store->createConversation("b").value();
    QVERIFY(m_store->appendMessage(b, message("x")).has_value());
    QVERIFY(m_store->trashConversation(b).has_value());
    m_clock.advance(std::chrono::seconds(1));
    QVERIFY(m_store->trashConversation(a).has_value());
    open(); // from the disk
    QCOMPARE(m_store->lastTrashed().value()->id, a);
    QVERIFY(m_store->restoreConversation(a).has_value());
    const auto last = m_store->lastTrashed().value();
    QCOMPARE(last->id, b);
    QCOMPARE(last->title, std::string("b"));
    QCOMPARE(last->messages, 1);
  }

  void recoveryMarksWhatWasStreaming() {
    const ConversationId id = m_store->createConversation("t").value();
    StoredMessage streaming = message("so far");
    streaming.state = MessageState::Streaming;
    QVERIFY(m_store->appendMessage(id, message("done")).has_value());
    QVERIFY(m_store->appendMessage(id, streaming).has_value());
    QVERIFY(m_store->appendMessage(id, streaming).has_value());
    open();
    QCOMPARE(m_store->recoverInterrupted().value(), 2);
    QCOMPARE(m_store->recoverInterrupted().value(), 0);
    const auto messages = m_store->messages(id).value();
    QCOMPARE(messages[0].state, MessageState::Complete);
    QCOMPARE(messages[1].state, MessageState::Interrupted);
    QCOMPARE(messages[1].content, std::string("so far"));
  }

  void threadsDoNotDisturbEachOther() {
    const ConversationId id = m_store->createConversation("t").value();
    constexpr int each = 50;
    std::vector<std::thread> threads;
    std::atomic<int> failures{0};
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&, t] {
        for (int i = 0; i < each; ++i) {
          const auto appended = m_store->appendMessage(id, message(std::to_string(t) + ":" + std::to_string(i)));
          if (!appended || !m_store->messages(id) || !m_store->conversations("1", 5)) ++failures;
        }
      });
    for (std::thread& thread : threads)
      thread.join();
    QCOMPARE(failures.load(), 0);
    std::set<std::string> contents;
    const auto all = m_store->messages(id);
    for (const auto& stored : all.value())
      contents.insert(stored.content);
    QCOMPARE(contents.size(), std::size_t(4 * each));
  }

  void twoProgramsMayShareTheFile() {
    auto second = WorkbenchDatabase::open(fs::path(m_dir.path().toStdString()) / "workbench.db");
    QVERIFY(second.has_value());
    SqliteConversationStore other(*second, m_clock);
    const ConversationId id = m_store->createConversation("t").value();
    std::thread thread([&] {
      for (int i = 0; i < 50; ++i)
        QVERIFY(other.appendMessage(id, message("b")).has_value());
    });
    for (int i = 0; i < 50; ++i)
      QVERIFY(m_store->appendMessage(id, message("a")).has_value());
    thread.join();
    QCOMPARE(m_store->messages(id).value().size(), std::size_t{100});
  }
};

QTEST_APPLESS_MAIN(TestConversationStore)
#include "tst_conversation_store.moc"
