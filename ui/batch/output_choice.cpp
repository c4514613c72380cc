// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/output_choice.h"

#include "ui/widgets/controls.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QStyleOptionFrame>

namespace aisemble::ui {
namespace {

QString endingOf(OutputChoice::Kind kind) {
  return kind == OutputChoice::Csv         ? QStringLiteral(".csv")
         : kind == OutputChoice::JsonLines ? QStringLiteral(".jsonl")
                                           : QString();
}

constexpr int kNarrowChoice = 560;

QString firstBase() {
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return (documents.isEmpty() ? QDir::homePath() : documents) + QStringLiteral("/Ai-semble");
}

/// As people write it.
QString shortPath(const QString& path) {
  const QString home = QDir::homePath() + u'/';
  return path.startsWith(home) ? QStringLiteral("~/") + path.sliced(home.size()) : path;
}

/// While nobody writes in it a path that is too long shows both of its ends.
class PathEdit : public QLineEdit {
 public:
  explicit PathEdit(QWidget* parent) : QLineEdit(parent) {
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) { setToolTip(text); });
  }

 protected:
  void paintEvent(QPaintEvent* event) override {
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QRect area = style()->subElementRect(QStyle::SE_LineEditContents, &option, this).adjusted(2, 0, -2, 0);
    if (hasFocus() || fontMetrics().horizontalAdvance(text()) <= area.width()) return QLineEdit::paintEvent(event);
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, area.width()));
  }
};

} // namespace

OutputChoice::OutputChoice(QWidget* parent) : QWidget(parent), m_base(firstBase()) {
  m_grid = new QGridLayout(this);
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setSpacing(kStep);
  m_grid->setColumnStretch(1, 1);
  m_kind = makeChoice(this);
  m_kind->setAccessibleName(tr("Kind of output"));
  m_kind->addItem(tr("A folder"), Folder);
  m_kind->addItem(tr("One CSV file"), Csv);
  m_kind->addItem(tr("One file of JSON lines"), JsonLines);
  m_path = new PathEdit(this);
  m_path->setAccessibleName(tr("Where results go"));
  m_path->setAcceptDrops(false);
  m_choose = makeButton(tr("Choose…"), "", this);
  m_choose->setAccessibleName(tr("Choose where results go"));
  place();
  setFocusProxy(m_path);
  connect(m_kind, &QComboBox::currentIndexChanged, this, &OutputChoice::onKind);
  connect(m_path, &QLineEdit::textEdited, this, [this] {
    m_isOurs = false;
    Q_EMIT changed();
  });
  connect(m_choose, &QPushButton::clicked, this, &OutputChoice::choose);
  renew();
}

void OutputChoice::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if ((width() < kNarrowChoice) != m_isNarrow) place();
}

/// In a narrow window the path has a line of its own.
void OutputChoice::place() {
  m_isNarrow = width() < kNarrowChoice;
  for (QWidget* one : {static_cast<QWidget*>(m_kind), static_cast<QWidget*>(m_path), static_cast<QWidget*>(m_choose)})
    m_grid->removeWidget(one);
  m_grid->addWidget(m_kind, 0, 0);
  m_grid->addWidget(m_choose, 0, 2);
  m_grid->addWidget(m_path, m_isNarrow ? 1 : 0, m_isNarrow ? 0 : 1, 1, m_isNarrow ? 3 : 1);
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
  m_path->setText(shortPath(QDir(m_base).filePath(topic + u' ' + when + endingOf(kind()))));
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
