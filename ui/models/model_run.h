// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One request to a model that nobody keeps: loading it, or trying it with a prompt.

#include "core/orchestrator/orchestrator.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <optional>
#include <string>

namespace aisemble::ui {

/// Of the GUI thread. Deleting it stops the request.
class ModelRun : public QObject {
  Q_OBJECT
 public:
  enum class State { Running, Done, Failed, Stopped };
  /// `model` is what the request names.
  ModelRun(std::string model, QObject* parent);
  ~ModelRun() override;

  void start(const Ticket& ticket);
  void stop();

  [[nodiscard]] const std::string& model() const { return m_model; }
  [[nodiscard]] State state() const { return m_state; }
  [[nodiscard]] const std::string& text() const { return m_text; }
  [[nodiscard]] const std::optional<Progress>& progress() const { return m_progress; }
  [[nodiscard]] const std::string& problem() const { return m_problem; }
  [[nodiscard]] int tokens() const { return m_tokens; }
  [[nodiscard]] double tokensPerSecond() const { return m_rate; }
  [[nodiscard]] std::chrono::nanoseconds firstToken() const { return m_firstToken; }
  [[nodiscard]] std::chrono::nanoseconds total() const { return m_total; }
  [[nodiscard]] bool wasRemote() const { return m_wasRemote; }

 Q_SIGNALS:
  void changed(); ///< at most 30 times a second
  void ended();

 private:
  void take(const RequestEvent& event);
  void take(const Partial& partial);
  void end(State state);

  const std::string m_model;
  State m_state = State::Running;
  std::string m_text;
  std::optional<Progress> m_progress;
  std::string m_problem;
  int m_tokens = 0;
  double m_rate = 0;
  bool m_wasRemote = false;
  std::chrono::nanoseconds m_firstToken{0};
  std::chrono::nanoseconds m_total{0};
  QElapsedTimer m_sinceStart;
  QElapsedTimer m_sinceFirstToken;
  QTimer m_paintTimer;
  QFutureWatcher<RequestEvent> m_watcher;
};

} // namespace aisemble::ui
