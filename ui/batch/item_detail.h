// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One item in full: its picture or text, its result, or why there is none.

#include "core/batch/batches.h"
#include "ui/theme/theme.h"
#include "ui/widgets/background_queue.h"

#include <QImage>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace aisemble::ui {

class ElidedLabel;
class IconButton;
class NoticeBar;

class ItemDetail : public QWidget {
  Q_OBJECT
 public:
  /// Both outlive it.
  ItemDetail(const Theme& theme, Batches* batches, BackgroundQueue& queue, QWidget* parent);

  void showItem(const BatchSpec& spec, BatchId batch, std::int64_t position);
  void clear();
  /// Reads the same item again.
  void refresh();
  [[nodiscard]] std::int64_t position() const { return m_position; } ///< -1: none
  [[nodiscard]] QString resultText() const;
  [[nodiscard]] QString errorText() const { return m_error; }
  /// Whether it has a button to be closed with.
  void setClosable(bool closable);
  [[nodiscard]] NoticeBar& noticeBar() { return *m_notice; }
  void copyError();
  void copyResult();
  /// The file of the result where there is one of its own, else the input.
  void openItem();

 Q_SIGNALS:
  void retryRequested();
  void closeRequested();
  void notice(const QString& text);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Loaded {
    BatchItem item;
    QString problem;
    QString result;
    QString text;
    QImage picture;
    QSize pictureSize;
    QString outputFile;
    QString unjudged; ///< the language where the sentiment lexicon has no words of it
  };
  [[nodiscard]] static Loaded load(Batches& batches, const BatchSpec& spec, BatchId batch, std::int64_t position,
                                   bool withPreview);
  void show(const Loaded& loaded, bool withPreview);
  void showState(const BatchItem& item, const QString& unjudged);
  void placePicture();

  const Theme& m_theme;
  Batches* m_batches;
  BackgroundQueue& m_queue;
  BatchSpec m_spec;
  BatchId m_batch = 0;
  std::int64_t m_position = -1;
  int m_generation = 0;
  QString m_error;
  QString m_rawResult;
  QString m_openFile;
  QImage m_picture;
  QStackedWidget* m_pages;
  ElidedLabel* m_title;
  QLabel* m_state;
  NoticeBar* m_notice;
  IconButton* m_copy;
  IconButton* m_close;
  QLabel* m_image;
  QPlainTextEdit* m_text;
  QLabel* m_resultTitle;
  QPlainTextEdit* m_result;
};

} // namespace aisemble::ui
