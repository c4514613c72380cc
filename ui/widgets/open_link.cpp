// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/open_link.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QUrl>

namespace aisemble::ui {
namespace {

struct LinkText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Links)
};

} // namespace

QString askAboutLink(const QUrl& url, QWidget* window) {
  const QString scheme = url.scheme();
  if (scheme != QLatin1String("https") && scheme != QLatin1String("http") && scheme != QLatin1String("mailto"))
    return LinkText::tr("Links of the kind “%1” are not opened.").arg(scheme);
  auto* question =
      new QMessageBox(QMessageBox::Question, LinkText::tr("Open link"), LinkText::tr("Open this link in the browser?"),
                      QMessageBox::Open | QMessageBox::Cancel, window);
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->setTextFormat(Qt::PlainText);
  question->setInformativeText(url.toDisplayString());
  question->setDefaultButton(QMessageBox::Cancel);
  QObject::connect(question, &QMessageBox::finished, question, [url](int answer) {
    if (answer == QMessageBox::Open) QDesktopServices::openUrl(url);
  });
  question->open();
  return {};
}

} // namespace aisemble::ui
