// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where results go: a folder, one CSV file or one file of JSON lines. A name is made for each batch unless somebody
// gives one, which is for one batch; the folder that it lies in is remembered.

#include <QString>
#include <QVariantMap>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace aisemble::ui {

class OutputChoice : public QWidget {
  Q_OBJECT
 public:
  enum Kind { Folder, Csv, JsonLines };
  explicit OutputChoice(QWidget* parent);

  [[nodiscard]] QString path() const;
  void setKind(Kind kind);
  /// Of the names that are made: "sentiment", for example.
  void setTopic(const QString& topic);
  /// False: the task makes pictures, which go to a folder.
  void setFilesAllowed(bool allowed);
  /// Makes another name, unless somebody gave one.
  void renew();
  /// The name is a batch's now. The next one gets another beside it, also where somebody gave this one: results of two
  /// batches in one folder could not be told apart.
  void release();
  void save(QVariantMap& out) const;
  void restore(const QVariantMap& from);
  [[nodiscard]] QLineEdit& field() { return *m_path; }
  [[nodiscard]] QComboBox& kindChoice() { return *m_kind; }

 Q_SIGNALS:
  void changed();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void place();
  void choose();
  [[nodiscard]] Kind kind() const;
  void onKind();

  QGridLayout* m_grid;
  QComboBox* m_kind;
  QLineEdit* m_path;
  QPushButton* m_choose;
  QString m_base; ///< the remembered folder
  QString m_topic;
  bool m_isOurs = true; ///< the name was made here
  bool m_isNarrow = false;
};

} // namespace aisemble::ui
