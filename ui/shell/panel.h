// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the shell knows of a panel.

#include <QAction>
#include <QVariantMap>
#include <QWidget>

#include <functional>

namespace aisemble::ui {

/// What a panel tells the status bar.
struct PanelStatus {
  QString engine;   ///< "tiny-chat is loaded"
  QString activity; ///< "Answering"; empty: idle
  double tokensPerSecond = 0;
};

class Panel : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;

  /// Actions with their shortcuts, for menus, palette and shortcut list. Owned by the panel.
  [[nodiscard]] virtual QList<QAction*> commands() const = 0;
  [[nodiscard]] virtual PanelStatus status() const = 0;
  virtual void saveSession(QVariantMap& session) const = 0;
  /// Values may be missing or nonsense; what cannot be used is ignored.
  virtual void restoreSession(const QVariantMap& session) = 0;
  virtual void focusFirst() = 0;
  /// Something that another panel sends here to work with; the keys are this panel's. What cannot be used is ignored.
  virtual void take(const QVariantMap& what) { Q_UNUSED(what) }
  /// Cancels what runs and sends what is there of it to the disk. Quick.
  virtual void shutdown() = 0;

 Q_SIGNALS:
  void statusChanged();
  void sessionChanged();
  void notice(const QString& text);
  /// Another panel is to be shown, and to take() something.
  void openRequested(const QString& panel, const QVariantMap& what);
  void undoOffered(const QString& text, std::function<void()> undo);
  /// What was offered with this text is undone already.
  void undoWithdrawn(const QString& text);
};

} // namespace aisemble::ui
