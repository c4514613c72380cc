// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the picture in the Image panel: who has which room, what is said of where pictures go and of who
// answered; and where the keys are.
#include "tests/ui/image/opened_image.h"
#include "ui/services/sending_note.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>

using namespace aisemble;
using namespace aisemble::test;

namespace {

void sendPicturesTo(Settings& settings, const std::string& url) {
  ServiceSettings& service = settings.service(ServiceKind::Vision);
  service.route = RouteChoice::RemoteThenLocal;
  service.endpoints.emplace_back().url = url;
}

QRect placeIn(const QWidget& outer, const QWidget& widget) {
  return {widget.mapTo(&outer, QPoint()), widget.size()};
}

/// Once nothing has moved it for a while: layouts come in several turns of the loop, slowly on a busy machine.
QRect settledPlace(const QWidget& in, const QWidget& part) {
  QRect out;
  for (int still = 0; still < 4;) {
    QTest::qWait(50);
    const QRect now = placeIn(in, part);
    still = now == out ? still + 1 : 0;
    out = now;
  }
  return out;
}

} // namespace

class TestImageSide : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whereAPictureGoesIsSaidAboveRun() {
    ImageBench bench;
    sendPicturesTo(bench.settings, "http://pictures.example.org:8080");
    OpenedImage opened(bench);
    opened.window->resize(900, 600);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("a.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    for (const VisionTask task : {VisionTask::FaceDetection, VisionTask::SmartCrop}) {
      panel.form().setTask(task);
      QTest::qWait(50);
      const QRect note = placeIn(panel.runFoot(), panel.sendingNote());
      QVERIFY(panel.sendingNote().isVisible());
      QVERIFY(panel.sendingNote().text().contains(QStringLiteral("pictures")));
      QVERIFY(note.height() >= panel.sendingNote().heightForWidth(note.width()));
      QVERIFY(note.bottom() < placeIn(panel.runFoot(), panel.runButton()).top());
      QVERIFY(panel.rect().contains(placeIn(panel, panel.runFoot())));
    }
    ImageBench here;
    OpenedImage openedHere(here);
    QVERIFY(!openedHere.panel().sendingNote().isVisible()); // and takes no room
    QVERIFY(openedHere.panel().runFoot().height() < panel.runFoot().height());
  }

  void optionsAreSeenWhileThereIsNoResult_data() {
    QTest::addColumn<int>("task");
    for (const auto& [task, name] : kVisionTasks)
      QTest::newRow(std::string(name).c_str()) << static_cast<int>(task);
  }

  void optionsAreSeenWhileThereIsNoResult() {
    QFETCH(int, task);
    ImageBench bench;
    OpenedImage opened(bench);
    opened.window->resize(900, 600);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("a.png")), picture(folder, QStringLiteral("b.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 2);
    panel.form().setTask(VisionTask::FaceDetection); // one of many options before it
    panel.form().setTask(static_cast<VisionTask>(task));
    const QRect before = settledPlace(panel, panel.runFoot());
    QCOMPARE(opened.window->size(), QSize(900, 600));
    QCOMPARE(panel.formScroll().verticalScrollBar()->maximum(), 0);
    const auto filled = [&] { // by the form, but for what a result would leave to it anyway
      return panel.form().height() + 60 + before.height() >= before.bottom();
    };
    QVERIFY(panel.results().hint().isVisible());
    if (static_cast<VisionTask>(task) == VisionTask::FaceDetection) QVERIFY(filled());
    panel.runCurrent();
    QTRY_VERIFY(panel.results().hasTable());
    QTest::qWait(50);
    const QTableView& table = panel.results().table();
    QVERIFY(table.viewport()->height() >= 3 * table.rowHeight(0));
    panel.filmstrip().setCurrentRow(1); // which has none
    QTRY_COMPARE(placeIn(panel, panel.runFoot()), before);
  }

  void whoDrawsTheLineKeepsIt() {
    ImageBench bench;
    OpenedImage opened(bench);
    opened.window->resize(900, 600);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("a.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    panel.form().setTask(VisionTask::SmartCrop);
    QTest::qWait(50);
    const int bottom = placeIn(panel, panel.runFoot()).bottom();
    const QPoint line = panel.runFoot().mapTo(opened.window.get(), QPoint(60, panel.runFoot().height()));
    QWidget* handle = opened.window->childAt(line);
    QVERIFY(handle != nullptr && handle->inherits("QSplitterHandle"));
    QTest::mousePress(handle, Qt::LeftButton);
    QTest::mouseMove(handle, handle->rect().center() - QPoint(0, 60));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center());
    const int drawn = placeIn(panel, panel.runFoot()).bottom();
    QVERIFY(drawn < bottom - 20);
    panel.form().setTask(VisionTask::OptimizeSize);
    QTest::qWait(50);
    QCOMPARE(placeIn(panel, panel.runFoot()).bottom(), drawn);
  }

  void saysWhoAnsweredInsteadOfWhom() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::VisionResultView& view = opened.panel().results();
    const auto shown = [&](bool fromRemote) {
      Completed completed;
      VisionResult result;
      result.task = VisionTask::Classify;
      result.detail = ImageClassification{{{"photo", 0.8}}, {"photo", 0.8}};
      completed.response = result;
      completed.report.fallback = "The Vision service at 127.0.0.1:9 does not take connections. It is down.";
      completed.report.remote = fromRemote;
      ui::VisionOutcome outcome;
      outcome.state = ui::PictureMark::Done;
      outcome.completed = std::make_shared<const Completed>(completed);
      view.show(QStringLiteral("a.png"), outcome);
      return view.summary();
    };
    const QString why = QStringLiteral("The Vision service at 127.0.0.1:9 does not take connections. It is down.");
    QVERIFY(shown(true).endsWith(QStringLiteral("\nA service elsewhere answered instead of this machine. ") + why));
    QVERIFY(shown(false).endsWith(QStringLiteral("\nThis machine answered instead of a service elsewhere. ") + why));
    // The rows make room for it.
    opened.window->resize(900, 600);
    QTest::qWait(100);
    QWidget* copies = nullptr;
    for (QPushButton* button : view.findChildren<QPushButton*>())
      if (button->text() == QStringLiteral("Copy as CSV")) copies = button;
    QVERIFY(copies != nullptr && copies->isVisible());
    QVERIFY(placeIn(view, view.table()).bottom() < placeIn(view, *copies).top());
    QVERIFY(view.rect().contains(placeIn(view, *copies)));
  }

  void keysGoToThePicturesThatComeIn() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    QCOMPARE(opened.window->focusWidget(), &panel.form().taskChoice());
    panel.open({picture(folder, QStringLiteral("a.png")), picture(folder, QStringLiteral("b.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 2);
    QCOMPARE(opened.window->focusWidget(), &panel.filmstrip());
    const VisionTask task = panel.form().task();
    QTest::keyClick(opened.window->focusWidget(), Qt::Key_End);
    QCOMPARE(panel.filmstrip().currentRow(), 1);
    QCOMPARE(panel.form().task(), task);
    // Who writes goes on writing.
    panel.form().setTask(VisionTask::SmartCrop);
    auto* field = panel.form().findChild<QSpinBox*>(QString(), Qt::FindChildrenRecursively);
    for (QSpinBox* box : panel.form().findChildren<QSpinBox*>())
      if (box->isVisible()) field = box;
    field->setFocus();
    drop(&panel, {picture(folder, QStringLiteral("c.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 3);
    QCOMPARE(opened.window->focusWidget(), field);
    // Nothing comes in: nothing moves.
    panel.form().taskChoice().setFocus();
    QTemporaryDir empty;
    panel.open({empty.path()});
    QTest::qWait(100);
    QCOMPARE(opened.window->focusWidget(), &panel.form().taskChoice());
  }

  void keysGoToThePicturesFromTheButtonThatOpensThem() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    QPushButton* open = nullptr;
    for (QPushButton* button : panel.findChildren<QPushButton*>())
      if (button->text() == QStringLiteral("Open pictures…")) open = button;
    QVERIFY(open != nullptr);
    open->setFocus();
    panel.open({picture(folder, QStringLiteral("a.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    QCOMPARE(opened.window->focusWidget(), &panel.filmstrip());
  }

  void keysAreAtThePicturesThatWereRestored() {
    ImageBench bench;
    QTemporaryDir folder;
    {
      OpenedImage opened(bench);
      opened.panel().open({picture(folder, QStringLiteral("a.png"))});
      QTRY_COMPARE(opened.panel().pictures().rowCount(), 1);
      opened.window->close();
    }
    OpenedImage again(bench);
    QTRY_COMPARE(again.panel().pictures().rowCount(), 1);
    QCOMPARE(again.window->focusWidget(), &again.panel().filmstrip());
  }

  void noOldBoxesBesideANewPicture() {
    ImageBench bench;
    OpenedImage opened(bench);
    ui::ImagePanel& panel = opened.panel();
    QTemporaryDir folder;
    panel.open({picture(folder, QStringLiteral("a.png"))});
    QTRY_COMPARE(panel.pictures().rowCount(), 1);
    const auto run = [&](VisionTask task) {
      panel.form().setTask(task);
      panel.runCurrent();
      return QTest::qWaitFor([&] { return !panel.controller().isBusy(); });
    };
    QVERIFY(run(VisionTask::ExtractText));
    QCOMPARE(panel.view().overlays().size(), 2U);
    panel.form().setTask(VisionTask::SmartCrop);
    QCOMPARE(panel.view().overlays().size(), 2U); // there is no new picture yet
    QVERIFY(run(VisionTask::SmartCrop));
    QCOMPARE(panel.view().overlays().size(), 1U);
    QCOMPARE(panel.view().overlays().front().kind, ui::OverlayKind::Crop);
    QVERIFY(run(VisionTask::OptimizeSize));
    QCOMPARE(panel.view().overlays().size(), 0U);
    panel.form().setTask(VisionTask::ExtractText);
    QCOMPARE(panel.view().overlays().size(), 2U);
  }
};

QTEST_MAIN(TestImageSide)
#include "tst_image_side.moc"
