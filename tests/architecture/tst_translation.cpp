// SPDX-License-Identifier: Apache-2.0
// Rules for the Japanese texts: every text of the sources has one, with the same places for what is filled in.

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <optional>

namespace {

const char* const kTranslations = AISEMBLE_SOURCE_DIR "/ui/translations/aisemble_ja.ts";

struct Entry {
  QString context;
  QString source;
  QString comment;
  QString state;     ///< the attribute `type`: unfinished, vanished, obsolete; empty: finished
  QStringList forms; ///< one, or the numerus forms

  [[nodiscard]] QString name() const { return context + QStringLiteral(": ") + source; }
  [[nodiscard]] QString key() const { return context + QChar(0) + source + QChar(0) + comment; }
};

void readTranslation(QXmlStreamReader& xml, Entry& entry) {
  entry.state = xml.attributes().value("type").toString();
  QString text;
  while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation") && !xml.atEnd()) {
    if (xml.isStartElement() && xml.name() == u"numerusform")
      entry.forms << xml.readElementText();
    else if (xml.isCharacters())
      text += xml.text();
  }
  if (entry.forms.isEmpty()) entry.forms << text;
}

Entry readMessage(QXmlStreamReader& xml, const QString& context) {
  Entry out;
  out.context = context;
  while (xml.readNextStartElement()) {
    if (xml.name() == u"source")
      out.source = xml.readElementText();
    else if (xml.name() == u"comment")
      out.comment = xml.readElementText();
    else if (xml.name() == u"translation")
      readTranslation(xml, out);
    else
      xml.skipCurrentElement();
  }
  return out;
}

/// None: `problem` says why.
std::optional<QList<Entry>> readEntries(const QString& path, QString& problem) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    problem = path + QStringLiteral(": ") + file.errorString();
    return std::nullopt;
  }
  QList<Entry> out;
  QString context;
  QXmlStreamReader xml(&file);
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == u"name")
      context = xml.readElementText();
    else if (xml.name() == u"message")
      out << readMessage(xml, context);
  }
  if (!xml.hasError()) return out;
  problem = QStringLiteral("%1:%2: %3").arg(path).arg(xml.lineNumber()).arg(xml.errorString());
  return std::nullopt;
}

/// What is filled in, in the order of its numbers: "%1 %1 %2 %n".
QStringList places(const QString& text) {
  static const QRegularExpression place(QStringLiteral("%(L?[1-9][0-9]?|L?n)"));
  QStringList out;
  for (auto match = place.globalMatch(text); match.hasNext();)
    out << match.next().captured();
  out.sort();
  return out;
}

/// The line of the first fault of an entry; empty: none.
QString faultOf(const Entry& entry) {
  if (!entry.state.isEmpty()) return entry.name() + QStringLiteral(" is ") + entry.state;
  for (const QString& form : entry.forms) {
    if (form.isEmpty()) return entry.name() + QStringLiteral(" has no Japanese");
    if (places(form) != places(entry.source))
      return QStringLiteral("%1 has other places than its Japanese, %2").arg(entry.name(), form);
    // A suffix such as " GB" stands right behind a number.
    if (entry.source.startsWith(u' ') != form.startsWith(u' '))
      return entry.name() + QStringLiteral(" differs from its Japanese in the space before it");
  }
  return {};
}

} // namespace

class TestTranslation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void faultsAreFound_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QStringList>("forms");
    QTest::addColumn<bool>("isFault");
    QTest::newRow("good") << "%1 of %2"
                          << "" << QStringList{"%2 中 %1"} << false;
    QTest::newRow("numerus") << "%n files"
                             << "" << QStringList{"%n 個のファイル"} << false;
    QTest::newRow("percent sign") << "%1 %"
                                  << "" << QStringList{"%1 %"} << false;
    QTest::newRow("unfinished") << "Open"
                                << "unfinished" << QStringList{"開く"} << true;
    QTest::newRow("vanished") << "Open"
                              << "vanished" << QStringList{"開く"} << true;
    QTest::newRow("obsolete") << "Open"
                              << "obsolete" << QStringList{"開く"} << true;
    QTest::newRow("empty") << "Open"
                           << "" << QStringList{""} << true;
    QTest::newRow("empty form") << "%n files"
                                << "" << QStringList{"%n 個", ""} << true;
    QTest::newRow("place lost") << "%1 of %2"
                                << "" << QStringList{"%1"} << true;
    QTest::newRow("place twice") << "%1"
                                 << "" << QStringList{"%1 %1"} << true;
    QTest::newRow("count lost") << "%n files"
                                << "" << QStringList{"ファイル"} << true;
    QTest::newRow("locale lost") << "%L1"
                                 << "" << QStringList{"%1"} << true;
    QTest::newRow("space lost") << " s"
                                << "" << QStringList{"秒"} << true;
  }

  void faultsAreFound() {
    QFETCH(QString, source);
    QFETCH(QString, state);
    QFETCH(QStringList, forms);
    QFETCH(bool, isFault);
    QCOMPARE(!faultOf({QStringLiteral("Context"), source, {}, state, forms}).isEmpty(), isFault);
  }

  void everyEntryIsGood() {
    QString problem;
    const std::optional<QList<Entry>> entries = readEntries(QString::fromUtf8(kTranslations), problem);
    QVERIFY2(entries, qPrintable(problem));
    QVERIFY(!entries->isEmpty());
    QStringList faults;
    for (const Entry& entry : *entries)
      if (const QString fault = faultOf(entry); !fault.isEmpty()) faults << fault;
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
  }

  void everyTextOfTheSourcesHasAnEntry() {
#ifndef AISEMBLE_LUPDATE
    QSKIP("lupdate is not there in this configuration");
#else
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QString fresh = folder.filePath(QStringLiteral("fresh_ja.ts"));
    QProcess lupdate;
    lupdate.start(QStringLiteral(AISEMBLE_LUPDATE),
                  {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                   QStringLiteral("-I"), QStringLiteral(AISEMBLE_SOURCE_DIR), QStringLiteral(AISEMBLE_SOURCE_DIR "/ui"),
                   QStringLiteral(AISEMBLE_SOURCE_DIR "/app"), QStringLiteral("-ts"), fresh});
    QVERIFY2(lupdate.waitForFinished(60'000), qPrintable(lupdate.errorString()));
    QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());
    QString problem;
    const std::optional<QList<Entry>> wanted = readEntries(fresh, problem);
    QVERIFY2(wanted, qPrintable(problem));
    const std::optional<QList<Entry>> have = readEntries(QString::fromUtf8(kTranslations), problem);
    QVERIFY2(have, qPrintable(problem));

    const auto missingFrom = [](const QList<Entry>& there, const QList<Entry>& of) {
      QSet<QString> keys;
      for (const Entry& entry : there)
        keys << entry.key();
      QStringList out;
      for (const Entry& entry : of)
        if (!keys.contains(entry.key())) out << entry.name();
      return out.join(u'\n');
    };
    const QString untranslated = missingFrom(*have, *wanted);
    QVERIFY2(untranslated.isEmpty(), qPrintable("run ninja ui_lupdate and translate:\n" + untranslated));
    const QString unused = missingFrom(*wanted, *have);
    QVERIFY2(unused.isEmpty(), qPrintable("run ninja ui_lupdate, no source has these any more:\n" + unused));
#endif
  }
};

QTEST_APPLESS_MAIN(TestTranslation)
#include "tst_translation.moc"
