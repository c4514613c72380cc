// SPDX-License-Identifier: Apache-2.0
#pragma once
// A value that can only be reached with its mutex held.

#include <mutex>
#include <utility>

namespace aisemble {

template <class T>
class Guarded {
 public:
  Guarded() = default;
  explicit Guarded(T value) : m_value(std::move(value)) {}

  /// Calls `use(T&)` with the lock held and returns what it returns. `use` must not come back to this object.
  template <class Use>
  decltype(auto) with(Use&& use) {
    const std::scoped_lock lock(m_mutex);
    return std::forward<Use>(use)(m_value);
  }
  template <class Use>
  decltype(auto) with(Use&& use) const {
    const std::scoped_lock lock(m_mutex);
    return std::forward<Use>(use)(std::as_const(m_value));
  }

 private:
  mutable std::mutex m_mutex;
  T m_value{}; // guarded by m_mutex; numbers begin at zero
};

} // namespace aisemble
