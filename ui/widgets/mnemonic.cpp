// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mnemonic.h"

#include <QRegularExpression>

namespace aisemble::ui {

QString withoutMnemonic(QString text) {
  static const QRegularExpression behindTheWords(QStringLiteral("\\s*\\(&\\w\\)"));
  return text.remove(behindTheWords).remove(QLatin1Char('&'));
}

} // namespace aisemble::ui
