// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A watchdog for the event loop: how long it once could not come to its timers, and what it did meanwhile.

#include "core/base/run_queue_wait.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMetaEnum>
#include <QPointer>
#include <QThread>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <time.h>

namespace aisemble::test {

/// An application that notes which events take long to handle.
class WatchedApplication final : public QApplication {
 public:
  struct Handled {
    int depth = 0;
    double ms = 0;
    QEvent::Type type = QEvent::None;
    const char* receiver = ""; ///< its class
    QString name;              ///< of the receiver or of what it belongs to
  };
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override {
    if (QThread::currentThread() != thread()) return QApplication::notify(receiver, event); // another loop
    const QEvent::Type type = event->type();
    const char* className = receiver->metaObject()->className();
    const QPointer<QObject> guard(receiver);
    QElapsedTimer clock;
    clock.start();
    ++m_depth;
    const bool out = QApplication::notify(receiver, event);
    --m_depth;
    const double ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (m_depth == 0) {
      ++m_events;
      m_handlingMs += ms;
    }
    if (ms >= kNotedMs) m_noted.push_back({m_depth, ms, type, className, guard ? nameOf(*guard) : QString()});
    return out;
  }
  struct Sum {
    int events = 0;
    double ms = 0;
  };
  /// All that was handled since the last call.
  [[nodiscard]] Sum takeSum() { return {std::exchange(m_events, 0), std::exchange(m_handlingMs, 0)}; }
  /// What took long since the last call, each event after those that it was made of.
  [[nodiscard]] std::vector<Handled> takeNoted() { return std::exchange(m_noted, {}); }

 private:
  static constexpr double kNotedMs = 4;

  static QString nameOf(const QObject& object) {
    QStringList names;
    for (const QObject* at = &object; at != nullptr && names.size() < 4; at = at->parent())
      names << (at->objectName().isEmpty() ? QLatin1String(at->metaObject()->className()) : at->objectName());
    QString out = names.join(QLatin1String(" < "));
    if (const auto* timer = qobject_cast<const QTimer*>(&object)) // most are members, and without a name
      out += QStringLiteral(" of %1 ms").arg(timer->interval());
    return out;
  }

  int m_depth = 0;
  int m_events = 0;
  double m_handlingMs = 0;
  std::vector<Handled> m_noted;
};

/// Watches from its making to its end.
class EventLoopWatch final : public QObject {
 public:
  struct Stall {
    double ownMs = 0;  ///< handling events, without the time in which the thread had no core
    double wallMs = 0; ///< as somebody before the window sees it
    double processorMs = 0;
    WatchedApplication::Sum sum;
    QString during;
    std::vector<WatchedApplication::Handled> handled;
  };

  explicit EventLoopWatch(WatchedApplication& application) : m_application(application) {
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &EventLoopWatch::tick);
    (void)m_application.takeNoted();
    (void)m_application.takeSum();
    m_processor = processorMs();
    m_waited = runQueueWait().count();
    m_clock.start();
    m_timer.start(kIntervalMs);
  }

  /// What the test is at. What was handled so far belongs to the step before.
  void setStep(const QString& step) {
    tick();
    m_step = step;
  }
  [[nodiscard]] int ticks() const { return static_cast<int>(m_gaps.size()); }
  [[nodiscard]] double worstOwnMs() const { return m_worstOwn; }
  [[nodiscard]] double worstWallMs() const { return m_worstWall; }
  [[nodiscard]] double percentileOwnMs(double part) const {
    if (m_gaps.empty()) return 0;
    std::vector<double> gaps = m_gaps;
    const auto at = gaps.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(gaps.size() - 1));
    std::nth_element(gaps.begin(), at, gaps.end());
    return *at;
  }

  /// Gaps of `limitMs` and more; of 20 at the least.
  [[nodiscard]] std::vector<Stall> stalls(double limitMs) const {
    std::vector<Stall> out;
    std::copy_if(m_stalls.begin(), m_stalls.end(), std::back_inserter(out),
                 [limitMs](const Stall& stall) { return stall.ownMs >= limitMs; });
    return out;
  }

  /// Each with what was handled in it.
  [[nodiscard]] static QString report(const std::vector<Stall>& stalls) {
    QString out;
    for (const Stall& stall : stalls) {
      out += QStringLiteral("%1 ms (%2 ms by the clock, %3 ms computing) while %4; %5 events in %6 ms\n")
                 .arg(stall.ownMs, 0, 'f', 1)
                 .arg(stall.wallMs, 0, 'f', 1)
                 .arg(stall.processorMs, 0, 'f', 1)
                 .arg(stall.during)
                 .arg(stall.sum.events)
                 .arg(stall.sum.ms, 0, 'f', 1);
      for (const WatchedApplication::Handled& one : stall.handled)
        out += QStringLiteral("  %1%2 ms  %3 of %4: %5\n")
                   .arg(QString(2 * one.depth, QLatin1Char(' ')))
                   .arg(one.ms, 0, 'f', 1)
                   .arg(QLatin1String(QMetaEnum::fromType<QEvent::Type>().valueToKey(one.type)),
                        QLatin1String(one.receiver), one.name);
    }
    return out;
  }

 private:
  static constexpr int kIntervalMs = 5;
  static constexpr double kKeptMs = 20;

  /// What this thread has computed so far.
  static double processorMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
  }

  void tick() {
    const qint64 waited = runQueueWait().count();
    const double wall = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
    const double processor = processorMs();
    std::vector<WatchedApplication::Handled> handled = m_application.takeNoted();
    const WatchedApplication::Sum sum = m_application.takeSum();
    // Only what was spent on events: a machine that stands still while the loop sleeps is no stall of the window.
    const double own = std::min(wall - static_cast<double>(waited - m_waited) / 1e6, sum.ms);
    m_gaps.push_back(own);
    m_worstOwn = std::max(m_worstOwn, own);
    m_worstWall = std::max(m_worstWall, wall);
    if (own >= kKeptMs) m_stalls.push_back({own, wall, processor - m_processor, sum, m_step, std::move(handled)});
    m_waited = waited;
    m_processor = processor;
    m_clock.restart();
  }

  WatchedApplication& m_application;
  QTimer m_timer;
  QElapsedTimer m_clock;
  qint64 m_waited = 0;
  double m_processor = 0;
  QString m_step;
  double m_worstOwn = 0;
  double m_worstWall = 0;
  std::vector<double> m_gaps;
  std::vector<Stall> m_stalls;
};

} // namespace aisemble::test
