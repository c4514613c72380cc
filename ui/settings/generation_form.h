// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The fields of GenerationOptions, as the side panel and the settings show them.

#include "core/engine/llm_types.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QWidget>

#include <optional>

namespace aisemble::ui {

class GenerationForm : public QWidget {
  Q_OBJECT
 public:
  explicit GenerationForm(QWidget* parent);

  [[nodiscard]] GenerationOptions options() const;
  void setOptions(const GenerationOptions& options);
  /// The seed that the last answer was drawn with; offers to use it again.
  void showUsedSeed(std::uint64_t seed);

 Q_SIGNALS:
  void changed();

 private:
  QWidget* row(const QString& label, QWidget* field, const QString& help);
  QDoubleSpinBox* number(double low, double high, double step, const QString& name);
  QWidget* withSlider(QDoubleSpinBox* box, double high);
  void emitChanged();

  QDoubleSpinBox* m_temperature;
  QDoubleSpinBox* m_topP;
  QSpinBox* m_topK;
  QDoubleSpinBox* m_minP;
  QDoubleSpinBox* m_repetition;
  QSpinBox* m_maxTokens;
  QLineEdit* m_seed;
  QWidget* m_usedSeed;
  QLabel* m_usedSeedText;
  QPlainTextEdit* m_stop;
  std::optional<std::uint64_t> m_used;
  bool m_setting = false;
  bool m_ignoreEndOfSequence = false; ///< not shown; kept
};

/// Stop texts one a line, with \n for a line end inside one; and back.
[[nodiscard]] QString stopTextsToLines(const std::vector<std::string>& stop);
[[nodiscard]] std::vector<std::string> stopTextsFromLines(const QString& lines);

} // namespace aisemble::ui
