// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the settings: what is on each, how it shows the settings and what it makes of them.

#include "ui/prompt/message_text.h"
#include "ui/settings/generation_form.h"
#include "ui/settings/limits_form.h"
#include "ui/settings/settings_dialog.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kBytesPerMegabyte = 1024 * 1024;

QLabel* caption(const QString& text, QWidget* parent) {
  QLabel* label = makeLabel(text, "caption", parent);
  label->setWordWrap(true);
  label->setMinimumWidth(280);
  return label;
}

QSpinBox* numberOn(QWidget* page, int low, int high, const QString& suffix, const QString& name) {
  auto* box = new QSpinBox(page);
  box->setRange(low, high);
  box->setSuffix(suffix);
  box->setAccessibleName(name);
  box->setMinimumWidth(140);
  return box;
}

} // namespace

void SettingsDialog::buildAppearance(QWidget* page) {
  QFormLayout* form = makeSettingsForm(page);
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
}

void SettingsDialog::loadAppearance(const Settings& s) {
  m_theme->setCurrentIndex(std::max(0, m_theme->findData(static_cast<int>(s.theme))));
  m_language->setCurrentIndex(std::max(0, m_language->findData(QString::fromStdString(s.language))));
  m_enterSends->setChecked(s.enterSends);
}

void SettingsDialog::collectAppearance(Settings& s) const {
  s.theme = static_cast<ThemeChoice>(m_theme->currentData().toInt());
  s.language = m_language->currentData().toString().toStdString();
  s.enterSends = m_enterSends->isChecked();
}

void SettingsDialog::buildGeneration(QWidget* page) {
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
}

void SettingsDialog::loadGeneration(const Settings& s) {
  const QString model = QString::fromStdString(s.defaultModel);
  if (m_model->findData(model) < 0) m_model->addItem(model, model);
  m_model->setCurrentIndex(m_model->findData(model));
  m_generation->setOptions(s.generation);
  readModels();
}

void SettingsDialog::collectGeneration(Settings& s) const {
  s.defaultModel = m_model->currentData().toString().toStdString();
  s.generation = m_generation->options();
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

void SettingsDialog::buildModels(QWidget* page) {
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

void SettingsDialog::loadModels(const Settings& s) {
  for (const std::string& folder : s.modelFolders)
    m_modelFolders->addItem(QString::fromStdString(folder));
}

void SettingsDialog::collectModels(Settings& s) const {
  s.modelFolders.clear();
  for (int row = 0; row < m_modelFolders->count(); ++row)
    s.modelFolders.push_back(m_modelFolders->item(row)->text().toStdString());
}

void SettingsDialog::buildCache(QWidget* page) {
  QFormLayout* form = makeSettingsForm(page);
  m_cacheEnabled = new QCheckBox(tr("Answer equal requests from the cache"), page);
  m_cacheEnabled->setAccessibleName(m_cacheEnabled->text());
  form->addRow(m_cacheEnabled);
  form->addRow(caption(tr("Cached answers are marked. Regenerate always computes a new one."), page));
  m_cacheLimit = numberOn(page, 1, 1'000'000, tr(" MB"), tr("Cache limit"));
  form->addRow(tr("Limit"), m_cacheLimit);
  m_completionHours = numberOn(page, 1, 8760, tr(" h"), tr("Keep answers for"));
  form->addRow(tr("Keep answers for"), m_completionHours);
  m_otherHours = numberOn(page, 1, 8760, tr(" h"), tr("Keep other results for"));
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
}

void SettingsDialog::loadCache(const Settings& s) {
  m_cacheEnabled->setChecked(s.cacheEnabled);
  m_cacheLimit->setEnabled(s.cacheEnabled);
  m_cacheLimit->setValue(static_cast<int>(s.cacheLimitBytes / kBytesPerMegabyte));
  m_completionHours->setValue(std::max(1, s.completionTimeToLiveS / 3600));
  m_otherHours->setValue(std::max(1, s.otherTimeToLiveS / 3600));
  readCache();
}

/// Finer values that another program wrote stay as they are unless the rounded one was changed.
void SettingsDialog::collectCache(Settings& s) const {
  s.cacheEnabled = m_cacheEnabled->isChecked();
  if (m_cacheLimit->value() != s.cacheLimitBytes / kBytesPerMegabyte)
    s.cacheLimitBytes = static_cast<std::int64_t>(m_cacheLimit->value()) * kBytesPerMegabyte;
  if (m_completionHours->value() != std::max(1, s.completionTimeToLiveS / 3600))
    s.completionTimeToLiveS = m_completionHours->value() * 3600;
  if (m_otherHours->value() != std::max(1, s.otherTimeToLiveS / 3600))
    s.otherTimeToLiveS = m_otherHours->value() * 3600;
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

void SettingsDialog::buildConnections(QWidget* page) {
  auto* stack = new QVBoxLayout(page);
  stack->setContentsMargins(24, 20, 24, 20);
  stack->setSpacing(12);
  stack->addWidget(caption(tr("How services elsewhere are called. Which ones, and their keys, is set in the Services "
                              "panel."),
                           page));
  m_limits = new LimitsForm(page);
  stack->addWidget(m_limits);
  stack->addStretch(1);
}

void SettingsDialog::loadConnections(const Settings& s) {
  m_limits->setLimits(s.remote);
}

void SettingsDialog::collectConnections(Settings& s) const {
  s.remote = m_limits->limits(s.remote);
}

void SettingsDialog::buildEngine(QWidget* page) {
  QFormLayout* form = makeSettingsForm(page);
  m_threads = numberOn(page, 0, 1024, QString(), tr("Threads"));
  m_threads->setSpecialValueText(tr("All physical cores"));
  form->addRow(tr("Threads"), m_threads);
  form->addRow(QString(), caption(tr("Changes with the next start."), page));
  m_batchWait = numberOn(page, 0, 100, tr(" ms"), tr("Batch wait"));
  form->addRow(tr("Batch wait"), m_batchWait);
  form->addRow(QString(), caption(tr("How long the first request of a batch waits for company."), page));
  m_maxRunning = numberOn(page, 1, 256, QString(), tr("Requests at once"));
  form->addRow(tr("Requests at once"), m_maxRunning);
  m_maxWaiting = numberOn(page, 0, 100'000, QString(), tr("Requests waiting"));
  form->addRow(tr("Requests waiting"), m_maxWaiting);
  form->addRow(QString(), caption(tr("More than this are refused with a time to come back."), page));
  m_deadline = numberOn(page, 1, 86'400, tr(" s"), tr("Time limit of a request"));
  form->addRow(tr("Time limit of a request"), m_deadline);
}

void SettingsDialog::loadEngine(const Settings& s) {
  m_threads->setValue(s.threads);
  m_batchWait->setValue(s.batchWaitMs);
  m_maxRunning->setValue(s.maxRunning);
  m_maxWaiting->setValue(s.maxWaiting);
  m_deadline->setValue(s.requestDeadlineMs / 1000);
}

void SettingsDialog::collectEngine(Settings& s) const {
  s.threads = m_threads->value();
  s.batchWaitMs = m_batchWait->value();
  s.maxRunning = m_maxRunning->value();
  s.maxWaiting = m_maxWaiting->value();
  if (m_deadline->value() != s.requestDeadlineMs / 1000) s.requestDeadlineMs = m_deadline->value() * 1000;
}

} // namespace aisemble::ui
