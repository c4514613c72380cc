// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The window's small dialogs. None blocks; each deletes itself when closed.

#include <QList>
#include <QString>

class QAction;
class QWidget;

namespace aisemble::ui {

class Theme;

void showShortcuts(const QList<QAction*>& commands, QWidget* window);
/// `section`: its heading.
void showHelp(const Theme& theme, const QString& section, QWidget* window);
void showAbout(QWidget* window);
/// The program cannot start: says why, in the theme of the system, and ends the event loop when it is closed.
void showStartProblem(const QString& message);

} // namespace aisemble::ui
