// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/output_choice.h"

#include "ui/widgets/controls.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QStandardPaths>

namespace aisemble::ui {
namespace {

QString endingOf(OutputChoice::Kind kind) {
  return kind == OutputChoice::Csv         ? QStringLiteral(".csv")
         : kind == OutputChoice::JsonLines ? QStringLiteral(".jsonl")
                                           : QString();
}

QString firstBase() {
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return (documents.isEmpty() ? QDir::homePath() : documents) + QStringLiteral("/Ai-semble");
}

} // namespace

OutputChoice::OutputChoice(QWidget* parent) : QWidget(parent), m_base(firstBase()) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kStep);
  m_kind = makeChoice(this);
  m_kind->setAccessibleName(tr("Kind of output"));
  m_kind->addItem(tr("A folder"), Folder);
  m_kind->addItem(tr("One CSV file"), Csv);
  m_kind->addItem(tr("One file of JSON lines"), JsonLines);
  row->addWidget(m_kind);
  m_path = new QLineEdit(this);
  m_path->setAccessibleName(tr("Where results go"));
  m_path->setAcceptDrops(false);
  row->addWidget(m_path, 1);
  m_choose = makeButton(tr("Choose…"), "", this);
  m_choose->setAccessibleName(tr("Choose where results go"));
  row->addWidget(m_choose);
  setFocusProxy(m_path);
  connect(m_kind, &QComboBox::currentIndexChanged, this, &OutputChoice::onKind);
  connect(m_path, &QLineEdit::textEdited, this, [this] {
    m_isOurs = false;
    Q_EMIT changed();
  });
  connect(m_choose, &QPushButton::clicked, this, &OutputChoice::choose);
  renew();
}

OutputChoice::Kind OutputChoice::kind() const {
  return static_cast<Kind>(m_kind->currentData().toInt());
}

QString OutputChoice::path() const {
  QString path = m_path->text().trimmed();
  if (path.startsWith(QLatin1String("~/"))) path.replace(0, 1, QDir::homePath());
  return path;
}

void OutputChoice::setKind(Kind kind) {
  m_kind->setCurrentIndex(m_kind->findData(kind));
}

void OutputChoice::setTopic(const QString& topic) {
  m_topic = topic;
  renew();
}

void OutputChoice::setFilesAllowed(bool allowed) {
  if (auto* items = qobject_cast<QStandardItemModel*>(m_kind->model()))
    for (const int row : {1, 2})
      items->item(row)->setEnabled(allowed);
  if (!allowed) setKind(Folder);
}

void OutputChoice::renew() {
  if (!m_isOurs) return;
  const QString when = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HHmmss"));
  const QString topic = m_topic.isEmpty() ? QStringLiteral("batch") : m_topic;
  m_path->setText(QDir(m_base).filePath(topic + u' ' + when + endingOf(kind())));
  Q_EMIT changed();
}

void OutputChoice::release() {
  if (!m_isOurs) m_base = QFileInfo(QDir::cleanPath(path())).absolutePath(); // without the slash at an end
  m_isOurs = true;
  renew();
}

void OutputChoice::onKind() {
  if (m_isOurs) {
    renew();
    return;
  }
  // A name that somebody gave keeps all but its ending.
  QString path = m_path->text();
  for (const char* ending : {".csv", ".jsonl", ".ndjson"})
    if (path.endsWith(QLatin1String(ending))) path.chop(static_cast<qsizetype>(qstrlen(ending)));
  m_path->setText(path + endingOf(kind()));
  Q_EMIT changed();
}

void OutputChoice::choose() {
  const Kind now = kind();
  const QString chosen =
      now == Folder
          ? QFileDialog::getExistingDirectory(this, tr("Folder for results"), m_base)
          : QFileDialog::getSaveFileName(this, tr("File for results"), path(),
                                         now == Csv ? tr("CSV (*.csv)") : tr("JSON lines (*.jsonl *.ndjson)"), nullptr,
                                         QFileDialog::DontConfirmOverwrite); // nothing is written over
  if (chosen.isEmpty()) return;
  m_isOurs = false;
  const QString ending = endingOf(now);
  m_path->setText(chosen.endsWith(ending) || (now == JsonLines && chosen.endsWith(QLatin1String(".ndjson")))
                      ? chosen
                      : chosen + ending);
  m_base = now == Folder ? chosen : QFileInfo(chosen).absolutePath();
  Q_EMIT changed();
}

void OutputChoice::save(QVariantMap& out) const {
  out.insert(QStringLiteral("outputKind"), static_cast<int>(kind()));
  out.insert(QStringLiteral("outputBase"), m_base);
  out.insert(QStringLiteral("outputPath"), m_isOurs ? QString() : m_path->text());
}

void OutputChoice::restore(const QVariantMap& from) {
  const int index = m_kind->findData(from.value(QStringLiteral("outputKind"), Folder).toInt());
  if (const QString base = from.value(QStringLiteral("outputBase")).toString(); !base.isEmpty()) m_base = base;
  const QString path = from.value(QStringLiteral("outputPath")).toString();
  m_kind->setCurrentIndex(std::max(0, index));
  m_isOurs = path.isEmpty();
  if (!m_isOurs) m_path->setText(path);
  renew();
}

} // namespace aisemble::ui
