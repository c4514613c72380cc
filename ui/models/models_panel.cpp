// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/models_panel.h"

#include "ui/models/model_delegate.h"
#include "ui/models/model_details.h"
#include "ui/models/model_facts.h"
#include "ui/prompt/message_text.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/escape_keys.h"
#include "ui/widgets/notice_bar.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QUrl>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kMemoryIntervalMs = 1000;
constexpr int kDetailsWidth = 860;
constexpr QLatin1String kModel("models/current");
constexpr QLatin1String kModelColumns("models/columns");
constexpr QLatin1String kPrompt("models/prompt");

QStringList droppedPaths(const QMimeData& data) {
  QStringList out;
  for (const QUrl& url : data.urls())
    if (url.isLocalFile()) out << url.toLocalFile();
  return out;
}

} // namespace

ModelsPanel::ModelsPanel(WorkbenchContext& context, const Theme& theme, SettingsController& settings, BackgroundQueue&,
                         QWidget* parent)
    : Panel(parent), m_context(context), m_theme(theme) {
  setAcceptDrops(true);
  m_controller = new ModelsController(context, settings, this);
  m_columns = new QSplitter(Qt::Horizontal, this);
  m_columns->setChildrenCollapsible(false);
  m_columns->setHandleWidth(1);
  m_columns->addWidget(buildSide());
  m_pages = new QStackedWidget(m_columns);
  m_pages->setProperty("area", "work");
  m_pages->setAttribute(Qt::WA_StyledBackground);
  m_pages->setMinimumWidth(440);
  m_pages->addWidget(buildEmpty());
  m_scroll = new QScrollArea(m_pages);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget(m_scroll);
  inside->setProperty("area", "work");
  auto* centre = new QHBoxLayout(inside);
  centre->setContentsMargins(24, 20, 24, 24);
  m_details = new ModelDetails(theme, *m_controller, inside);
  m_details->setMaximumWidth(kDetailsWidth);
  centre->addStretch(1);
  centre->addWidget(m_details, 100);
  centre->addStretch(1);
  m_scroll->setWidget(inside);
  m_pages->addWidget(m_scroll);
  m_columns->addWidget(m_pages);
  m_columns->setStretchFactor(0, 0);
  m_columns->setStretchFactor(1, 1);
  m_columns->setSizes({300, 900});
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(m_columns);
  makeCommands();
  connectParts();
  showFolders();
  m_timer.setInterval(kMemoryIntervalMs);
  connect(&m_timer, &QTimer::timeout, m_controller, &ModelsController::readMemory);
}

QWidget* ModelsPanel::buildSide() {
  auto* side = new QWidget(m_columns);
  side->setProperty("area", "side");
  side->setAttribute(Qt::WA_StyledBackground);
  side->setMinimumWidth(240);
  auto* stack = new QVBoxLayout(side);
  stack->setContentsMargins(kStep, 12, kStep, 12);
  stack->setSpacing(kStep);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(kStep, 0, 0, 0);
  head->addWidget(makeLabel(tr("Models"), "title", side), 1);
  auto* rescan = new IconButton(m_theme, Glyph::Regenerate, tr("Look for models again (Ctrl+Shift+R)"), side);
  auto* add = new IconButton(m_theme, Glyph::Add, tr("Add a folder of models (Ctrl+Shift+O)"), side);
  head->addWidget(rescan);
  head->addWidget(add);
  stack->addLayout(head);
  m_search = new QLineEdit(side);
  m_search->setProperty("search", true);
  m_search->setPlaceholderText(tr("Search"));
  m_search->setAccessibleName(tr("Search models"));
  m_search->setClearButtonEnabled(true);
  leaveByEscape(*m_search, [this] { m_list->setFocus(); });
  stack->addWidget(m_search);
  m_rows = new QStandardItemModel(side);
  m_list = new QListView(side);
  m_list->setAccessibleName(tr("Models"));
  m_list->setModel(m_rows);
  m_list->setItemDelegate(new ModelDelegate(m_theme, m_list));
  m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_list->setMouseTracking(true);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  stack->addWidget(m_list, 1);
  m_none = makeLabel(QString(), "muted", side);
  m_none->setWordWrap(true);
  m_none->setContentsMargins(kStep, 0, kStep, 0);
  m_none->hide();
  stack->addWidget(m_none);
  m_folderNotice = new NoticeBar(m_theme, side);
  stack->addWidget(m_folderNotice);
  stack->addWidget(makeLine(Qt::Horizontal, side));
  auto* title = makeLabel(tr("Folders"), "section", side);
  title->setContentsMargins(kStep, 0, 0, 0);
  stack->addWidget(title);
  m_folders = new QVBoxLayout;
  m_folders->setSpacing(0);
  stack->addLayout(m_folders);
  auto* addFolder = makeButton(tr("Add a folder…"), "", side);
  stack->addWidget(addFolder);
  QLabel* help = makeLabel(tr("Or drop one here: a model as the Hugging Face hub has it, or a folder with several. "
                              "Files stay where they are."),
                           "caption", side);
  help->setWordWrap(true);
  help->setContentsMargins(kStep, 0, kStep, 0);
  stack->addWidget(help);
  connect(rescan, &QToolButton::clicked, m_controller, &ModelsController::rescan);
  connect(add, &QToolButton::clicked, this, &ModelsPanel::chooseFolder);
  connect(addFolder, &QPushButton::clicked, this, &ModelsPanel::chooseFolder);
  connect(m_search, &QLineEdit::textChanged, this, &ModelsPanel::filter);
  return side;
}

QWidget* ModelsPanel::buildEmpty() {
  auto* page = new QWidget(m_pages);
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(24, 24, 24, 24);
  stack->setSpacing(kStep);
  stack->addStretch(2);
  QLabel* hero = makeLabel(tr("No model yet"), "hero", page);
  hero->setAlignment(Qt::AlignHCenter);
  stack->addWidget(hero);
  QLabel* text =
      makeLabel(tr("A model is a folder with config.json, *.safetensors and tokenizer.json, as the Hugging Face hub "
                   "has it. Put one "
                   "into %1, or add the folder where yours are. What the Hugging Face cache holds is found by itself.")
                    .arg(QString::fromStdString(m_context.modelsFolder.empty() ? std::string("models")
                                                                               : m_context.modelsFolder.string())),
                "muted", page);
  text->setWordWrap(true);
  text->setAlignment(Qt::AlignHCenter);
  text->setMaximumWidth(440);
  auto* centre = new QHBoxLayout; // a centred item would not be asked for its height at this width
  centre->addStretch(1);
  centre->addWidget(text, 100);
  centre->addStretch(1);
  stack->addLayout(centre);
  stack->addSpacing(kStep);
  auto* add = makeButton(tr("Add a folder…"), "primary", page);
  stack->addWidget(add, 0, Qt::AlignHCenter);
  stack->addStretch(3);
  connect(add, &QPushButton::clicked, this, &ModelsPanel::chooseFolder);
  return page;
}

QAction* ModelsPanel::command(const char* id, const QString& text, const QKeySequence& keys,
                              std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(id));
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setProperty("category", tr("Models"));
  connect(action, &QAction::triggered, this, std::move(run));
  m_commands << action;
  return action;
}

void ModelsPanel::makeCommands() {
  command("models.add", tr("Add a folder of models"), Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] { chooseFolder(); });
  command("models.rescan", tr("Look for models again"), Qt::CTRL | Qt::SHIFT | Qt::Key_R,
          [this] { m_controller->rescan(); });
  command("models.load", tr("Load or unload the model"), Qt::CTRL | Qt::SHIFT | Qt::Key_L,
          [this] { m_details->loadOrUnload(); });
  command("models.try", tr("Try the model"), Qt::CTRL | Qt::Key_Return, [this] { m_details->tryOrStop(); });
  command("models.prompt", tr("Use the model in the Prompt panel"), Qt::CTRL | Qt::SHIFT | Qt::Key_P, [this] {
    const ModelInfo* info = m_controller->find(current());
    if (info != nullptr && info->problem.empty()) Q_EMIT m_details->promptRequested(current());
  });
  command("models.digest", tr("Copy the model's digest"), Qt::CTRL | Qt::SHIFT | Qt::Key_D,
          [this] { m_details->copyDigest(); });
  command("models.folder", tr("Open the model's folder"), QKeySequence(), [this] {
    if (m_pages->currentIndex() == 1) m_details->openFolder();
  });
  command("models.search", tr("Search models"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this] { m_search->setFocus(); });
  m_stopAction =
      command("models.stop", tr("Stop loading or answering"), Qt::Key_Escape, [this] { m_controller->stop(); });
  addActions(m_commands);
}

void ModelsPanel::connectParts() {
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    if (m_isFilling) return;
    showCurrent();
    Q_EMIT sessionChanged();
  });
  connect(m_list, &QListView::activated, this, [this] { m_details->prompt().setFocus(); });
  connect(m_controller, &ModelsController::scanned, this, &ModelsPanel::showModels);
  connect(m_controller, &ModelsController::scanned, this, &ModelsPanel::showFolders);
  connect(m_controller, &ModelsController::memoryChanged, this, [this] {
    for (int row = 0; row < m_rows->rowCount(); ++row) {
      QStandardItem* item = m_rows->item(row);
      const ModelInfo* info = m_controller->find(item->text());
      const ModelInMemory* memory = info != nullptr ? m_controller->inMemory(*info) : nullptr;
      const bool isLoaded = memory != nullptr && !memory->isLoading;
      if (item->data(kModelLoadedRole).toBool() != isLoaded) item->setData(isLoaded, kModelLoadedRole);
    }
    Q_EMIT statusChanged();
  });
  connect(m_controller, &ModelsController::runChanged, this, &ModelsPanel::statusChanged);
  connect(m_controller, &ModelsController::loaded, this,
          [this](const QString& name) { Q_EMIT notice(tr("%1 is in memory").arg(name)); });
  connect(m_controller, &ModelsController::failed, this, &ModelsPanel::notice);
  connect(m_controller, &ModelsController::undoOffered, this, &ModelsPanel::undoOffered);
  connect(m_controller, &ModelsController::folderRefused, this, [this](const QString& reason) {
    m_folderNotice->tell(NoticeBar::Kind::Error, reason, tr("Close"), [this] { m_folderNotice->clear(); });
  });
  connect(m_controller, &ModelsController::folderAdded, this, [this](const QString&, const QStringList& names) {
    m_folderNotice->clear();
    m_search->clear();
    select(names.first());
  });
  connect(m_details, &ModelDetails::told, this, &ModelsPanel::notice);
  connect(m_details, &ModelDetails::promptRequested, this, [this](const QString& model) {
    Q_EMIT openRequested(QStringLiteral("prompt"), {{QStringLiteral("model"), model}});
  });
  connect(m_columns, &QSplitter::splitterMoved, this, &ModelsPanel::sessionChanged);
}

void ModelsPanel::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Add a folder of models"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, m_controller, &ModelsController::addFolder);
  dialog->open();
}

QString ModelsPanel::current() const {
  return m_list->currentIndex().data().toString();
}

void ModelsPanel::select(const QString& name) {
  for (int row = 0; row < m_rows->rowCount(); ++row)
    if (m_rows->item(row)->text() == name) {
      m_wanted.clear();
      m_list->setCurrentIndex(m_rows->index(row, 0));
      return;
    }
  m_wanted = name; // it is found by the search that is under way
}

void ModelsPanel::showModels() {
  const QString before = m_wanted.isEmpty() ? current() : m_wanted;
  m_isFilling = true;
  m_rows->clear();
  for (const ModelInfo& info : m_controller->models()) {
    auto* item = new QStandardItem(QString::fromStdString(info.name));
    const QString line = modelLine(info);
    const ModelInMemory* memory = m_controller->inMemory(info);
    item->setData(line, kModelLineRole);
    item->setData(info.isDefault ? tr("default") : QString(), kModelBadgeRole);
    item->setData(!info.problem.empty(), kModelProblemRole);
    item->setData(memory != nullptr && !memory->isLoading, kModelLoadedRole);
    item->setToolTip(line);
    item->setData(line, Qt::AccessibleDescriptionRole);
    m_rows->appendRow(item);
  }
  int row = -1;
  for (int i = 0; i < m_rows->rowCount() && row < 0; ++i)
    if (m_rows->item(i)->text() == before) row = i;
  if (row >= 0) m_wanted.clear();
  for (int i = 0; i < m_rows->rowCount() && row < 0; ++i)
    if (m_controller->models()[static_cast<std::size_t>(i)].isDefault) row = i;
  if (row < 0 && m_rows->rowCount() > 0) row = 0;
  if (row >= 0) m_list->setCurrentIndex(m_rows->index(row, 0));
  filter();
  m_isFilling = false;
  showCurrent();
}

void ModelsPanel::filter() {
  const QString wanted = m_search->text().trimmed();
  int first = -1;
  for (int row = 0; row < m_rows->rowCount(); ++row) {
    const bool matches = m_rows->item(row)->text().contains(wanted, Qt::CaseInsensitive);
    m_list->setRowHidden(row, !matches);
    if (matches && first < 0) first = row;
  }
  // The keys would act on a model that is not seen, and the arrows could not leave it upwards.
  if (first >= 0 && m_list->isRowHidden(m_list->currentIndex().row())) m_list->setCurrentIndex(m_rows->index(first, 0));
  m_none->setText(m_rows->rowCount() == 0 ? tr("No model was found.") : tr("No model is called like that."));
  m_none->setVisible(first < 0 && !m_controller->isScanning());
}

void ModelsPanel::showFolders() {
  while (QLayoutItem* item = m_folders->takeAt(0)) {
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
  const auto add = [this](const QString& path, bool isOurs) {
    auto* line = new QWidget(m_folders->parentWidget());
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(kStep, 0, 0, 0);
    row->setSpacing(kHalfStep);
    auto* label = new ElidedLabel(line, Qt::ElideMiddle);
    label->setProperty("tone", "caption");
    label->setFullText(path);
    label->setMinimumHeight(28);
    row->addWidget(label, 1);
    if (!isOurs) {
      auto* remove = new IconButton(m_theme, Glyph::Close, tr("No longer look into %1").arg(path), line);
      row->addWidget(remove);
      connect(remove, &QToolButton::clicked, this, [this, path] { m_controller->removeFolder(path); });
    }
    m_folders->addWidget(line);
  };
  if (!m_context.modelsFolder.empty()) add(QString::fromStdString(m_context.modelsFolder.string()), true);
  for (const QString& folder : m_controller->folders())
    add(folder, false);
}

void ModelsPanel::showCurrent() {
  const ModelInfo* info = m_controller->find(current());
  m_pages->setCurrentIndex(info != nullptr ? 1 : 0);
  if (info != nullptr) m_details->showModel(*info);
}

PanelStatus ModelsPanel::status() const {
  PanelStatus out;
  quint64 bytes = 0;
  int count = 0;
  for (const ModelInMemory& one : m_controller->memory()) {
    bytes += one.weightBytes;
    count += one.isLoading ? 0 : 1;
  }
  out.engine = count == 0 ? tr("No model in memory") : tr("Models in memory: %1, %2").arg(count).arg(bytesText(bytes));
  const ModelRun* loading = m_controller->loading();
  const ModelRun* trial = m_controller->trial();
  if (loading != nullptr && loading->state() == ModelRun::State::Running) {
    out.activity = tr("Loading");
  } else if (trial != nullptr && trial->state() == ModelRun::State::Running) {
    out.activity = tr("Answering");
    out.tokensPerSecond = trial->tokensPerSecond();
  }
  return out;
}

void ModelsPanel::saveSession(QVariantMap& session) const {
  session.insert(kModel, m_wanted.isEmpty() ? current() : m_wanted);
  session.insert(kModelColumns, m_columns->saveState());
  session.insert(kPrompt, m_details->prompt().text());
}

void ModelsPanel::restoreSession(const QVariantMap& session) {
  if (const QString model = session.value(kModel).toString(); !model.isEmpty()) select(model);
  if (const QString prompt = session.value(kPrompt).toString(); !prompt.isEmpty()) m_details->prompt().setText(prompt);
  m_columns->restoreState(session.value(kModelColumns).toByteArray());
  m_columns->setHandleWidth(1);
}

void ModelsPanel::take(const QVariantMap& what) {
  if (const QString folder = what.value(QStringLiteral("folder")).toString(); !folder.isEmpty())
    m_controller->addFolder(folder);
}

void ModelsPanel::focusFirst() {
  m_list->setFocus();
}

void ModelsPanel::shutdown() {
  m_timer.stop();
  m_controller->stop();
}

void ModelsPanel::showEvent(QShowEvent* event) {
  Panel::showEvent(event);
  m_controller->rescan(); // files may have come while nobody looked
  m_timer.start();
}

void ModelsPanel::hideEvent(QHideEvent* event) {
  Panel::hideEvent(event);
  m_timer.stop();
}

void ModelsPanel::dragEnterEvent(QDragEnterEvent* event) {
  if (!droppedPaths(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ModelsPanel::dropEvent(QDropEvent* event) {
  for (const QString& path : droppedPaths(*event->mimeData()))
    m_controller->addFolder(path);
  event->acceptProposedAction();
}

} // namespace aisemble::ui
