// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Before the first batch: what a batch is, and samples to try one with.

#include "ui/theme/theme.h"

#include <QWidget>

#include <filesystem>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace aisemble::ui {

struct BatchSample {
  QString name;
  QString path;
  QString task; ///< as BatchForm::setTask() takes it
};

/// Those that are there. Blocks on the disk.
[[nodiscard]] std::vector<BatchSample> batchSamplesIn(const std::filesystem::path& folder);

class BatchEmpty : public QWidget {
  Q_OBJECT
 public:
  /// `isAvailable` false: batches cannot be worked on in this run, and the page says so.
  BatchEmpty(const Theme& theme, bool isAvailable, QWidget* parent);
  void setSamples(const std::vector<BatchSample>& samples);

 Q_SIGNALS:
  void newRequested();
  void sampleRequested(const QString& path, const QString& task);

 private:
  QHBoxLayout* m_samples;
  QLabel* m_samplesTitle;
};

} // namespace aisemble::ui
