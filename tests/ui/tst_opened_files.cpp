// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/workbench_fakes.h"
#include "ui/image/filmstrip.h"
#include "ui/image/image_panel.h"
#include "ui/shell/navigation_rail.h"
#include "ui/shell/opened_files.h"
#include "ui/shell/workbench_window.h"
#include "ui/text/text_editor.h"
#include "ui/text/text_panel.h"

#include <QAction>
#include <QImage>
#include <QStackedWidget>
#include <QtTest>

using namespace aisemble;
using namespace aisemble::test;

namespace {

QString shownPanel(ui::WorkbenchWindow& window) {
  return window.findChild<QStackedWidget*>()->currentWidget()->objectName();
}

void write(const QString& path, const QByteArray& content = {}) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(content);
}

} // namespace

class TestOpenedFiles : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void goToThePanelOfTheirKind_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("panel");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* name, const QStringList& names, const char* panel, const char* key) {
      QTest::newRow(name) << names << QString::fromLatin1(panel) << QString::fromLatin1(key);
    };
    row("a picture", {"a.PNG"}, "image", "files");
    row("pictures", {"a.jpg", "b.webp", "c.tiff"}, "image", "files");
    row("a table", {"sales.csv"}, "data", "file");
    row("records", {"records.jsonl"}, "data", "file");
    row("a text", {"notes.md"}, "text", "file");
    row("no ending", {"README"}, "text", "file");
    row("an ending that nobody reads", {"film.mkv"}, "text", "file");
    row("a picture and a text", {"a.png", "notes.md"}, "batch", "inputs");
    row("texts", {"a.txt", "b.txt"}, "batch", "inputs");
    row("a folder", {"folder"}, "batch", "inputs");
    row("a folder with settings of something else", {"project"}, "batch", "inputs");
    row("a folder like a picture", {"pictures.png"}, "batch", "inputs");
    row("a model", {"model"}, "models", "folder");
    row("a model's weights", {"model/model.safetensors"}, "models", "folder");
    row("a model and a folder", {"model", "folder"}, "batch", "inputs");
  }

  void goToThePanelOfTheirKind() {
    QFETCH(const QStringList, names);
    QFETCH(const QString, panel);
    QFETCH(const QString, key);
    QTemporaryDir place;
    for (const char* folder : {"folder", "project", "pictures.png", "model"})
      QVERIFY(QDir(place.path()).mkdir(QLatin1String(folder)));
    write(place.filePath("project/config.json"));
    write(place.filePath("model/config.json"));
    write(place.filePath("model/model.safetensors"));
    QStringList paths;
    for (const QString& name : names)
      paths << place.filePath(name);

    const ui::FileDestination destination = ui::destinationOf(paths);
    QCOMPARE(destination.panel, panel);
    QCOMPARE(destination.what.keys(), QStringList{key});
    QCOMPARE(destination.what[key].toStringList(), paths);
  }

  void panelsShowThem() {
    QTemporaryDir place;
    const QString picture = place.filePath("dot.png");
    QVERIFY(QImage(4, 4, QImage::Format_RGB32).save(picture));
    const QString text = place.filePath("notes.txt");
    write(text, "from outside");
    Bench bench;
    ui::WorkbenchWindow window(bench.context());
    window.open({picture}); // before it is shown and its session restored
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto& images = *qobject_cast<ui::ImagePanel*>(window.panel(QStringLiteral("image")));
    QTRY_COMPARE(shownPanel(window), QStringLiteral("image"));
    QTRY_COMPARE(images.findChild<ui::Filmstrip*>()->model()->rowCount(), 1);

    window.open({text});
    QCOMPARE(shownPanel(window), QStringLiteral("text"));
    auto& texts = *qobject_cast<ui::TextPanel*>(window.panel(QStringLiteral("text")));
    QTRY_COMPARE(texts.editor().toPlainText(), QStringLiteral("from outside"));

    window.open({});
    QCOMPARE(shownPanel(window), QStringLiteral("text"));
  }

  void aDialogKeepsTheKeys() {
    Bench bench;
    ui::WorkbenchWindow window(bench.context());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (QAction* action : window.commands())
      if (action->objectName() == QLatin1String("app.settings")) action->trigger();
    QTRY_VERIFY(QApplication::activeModalWidget() != nullptr);
    QTRY_COMPARE(QApplication::activeWindow(), QApplication::activeModalWidget());
    window.open({});
    QTest::qWait(50);
    QCOMPARE(QApplication::activeWindow(), QApplication::activeModalWidget());
  }

  void aMinimizedWindowComesBack() {
    Bench bench;
    ui::WorkbenchWindow window(bench.context());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.showMinimized();
    QVERIFY(window.isMinimized());
    window.open({});
    QVERIFY(!window.isMinimized());
  }
};

QTEST_MAIN(TestOpenedFiles)
#include "tst_opened_files.moc"
