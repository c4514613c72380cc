// SPDX-License-Identifier: Apache-2.0
// The second level against a real redis-server on a socket of its own, and against servers that misbehave.
#include "core/store/redis_entry_p.h"
#include "core/store/shared_result_cache.h"
#include "tests/core/store/store_fixture.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

using namespace aisemble;
using namespace aisemble::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const CacheKey kKey{"request", "model", 1};

Response answer(const std::string& text) {
  CompletionResult out;
  out.text = text;
  return out;
}

/// A local cache that keeps everything.
class MapCache final : public ResultCache {
 public:
  std::optional<Response> lookup(const CacheKey& key) override {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.find(key.canonicalRequest);
    return found == m_entries.end() ? std::nullopt : std::optional(found->second);
  }
  void store(const CacheKey& key, const Response& response, seconds timeToLive) override {
    const std::scoped_lock lock(m_mutex);
    m_entries.insert_or_assign(key.canonicalRequest, response);
    lastTimeToLive = timeToLive;
  }
  CacheStatistics statistics() const override { return {}; }
  void clear() override {
    const std::scoped_lock lock(m_mutex);
    m_entries.clear();
  }
  std::atomic<seconds> lastTimeToLive{seconds(-1)};

 private:
  std::mutex m_mutex;
  std::map<std::string, Response> m_entries;
};

/// Answers every connection's first bytes with fixed ones, or not at all.
class ScriptedServer {
 public:
  explicit ScriptedServer(std::string reply) : m_reply(std::move(reply)) {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_listener, 8) != 0) return;
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this] {
      for (int client = 0; (client = ::accept(m_listener, nullptr, nullptr)) >= 0;) {
        ++connections;
        char buffer[4096];
        if (!m_reply.empty() && ::recv(client, buffer, sizeof buffer, 0) > 0)
          (void)!::send(client, m_reply.data(), m_reply.size(), MSG_NOSIGNAL);
        m_clients.push_back(client);
      }
    });
  }
  ~ScriptedServer() {
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
    for (const int client : m_clients)
      ::close(client);
  }
  std::string address() const { return "redis://127.0.0.1:" + std::to_string(m_port); }
  std::atomic<int> connections{0};

 private:
  std::string m_reply;
  int m_listener = -1;
  int m_port = 0;
  std::vector<int> m_clients; // of the thread until it has ended
  std::jthread m_thread;
};

} // namespace

class TestSharedResultCache : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  FakeClock m_clock;
  NullLogger m_logger;
  QProcess m_server;

  QString socket() const { return m_dir.filePath("redis.sock"); }

  bool startServer() {
    m_server.start("redis-server", {"--port", "0", "--unixsocket", socket(), "--save", "", "--dir", m_dir.path()});
    if (!m_server.waitForStarted()) return false;
    QByteArray output;
    while (!output.contains("Ready to accept connections") && !output.contains("ready to accept connections")) {
      if (!m_server.waitForReadyRead(20'000)) return false;
      output += m_server.readAllStandardOutput();
    }
    return true;
  }
  void stopServer() {
    m_server.kill();
    m_server.waitForFinished();
  }
  std::unique_ptr<SharedResultCache> open(MapCache& local, SharedCacheOptions options = {}) {
    if (options.address == SharedCacheOptions{}.address) options.address = "unix:" + socket().toStdString();
    options.timeout = milliseconds(2'000); // of a machine that is busy with other tests
    auto out = SharedResultCache::create(local, options, m_clock, m_logger);
    return out ? std::move(*out) : nullptr;
  }

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
  }
  void cleanup() {
    if (m_server.state() != QProcess::NotRunning) stopServer();
  }

  void resultsTravelBetweenMachines() {
    if (QStandardPaths::findExecutable("redis-server").isEmpty()) QSKIP("redis-server is not installed");
    QVERIFY(startServer());
    MapCache here;
    MapCache there;
    const auto first = open(here);
    const auto second = open(there);
    QVERIFY(!second->lookup(kKey));
    first->store(kKey, answer("日本"), seconds(600));
    first->flush();
    QCOMPARE(first->sharedStatistics().stores, 1u);
    QVERIFY(second->lookup(kKey) == std::optional(answer("日本")));
    // From now on it is there too, and for no longer than here.
    QVERIFY(there.lookup(kKey).has_value());
    QVERIFY(there.lastTimeToLive.load() > seconds(500) && there.lastTimeToLive.load() <= seconds(600));
    QCOMPARE(second->sharedStatistics().hits, 1u);
    QCOMPARE(second->sharedStatistics().misses, 1u);
    QVERIFY(second->lookup(kKey).has_value());
    QCOMPARE(second->sharedStatistics().hits, 1u);
    second->clear();
    QVERIFY(first->lookup(kKey).has_value());
  }

  void serverThatStopsCostsNoAnswer() {
    if (QStandardPaths::findExecutable("redis-server").isEmpty()) QSKIP("redis-server is not installed");
    QVERIFY(startServer());
    MapCache local;
    const auto cache = open(local);
    cache->store(kKey, answer("a"), seconds(60));
    cache->flush();
    stopServer();
    QVERIFY(cache->lookup(kKey) == std::optional(answer("a")));
    QVERIFY(!cache->lookup({"other", "model", 1}));
    QCOMPARE(cache->sharedStatistics().faults, 1u);
    QVERIFY(cache->sharedStatistics().isPaused);
    // Left alone: no further fault until the pause is over, whoever asks.
    QVERIFY(!cache->lookup({"other", "model", 1}));
    cache->store({"third", "model", 1}, answer("c"), seconds(60));
    cache->flush();
    QCOMPARE(cache->sharedStatistics().faults, 1u);
    QCOMPARE(cache->sharedStatistics().dropped, 1u);
    QVERIFY(local.lookup({"third", "model", 1}).has_value());
    // Back again: found by itself.
    QVERIFY(startServer());
    m_clock.advance(seconds(2));
    cache->store({"fourth", "model", 1}, answer("d"), seconds(60));
    cache->flush();
    QCOMPARE(cache->sharedStatistics().stores, 2u);
    QVERIFY(!cache->sharedStatistics().isPaused);
  }

  void pausesGrow() {
    MapCache local;
    SharedCacheOptions options;
    options.address = "unix:" + m_dir.filePath("nothing.sock").toStdString();
    const auto cache = open(local, options);
    std::uint64_t faults = 0;
    for (const int pause : {1, 2, 4, 8, 16, 30, 30}) {
      QVERIFY(!cache->lookup(kKey));
      QCOMPARE(cache->sharedStatistics().faults, ++faults);
      m_clock.advance(seconds(pause - 1));
      QVERIFY(!cache->lookup(kKey));
      QCOMPARE(cache->sharedStatistics().faults, faults);
      m_clock.advance(seconds(1));
    }
  }

  void foreignEntriesAreMisses() {
    if (QStandardPaths::findExecutable("redis-server").isEmpty()) QSKIP("redis-server is not installed");
    QVERIFY(startServer());
    MapCache local;
    const auto cache = open(local);
    const QString name = QString::fromStdString(store::redisKeyOf(kKey));
    const auto say = [&](const QStringList& command) {
      QProcess client;
      client.start("redis-cli", QStringList{"-s", socket()} + command);
      return client.waitForFinished() && client.exitCode() == 0;
    };
    if (QStandardPaths::findExecutable("redis-cli").isEmpty()) QSKIP("redis-cli is not installed");
    QVERIFY(say({"SET", name, "not ours"}));
    QVERIFY(!cache->lookup(kKey));
    QCOMPARE(cache->sharedStatistics().foreign, 1u);
    QVERIFY(say({"DEL", name}));
    QVERIFY(say({"LPUSH", name, "a list"}));
    QVERIFY(!cache->lookup(kKey));
    QCOMPARE(cache->sharedStatistics().faults, 0u);
  }

  void serversThatMisbehaveAreFaults_data() {
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("another protocol") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("nonsense length") << QByteArray(":12\r\n$-7\r\n");
    QTest::newRow("status for a number") << QByteArray("+OK\r\n");
    QTest::newRow("endless length") << QByteArray(":99999999999999999999999\r\n");
  }
  void serversThatMisbehaveAreFaults() {
    QFETCH(QByteArray, reply);
    ScriptedServer server(reply.toStdString());
    MapCache local;
    SharedCacheOptions options;
    options.address = server.address();
    const auto cache = open(local, options);
    QVERIFY(!cache->lookup(kKey));
    QCOMPARE(cache->sharedStatistics().faults, 1u);
    QVERIFY(!cache->sharedStatistics().lastFault.empty());
  }

  void silentServerCostsItsTimeLimit() {
    ScriptedServer server("");
    MapCache local;
    SharedCacheOptions options;
    options.address = server.address();
    options.timeout = milliseconds(50);
    auto cache = SharedResultCache::create(local, options, m_clock, m_logger);
    QVERIFY(cache.has_value());
    QVERIFY(!(*cache)->lookup(kKey));
    QCOMPARE((*cache)->sharedStatistics().faults, 1u);
    QVERIFY(!(*cache)->lookup(kKey));
    QCOMPARE(server.connections.load(), 1);
  }

  void tooLargeForTheQueueStaysLocal() {
    MapCache local;
    SharedCacheOptions options;
    options.address = "unix:" + m_dir.filePath("nothing.sock").toStdString();
    options.entryLimitBytes = 100;
    const auto cache = open(local, options);
    cache->store(kKey, answer(std::string(1000, 'x')), seconds(60));
    cache->flush();
    QCOMPARE(cache->sharedStatistics().faults, 0u);
    QVERIFY(local.lookup(kKey).has_value());
  }

  void wrongAddressIsSaidAtOnce() {
    MapCache local;
    SharedCacheOptions options;
    options.address = "http://cache";
    const auto cache = SharedResultCache::create(local, options, m_clock, m_logger);
    QVERIFY(!cache.has_value());
    QCOMPARE(cache.error().code, ErrorCode::InvalidArgument);
  }
};

QTEST_GUILESS_MAIN(TestSharedResultCache)
#include "tst_shared_result_cache.moc"
