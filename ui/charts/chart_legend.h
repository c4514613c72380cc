// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The series of a chart with their colours and newest values, in as many lines as they need. Painted here: as rich text
// in a label, which is laid out with every size asked for, the legends took more time than all else on their page.

#include <QColor>
#include <QLabel>
#include <QList>

namespace aisemble::ui {

class ChartLegend : public QLabel {
  Q_OBJECT
 public:
  struct Entry {
    QString name;
    QString value; ///< may be empty
    QColor colour;
    bool operator==(const Entry&) const = default;
  };
  explicit ChartLegend(QWidget* parent);

  void setEntries(const QList<Entry>& entries);
  /// "p50 12 ms p95 40 ms", which is the accessible name too.
  [[nodiscard]] QString entriesText() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Place {
    int line = 0;
    int left = 0;
  };
  void measure();
  /// Where each entry stands; entries are never broken.
  [[nodiscard]] QList<Place> places(int width) const;
  [[nodiscard]] int lineHeight() const;
  [[nodiscard]] QFont valueFont() const;

  QList<Entry> m_entries;
  QList<int> m_widths; ///< of the entries, in pixels
};

} // namespace aisemble::ui
