// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which items are listed: a chip for each state, and a search. Where the chips take too many lines a choice with the
// same words stands beside the search instead, so that the items keep the room.

#include "core/engine/batch_types.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QComboBox;
class QLineEdit;
class QToolButton;

namespace aisemble::ui {

class FlowLayout;

class ItemFilters : public QWidget {
  Q_OBJECT
 public:
  explicit ItemFilters(QWidget* parent);

  void showCounts(const BatchCounts& counts);
  /// How many lines of chips there may be.
  void setMostLines(int lines);
  /// All items, whatever they are named; nothing is told.
  void reset();
  [[nodiscard]] bool showsAll() const;
  /// Null: all.
  [[nodiscard]] QToolButton* chip(std::optional<BatchItemState> state) const;
  [[nodiscard]] QComboBox& choice() { return *m_choice; }
  [[nodiscard]] QLineEdit& search() { return *m_search; }

 Q_SIGNALS:
  void stateChosen(std::optional<aisemble::BatchItemState> state);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  static constexpr int kChips = 1 + static_cast<int>(kBatchItemStates.size()); ///< all, and one a state
  [[nodiscard]] QToolButton* chipAt(int index) const;
  void reserve(std::int64_t total);
  void arrange();

  QWidget* m_line;
  FlowLayout* m_flow;
  QButtonGroup* m_chips;
  QComboBox* m_choice;
  QLineEdit* m_search;
  QString m_widest; ///< the count that the chips have room for
  BatchCounts m_counts;
  int m_mostLines = 2;
};

} // namespace aisemble::ui
