// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_measure.h"

#include "core/base/machine.h"
#include "core/base/run_queue_wait.h"

#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>
#include <nlohmann/json.hpp>

#include <iostream>

#include <time.h>
#include <unistd.h>

namespace aisemble {
namespace {

QByteArrayList fieldsOf(const char* path) {
  QFile file(QString::fromLatin1(path));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return file.readAll().simplified().split(' ');
}

/// Its start is the 22nd field of proc(5)'s stat, in clock ticks since the machine was booted; the second field holds
/// the program's name, which has no blanks here.
qint64 millisecondsSinceStart() {
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  const qint64 started = fieldsOf("/proc/self/stat").value(21).toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
  return now.tv_sec * 1000 + now.tv_nsec / 1'000'000 - started;
}

class FirstPaint final : public QObject {
 public:
  FirstPaint(QWidget& window, std::chrono::seconds idle) : QObject(&window), m_window(window), m_idle(idle) {
    window.installEventFilter(this);
  }

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::Paint) {
      m_window.removeEventFilter(this);
      QTimer::singleShot(0, this, &FirstPaint::painted); // its children are painted within this event
    }
    return QObject::eventFilter(watched, event);
  }

 private:
  void painted() {
    m_painted = millisecondsSinceStart();
    m_waited = std::chrono::duration_cast<std::chrono::milliseconds>(runQueueWait()).count();
    QTimer::singleShot(m_idle, this, &FirstPaint::tell);
  }

  void tell() {
    const ProcessUsage usage = processUsage();
    std::cout << nlohmann::json{{"first_paint_ms", m_painted},
                                {"waited_for_core_ms", m_waited},
                                {"resident_bytes", usage.residentBytes},
                                {"peak_resident_bytes", usage.peakResidentBytes}}
              << std::endl;
    m_window.close();
  }

  QWidget& m_window;
  const std::chrono::seconds m_idle;
  qint64 m_painted = 0;
  qint64 m_waited = 0;
};

} // namespace

void measureStart(QWidget& window, std::chrono::seconds idle) {
  new FirstPaint(window, idle);
}

} // namespace aisemble
