// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/io_thread_p.h"

#include "core/api/http/connection_p.h"

#include <algorithm>
#include <ctime>

namespace aisemble::api {
namespace {

/// One client: an IPv4 address, or an IPv6 network of the size that one household gets.
IpAddress clientKey(IpAddress address) {
  if (!address.isIpv4()) std::fill(address.bytes.begin() + 8, address.bytes.end(), std::uint8_t{0});
  return address;
}

/// RFC 9110, section 5.6.7, without the locale's names.
std::string httpDate(std::time_t second) {
  static constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm parts{};
  gmtime_r(&second, &parts);
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                kDays[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                parts.tm_sec);
  return out.data();
}

constexpr std::chrono::milliseconds kStoppingTick{20};

} // namespace

std::size_t ConnectionCounter::KeyHash::operator()(const IpAddress& address) const {
  return std::hash<std::string_view>()({reinterpret_cast<const char*>(address.bytes.data()), address.bytes.size()});
}

bool ConnectionCounter::admit(const IpAddress& client) {
  const std::scoped_lock lock(m_mutex);
  if (m_count >= m_limit) return false;
  std::size_t& own = m_byClient[clientKey(client)];
  if (own >= m_limitPerAddress) return false;
  ++own;
  ++m_count;
  return true;
}

void ConnectionCounter::release(const IpAddress& client) {
  const std::scoped_lock lock(m_mutex);
  const auto own = m_byClient.find(clientKey(client));
  if (own == m_byClient.end()) return;
  --m_count;
  if (--own->second == 0) m_byClient.erase(own);
}

IoThread::IoThread(std::chrono::milliseconds tick)
    : m_work(m_context.get_executor()), m_ticker(m_context), m_tick(tick) {}

void IoThread::start() {
  m_thread = std::thread([this] {
    m_id.store(std::this_thread::get_id(), std::memory_order_relaxed);
    for (;;) {
      try {
        m_context.run();
        return;
      } catch (const std::exception&) {
        // No memory for a connection's next step: it waits for its deadline, the others go on.
      }
    }
  });
}

void IoThread::stop(std::chrono::milliseconds grace) {
  post([this, grace] { beginStop(grace); });
}

void IoThread::join() {
  m_thread.join();
  {
    const std::scoped_lock lock(m_postMutex);
    m_isClosed = true;
  }
  // What was posted meanwhile finds closed connections and lets go of them.
  m_context.restart();
  m_context.poll();
}

IoThread::Connections::iterator IoThread::add(std::shared_ptr<Connection> connection) {
  const auto place = m_connections.insert(m_connections.end(), std::move(connection));
  if (!m_isTicking) armTicker();
  return place;
}

void IoThread::remove(Connections::iterator place) {
  m_connections.erase(place);
  endIfIdle();
}

const std::string& IoThread::date() {
  const std::time_t now = std::time(nullptr);
  if (now != m_dateSecond) {
    m_dateSecond = now;
    m_date = httpDate(now);
  }
  return m_date;
}

/// One timer for all connections: a timer of its own for each would be moved at every request.
void IoThread::armTicker() {
  m_isTicking = true;
  m_ticker.expires_after(m_isStopping ? std::min(m_tick, kStoppingTick) : m_tick);
  m_ticker.async_wait([this](const boost::system::error_code& problem) {
    if (!problem) tick();
  });
}

void IoThread::tick() {
  m_isTicking = false;
  const MonotonicTime now = std::chrono::steady_clock::now();
  const bool isOver = m_isStopping && now >= m_stopDeadline;
  // A copy: what is called may end this connection or any other.
  for (const std::shared_ptr<Connection>& connection : Connections(m_connections)) {
    if (isOver)
      connection->stopNow();
    else
      connection->checkDeadline(now);
  }
  if (!m_connections.empty()) armTicker();
}

void IoThread::beginStop(std::chrono::milliseconds grace) {
  if (m_isStopping) return;
  m_isStopping = true;
  m_stopDeadline = std::chrono::steady_clock::now() + grace;
  for (const std::shared_ptr<Connection>& connection : Connections(m_connections))
    connection->stopWhenDone();
  endIfIdle();
  if (!m_connections.empty()) armTicker(); // soon, and often
}

void IoThread::endIfIdle() {
  if (!m_isStopping || !m_connections.empty()) return;
  m_ticker.cancel();
  m_work.reset();
}

} // namespace aisemble::api
