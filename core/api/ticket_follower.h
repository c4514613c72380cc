// SPDX-License-Identifier: Apache-2.0
#pragma once
// Follows requests of the orchestrator to their end for routes: no thread waits, nothing polls.

#include "core/orchestrator/orchestrator.h"

#include <functional>
#include <memory>

namespace aisemble::api {

/// Thread-safe. The destructor cancels what is followed and waits until no callback runs any more; it must not run in
/// one. Needs a QCoreApplication, as every Qt event loop does.
class TicketFollower {
 public:
  /// `isElsewhere`: a service elsewhere answered, or failed to.
  using OnEnd = std::function<void(Result<Completed>, bool isElsewhere)>;

  TicketFollower();
  ~TicketFollower();
  TicketFollower(const TicketFollower&) = delete;
  TicketFollower& operator=(const TicketFollower&) = delete;

  /// Partials in order, then `onEnd` exactly once (Cancelled when the ticket was cancelled). Without `onPartial` the
  /// end comes on the orchestrator's thread, with it on the follower's own; either must return quickly.
  /// A ticket that has ended already may be answered before this returns. The future's continuation (then) is taken by
  /// this: attach none of your own; cancel() on a copy of the ticket is how a followed request is stopped.
  void follow(Ticket ticket, std::function<void(const Partial&)> onPartial, OnEnd onEnd);

 private:
  class State;
  std::unique_ptr<State> m_state;
};

} // namespace aisemble::api
