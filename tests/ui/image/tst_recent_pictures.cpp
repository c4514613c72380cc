// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/recent_pictures.h"

#include <QtTest>

using namespace aisemble::ui;

namespace {

/// Of `kilobytes` in one level.
RecentPictures::Picture pictureOf(int kilobytes) {
  LoadedPicture out;
  out.levels.push_back(QImage(256, kilobytes, QImage::Format_RGB32));
  return std::make_shared<const LoadedPicture>(std::move(out));
}

} // namespace

class TestRecentPictures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void keepsAFew() {
    RecentPictures recent(1 << 20);
    for (PictureId id = 1; id <= 4; ++id) {
      recent.setShown(id);
      recent.add(id, pictureOf(10));
    }
    QVERIFY(recent.find(1) == nullptr);
    for (PictureId id = 2; id <= 4; ++id)
      QVERIFY(recent.find(id) != nullptr);
    QCOMPARE(recent.bytes(), std::size_t{30} << 10);
  }

  void theLargestGoesWhenItIsNoLongerInView() {
    RecentPictures recent(100 << 10);
    recent.setShown(1);
    recent.add(1, pictureOf(20));
    recent.setShown(2);
    recent.add(2, pictureOf(500)); // alone more than the bound: it is being looked at
    QVERIFY(recent.find(2) != nullptr);
    QVERIFY(recent.find(1) == nullptr);
    recent.setShown(3);
    QVERIFY(recent.find(2) == nullptr);
    QCOMPARE(recent.bytes(), std::size_t{0});
    recent.add(3, pictureOf(20));
    recent.setShown(4);
    recent.add(4, pictureOf(70));
    recent.setShown(5);
    recent.add(5, pictureOf(30));
    QVERIFY(recent.find(4) == nullptr);
    QVERIFY(recent.find(3) != nullptr && recent.find(5) != nullptr);
    // One that comes when another is looked at already is not kept at its expense.
    recent.add(6, pictureOf(500));
    QVERIFY(recent.find(6) == nullptr && recent.find(5) != nullptr);
  }

  void theSamePictureCountsOnce() {
    RecentPictures recent;
    recent.add(1, pictureOf(10));
    recent.add(1, pictureOf(20));
    QCOMPARE(recent.bytes(), std::size_t{20} << 10);
  }
};

QTEST_GUILESS_MAIN(TestRecentPictures)
#include "tst_recent_pictures.moc"
