// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A window that shows the Image panel over an ImageBench, and what the tests of the panel do with it.

#include "tests/ui/image/image_bench.h"
#include "ui/image/image_panel.h"
#include "ui/shell/workbench_window.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QtTest>

namespace aisemble::test {

struct OpenedImage {
  explicit OpenedImage(ImageBench& bench) : window(std::make_unique<ui::WorkbenchWindow>(bench.imageContext())) {
    window->resize(1100, 700);
    window->show();
    (void)QTest::qWaitForWindowActive(window.get());
    showPanel(*window, QStringLiteral("image"));
  }
  [[nodiscard]] ui::ImagePanel& panel() {
    return *qobject_cast<ui::ImagePanel*>(window->panel(QStringLiteral("image")));
  }
  void command(const char* id) {
    for (QAction* action : panel().commands())
      if (action->objectName() == QLatin1String(id)) action->trigger();
  }
  std::unique_ptr<ui::WorkbenchWindow> window;
};

inline QString picture(const QTemporaryDir& folder, const QString& name, QColor colour = Qt::darkGreen) {
  QImage image(64, 48, QImage::Format_RGB32);
  image.fill(colour);
  const QString path = folder.filePath(name);
  return image.save(path, "PNG") ? path : QString();
}

inline void drop(QWidget* on, const QMimeData& data) {
  QDragEnterEvent enter(QPoint(40, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(on, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent dropped(QPointF(40, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(on, &dropped);
}

inline void drop(QWidget* on, const QStringList& paths) {
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& path : paths)
    urls << QUrl::fromLocalFile(path);
  data.setUrls(urls);
  drop(on, data);
}

} // namespace aisemble::test
