// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include "ui/messages/message_translation.h"
#include "ui/prompt/message_text.h"
#include "ui/settings/generation_form.h"
#include "ui/settings/limits_form.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/mnemonic.h"
#include "ui/widgets/no_wheel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kBytesPerMegabyte = 1024 * 1024;

QFormLayout* formOn(QWidget* page) {
  auto* form = new QFormLayout(page);
  form->setContentsMargins(24, 20, 24, 20);
  form->setHorizontalSpacing(24);
  form->setVerticalSpacing(12);
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
  return form;
}

QLabel* caption(const QString& text, QWidget* parent) {
  QLabel* label = makeLabel(text, "caption", parent);
  label->setWordWrap(true);
  label->setMinimumWidth(280);
  return label;
}

} // namespace

SettingsDialog::SettingsDialog(WorkbenchContext& context, const Theme& theme, SettingsController& controller,
                               QWidget* parent)
    : QDialog(parent), m_context(context), m_controller(controller) {
  setWindowTitle(tr("Settings"));
  setMinimumSize(680, 520);
  resize(760, 600);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(0);
  outer->addLayout(columns, 1);

  auto* side = new QWidget(this);
  side->setProperty("area", "side");
  side->setAttribute(Qt::WA_StyledBackground);
  side->setFixedWidth(200);
  auto* sideStack = new QVBoxLayout(side);
  sideStack->setContentsMargins(kStep, 12, kStep, kStep);
  m_pages = new QListWidget(side);
  m_pages->setProperty("pages", true);
  m_pages->setAccessibleName(tr("Settings pages"));
  m_pages->setIconSize({18, 18});
  sideStack->addWidget(m_pages);
  columns->addWidget(side);
  m_stack = new QStackedWidget(this);
  columns->addWidget(m_stack, 1);
  addPage(theme, tr("Appearance"), Glyph::Appearance, appearancePage());
  addPage(theme, tr("Generation"), Glyph::Generation, generationPage());
  addPage(theme, tr("Models"), Glyph::Models, modelsPage());
  addPage(theme, tr("Cache"), Glyph::Cache, cachePage());
  addPage(theme, tr("Connections"), Glyph::Link, connectionsPage());
  addPage(theme, tr("Engine room"), Glyph::Engine, enginePage());
  connect(m_pages, &QListWidget::currentRowChanged, this, &SettingsDialog::layOutPage);
  m_pages->setCurrentRow(0);

  outer->addWidget(makeLine(Qt::Horizontal, this));
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(kDoubleStep, 12, kDoubleStep, 12);
  m_problem = makeLabel(QString(), "danger", this);
  m_problem->setWordWrap(true);
  foot->addWidget(m_problem, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Apply, this);
  for (QAbstractButton* button : buttons->buttons()) {
    button->setAccessibleName(withoutMnemonic(button->text()));
    button->setIcon(QIcon());
  }
  foot->addWidget(buttons);
  outer->addLayout(foot);
  connect(buttons, &QDialogButtonBox::accepted, this, [this] {
    if (applyChanges()) accept();
  });
  connect(buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this, [this] { applyChanges(); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

  guardFromWheel(this);
  load(controller.settings());
  readModels();
  readCache();
}

void SettingsDialog::showPage(int index) {
  m_pages->setCurrentRow(index);
}

void SettingsDialog::addPage(const Theme& theme, const QString& title, Glyph glyph, QWidget* page) {
  auto* item = new QListWidgetItem(glyphIcon(glyph, theme.tokens()), title, m_pages);
  item->setData(Qt::AccessibleTextRole, title);
  auto* scroll = new QScrollArea(m_stack);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  page->setParent(scroll);
  page->hide();
  m_pageContents.push_back(page);
  m_stack->addWidget(scroll);
}

/// Pages are styled and laid out when they are first looked at: all at once would hold up the window.
void SettingsDialog::layOutPage(int index) {
  auto* scroll = qobject_cast<QScrollArea*>(m_stack->widget(index));
  if (scroll == nullptr) return;
  if (scroll->widget() == nullptr) scroll->setWidget(m_pageContents[static_cast<std::size_t>(index)]);
  m_stack->setCurrentIndex(index);
}

QSpinBox* SettingsDialog::number(int low, int high, const QString& suffix, const QString& name) {
  auto* box = new QSpinBox(this);
  box->setRange(low, high);
  box->setSuffix(suffix);
  box->setAccessibleName(name);
  box->setMinimumWidth(140);
  return box;
}

QWidget* SettingsDialog::appearancePage() {
  auto* page = new QWidget;
  QFormLayout* form = formOn(page);
  m_theme = makeChoice(page);
  m_theme->setAccessibleName(tr("Theme"));
  m_theme->addItem(tr("As the system"), static_cast<int>(ThemeChoice::System));
  m_theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
  m_theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
  form->addRow(tr("Theme"), m_theme);
  m_language = makeChoice(page);
  m_language->setAccessibleName(tr("Language"));
  m_language->addItem(tr("As the system"), QString());
  m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
  m_language->addItem(QStringLiteral("日本語"), QStringLiteral("ja"));
  form->addRow(tr("Language"), m_language);
  form->addRow(QString(), caption(tr("The language changes with the next start."), page));
  m_enterSends = new QCheckBox(tr("Enter sends the prompt"), page);
  m_enterSends->setAccessibleName(m_enterSends->text());
  form->addRow(tr("Writing"), m_enterSends);
  form->addRow(QString(), caption(tr("Off: Enter makes a line and Ctrl+Enter sends."), page));
  return page;
}

QWidget* SettingsDialog::generationPage() {
  auto* page = new QWidget;
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(24, 20, 24, 20);
  stack->setSpacing(12);
  stack->addWidget(makeLabel(tr("Default model"), "field", page));
  m_model = makeChoice(page);
  m_model->setAccessibleName(tr("Default model"));
  m_model->addItem(tr("Bundled with the program"), QString());
  stack->addWidget(m_model);
  stack->addSpacing(kStep);
  stack->addWidget(caption(tr("“Back to the defaults” in the Prompt panel brings these."), page));
  m_generation = new GenerationForm(page);
  stack->addWidget(m_generation);
  stack->addStretch(1);
  return page;
}

QWidget* SettingsDialog::cachePage() {
  auto* page = new QWidget;
  QFormLayout* form = formOn(page);
  m_cacheEnabled = new QCheckBox(tr("Answer equal requests from the cache"), page);
  m_cacheEnabled->setAccessibleName(m_cacheEnabled->text());
  form->addRow(m_cacheEnabled);
  form->addRow(caption(tr("Cached answers are marked. Regenerate always computes a new one."), page));
  m_cacheLimit = number(1, 1'000'000, tr(" MB"), tr("Cache limit"));
  form->addRow(tr("Limit"), m_cacheLimit);
  m_completionHours = number(1, 8760, tr(" h"), tr("Keep answers for"));
  form->addRow(tr("Keep answers for"), m_completionHours);
  m_otherHours = number(1, 8760, tr(" h"), tr("Keep other results for"));
  form->addRow(tr("Keep other results for"), m_otherHours);
  m_cacheState = makeLabel(QString(), "muted", page);
  form->addRow(tr("Now"), m_cacheState);
  form->addRow(QString(), caption(tr("A cache that several machines share is set in the Services panel."), page));
  auto* clear = makeButton(tr("Clear the cache"), "", page);
  clear->setEnabled(m_context.cache != nullptr);
  form->addRow(QString(), clear);
  connect(m_cacheEnabled, &QCheckBox::toggled, m_cacheLimit, &QWidget::setEnabled);
  connect(clear, &QPushButton::clicked, this, [this] {
    m_controller.lookup().run(
        [cache = m_context.cache] {
          cache->clear();
          return true;
        },
        this, [this](bool) { readCache(); });
  });
  return page;
}

QWidget* SettingsDialog::modelsPage() {
  auto* page = new QWidget;
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(24, 20, 24, 20);
  stack->setSpacing(12);
  stack->addWidget(makeLabel(tr("Folders with models"), "field", page));
  m_modelFolders = new QListWidget(page);
  m_modelFolders->setAccessibleName(tr("Folders with models"));
  m_modelFolders->setProperty("pages", true);
  m_modelFolders->setFrameShape(QFrame::StyledPanel);
  m_modelFolders->setTextElideMode(Qt::ElideMiddle);
  stack->addWidget(m_modelFolders, 1);
  auto* row = new QHBoxLayout;
  auto* add = makeButton(tr("Add a folder…"), "", page);
  auto* remove = makeButton(tr("Remove"), "", page);
  remove->setEnabled(false);
  row->addWidget(add);
  row->addWidget(remove);
  row->addStretch(1);
  stack->addLayout(row);
  stack->addWidget(
      caption(tr("Looked into beside the bundled models, the workbench's own models folder and the Hugging "
                 "Face cache. Files stay where they are."),
              page));
  connect(add, &QPushButton::clicked, this, &SettingsDialog::addModelFolder);
  connect(remove, &QPushButton::clicked, this, [this] { delete m_modelFolders->currentItem(); });
  connect(m_modelFolders, &QListWidget::currentRowChanged, remove, [remove](int at) { remove->setEnabled(at >= 0); });
  return page;
}

void SettingsDialog::addModelFolder() {
  auto* dialog = new QFileDialog(this, tr("Add a folder of models"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    if (m_modelFolders->findItems(folder, Qt::MatchExactly).isEmpty()) m_modelFolders->addItem(folder);
  });
  dialog->open();
}

QWidget* SettingsDialog::connectionsPage() {
  auto* page = new QWidget;
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(24, 20, 24, 20);
  stack->setSpacing(12);
  stack->addWidget(caption(tr("How services elsewhere are called. Which ones, and their keys, is set in the Services "
                              "panel."),
                           page));
  m_limits = new LimitsForm(page);
  stack->addWidget(m_limits);
  stack->addStretch(1);
  return page;
}

QWidget* SettingsDialog::enginePage() {
  auto* page = new QWidget;
  QFormLayout* form = formOn(page);
  m_threads = number(0, 1024, QString(), tr("Threads"));
  m_threads->setSpecialValueText(tr("All physical cores"));
  form->addRow(tr("Threads"), m_threads);
  form->addRow(QString(), caption(tr("Changes with the next start."), page));
  m_batchWait = number(0, 100, tr(" ms"), tr("Batch wait"));
  form->addRow(tr("Batch wait"), m_batchWait);
  form->addRow(QString(), caption(tr("How long the first request of a batch waits for company."), page));
  m_maxRunning = number(1, 256, QString(), tr("Requests at once"));
  form->addRow(tr("Requests at once"), m_maxRunning);
  m_maxWaiting = number(0, 100'000, QString(), tr("Requests waiting"));
  form->addRow(tr("Requests waiting"), m_maxWaiting);
  form->addRow(QString(), caption(tr("More than this are refused with a time to come back."), page));
  m_deadline = number(1, 86'400, tr(" s"), tr("Time limit of a request"));
  form->addRow(tr("Time limit of a request"), m_deadline);
  return page;
}

void SettingsDialog::load(const Settings& s) {
  m_theme->setCurrentIndex(std::max(0, m_theme->findData(static_cast<int>(s.theme))));
  m_language->setCurrentIndex(std::max(0, m_language->findData(QString::fromStdString(s.language))));
  m_enterSends->setChecked(s.enterSends);
  const QString model = QString::fromStdString(s.defaultModel);
  if (m_model->findData(model) < 0) m_model->addItem(model, model);
  m_model->setCurrentIndex(m_model->findData(model));
  m_generation->setOptions(s.generation);
  m_cacheEnabled->setChecked(s.cacheEnabled);
  m_cacheLimit->setEnabled(s.cacheEnabled);
  m_cacheLimit->setValue(static_cast<int>(s.cacheLimitBytes / kBytesPerMegabyte));
  m_completionHours->setValue(std::max(1, s.completionTimeToLiveS / 3600));
  m_otherHours->setValue(std::max(1, s.otherTimeToLiveS / 3600));
  m_modelFolders->clear();
  for (const std::string& folder : s.modelFolders)
    m_modelFolders->addItem(QString::fromStdString(folder));
  m_limits->setLimits(s.remote);
  m_threads->setValue(s.threads);
  m_batchWait->setValue(s.batchWaitMs);
  m_maxRunning->setValue(s.maxRunning);
  m_maxWaiting->setValue(s.maxWaiting);
  m_deadline->setValue(s.requestDeadlineMs / 1000);
}

Settings SettingsDialog::collect() const {
  Settings s = m_controller.settings();
  s.theme = static_cast<ThemeChoice>(m_theme->currentData().toInt());
  s.language = m_language->currentData().toString().toStdString();
  s.enterSends = m_enterSends->isChecked();
  s.defaultModel = m_model->currentData().toString().toStdString();
  s.generation = m_generation->options();
  s.cacheEnabled = m_cacheEnabled->isChecked();
  // Finer values that another program wrote stay as they are unless the rounded one was changed.
  if (m_cacheLimit->value() != s.cacheLimitBytes / kBytesPerMegabyte)
    s.cacheLimitBytes = static_cast<std::int64_t>(m_cacheLimit->value()) * kBytesPerMegabyte;
  if (m_completionHours->value() != std::max(1, s.completionTimeToLiveS / 3600))
    s.completionTimeToLiveS = m_completionHours->value() * 3600;
  if (m_otherHours->value() != std::max(1, s.otherTimeToLiveS / 3600))
    s.otherTimeToLiveS = m_otherHours->value() * 3600;
  s.modelFolders.clear();
  for (int row = 0; row < m_modelFolders->count(); ++row)
    s.modelFolders.push_back(m_modelFolders->item(row)->text().toStdString());
  s.remote = m_limits->limits(s.remote);
  s.threads = m_threads->value();
  s.batchWaitMs = m_batchWait->value();
  s.maxRunning = m_maxRunning->value();
  s.maxWaiting = m_maxWaiting->value();
  if (m_deadline->value() != s.requestDeadlineMs / 1000) s.requestDeadlineMs = m_deadline->value() * 1000;
  return s;
}

bool SettingsDialog::applyChanges() {
  const Settings wanted = collect();
  const bool isNew = wanted != m_controller.settings();
  const Result<void> changed = m_controller.change(wanted);
  QStringList problems;
  if (!changed)
    problems << said(changed.error());
  else if (isNew) // taken, but not all of it has an effect: that is read before the dialog goes
    for (const std::string& problem : m_controller.problems())
      problems << said(problem);
  m_problem->setText(problems.join(QLatin1Char('\n')));
  return problems.isEmpty();
}

void SettingsDialog::readModels() {
  m_controller.lookup().run([&models = m_context.models] { return models.list(); }, this,
                            [this](const std::vector<ModelInfo>& models) {
                              for (const ModelInfo& model : models) {
                                const QString name = QString::fromStdString(model.name);
                                if (model.service == ServiceKind::Llm && model.problem.empty() &&
                                    m_model->findData(name) < 0)
                                  m_model->addItem(name, name);
                              }
                            });
}

void SettingsDialog::readCache() {
  if (m_context.cache == nullptr) {
    m_cacheState->setText(tr("There is no cache in this run."));
    return;
  }
  m_controller.lookup().run([cache = m_context.cache] { return cache->statistics(); }, this,
                            [this](const CacheStatistics& now) {
                              m_cacheState->setText(tr("Results: %1, size: %2, hits since the start: %3")
                                                        .arg(now.entries)
                                                        .arg(bytesText(now.bytes))
                                                        .arg(now.hits));
                            });
}

} // namespace aisemble::ui
