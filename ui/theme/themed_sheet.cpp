// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themed_sheet.h"

#include "ui/theme/tokens.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace aisemble::ui {
namespace {

QStringList trimmedParts(QStringView text, QChar separator) {
  QStringList out;
  for (const QStringView part : text.split(separator, Qt::SkipEmptyParts))
    if (const QStringView trimmed = part.trimmed(); !trimmed.isEmpty()) out << trimmed.toString();
  return out;
}

/// "border" of "border-color: @accent": shorthands and what they stand for override each other.
QString familyOf(const QString& declaration) {
  return declaration.section(QLatin1Char(':'), 0, 0).section(QLatin1Char('-'), 0, 0).trimmed();
}

/// "QFrame#toast QPushButton:hover" -> "QFrame#toast QPushButton[darkTheme="true"]:hover"
QString darkSelector(QString selector) {
  const qsizetype subject = selector.lastIndexOf(QLatin1Char(' ')) + 1;
  const qsizetype states = selector.indexOf(QLatin1Char(':'), subject);
  return selector.insert(states < 0 ? selector.size() : states,
                         QStringLiteral("[%1=\"true\"]").arg(QLatin1String(kDarkProperty)));
}

} // namespace

QString themedSheet(const QString& sheet) {
  static const QRegularExpression comment(QStringLiteral("/\\*.*?\\*/"),
                                          QRegularExpression::DotMatchesEverythingOption);
  static const QRegularExpression rule(QStringLiteral("([^{}]+)\\{([^{}]*)\\}"));
  const QString plain = QString(sheet).remove(comment);

  QSet<QString> coloured;
  for (auto rules = rule.globalMatch(plain); rules.hasNext();)
    for (const QString& declaration : trimmedParts(rules.next().capturedView(2), QLatin1Char(';')))
      if (declaration.contains(QLatin1Char('@'))) coloured.insert(familyOf(declaration));

  QString light;
  QString dark;
  for (auto rules = rule.globalMatch(plain); rules.hasNext();) {
    const QRegularExpressionMatch one = rules.next();
    light += one.captured() + QLatin1Char('\n');
    QStringList declarations = trimmedParts(one.capturedView(2), QLatin1Char(';'));
    declarations.removeIf([&](const QString& declaration) { return !coloured.contains(familyOf(declaration)); });
    if (declarations.isEmpty()) continue;
    QStringList selectors = trimmedParts(one.capturedView(1), QLatin1Char(','));
    std::transform(selectors.begin(), selectors.end(), selectors.begin(), darkSelector);
    dark += selectors.join(QLatin1String(", ")) + QLatin1String(" { ") + declarations.join(QLatin1String("; ")) +
            QLatin1String(" }\n");
  }
  return expandStyleSheet(light, lightTokens()) + expandStyleSheet(dark, darkTokens());
}

} // namespace aisemble::ui
