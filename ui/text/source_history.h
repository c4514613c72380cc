// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which file a text came from, through undo and redo.

#include <QObject>
#include <QString>

#include <vector>

class QTextDocument;

namespace aisemble::ui {

/// Each name counts from the undo step that brought its text. A step that can no longer be redone takes its name along.
class SourceHistory : public QObject {
 public:
  SourceHistory(QTextDocument& document, QObject* parent);

  /// Of the text as it is now; empty: of no file.
  [[nodiscard]] QString name() const;
  /// Of the text as it is now and what is made of it.
  void setName(const QString& name);

 private:
  struct Named {
    int step = 0;
    QString name;
  };
  void forgetAfter(int step);

  QTextDocument& m_document;
  std::vector<Named> m_names; ///< by step
  int m_step = 0;             ///< of the document after its last change
};

} // namespace aisemble::ui
