// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/benchmark_page.h"

#include "core/bench/suite_report.h"
#include "ui/dashboard/benchmark_words.h"
#include "ui/dashboard/run_list.h"
#include "ui/messages/message_translation.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/no_wheel.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

constexpr int kBenchmarkSteps = 1000;
constexpr int kResultScale = 2;
constexpr int kResultWidth = 1040;

QString machineText(const bench::SuiteReport& report) {
  const MachineInfo& machine = report.machine;
  return QStringLiteral("%1 × %2, %3; %4 %5 (%6)")
      .arg(QString::number(machine.physicalCores), QString::fromStdString(machine.processor),
           QString::fromStdString(machine.operatingSystem), QString::fromStdString(machine.version),
           QString::fromStdString(machine.buildType), QString::fromStdString(machine.compiler));
}

} // namespace

BenchmarkPage::BenchmarkPage(const Theme& theme, BenchmarkController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_theme(theme) {
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_columns = new QSplitter(Qt::Horizontal, this);
  m_columns->setChildrenCollapsible(false);
  m_columns->setHandleWidth(1);
  outer->addWidget(m_columns);
  auto* scroll = new QScrollArea(m_columns);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  auto* work = new QWidget(scroll);
  work->setProperty("area", "work");
  work->setAttribute(Qt::WA_StyledBackground);
  auto* stack = new QVBoxLayout(work);
  stack->setContentsMargins(kDoubleStep, kDoubleStep, kDoubleStep, kDoubleStep);
  stack->setSpacing(12);
  stack->addWidget(buildForm());
  m_notice = new NoticeBar(theme, work);
  stack->addWidget(m_notice);
  stack->addWidget(buildResult(theme));
  stack->addStretch(1);
  scroll->setWidget(work);
  m_columns->addWidget(scroll);
  m_runs = new RunList(theme, controller, m_columns);
  m_runs->setMinimumWidth(200);
  m_columns->addWidget(m_runs);
  m_columns->setStretchFactor(0, 1);
  m_columns->setStretchFactor(1, 0);
  m_columns->setSizes({900, 200});
  connectParts();
  guardFromWheel(this);
  onTarget();
  onRunning();
  showReport(nullptr);
}

QWidget* BenchmarkPage::buildForm() {
  auto* form = new QWidget(this);
  auto* stack = new QVBoxLayout(form);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(kStep);
  auto* row = new QHBoxLayout;
  row->setSpacing(kStep);
  m_target = makeChoice(form);
  m_target->setAccessibleName(tr("What to measure"));
  m_target->addItem(tr("This machine"));
  if (m_controller.canCallOthers()) m_target->addItem(tr("An address"));
  row->addWidget(m_target);
  m_address = new QLineEdit(form);
  m_address->setPlaceholderText(QStringLiteral("http://localhost:8080"));
  m_address->setAccessibleName(tr("Base address"));
  m_address->setToolTip(
      tr("Anything that answers the routes of Ai-semble: this program's server or a pod of version 2"));
  row->addWidget(m_address, 2);
  m_key = new QLineEdit(form);
  m_key->setPlaceholderText(tr("Key, if it wants one"));
  m_key->setAccessibleName(tr("Key of the address"));
  m_key->setToolTip(tr("Sent as a bearer token; never kept"));
  m_key->setEchoMode(QLineEdit::Password);
  row->addWidget(m_key, 1);
  row->addStretch(0);
  m_run = makeButton(tr("Run the benchmark"), "primary", form);
  m_run->setToolTip(tr("Run the benchmark (Ctrl+Return)"));
  m_stop = makeButton(tr("Stop"), "stop", form);
  m_stop->setToolTip(tr("Stop the benchmark (Esc)"));
  row->addWidget(m_run);
  row->addWidget(m_stop);
  stack->addLayout(row);
  m_progress = new QProgressBar(form);
  m_progress->setRange(0, kBenchmarkSteps);
  m_progress->setTextVisible(false);
  m_progress->setAccessibleName(tr("Progress of the benchmark"));
  stack->addWidget(m_progress);
  m_step = makeLabel(QString(), "caption", form);
  stack->addWidget(m_step);
  return form;
}

QWidget* BenchmarkPage::buildResult(const Theme& theme) {
  auto* card = new QFrame(this);
  card->setProperty("card", true);
  card->setMaximumWidth(kResultWidth);
  m_result = card;
  auto* stack = new QVBoxLayout(card);
  stack->setContentsMargins(kDoubleStep, 14, kDoubleStep, 14);
  stack->setSpacing(kStep);
  auto* head = new QHBoxLayout;
  m_heading = makeLabel(QString(), "title", card);
  m_heading->setWordWrap(true);
  head->addWidget(m_heading, 1);
  m_export = makeButton(tr("Export…"), "", card);
  m_export->setToolTip(tr("Save the table as CSV, JSON or PNG (Ctrl+Shift+S)"));
  head->addWidget(m_export, 0, Qt::AlignTop);
  stack->addLayout(head);
  m_summary = makeLabel(QString(), "field", card);
  m_summary->setWordWrap(true);
  stack->addWidget(m_summary);
  m_table = new SuiteTableModel(theme, this);
  m_tableView = new FullTable(m_table, tr("Result of the benchmark"), card);
  m_tableView->leaveOut({SuiteTableModel::Minimum, SuiteTableModel::Maximum, SuiteTableModel::P95,
                         SuiteTableModel::Requests, SuiteTableModel::Success});
  stack->addWidget(m_tableView);
  m_comparison = new ComparisonModel(theme, this);
  m_comparisonView = new FullTable(m_comparison, tr("Two runs beside each other"), card);
  stack->addWidget(m_comparisonView);
  m_failures = makeLabel(QString(), "field", card);
  m_failures->setWordWrap(true);
  m_failures->setTextFormat(Qt::PlainText); // what an address answered is part of it
  m_failures->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_failures->setFocusPolicy(Qt::StrongFocus); // Tab leads to it, to be read out or copied
  stack->addWidget(m_failures);
  m_facts = makeLabel(QString(), "caption", card);
  m_facts->setWordWrap(true);
  m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
  stack->addWidget(m_facts);
  return card;
}

void BenchmarkPage::connectParts() {
  connect(m_run, &QPushButton::clicked, this, &BenchmarkPage::run);
  connect(m_stop, &QPushButton::clicked, this, &BenchmarkPage::stop);
  connect(m_export, &QPushButton::clicked, this, &BenchmarkPage::askExport);
  connect(m_address, &QLineEdit::returnPressed, this, &BenchmarkPage::run);
  connect(m_address, &QLineEdit::textChanged, this, &BenchmarkPage::changed);
  connect(m_target, &QComboBox::currentIndexChanged, this, [this] {
    onTarget();
    Q_EMIT changed();
  });
  connect(&m_controller, &BenchmarkController::runningChanged, this, &BenchmarkPage::onRunning);
  connect(&m_controller, &BenchmarkController::progressed, this, [this](const bench::SuiteProgress& progress) {
    if (!m_controller.isRunning()) return;
    m_progress->setValue(static_cast<int>(progress.fraction * kBenchmarkSteps));
    m_step->setText(tr("%1: %2 of %3").arg(stepTitle(progress.step)).arg(progress.done).arg(progress.of));
  });
  connect(&m_controller, &BenchmarkController::finished, this, [this](const RunReport& report) {
    m_runs->choose({});
    showReport(report);
    if (bench::summarize(*report).successes == 0)
      m_notice->tell(NoticeBar::Kind::Error,
                     tr("Nothing was measured: every request failed. The first said: %1")
                         .arg(said(report->rows.front().firstError)),
                     tr("Try again"), [this] { run(); });
  });
  connect(&m_controller, &BenchmarkController::stopped, this,
          [this] { m_notice->tell(NoticeBar::Kind::Info, tr("The benchmark was stopped. Nothing of it was kept.")); });
  connect(&m_controller, &BenchmarkController::failed, this,
          [this](const QString& message) { m_notice->tell(NoticeBar::Kind::Error, message); });
  connect(&m_controller, &BenchmarkController::opened, this, [this](const RunReport& report) {
    m_notice->clear(); // what it says is of another run
    showReport(report);
  });
  connect(&m_controller, &BenchmarkController::compared, this, [this](const RunReport& before, const RunReport& after) {
    m_notice->clear();
    showComparison(before, after);
  });
  connect(&m_controller, &BenchmarkController::exportFailed, this,
          [this](const QString& message) { sayExportProblem(NoticeBar::Kind::Error, message); });
  connect(&m_controller, &BenchmarkController::exported, this, [this](const QString& file) {
    if (m_notice->text() == m_exportProblem) m_notice->clear();
    Q_EMIT notified(tr("Saved as %1").arg(QFileInfo(file).fileName()));
  });
}

QString BenchmarkPage::base() const {
  return m_address->text().trimmed();
}

bool BenchmarkPage::isBaseChosen() const {
  return m_target->currentIndex() == 1;
}

void BenchmarkPage::setBase(const QString& base, bool chosen) {
  m_address->setText(base);
  if (chosen && m_target->count() > 1) m_target->setCurrentIndex(1);
}

void BenchmarkPage::onTarget() {
  m_address->setVisible(isBaseChosen());
  m_key->setVisible(isBaseChosen());
}

void BenchmarkPage::onRunning() {
  const bool running = m_controller.isRunning();
  if (!running && m_stop->hasFocus()) m_run->setFocus();
  m_run->setVisible(!running);
  m_stop->setVisible(running);
  if (running && m_target->isVisible()) m_stop->setFocus();
  for (QWidget* widget :
       {static_cast<QWidget*>(m_target), static_cast<QWidget*>(m_address), static_cast<QWidget*>(m_key)})
    widget->setEnabled(!running);
  if (running) m_progress->setValue(0);
  m_progress->setVisible(running);
  m_step->setVisible(running);
  m_step->setText(running ? tr("Starting…") : QString());
}

void BenchmarkPage::run() {
  m_notice->clear();
  if (isBaseChosen() && base().isEmpty()) {
    m_notice->tell(NoticeBar::Kind::Warning, tr("Say which address to measure, for example http://localhost:8080."));
    m_address->setFocus();
    return;
  }
  const Result<void> started =
      m_controller.start({isBaseChosen() ? base() : QString(), isBaseChosen() ? m_key->text() : QString()});
  if (!started) m_notice->tell(NoticeBar::Kind::Error, said(started.error()));
}

void BenchmarkPage::stop() {
  if (m_controller.isRunning()) m_step->setText(tr("Stopping…"));
  m_controller.stop();
}

bool BenchmarkPage::isComparing() const {
  return !m_comparisonView->isHidden();
}

void BenchmarkPage::showFailures(const QString& lines) {
  m_failures->setText(lines);
  m_failures->setVisible(!lines.isEmpty());
  m_tableView->setAccessibleDescription(lines);
}

void BenchmarkPage::showReport(const RunReport& report) {
  m_comparisonView->hide();
  m_tableView->show();
  m_table->setReport(report);
  m_export->setEnabled(report != nullptr);
  showFailures(report ? failureLines(*report) : QString());
  if (!report) {
    m_heading->setText(tr("What the benchmark measures"));
    m_summary->setText(tr("The requests of Ai-semble's own benchmark, one after the other, beside the targets of its "
                          "performance guide. It takes a few seconds; the cache is passed by."));
    m_facts->setText(ruleText());
    return;
  }
  m_heading->setText(targetName(report->target));
  m_summary->setText(summaryText(*report));
  m_facts->setText(tr("%1, took %2. Measured from: %3")
                       .arg(whenText(report->started),
                            QString::fromStdString(bench::millisecondsText(report->seconds * 1000)),
                            machineText(*report)) +
                   QLatin1Char('\n') + ruleText());
}

void BenchmarkPage::showComparison(const RunReport& before, const RunReport& after) {
  m_comparison->setReports(*before, *after);
  m_tableView->hide();
  m_comparisonView->show();
  showFailures({});
  m_compared = {before, after};
  m_export->setEnabled(true);
  m_heading->setText(tr("Two runs beside each other"));
  m_summary->setText(tr("A: %1, %2\nB: %3, %4")
                         .arg(targetName(before->target), whenText(before->started), targetName(after->target),
                              whenText(after->started)));
  m_facts->setText(tr("The change is from A to B, of averages, answered connections and peak memory. It has a "
                      "colour where it is 5 % or more and, for averages, the middle halves of the two runs' times do "
                      "not overlap. Anything less may be chance: two runs of the same program differ, too."));
}

void BenchmarkPage::askExport() {
  if (!m_table->report() && !isComparing()) return;
  auto* dialog = new QFileDialog(this, tr("Export the result"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({tr("CSV table (*.csv)"), tr("JSON with every sample (*.json)"), tr("Picture (*.png)")});
  dialog->setDefaultSuffix(QStringLiteral("csv"));
  dialog->selectFile(QStringLiteral("benchmark.csv"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    const QString suffix = filter.section(QStringLiteral("*."), 1).remove(QLatin1Char(')'));
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("benchmark.") + suffix);
  });
  connect(dialog, &QFileDialog::fileSelected, this, &BenchmarkPage::exportTo);
  dialog->open();
}

void BenchmarkPage::exportTo(const QString& file) {
  if (!m_table->report() && !isComparing()) return;
  const QString suffix = QFileInfo(file).suffix().toLower();
  const std::filesystem::path path = file.toStdString();
  const auto text = [&](BenchmarkController::Format format) {
    if (isComparing())
      m_controller.exportComparison(path, format, m_compared.first, m_compared.second);
    else
      m_controller.exportTo(path, format, m_table->report());
  };
  if (suffix == QLatin1String("csv"))
    text(BenchmarkController::Format::Csv);
  else if (suffix == QLatin1String("json"))
    text(BenchmarkController::Format::Json);
  else if (suffix == QLatin1String("png"))
    m_controller.exportPicture(path, picture());
  else
    sayExportProblem(
        NoticeBar::Kind::Warning,
        tr("“%1” ends in neither .csv nor .json nor .png. Choose a name that does.").arg(QFileInfo(file).fileName()));
}

void BenchmarkPage::sayExportProblem(NoticeBar::Kind kind, const QString& text) {
  m_exportProblem = text;
  m_notice->tell(kind, text);
}

QImage BenchmarkPage::picture() {
  // The card as it is seen, without the button that exports it, sharp enough for a report.
  m_export->hide();
  QImage image(m_result->size() * kResultScale, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(kResultScale);
  image.fill(m_theme.tokens().window);
  m_result->render(&image);
  m_export->show();
  return image;
}

void BenchmarkPage::focusFirst() {
  (m_controller.isRunning() ? m_stop : m_run)->setFocus();
}

} // namespace aisemble::ui
