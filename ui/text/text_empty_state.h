// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands over the empty editor: how to begin, and samples to begin with.

#include <QWidget>

#include <filesystem>
#include <utility>
#include <vector>

class QVBoxLayout;

namespace aisemble::ui {

struct TextSample {
  QString name;
  std::filesystem::path file;
};

/// The samples of the folder that are there. Touches the disk.
[[nodiscard]] std::vector<TextSample> textSamplesIn(const std::filesystem::path& folder);

/// Keeps itself in the middle of its parent; clicks beside its buttons go to the parent.
class TextEmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit TextEmptyState(QWidget* parent);
  void setSamples(const std::vector<TextSample>& samples);

 Q_SIGNALS:
  void openRequested();
  void sampleRequested(const std::filesystem::path& file);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place();

  QWidget* m_buttons;
};

} // namespace aisemble::ui
