// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_dialog.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/markdown_style.h"

#include <QAbstractTextDocumentLayout>
#include <QDialogButtonBox>
#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTimer>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kSectionLevel = 2; // of Markdown's headings
constexpr int kAboveHeading = 4;

QString helpText() {
  QFile file(QStringLiteral(":/aisemble/help/help_%1.md")
                 .arg(QLocale().language() == QLocale::Japanese ? QStringLiteral("ja") : QStringLiteral("en")));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

HelpDialog::HelpDialog(const Theme& theme, QWidget* window) : QDialog(window) {
  setWindowTitle(tr("Help"));
  resize(880, 640);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(20, 20, 20, kDoubleStep);
  outer->setSpacing(12);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(kDoubleStep);
  m_sections = new QListWidget(this);
  m_sections->setProperty("pages", true);
  m_sections->setAccessibleName(tr("Sections of the help"));
  m_sections->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  columns->addWidget(m_sections);
  m_text = new QTextBrowser(this);
  m_text->setObjectName(QStringLiteral("helpText"));
  m_text->setAccessibleName(tr("Help"));
  m_text->setOpenExternalLinks(false);
  m_text->setTabChangesFocus(true);
  renderMarkdown(*m_text->document(), helpText(), theme.tokens());
  columns->addWidget(m_text, 1);
  outer->addLayout(columns, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  QPushButton* close = buttons->button(QDialogButtonBox::Close);
  close->setIcon(QIcon());
  close->setAccessibleName(tr("Close"));
  outer->addWidget(buttons);
  listSections();
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_sections, &QListWidget::currentRowChanged, this, &HelpDialog::scrollTo);
  connect(m_text->verticalScrollBar(), &QScrollBar::valueChanged, this, &HelpDialog::follow);
  m_sections->setCurrentRow(0);
  m_text->setFocus();
}

void HelpDialog::listSections() {
  for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
    if (block.blockFormat().headingLevel() != kSectionLevel) continue;
    m_headings.push_back(block.blockNumber());
    m_sections->addItem(block.text());
  }
  m_sections->setFixedWidth(m_sections->sizeHintForColumn(0) + 2 * kDoubleStep);
}

void HelpDialog::showSection(const QString& heading) {
  m_sections->setCurrentRow(std::max(0, static_cast<int>(sections().indexOf(heading))));
}

QStringList HelpDialog::sections() const {
  QStringList out;
  for (int row = 0; row < m_sections->count(); ++row)
    out << m_sections->item(row)->text();
  return out;
}

QString HelpDialog::currentSection() const {
  return m_sections->currentItem() == nullptr ? QString() : m_sections->currentItem()->text();
}

/// Where the text ends up is known once it has its width.
void HelpDialog::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  QTimer::singleShot(0, this, [this] {
    scrollTo(m_sections->currentRow());
    m_follows = true;
  });
}

int HelpDialog::topOf(int section) const {
  const QTextBlock heading = m_text->document()->findBlockByNumber(m_headings.at(static_cast<std::size_t>(section)));
  return static_cast<int>(m_text->document()->documentLayout()->blockBoundingRect(heading).top()) - kAboveHeading;
}

void HelpDialog::scrollTo(int section) {
  if (section < 0) return;
  const QScopedValueRollback<bool> quiet(m_follows, false);
  m_text->verticalScrollBar()->setValue(section == 0 ? 0 : topOf(section)); // the title stands above the first one
}

/// The list says where one has scrolled to.
void HelpDialog::follow(int scrolled) {
  if (!m_follows || m_headings.empty()) return;
  int section = static_cast<int>(m_headings.size()) - 1;
  if (scrolled < m_text->verticalScrollBar()->maximum())
    while (section > 0 && topOf(section) > scrolled)
      --section;
  const QSignalBlocker quiet(m_sections);
  m_sections->setCurrentRow(section);
}

} // namespace aisemble::ui
