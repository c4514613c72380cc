// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A window that shows the Text panel over a TextBench, and what the tests of the panel do with it.

#include "tests/ui/text/text_bench.h"
#include "ui/shell/workbench_window.h"
#include "ui/text/text_panel.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QtTest>

namespace aisemble::test {

struct OpenedText {
  explicit OpenedText(TextBench& bench) : window(std::make_unique<ui::WorkbenchWindow>(bench.textContext())) {
    window->resize(1100, 700);
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
    showPanel(*window, QStringLiteral("text"));
  }
  [[nodiscard]] ui::TextPanel& panel() { return *qobject_cast<ui::TextPanel*>(window->panel(QStringLiteral("text"))); }
  void command(const char* id) {
    for (QAction* action : panel().commands())
      if (action->objectName() == QLatin1String(id)) action->trigger();
  }
  std::unique_ptr<ui::WorkbenchWindow> window;
};

inline void drop(QWidget* on, const QString& file) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(file)});
  QDragEnterEvent enter(QPoint(40, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(on, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent dropped(QPointF(40, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(on, &dropped);
}

inline QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes) {
  QFile file(folder.filePath(name));
  if (!file.open(QIODevice::WriteOnly)) return {};
  file.write(bytes);
  return file.fileName();
}

/// The words of a mark.
inline QString slice(ui::TextPanel& panel, std::size_t mark) {
  const ui::TextMark& found = panel.editor().marks()[mark];
  return panel.editor().text().mid(found.begin, found.end - found.begin);
}

} // namespace aisemble::test
