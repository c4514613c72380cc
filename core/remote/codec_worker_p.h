// SPDX-License-Identifier: Apache-2.0
#pragma once
// One thread that packs requests and unpacks answers: a large image or table must not hold up the pool's other calls,
// nor the caller of Engine::start().

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace aisemble::remote {

/// Thread-safe. Started with the first piece of work; close() and destruction do what is still queued.
class CodecWorker {
 public:
  CodecWorker() = default;
  CodecWorker(const CodecWorker&) = delete;
  CodecWorker& operator=(const CodecWorker&) = delete;
  ~CodecWorker() { close(); }

  /// Does what is queued and ends the thread. Not from that thread; no post() afterwards.
  void close() {
    {
      const std::scoped_lock lock(m_mutex);
      m_isClosing = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable()) m_thread.join();
  }

  void post(std::function<void()> work) {
    {
      const std::scoped_lock lock(m_mutex);
      m_queue.push_back(std::move(work));
      if (!m_thread.joinable()) m_thread = std::thread([this] { run(); });
    }
    m_changed.notify_one();
  }

 private:
  void run() {
    std::unique_lock lock(m_mutex);
    while (true) {
      m_changed.wait(lock, [this] { return m_isClosing || !m_queue.empty(); });
      if (m_queue.empty()) return;
      std::function<void()> work = std::move(m_queue.front());
      m_queue.pop_front();
      lock.unlock();
      work();
      work = nullptr; // what it holds goes before the lock is taken again
      lock.lock();
    }
  }

  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<std::function<void()>> m_queue; // guarded by m_mutex
  bool m_isClosing = false;                  // guarded by m_mutex
  std::thread m_thread;                      // guarded by m_mutex until it runs
};

} // namespace aisemble::remote
