// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The help: a section for each panel and for what all share, its headings at the left.

#include "ui/theme/theme.h"

#include <QDialog>
#include <QStringList>

#include <vector>

class QListWidget;
class QTextBlock;
class QTextBrowser;

namespace aisemble::ui {

class HelpDialog : public QDialog {
  Q_OBJECT
 public:
  HelpDialog(const Theme& theme, QWidget* window);

  /// By its heading; the first one where there is none of that name.
  void showSection(const QString& heading);
  [[nodiscard]] QStringList sections() const;
  [[nodiscard]] QString currentSection() const;
  [[nodiscard]] QTextBrowser& text() { return *m_text; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void listSections();
  [[nodiscard]] int topOf(int section) const;
  void scrollTo(int section);
  void follow(int scrolled);

  QListWidget* m_sections;
  QTextBrowser* m_text;
  std::vector<int> m_headings; ///< of the sections: their blocks in the text
  bool m_follows = false;      ///< where the text is scrolled to; not before it has its place
};

} // namespace aisemble::ui
