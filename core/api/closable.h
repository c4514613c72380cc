// SPDX-License-Identifier: Apache-2.0
#pragma once
// Owns a thread or a pool that callbacks still refer to after its time: whoever lets go last may be one of its own
// threads, which could not wait for itself.

#include <memory>
#include <mutex>
#include <utility>

namespace aisemble::api {

/// Thread-safe.
template <class T>
class Closable {
 public:
  template <class... Arguments>
  explicit Closable(Arguments&&... arguments) : m_value(std::make_unique<T>(std::forward<Arguments>(arguments)...)) {}

  /// Calls `use` with the value and the lock. False: it is closed, and `use` was not called.
  template <class Use>
  bool with(Use&& use) {
    const std::scoped_lock lock(m_mutex);
    if (m_value) use(*m_value);
    return m_value != nullptr;
  }
  /// Destroys the value, which waits for its threads. Not to be called by one of them.
  void close() {
    std::unique_ptr<T> value;
    {
      const std::scoped_lock lock(m_mutex);
      value = std::move(m_value);
    }
  }

 private:
  std::mutex m_mutex;
  std::unique_ptr<T> m_value; // guarded by m_mutex; null: closed
};

} // namespace aisemble::api
