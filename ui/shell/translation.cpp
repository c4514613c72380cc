// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace aisemble::ui {

void installTranslation(QCoreApplication& application, const std::string& language) {
  const QLocale locale = language.empty() ? QLocale::system() : QLocale(QString::fromStdString(language));
  QLocale::setDefault(locale);
  const auto install = [&](const QString& name, const QString& folder) {
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
      QCoreApplication::installTranslator(translator);
    else
      delete translator;
  };
  install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)); // standard buttons and menus
  install(QStringLiteral("aisemble"), QStringLiteral(":/aisemble/i18n"));
}

} // namespace aisemble::ui
