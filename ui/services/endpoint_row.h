// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One endpoint of a service in the list: what it is, how it fares, what can be done with it.

#include "ui/services/service_texts.h"
#include "ui/widgets/notice_bar.h"
#include "ui/workbench_context.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace aisemble::ui {

class ElidedLabel;
class IconButton;

class EndpointRow : public QWidget {
  Q_OBJECT
 public:
  EndpointRow(WorkbenchContext& context, const Theme& theme, const RemoteEndpoint& endpoint, QWidget* parent);

  void setHealth(const EndpointHealth* health); ///< null: it is not in use
  void setMayMoveDown(bool may);
  void test();
  void edit() { Q_EMIT editRequested(); }
  /// What is known of it, by its newest call or by a test since then. Of one that is not in use too.
  [[nodiscard]] EndpointFare fare() const;
  /// Takes over what a test of the same endpoint found.
  void takeTest(const EndpointRow& other);
  void forgetTest();
  [[nodiscard]] const RemoteEndpoint& endpoint() const { return m_endpoint; }
  [[nodiscard]] NoticeBar& notice() { return *m_notice; }
  [[nodiscard]] QLabel& state() { return *m_state; }

 Q_SIGNALS:
  void editRequested();
  void removeRequested();
  void moveDownRequested();
  void tested(); ///< a test ended: fare() may be another

 private:
  /// What a test found, until a newer call is known of.
  struct Tested {
    enum class Outcome { Answers, LacksModel, Refuses, IsSilent } outcome = Outcome::IsSilent;
    std::chrono::nanoseconds latency{0};
    std::uint64_t calls = 0; ///< that had ended then
  };
  void showState();
  void showVerdict(const ConnectionVerdict& verdict);
  [[nodiscard]] QString testedText() const;

  WorkbenchContext& m_context;
  const Theme& m_theme;
  const RemoteEndpoint m_endpoint;
  std::optional<EndpointHealth> m_health;
  std::optional<Tested> m_tested;
  QLabel* m_dot;
  QLabel* m_state;
  QLabel* m_problem;
  QPushButton* m_test;
  IconButton* m_down;
  NoticeBar* m_notice;
};

/// A round mark in that colour.
[[nodiscard]] QPixmap dotPixmap(const QColor& colour, qreal devicePixelRatio);

} // namespace aisemble::ui
