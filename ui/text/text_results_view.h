// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The answer beside the text: in a few words with figures and bars, as a table, as JSON; and where its time went.

#include "ui/text/text_controller.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTableView;
class QTabWidget;
class QVBoxLayout;

namespace aisemble::ui {

class BarList;
class ElidedLabel;
class FindingsModel;
class IconButton;

class TextResultsView : public QWidget {
  Q_OBJECT
 public:
  TextResultsView(const Theme& theme, TextController& controller, QWidget* parent);

  void showOutcome(const TextOutcome& outcome);
  /// `hint`: how to come to a result.
  void showNothing(const QString& hint);
  /// The text is no longer the one that was asked about.
  void setStale(bool stale);
  [[nodiscard]] bool isStale() const; ///< the text was edited since
  /// Without sending it back by rowActivated.
  void selectRow(int row);
  [[nodiscard]] int tab() const;
  void setTab(int tab);
  [[nodiscard]] QTableView& table() { return *m_table; }
  void focusTable();
  [[nodiscard]] QString headline() const;
  [[nodiscard]] QString hint() const; ///< empty where there is a result
  [[nodiscard]] QString origin() const;
  [[nodiscard]] QString jsonText() const;
  void copy();
  [[nodiscard]] bool hasOutcome() const { return m_findings != nullptr; }

 Q_SIGNALS:
  void rowChosen(int row);    ///< shown in the text
  void rowActivated(int row); ///< the cursor goes there
  void exportRequested();
  void copied();
  void tabChanged();

 private:
  QWidget* buildHead(const Theme& theme);
  QWidget* buildOverview(const Theme& theme);
  QWidget* buildTable(const Theme& theme);
  QWidget* buildJson();
  QWidget* buildFoot();
  void fillFigures();
  void fillNotes();
  void fillFoot(const RequestReport& report);
  void fillJson();
  void fitColumns();

  const Theme& m_theme;
  TextController& m_controller;
  std::shared_ptr<const TextFindings> m_findings;
  QStackedWidget* m_pages;
  QLabel* m_hint;
  ElidedLabel* m_headline;
  QLabel* m_cached;
  QLabel* m_remote;
  QLabel* m_stale;
  IconButton* m_copy;
  IconButton* m_export;
  QTabWidget* m_tabs;
  QGridLayout* m_figures;
  QWidget* m_figuresBox;
  QLabel* m_barsTitle;
  BarList* m_bars;
  QLabel* m_quote;
  QVBoxLayout* m_notes;
  QTableView* m_table;
  FindingsModel* m_model;
  QPlainTextEdit* m_json = nullptr; ///< null: nothing encodes results
  QLabel* m_origin;
  QLabel* m_times;
  bool m_jsonFilled = false;
  bool m_selecting = false;
};

} // namespace aisemble::ui
