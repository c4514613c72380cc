// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image/vision_form.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/no_wheel.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

namespace aisemble::ui {
namespace {

struct VisionFormText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::VisionForm)
};

constexpr int kMostPixelsASide = 65'535; // vision_types.h

QString about(VisionTask task) {
  switch (task) {
  case VisionTask::Analyze:
    return VisionFormText::tr("Size, colour, brightness and edges of the picture.");
  case VisionTask::DetectObjects:
    return VisionFormText::tr("Finds outlines that stand out, and names them where a model can.");
  case VisionTask::FaceDetection:
    return VisionFormText::tr("Finds faces that look at the camera.");
  case VisionTask::Classify:
    return VisionFormText::tr("Says what kind of picture it is.");
  case VisionTask::ExtractText:
    return VisionFormText::tr("Reads the words in the picture.");
  case VisionTask::OptimizeSize:
    return VisionFormText::tr("Makes a smaller copy. The picture itself stays as it is.");
  case VisionTask::SmartCrop:
    return VisionFormText::tr("Cuts out the part that matters. The picture itself stays as it is.");
  }
  return {};
}

} // namespace

QString visionTaskTitle(VisionTask task) {
  switch (task) {
  case VisionTask::Analyze:
    return VisionFormText::tr("Analyze");
  case VisionTask::DetectObjects:
    return VisionFormText::tr("Find objects");
  case VisionTask::FaceDetection:
    return VisionFormText::tr("Find faces");
  case VisionTask::Classify:
    return VisionFormText::tr("Classify");
  case VisionTask::ExtractText:
    return VisionFormText::tr("Read text");
  case VisionTask::OptimizeSize:
    return VisionFormText::tr("Make smaller");
  case VisionTask::SmartCrop:
    return VisionFormText::tr("Smart crop");
  }
  return {};
}

VisionForm::VisionForm(const Theme&, QWidget* parent) : QWidget(parent) {
  auto* stack = new QVBoxLayout(this);
  stack->setContentsMargins(0, 0, 0, 0);
  stack->setSpacing(kStep);
  m_task = makeChoice(this);
  m_task->setAccessibleName(tr("Task"));
  for (const auto& [task, name] : kVisionTasks)
    m_task->addItem(visionTaskTitle(task));
  stack->addWidget(m_task);
  m_about = makeLabel(QString(), "caption", this);
  m_about->setWordWrap(true);
  stack->addWidget(m_about);
  for (std::size_t i = 0; i < kVisionTasks.size(); ++i) {
    m_pages[i] = page(kVisionTasks[i].first);
    stack->addWidget(m_pages[i]);
  }
  guardFromWheel(this);
  setOptions({});
  connect(m_task, &QComboBox::currentIndexChanged, this, [this] {
    showPage();
    Q_EMIT taskChanged();
  });
  showPage();
}

QSpinBox* VisionForm::number(QWidget* page, QFormLayout* rows, const QString& name, int low, int high,
                             const QString& unit) {
  auto* box = new QSpinBox(page);
  box->setRange(low, high);
  box->setAccessibleName(name);
  box->setSuffix(unit);
  auto* label = makeLabel(name, "field", page);
  label->setWordWrap(true);
  rows->addRow(label, box);
  connect(box, &QSpinBox::valueChanged, this, &VisionForm::optionsChanged);
  return box;
}

QWidget* VisionForm::page(VisionTask task) {
  auto* out = new QWidget(this);
  auto* rows = new QFormLayout(out);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(kStep);
  rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  rows->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  const QString pixels = tr(" px");
  const auto real = [&](const QString& name, double low, double high, double step, int decimals) {
    auto* box = new QDoubleSpinBox(out);
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setDecimals(decimals);
    box->setAccessibleName(name);
    auto* label = makeLabel(name, "field", out);
    label->setWordWrap(true);
    rows->addRow(label, box);
    connect(box, &QDoubleSpinBox::valueChanged, this, &VisionForm::optionsChanged);
    return box;
  };
  switch (task) {
  case VisionTask::Analyze:
    m_edges = new QCheckBox(tr("Measure edges too"), out);
    m_edges->setAccessibleName(m_edges->text());
    rows->addRow(m_edges);
    connect(m_edges, &QCheckBox::toggled, this, &VisionForm::optionsChanged);
    break;
  case VisionTask::DetectObjects:
    m_minArea = real(tr("Smallest area"), 0, 1e9, 50, 0);
    m_minArea->setSuffix(tr(" px²"));
    break;
  case VisionTask::FaceDetection:
    m_scaleFactor = real(tr("Scale step"), 1.01, 10, 0.05, 2);
    m_scaleFactor->setToolTip(
        tr("How much larger each search is than the one before: smaller finds more and takes longer"));
    m_neighbors = number(out, rows, tr("Hits that must agree"), 0, 1000, {});
    m_faceWidth = number(out, rows, tr("Smallest width"), 1, kMostPixelsASide, pixels);
    m_faceHeight = number(out, rows, tr("Smallest height"), 1, kMostPixelsASide, pixels);
    break;
  case VisionTask::Classify:
    break;
  case VisionTask::ExtractText: {
    m_languages = new QLineEdit(out);
    m_languages->setAccessibleName(tr("Languages"));
    m_languages->setPlaceholderText(tr("Automatic"));
    m_languages->setToolTip(tr("Codes of languages whose data are installed, for example: eng, jpn"));
    rows->addRow(makeLabel(tr("Languages"), "field", out), m_languages);
    connect(m_languages, &QLineEdit::textChanged, this, &VisionForm::optionsChanged);
    break;
  }
  case VisionTask::OptimizeSize:
    m_maxWidth = number(out, rows, tr("Largest width"), 1, kMostPixelsASide, pixels);
    m_maxHeight = number(out, rows, tr("Largest height"), 1, kMostPixelsASide, pixels);
    m_quality = number(out, rows, tr("Quality"), 1, 100, tr(" %"));
    break;
  case VisionTask::SmartCrop:
    m_cropWidth = number(out, rows, tr("Width"), 1, kMostPixelsASide, pixels);
    m_cropHeight = number(out, rows, tr("Height"), 1, kMostPixelsASide, pixels);
    break;
  }
  return out;
}

void VisionForm::showPage() {
  m_about->setText(about(task()));
  for (std::size_t i = 0; i < m_pages.size(); ++i)
    m_pages[i]->setVisible(static_cast<int>(i) == m_task->currentIndex() && task() != VisionTask::Classify);
}

VisionTask VisionForm::task() const {
  return kVisionTasks[static_cast<std::size_t>(std::max(0, m_task->currentIndex()))].first;
}

void VisionForm::setTask(VisionTask task) {
  for (std::size_t i = 0; i < kVisionTasks.size(); ++i)
    if (kVisionTasks[i].first == task) m_task->setCurrentIndex(static_cast<int>(i));
}

VisionOptions VisionForm::options() const {
  VisionOptions out;
  out.analyze.detectEdges = m_edges->isChecked();
  out.detectObjects.minArea = m_minArea->value();
  out.faceDetection = {m_scaleFactor->value(), m_neighbors->value(), m_faceWidth->value(), m_faceHeight->value()};
  static const QRegularExpression kBetween(QStringLiteral("[,;+\\s]+"));
  for (const QString& language : m_languages->text().split(kBetween, Qt::SkipEmptyParts))
    out.extractText.languages.push_back(language.toStdString());
  out.optimizeSize = {m_maxWidth->value(), m_maxHeight->value(), m_quality->value()};
  out.smartCrop = {m_cropWidth->value(), m_cropHeight->value()};
  out.autoOrient = true;
  return out;
}

void VisionForm::setOptions(const VisionOptions& options) {
  m_edges->setChecked(options.analyze.detectEdges);
  m_minArea->setValue(options.detectObjects.minArea);
  m_scaleFactor->setValue(options.faceDetection.scaleFactor);
  m_neighbors->setValue(options.faceDetection.minNeighbors);
  m_faceWidth->setValue(options.faceDetection.minWidth);
  m_faceHeight->setValue(options.faceDetection.minHeight);
  QStringList languages;
  for (const std::string& language : options.extractText.languages)
    languages << QString::fromStdString(language);
  m_languages->setText(languages.join(QLatin1String(", ")));
  m_maxWidth->setValue(options.optimizeSize.maxWidth);
  m_maxHeight->setValue(options.optimizeSize.maxHeight);
  m_quality->setValue(options.optimizeSize.quality);
  m_cropWidth->setValue(options.smartCrop.width);
  m_cropHeight->setValue(options.smartCrop.height);
}

} // namespace aisemble::ui
