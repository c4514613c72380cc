// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dialogs.h"

#include "ui/shell/help_dialog.h"
#include "ui/theme/icons.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/mnemonic.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

struct DialogsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Dialogs)
};

struct Library {
  const char* name;
  const char* licence;
};

constexpr Library kLibraries[] = {
    {"Qt 6 (Core, Gui, Widgets, Svg, Concurrent, DBus)", "LGPL-3.0-only"},
    {"Qt Charts", "GPL-3.0-only"},
    {"libtorch (PyTorch)", "BSD-3-Clause"},
    {"SQLite", "public domain"},
    {"ICU", "Unicode-3.0"},
    {"nlohmann/json", "MIT"},
    {"tl-expected", "CC0-1.0"},
    {"fmt, spdlog", "MIT"},
    {"CLI11", "BSD-3-Clause"},
    {"PCRE2", "BSD-3-Clause"},
    {"xxHash", "BSD-2-Clause"},
    {"Breeze icons", "LGPL-3.0-or-later"},
};

QDialog* makeDialog(const QString& title, QSize size, QWidget* window) {
  auto* dialog = new QDialog(window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title);
  dialog->resize(size);
  auto* stack = new QVBoxLayout(dialog);
  stack->setContentsMargins(20, 20, 20, kDoubleStep);
  stack->setSpacing(12);
  return dialog;
}

void addCloseAndOpen(QDialog* dialog) {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
  QPushButton* close = buttons->button(QDialogButtonBox::Close);
  close->setIcon(QIcon());
  close->setAccessibleName(DialogsText::tr("Close"));
  QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
  dialog->layout()->addWidget(buttons);
  dialog->open();
}

QTextBrowser* makeText(const QString& name, QWidget* parent) {
  auto* text = new QTextBrowser(parent);
  text->setObjectName(QStringLiteral("helpText"));
  text->setAccessibleName(name);
  text->setOpenExternalLinks(false);
  text->setTabChangesFocus(true);
  return text;
}

} // namespace

void showShortcuts(const QList<QAction*>& commands, QWidget* window) {
  QDialog* dialog = makeDialog(DialogsText::tr("Keyboard shortcuts"), {520, 560}, window);
  auto* tree = new QTreeWidget(dialog);
  tree->setAccessibleName(DialogsText::tr("Keyboard shortcuts"));
  tree->setHeaderLabels({DialogsText::tr("Command"), DialogsText::tr("Keys")});
  tree->header()->setAccessibleName(DialogsText::tr("Columns"));
  tree->setRootIsDecorated(false);
  tree->setIndentation(12);
  tree->setSelectionMode(QAbstractItemView::NoSelection);
  tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  tree->header()->setStretchLastSection(false);
  QHash<QString, QTreeWidgetItem*> groups;
  for (const QAction* action : commands) {
    QStringList keys;
    for (const QKeySequence& sequence : action->shortcuts())
      keys << sequence.toString(QKeySequence::NativeText);
    if (keys.isEmpty()) continue;
    const QString category = action->property("category").toString();
    QTreeWidgetItem*& group = groups[category];
    if (group == nullptr) {
      group = new QTreeWidgetItem(tree, {category});
      QFont font = group->font(0);
      font.setWeight(QFont::DemiBold);
      group->setFont(0, font);
      group->setFlags(Qt::ItemIsEnabled);
    }
    new QTreeWidgetItem(group, {withoutMnemonic(action->text()), keys.join(QStringLiteral(", "))});
  }
  auto* writing = new QTreeWidgetItem(tree, {DialogsText::tr("Writing a prompt")});
  writing->setFont(0, [font = writing->font(0)]() mutable {
    font.setWeight(QFont::DemiBold);
    return font;
  }());
  new QTreeWidgetItem(writing, {DialogsText::tr("Send"), DialogsText::tr("Ctrl+Enter; Enter, by setting")});
  new QTreeWidgetItem(writing, {DialogsText::tr("New line"), DialogsText::tr("Shift+Enter")});
  new QTreeWidgetItem(writing, {DialogsText::tr("Last prompt again"), DialogsText::tr("Up, in an empty field")});
  tree->expandAll();
  dialog->layout()->addWidget(tree);
  addCloseAndOpen(dialog);
}

void showHelp(const Theme& theme, const QString& section, QWidget* window) {
  auto* dialog = new HelpDialog(theme, window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->showSection(section);
  dialog->open();
}

void showStartProblem(const QString& message) {
  QDialog* dialog = makeDialog(QStringLiteral("Ai-semble Workbench"), {520, 200}, nullptr);
  auto* theme = new Theme(dialog);
  theme->apply(ThemeChoice::System);
  dialog->setWindowIcon(applicationIcon());
  auto* head = new QHBoxLayout;
  head->setSpacing(kDoubleStep);
  auto* mark = new QLabel(dialog);
  mark->setPixmap(glyphIcon(Glyph::Error, theme->tokens().danger, theme->tokens().danger)
                      .pixmap(QSize(32, 32), dialog->devicePixelRatioF()));
  head->addWidget(mark, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->addWidget(makeLabel(DialogsText::tr("The workbench cannot start"), "title", dialog));
  QLabel* why = makeLabel(message, "field", dialog);
  why->setWordWrap(true);
  why->setTextInteractionFlags(Qt::TextSelectableByMouse);
  words->addWidget(why);
  words->addStretch(1);
  head->addLayout(words, 1);
  static_cast<QVBoxLayout*>(dialog->layout())->addLayout(head, 1);
  QObject::connect(dialog, &QDialog::finished, qApp, &QCoreApplication::quit);
  addCloseAndOpen(dialog);
}

void showAbout(QWidget* window) {
  QDialog* dialog = makeDialog(DialogsText::tr("About Ai-semble Workbench"), {560, 480}, window);
  auto* head = new QHBoxLayout;
  auto* mark = new QLabel(dialog);
  mark->setPixmap(applicationIcon().pixmap(QSize(56, 56), window->devicePixelRatioF()));
  head->addWidget(mark);
  auto* names = new QVBoxLayout;
  names->addWidget(makeLabel(QStringLiteral("Ai-semble Workbench"), "title", dialog));
  names->addWidget(makeLabel(
      DialogsText::tr("Version %1, with Qt %2").arg(QStringLiteral(AISEMBLE_VERSION), QLatin1String(qVersion())),
      "muted", dialog));
  head->addLayout(names, 1);
  static_cast<QVBoxLayout*>(dialog->layout())->addLayout(head);
  auto* tabs = new QTabWidget(dialog);
  tabs->setAccessibleName(DialogsText::tr("About"));
  tabs->tabBar()->setAccessibleName(DialogsText::tr("About pages"));
  QTextBrowser* licence = makeText(DialogsText::tr("Licence"), tabs);
  licence->setMarkdown(DialogsText::tr(
      "This program is free software: the window is under the **GNU General Public License, version 3 or later** "
      "(because Qt Charts is), the core under the **Apache License 2.0**.\n\n"
      "It comes without any warranty, to the extent permitted by law. You may share and change it under the terms of "
      "these licences; their texts come with the source."));
  tabs->addTab(licence, DialogsText::tr("Licence"));
  QTextBrowser* libraries = makeText(DialogsText::tr("Libraries"), tabs);
  QString table = DialogsText::tr("It stands on the work of others:") + QStringLiteral("\n\n");
  for (const Library& one : kLibraries)
    table += QStringLiteral("- **%1**, %2\n").arg(QLatin1String(one.name), QLatin1String(one.licence));
  libraries->setMarkdown(table);
  tabs->addTab(libraries, DialogsText::tr("Libraries"));
  dialog->layout()->addWidget(tabs);
  addCloseAndOpen(dialog);
}

} // namespace aisemble::ui
