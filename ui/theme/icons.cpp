// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace aisemble::ui {
namespace {

struct Source {
  const char* themeName; ///< null: always our own drawing
  const char* file;
};

Source sourceOf(Glyph glyph) {
  switch (glyph) {
  case Glyph::Prompt:
    return {"dialog-messages", "prompt"};
  case Glyph::Settings:
    return {"configure", "settings"};
  case Glyph::Add:
    return {"list-add", "add"};
  case Glyph::Search:
    return {"edit-find", "search"};
  case Glyph::Rename:
    return {"edit-rename", "rename"};
  case Glyph::Trash:
    return {"edit-delete", "trash"};
  case Glyph::Copy:
    return {"edit-copy", "copy"};
  case Glyph::Regenerate:
    return {"view-refresh", "regenerate"};
  case Glyph::Edit:
    return {"document-edit", "edit"};
  case Glyph::Previous:
    return {"go-previous", "previous"};
  case Glyph::Next:
    return {"go-next", "next"};
  case Glyph::Down:
    return {"go-down", "down"};
  case Glyph::Send:
    return {nullptr, "send"};
  case Glyph::Stop:
    return {"media-playback-stop", "stop"};
  case Glyph::Close:
    return {"dialog-close", "close"};
  case Glyph::SidebarLeft:
    return {"sidebar-expand-left", "sidebar-left"};
  case Glyph::SidebarRight:
    return {"sidebar-expand-right", "sidebar-right"};
  case Glyph::Error:
    return {nullptr, "error"};
  case Glyph::Warning:
    return {nullptr, "warning"};
  case Glyph::Info:
    return {"help-about", "info"};
  case Glyph::Check:
    return {"dialog-ok", "check"};
  case Glyph::Undo:
    return {"edit-undo", "undo"};
  case Glyph::Play:
    return {nullptr, "play"};
  case Glyph::Appearance:
    return {nullptr, "appearance"};
  case Glyph::Generation:
    return {nullptr, "generation"};
  case Glyph::Cache:
    return {nullptr, "cache"};
  case Glyph::Engine:
    return {nullptr, "engine"};
  case Glyph::Help:
    return {"help-contents", "help"};
  case Glyph::Keyboard:
    return {nullptr, "keyboard"};
  case Glyph::Command:
    return {nullptr, "command"};
  case Glyph::Quit:
    return {"application-exit", "quit"};
  case Glyph::File:
    return {nullptr, "file"};
  case Glyph::Image:
    return {nullptr, "image"};
  case Glyph::Text:
    return {nullptr, "text"};
  case Glyph::Table:
    return {nullptr, "table"};
  case Glyph::Batch:
    return {nullptr, "batch"};
  case Glyph::Dashboard:
    return {nullptr, "dashboard"};
  case Glyph::Models:
    return {nullptr, "models"};
  case Glyph::Services:
    return {nullptr, "services"};
  case Glyph::Pause:
    return {"media-playback-pause", "pause"};
  case Glyph::Folder:
    return {"folder-open", "folder"};
  case Glyph::Open:
    return {"document-open", "open"};
  case Glyph::Export:
    return {"document-export", "export"};
  case Glyph::Save:
    return {"document-save", "save"};
  case Glyph::Paste:
    return {"edit-paste", "paste"};
  case Glyph::ZoomIn:
    return {"zoom-in", "zoom-in"};
  case Glyph::ZoomOut:
    return {"zoom-out", "zoom-out"};
  case Glyph::ZoomFit:
    return {"zoom-fit-best", "zoom-fit"};
  case Glyph::Overlay:
    return {nullptr, "overlay"};
  case Glyph::Code:
    return {"format-text-code", "code"};
  case Glyph::Chart:
    return {"office-chart-line", "chart"};
  case Glyph::Filter:
    return {"view-filter", "filter"};
  case Glyph::Key:
    return {nullptr, "key"};
  case Glyph::Link:
    return {"network-connect", "link"};
  }
  return {nullptr, "info"};
}

/// Only themes whose 16 and 22 px action icons are one-coloured shapes can be tinted.
bool themeIsMonochrome() {
  return QIcon::themeName().startsWith(QLatin1String("breeze"), Qt::CaseInsensitive);
}

class GlyphEngine final : public QIconEngine {
 public:
  GlyphEngine(Glyph glyph, QColor normal, QColor active) : m_glyph(glyph), m_normal(normal), m_active(active) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, 1.0));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1.0);
  }
  /// `size` is in device pixels.
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
    const bool active = mode == QIcon::Active || mode == QIcon::Selected || state == QIcon::On;
    QColor colour = active ? m_active : m_normal;
    if (mode == QIcon::Disabled) colour.setAlphaF(0.4F);
    const QString key = QStringLiteral("aisemble-glyph-%1-%2-%3x%4-%5")
                            .arg(static_cast<int>(m_glyph))
                            .arg(colour.rgba())
                            .arg(size.width())
                            .arg(size.height())
                            .arg(QIcon::themeName());
    QPixmap result;
    if (QPixmapCache::find(key, &result)) return result;
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    {
      QPainter painter(&image);
      drawShape(painter, QRect(QPoint(0, 0), size));
      painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
      painter.fillRect(image.rect(), colour);
    }
    result = QPixmap::fromImage(image);
    QPixmapCache::insert(key, result);
    return result;
  }
  QIconEngine* clone() const override { return new GlyphEngine(*this); }

 private:
  void drawShape(QPainter& painter, const QRect& rect) const {
    const Source source = sourceOf(m_glyph);
    if (source.themeName != nullptr && themeIsMonochrome()) {
      const QIcon themed = QIcon::fromTheme(QLatin1String(source.themeName));
      if (!themed.isNull()) {
        // Such icons are drawn for a few sizes and blur between them: the next smaller one, in the middle.
        int side = 16;
        for (const int drawn : {22, 32, 44, 64})
          if (drawn <= rect.width()) side = drawn;
        QRect inner(0, 0, side, side);
        inner.moveCenter(rect.center());
        themed.paint(&painter, inner);
        return;
      }
    }
    QSvgRenderer renderer(QStringLiteral(":/aisemble/icons/%1.svg").arg(QLatin1String(source.file)));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, rect);
  }

  Glyph m_glyph;
  QColor m_normal;
  QColor m_active;
};

} // namespace

QIcon glyphIcon(Glyph glyph, const QColor& normal, const QColor& active) {
  return QIcon(new GlyphEngine(glyph, normal, active));
}

QIcon glyphIcon(Glyph glyph, const Tokens& tokens) {
  return glyphIcon(glyph, tokens.textMuted, tokens.text);
}

QIcon applicationIcon() {
  return QIcon(QStringLiteral(":/aisemble/icons/aisemble.svg"));
}

} // namespace aisemble::ui
