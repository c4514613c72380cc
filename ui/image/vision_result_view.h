// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a picture's task ended: table, text, JSON and times; or what went wrong, with a way to try again.

#include "ui/image/vision_controller.h"
#include "ui/image/vision_table.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>
#include <optional>

class QFrame;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;
class QTabWidget;

namespace aisemble::ui {

class ImageStageBars;

class VisionResultView : public QWidget {
  Q_OBJECT
 public:
  VisionResultView(const Theme& theme, BackgroundQueue& queue, std::function<std::string(const Response&)> encodeResult,
                   QWidget* parent);

  /// `name` is the picture's; empty: none is open.
  void show(const QString& name, const VisionOutcome& outcome);
  void setHoveredRow(int row);
  void setSelectedRow(int row); ///< -1: none
  [[nodiscard]] int selectedRow() const;
  [[nodiscard]] bool isEmpty() const { return m_shown == nullptr; } ///< no result is shown
  [[nodiscard]] bool hasTable() const { return m_model->rowCount() > 0; }
  void copyTable(QChar separator);

  [[nodiscard]] VisionTableModel& model() { return *m_model; }
  [[nodiscard]] QTableView& table() { return *m_table; }
  [[nodiscard]] QTabWidget& tabs() { return *m_tabs; }
  [[nodiscard]] QPlainTextEdit& json() { return *m_json; }
  [[nodiscard]] QString errorText() const; ///< empty: none is shown
  [[nodiscard]] QPushButton& retryButton() { return *m_retry; }
  [[nodiscard]] QPushButton& saveButton() { return *m_save; }
  [[nodiscard]] QString badges() const;
  [[nodiscard]] QString summary() const;     ///< what is said above the tabs
  [[nodiscard]] QString nothingText() const; ///< in the table's place, where nothing was found
  [[nodiscard]] QLabel& hint() { return *m_hint; }
  [[nodiscard]] int heightOfAResult() const; ///< which it needs at the least

 Q_SIGNALS:
  void retryRequested();
  void saveRequested();
  void rowHovered(int row); ///< -1: none
  void rowSelected(int row);
  void copied();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  /// What a column takes with room for the mark of sorting beside its head, and without.
  struct ColumnNeed {
    int comfortable = 0;
    int least = 0;
  };
  QWidget* buildTable();
  QWidget* buildText(const Theme& theme, QPlainTextEdit*& edit, const QString& name);
  QFrame* buildError();
  void showCompleted(const Completed& completed);
  void refreshNamed();
  void measureColumns();
  void fitColumns();
  void refreshLeastHeight();
  [[nodiscard]] int heightOfRows(int rows) const;
  void showJson();
  [[nodiscard]] std::vector<int> rowsInOrder(bool selectedOnly) const;

  const Theme& m_theme;
  BackgroundQueue& m_queue;
  std::function<std::string(const Response&)> m_encode;
  std::shared_ptr<const Completed> m_shown;
  std::shared_ptr<const Completed> m_jsonOf;
  QString m_name;              ///< of the picture
  QString m_hintSentence;      ///< with a place for the name, or none
  std::optional<Error> m_said; ///< what is shown as an error
  std::vector<ColumnNeed> m_columnNeeds;
  QLabel* m_hint;
  QLabel* m_badge;
  QLabel* m_summary;
  QFrame* m_error;
  QLabel* m_errorText;
  QPushButton* m_retry;
  QPushButton* m_save;
  QTabWidget* m_tabs;
  VisionTableModel* m_model;
  QSortFilterProxyModel* m_sorted;
  QTableView* m_table;
  QWidget* m_copies; ///< the buttons under the table
  QLabel* m_nothing;
  QPlainTextEdit* m_text;
  QPlainTextEdit* m_json;
  QLabel* m_jsonNote;
  QWidget* m_textPage;
  QWidget* m_jsonPage;
  ImageStageBars* m_stages;
  QWidget* m_bottom; ///< takes the room where there is no table
};

} // namespace aisemble::ui
