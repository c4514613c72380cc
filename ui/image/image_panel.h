// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Image panel: the picture with what was found in it, the open pictures below, task and result beside. It puts the
// parts together; what they do is in them.

#include "ui/image/filmstrip.h"
#include "ui/image/picture_view.h"
#include "ui/image/recent_pictures.h"
#include "ui/image/vision_controller.h"
#include "ui/image/vision_form.h"
#include "ui/image/vision_result_view.h"
#include "ui/settings/settings_controller.h"
#include "ui/shell/panel.h"

class QMimeData;
class QProgressBar;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace aisemble::ui {

class ElidedLabel;
class IconButton;
class SendingNote;

class ImagePanel : public Panel {
  Q_OBJECT
 public:
  ImagePanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings, BackgroundQueue& queue,
             QWidget* parent);
  ~ImagePanel() override;

  [[nodiscard]] QList<QAction*> commands() const override { return m_commands; }
  [[nodiscard]] PanelStatus status() const override;
  void saveSession(QVariantMap& session) const override;
  void restoreSession(const QVariantMap& session) override;
  void focusFirst() override;
  /// {"files": paths}
  void take(const QVariantMap& what) override;
  void shutdown() override;

  void open(const QStringList& paths);
  /// Whether there was a picture in it.
  bool take(const QMimeData& mime);
  void runCurrent();
  void runAll();
  /// Writes the current result's picture. Refuses to write over the picture that it was made from.
  void saveResult(const QString& path);

  [[nodiscard]] PictureListModel& pictures() { return *m_model; }
  [[nodiscard]] VisionController& controller() { return *m_controller; }
  [[nodiscard]] PictureView& view() { return *m_view; }
  [[nodiscard]] PictureView& afterView() { return *m_after; }
  [[nodiscard]] Filmstrip& filmstrip() { return *m_strip; }
  [[nodiscard]] VisionForm& form() { return *m_form; }
  [[nodiscard]] VisionResultView& results() { return *m_results; }
  [[nodiscard]] QPushButton& runButton() { return *m_run; }
  [[nodiscard]] QPushButton& runAllButton() { return *m_runAll; }
  [[nodiscard]] ElidedLabel& title() { return *m_title; }
  [[nodiscard]] QWidget& runFoot() { return *m_runFoot; } ///< the buttons with what is told of the run below
  [[nodiscard]] SendingNote& sendingNote() { return *m_sendingNote; }
  [[nodiscard]] QScrollArea& formScroll() { return *m_formScroll; }
  [[nodiscard]] QString activityText() const; ///< how far the run is, or how it ended
  [[nodiscard]] QString problemText() const;  ///< shown in the picture's place; empty: none

 Q_SIGNALS:
  void resultSaved(const QString& path);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  using Picture = RecentPictures::Picture;

  QWidget* buildWork();
  QWidget* buildHead(QWidget* parent);
  QWidget* buildEmpty(QWidget* parent);
  QWidget* buildPictures(QWidget* parent);
  QWidget* buildProblem(QWidget* parent);
  QWidget* buildFoot(QWidget* parent);
  QWidget* buildSide(BackgroundQueue& queue);
  QWidget* buildRunFoot(QWidget* parent);
  void balanceSide();
  void connectParts();

  QAction* command(const char* id, const QString& text, const QList<QKeySequence>& keys, std::function<void()> run);
  void trigger(const char* id);
  void makeCommands();
  void chooseFiles();
  void chooseFolder();
  void chooseSaveFile();
  void removeCurrent();
  void putBack(PictureId id);
  [[nodiscard]] static QString removedText(const PictureEntry& entry);
  void paste();

  void addPictures(const CollectedPictures& found, const QString& current);
  [[nodiscard]] bool hasIdleFocus() const;
  void onCurrent();
  void recallCurrent();
  void showPicture(const Picture& picture);
  void loadCurrent();
  void showOutcome();
  void showAfter();
  void refreshOverlays();
  void refreshActivity();
  void enableRunButtons(bool canRun, bool canRunAll);
  void refreshChips();
  void refreshZoom();
  void step(int by);
  [[nodiscard]] const PictureEntry* current() const;
  [[nodiscard]] Progress currentProgress() const;
  [[nodiscard]] VisionJob jobFor(const PictureEntry& entry) const;
  [[nodiscard]] const ProcessedImage* madePicture() const;

  WorkbenchContext& m_context;
  const Theme& m_theme;
  SettingsController& m_settings;
  BackgroundQueue& m_queue;
  PictureLoader m_loader;
  VisionController* m_controller;
  PictureListModel* m_model;
  QSplitter* m_columns = nullptr;
  QSplitter* m_sideSplit = nullptr;
  QWidget* m_side = nullptr;
  QScrollArea* m_formScroll = nullptr;
  SendingNote* m_sendingNote = nullptr;
  QStackedWidget* m_pages = nullptr;
  QStackedWidget* m_viewPages = nullptr;
  PictureView* m_view = nullptr;
  PictureView* m_after = nullptr;
  QWidget* m_afterBox = nullptr;
  QLabel* m_beforeCaption = nullptr;
  QLabel* m_afterCaption = nullptr;
  QLabel* m_problem = nullptr;
  QWidget* m_head = nullptr;
  Filmstrip* m_strip = nullptr;
  ElidedLabel* m_title = nullptr;
  QLabel* m_facts = nullptr;
  IconButton* m_sideToggle = nullptr;
  QPushButton* m_zoom = nullptr;
  QPushButton* m_samples = nullptr;
  std::array<QToolButton*, kBoxKinds.size()> m_chips{};
  VisionForm* m_form = nullptr;
  QPushButton* m_run = nullptr;
  QPushButton* m_runAll = nullptr;
  QProgressBar* m_progress = nullptr;
  QWidget* m_runFoot = nullptr;
  ElidedLabel* m_activity = nullptr;
  VisionResultView* m_results = nullptr;
  QLabel* m_dropHint = nullptr;
  QList<QAction*> m_commands;
  QAction* m_cancelAction = nullptr;
  QAction* m_undoAction = nullptr;
  std::vector<PictureListModel::Removed> m_removed; ///< what can be put back; the last one taken out last
  RecentPictures m_recent;
  std::shared_ptr<const Completed> m_afterOf;
  PictureId m_loading = 0; ///< being decoded; 0: none
  int m_pasted = 0;
  int m_sideSize = 400; ///< of the upper part beside the picture, where a result leaves it so much
  bool m_isSideByHand = false;
};

} // namespace aisemble::ui
