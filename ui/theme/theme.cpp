// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/restyling.h"
#include "ui/theme/system_scheme.h"
#include "ui/theme/theme_style.h"
#include "ui/theme/themed_sheet.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QToolTip>

// Resources of a static library are registered by hand, outside any namespace.
static void registerResources() {
  Q_INIT_RESOURCE(ui_resources);
}

namespace aisemble::ui {
namespace {

/// A bare X server has no desktop font and Qt falls back to "Sans Serif"; then prefer what reads well on screens.
QFont uiFont() {
  QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
  if (font.family().isEmpty() || font.family().startsWith(QLatin1String("Sans"), Qt::CaseInsensitive)) {
    const QStringList installed = QFontDatabase::families();
    for (const char* wanted : {"Inter", "Noto Sans", "Cantarell", "Ubuntu", "Source Sans 3", "Noto Sans CJK JP"})
      if (installed.contains(QLatin1String(wanted))) {
        font.setFamilies({QLatin1String(wanted), QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Sans Serif")});
        break;
      }
  }
  if (font.pointSizeF() < 10) font.setPointSizeF(10);
  return font;
}

} // namespace

Theme::Theme(QObject* parent) : QObject(parent), m_restyling(new Restyling(this)) {
  registerResources();
  auto* scheme = new SystemScheme(this);
  m_systemDark = scheme->isDark();
  connect(scheme, &SystemScheme::changed, this, [this, scheme] {
    m_systemDark = scheme->isDark();
    if (m_applied) apply(m_choice);
  });
}

void Theme::apply(ThemeChoice choice) {
  m_choice = choice;
  const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_systemDark);
  if (m_applied && dark == m_tokens.dark) return;
  m_tokens = dark ? darkTokens() : lightTokens();
  const QPalette palette = paletteFrom(m_tokens);
  QApplication::setPalette(palette);
  QToolTip::setPalette(palette);
  if (m_applied) {
    if (m_style) m_style->setDark(dark);
    m_restyling->begin();
  } else {
    setStyle();
    m_applied = true;
  }
  Q_EMIT changed();
}

void Theme::setStyle() {
  m_style = new ThemeStyle(m_tokens.dark);
  QApplication::setStyle(m_style); // takes it
  QApplication::setFont(uiFont());
  QFile sheet(QStringLiteral(":/aisemble/style/workbench.qss"));
  if (sheet.open(QIODevice::ReadOnly)) qApp->setStyleSheet(themedSheet(QString::fromUtf8(sheet.readAll())));
}

} // namespace aisemble::ui
