// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/item_detail.h"

#include "ui/batch/batch_words.h"
#include "ui/messages/message_translation.h"
#include "ui/text/text_findings.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/notice_bar.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QImageReader>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace aisemble::ui {
namespace {

constexpr int kPreviewHeight = 168;
constexpr int kLeastPreview = 56;
constexpr int kPreviewPixels = 720;
constexpr qint64 kPreviewBytes = 16 * 1024;

bool isPicture(const QString& path) {
  const std::string suffix = (u'.' + QFileInfo(path).suffix().toLower()).toStdString();
  const auto known = batchExtensions(BatchInputKind::Pictures);
  return std::find(known.begin(), known.end(), suffix) != known.end();
}

/// As high as a preview is where there is room, whatever picture it shows: a low window takes from it.
class PreviewLabel : public QLabel {
 public:
  using QLabel::QLabel;
  [[nodiscard]] QSize sizeHint() const override { return {1, kPreviewHeight}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {1, kLeastPreview}; }
};

QImage readPicture(const QString& path, QSize* size) {
  QImageReader reader(path);
  reader.setAutoTransform(true);
  *size = reader.size();
  if (size->isValid() && std::max(size->width(), size->height()) > kPreviewPixels)
    reader.setScaledSize(size->scaled(kPreviewPixels, kPreviewPixels, Qt::KeepAspectRatio));
  return reader.read();
}

QString readBeginning(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QByteArray bytes = file.read(kPreviewBytes);
  return QString::fromUtf8(bytes) + (file.atEnd() ? QString() : QStringLiteral("…"));
}

/// What the runner wrote for one item: the picture rather than the JSON beside it.
QString outputFileOf(const BatchSpec& spec, const BatchItem& item) {
  if (item.outputName.empty()) return {};
  const QFileInfo wanted(QDir(QString::fromStdString(spec.output.string())),
                         QString::fromStdString(item.outputName) + QStringLiteral(".json"));
  const QString stem = wanted.completeBaseName();
  QString json;
  for (const QFileInfo& file : wanted.dir().entryInfoList(QDir::Files)) {
    if (file.completeBaseName() != stem) continue;
    if (file.suffix() != QLatin1String("json")) return file.absoluteFilePath();
    json = file.absoluteFilePath();
  }
  return json;
}

QPlainTextEdit* makeReader(const QString& name, QWidget* parent) {
  auto* edit = new QPlainTextEdit(parent);
  edit->setProperty("field", true);
  edit->setReadOnly(true);
  edit->setAccessibleName(name);
  edit->setTabChangesFocus(true);
  edit->setAcceptDrops(false);
  edit->setUndoRedoEnabled(false);
  edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return edit;
}

} // namespace

ItemDetail::ItemDetail(const Theme& theme, Batches* batches, BackgroundQueue& queue, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_batches(batches), m_queue(queue) {
  setProperty("area", "work");
  setMinimumWidth(216);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_pages = new QStackedWidget(this);
  outer->addWidget(m_pages);
  auto* none = makeLabel(tr("Select an item to see its input and its result."), "muted", m_pages);
  none->setAlignment(Qt::AlignCenter);
  none->setWordWrap(true);
  none->setMargin(kDoubleStep);
  m_pages->addWidget(none);

  auto* page = new QWidget(m_pages);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(12, kStep, 12, 12);
  column->setSpacing(kStep);
  auto* head = new QHBoxLayout;
  head->setSpacing(kHalfStep);
  m_title = new ElidedLabel(page, Qt::ElideMiddle);
  m_title->setProperty("tone", "title");
  head->addWidget(m_title, 1);
  auto* open = new IconButton(theme, Glyph::Open, tr("Open the result, or the input (Enter)"), page);
  m_copy = new IconButton(theme, Glyph::Copy, tr("Copy the result"), page);
  head->addWidget(open);
  head->addWidget(m_copy);
  m_close = new IconButton(theme, Glyph::Close, tr("Close the item"), page);
  m_close->hide();
  head->addWidget(m_close);
  column->addLayout(head);
  m_state = makeLabel({}, "caption", page);
  m_state->setWordWrap(true);
  column->addWidget(m_state);
  m_notice = new NoticeBar(theme, page);
  column->addWidget(m_notice);
  m_image = new PreviewLabel(page);
  m_image->setAlignment(Qt::AlignCenter);
  m_image->setMaximumHeight(kPreviewHeight);
  m_image->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_image->installEventFilter(this);
  m_image->setAccessibleName(tr("Picture of the item"));
  column->addWidget(m_image);
  m_text = makeReader(tr("Text of the item"), page);
  m_text->setMinimumHeight(48);
  column->addWidget(m_text, 1);
  m_resultTitle = makeLabel(tr("Result"), "section", page);
  column->addWidget(m_resultTitle);
  m_result = makeReader(tr("Result of the item"), page);
  m_result->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  m_result->setLineWrapMode(QPlainTextEdit::NoWrap);
  m_result->setMinimumHeight(48);
  column->addWidget(m_result, 2);
  column->addStretch(0);
  m_pages->addWidget(page);
  connect(m_close, &QToolButton::clicked, this, &ItemDetail::closeRequested);
  connect(open, &QToolButton::clicked, this, &ItemDetail::openItem);
  connect(m_copy, &QToolButton::clicked, this, [this] { m_error.isEmpty() ? copyResult() : copyError(); });
}

void ItemDetail::showItem(const BatchSpec& spec, BatchId batch, std::int64_t position) {
  if (batch == m_batch && position == m_position) return;
  m_spec = spec;
  m_batch = batch;
  m_position = position;
  ++m_generation;
  if (m_batches == nullptr) return;
  m_queue.run([batches = m_batches, spec, batch, position] { return load(*batches, spec, batch, position, true); },
              this,
              [this, generation = m_generation](const Loaded& loaded) {
                if (generation == m_generation) show(loaded, true);
              });
}

void ItemDetail::refresh() {
  if (m_position < 0 || m_batches == nullptr) return;
  m_queue.run([batches = m_batches, spec = m_spec, batch = m_batch,
               position = m_position] { return load(*batches, spec, batch, position, false); },
              this,
              [this, generation = m_generation](const Loaded& loaded) {
                if (generation == m_generation) show(loaded, false);
              });
}

void ItemDetail::setClosable(bool closable) {
  m_close->setVisible(closable);
}

void ItemDetail::clear() {
  ++m_generation;
  m_batch = 0;
  m_position = -1;
  m_error.clear();
  m_pages->setCurrentIndex(0);
}

ItemDetail::Loaded ItemDetail::load(Batches& batches, const BatchSpec& spec, BatchId batch, std::int64_t position,
                                    bool withPreview) {
  Loaded out;
  Result<BatchItem> item = batches.item(batch, position);
  if (!item) {
    out.problem = said(item.error());
    return out;
  }
  out.item = std::move(*item);
  out.result = out.item.resultJson.empty() ? QString() : indentedResult(QByteArray::fromStdString(out.item.resultJson));
  out.outputFile = outputFileOf(spec, out.item);
  if (spec.service == ServiceKind::Nlp && spec.task == "sentiment")
    out.unjudged = languageWithoutSentiment(QByteArray::fromStdString(out.item.resultJson));
  if (!withPreview) return out;
  const QString path = QString::fromStdString(out.item.input);
  if (out.item.line > 0)
    out.text = QString::fromStdString(out.item.text);
  else if (isPicture(path))
    out.picture = readPicture(path, &out.pictureSize);
  else
    out.text = readBeginning(path);
  return out;
}

void ItemDetail::show(const Loaded& loaded, bool withPreview) {
  m_pages->setCurrentIndex(1);
  const BatchItem& item = loaded.item;
  m_error = loaded.problem.isEmpty() ? itemReasonText(item) : loaded.problem;
  const QString path = QString::fromStdString(item.input);
  m_title->setFullText(item.line > 0 ? tr("%1, line %2").arg(QFileInfo(path).fileName()).arg(item.line)
                                     : QFileInfo(path).fileName());
  m_title->setToolTip(path);
  m_openFile = loaded.outputFile.isEmpty() ? path : loaded.outputFile;
  showState(item, loaded.unjudged);
  if (withPreview) {
    m_picture = loaded.picture;
    m_image->setVisible(!m_picture.isNull());
    m_image->setToolTip(loaded.pictureSize.isValid()
                            ? tr("%1 × %2 pixels").arg(loaded.pictureSize.width()).arg(loaded.pictureSize.height())
                            : QString());
    placePicture();
    m_text->setVisible(m_picture.isNull() && !loaded.text.isEmpty());
    m_text->setPlainText(loaded.text);
  }
  if (m_result->toPlainText() != loaded.result) m_result->setPlainText(loaded.result);
  m_result->setVisible(!loaded.result.isEmpty());
  m_resultTitle->setVisible(!loaded.result.isEmpty());
  m_copy->setName(m_error.isEmpty() ? tr("Copy the result") : tr("Copy the error"));
  m_copy->setEnabled(!m_error.isEmpty() || !loaded.result.isEmpty());
}

void ItemDetail::showState(const BatchItem& item, const QString& unjudged) {
  QStringList parts{itemStateText(item.state)};
  if (item.fromCache) parts << tr("from the cache");
  if (item.processingTime.count() > 0) parts << spanText(item.processingTime);
  if (item.attempts > 1) parts << tr("attempt %1").arg(item.attempts);
  m_state->setText(parts.join(QStringLiteral(" · ")));
  if (m_error.isEmpty() && !unjudged.isEmpty())
    m_notice->tell(NoticeBar::Kind::Info,
                   tr("Language of the text: %1. The sentiment lexicon has English words only; of other texts it knows "
                      "next to nothing and answers “neutral”.")
                       .arg(languageName(unjudged)));
  else if (m_error.isEmpty())
    m_notice->clear();
  else if (item.state == BatchItemState::Failed)
    m_notice->tell(NoticeBar::Kind::Error, m_error, tr("Retry failed"), [this] { Q_EMIT retryRequested(); });
  else
    m_notice->tell(item.state == BatchItemState::Skipped ? NoticeBar::Kind::Info : NoticeBar::Kind::Warning, m_error);
}

void ItemDetail::placePicture() {
  if (m_picture.isNull()) {
    m_image->clear();
    return;
  }
  const double ratio = devicePixelRatioF();
  const QSize room = m_image->size().expandedTo({kLeastPreview, kLeastPreview}) * ratio;
  QImage fitting = m_picture.width() > room.width() || m_picture.height() > room.height()
                       ? m_picture.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                       : m_picture;
  fitting.setDevicePixelRatio(ratio);
  m_image->setPixmap(QPixmap::fromImage(fitting));
}

bool ItemDetail::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_image && event->type() == QEvent::Resize) placePicture();
  return QWidget::eventFilter(watched, event);
}

QString ItemDetail::resultText() const {
  return m_pages->currentIndex() == 1 ? m_result->toPlainText() : QString();
}

void ItemDetail::copyError() {
  if (m_position < 0 || m_error.isEmpty()) {
    Q_EMIT notice(tr("The selected item has no error"));
    return;
  }
  QGuiApplication::clipboard()->setText(m_title->toolTip() + QStringLiteral(": ") + m_error);
  Q_EMIT notice(tr("Copied"));
}

void ItemDetail::copyResult() {
  if (m_result->toPlainText().isEmpty()) return;
  QGuiApplication::clipboard()->setText(m_result->toPlainText());
  Q_EMIT notice(tr("Copied"));
}

void ItemDetail::openItem() {
  if (m_position < 0 || m_openFile.isEmpty()) return;
  if (!QDesktopServices::openUrl(QUrl::fromLocalFile(m_openFile)))
    Q_EMIT notice(tr("No program opens %1. Choose one for such files in your desktop's settings.").arg(m_openFile));
}

} // namespace aisemble::ui
