// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which task, and its options.

#include "core/engine/vision_types.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace aisemble::ui {

[[nodiscard]] QString visionTaskTitle(VisionTask task);

class VisionForm : public QWidget {
  Q_OBJECT
 public:
  VisionForm(const Theme& theme, QWidget* parent);
  [[nodiscard]] VisionTask task() const;
  void setTask(VisionTask task);
  /// Pictures are turned as their EXIF orientation says, so that places are those of what is shown.
  [[nodiscard]] VisionOptions options() const;
  void setOptions(const VisionOptions& options);
  [[nodiscard]] QComboBox& taskChoice() { return *m_task; }

 Q_SIGNALS:
  void taskChanged();
  void optionsChanged();

 private:
  QWidget* page(VisionTask task);
  QSpinBox* number(QWidget* page, QFormLayout* rows, const QString& name, int low, int high, const QString& unit);
  void showPage();

  QComboBox* m_task;
  QLabel* m_about;
  std::array<QWidget*, kVisionTasks.size()> m_pages{};
  QCheckBox* m_edges = nullptr;
  QDoubleSpinBox* m_minArea = nullptr;
  QDoubleSpinBox* m_scaleFactor = nullptr;
  QSpinBox* m_neighbors = nullptr;
  QSpinBox* m_faceWidth = nullptr;
  QSpinBox* m_faceHeight = nullptr;
  QLineEdit* m_languages = nullptr;
  QSpinBox* m_maxWidth = nullptr;
  QSpinBox* m_maxHeight = nullptr;
  QSpinBox* m_quality = nullptr;
  QSpinBox* m_cropWidth = nullptr;
  QSpinBox* m_cropHeight = nullptr;
};

} // namespace aisemble::ui
