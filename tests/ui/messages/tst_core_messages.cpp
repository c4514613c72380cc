// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue against the sources, both ways: what the core can say is in it, and nothing else is.

#include "ui/messages/catalogue/lists.h"
#include "ui/messages/core_messages.h"

#include "message_texts.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

using namespace aisemble::ui;

namespace {

/// A line of untranslated.txt.
struct Exemption {
  QString path; ///< its beginning
  QString text; ///< whole, or its beginning where `isPrefix`
  bool isPrefix = false;

  [[nodiscard]] bool covers(const QString& file, const QString& said) const {
    return file.startsWith(path) && (isPrefix ? said.startsWith(text) : said == text);
  }
};

struct Found {
  QString file;
  int line = 0;
  QString text;

  [[nodiscard]] QString where() const { return QStringLiteral("%1:%2").arg(file).arg(line); }
};

QString escaped(QString text) {
  return text.replace(u'\n', QLatin1String("\\n"));
}

QStringList linesOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QString::fromUtf8(file.readAll()).split(u'\n');
}

std::vector<Exemption> exemptions() {
  std::vector<Exemption> out;
  for (const QString& line : linesOf(QStringLiteral(AISEMBLE_SOURCE_DIR "/tests/ui/messages/untranslated.txt"))) {
    const qsizetype tab = line.indexOf(u'\t');
    if (line.startsWith(u'#') || tab < 0) continue;
    const bool isPrefix = line.endsWith(u'*');
    out.push_back({line.left(tab), line.sliced(tab + 1).chopped(isPrefix ? 1 : 0), isPrefix});
  }
  return out;
}

/// What an UPDATE writes as an error, or the text itself.
QStringList messagesOf(const QString& text) {
  if (!text.startsWith(QLatin1String("UPDATE "))) return {text};
  static const QRegularExpression quoted(QStringLiteral("'([A-Z][^']* [^']*)'(?: \\|\\| \\w+ \\|\\| '([^']*)')?"));
  QStringList out;
  for (auto match = quoted.globalMatch(text); match.hasNext();) {
    const auto one = match.next();
    out << (one.captured(2).isEmpty() ? one.captured(1) : one.captured(1) + QLatin1String("%1") + one.captured(2));
  }
  return out;
}

/// All that core/ and app/ say, the exempted too.
const std::vector<Found>& textsOfTheSources() {
  static const std::vector<Found> found = [] {
    std::vector<Found> out;
    const QDir root(QStringLiteral(AISEMBLE_SOURCE_DIR));
    for (const char* folder : {"core", "app"}) {
      QDirIterator files(root.filePath(folder), {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
      while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) qFatal("%s cannot be read", qPrintable(file.fileName()));
        for (const MessageText& one : messageTexts(file.readAll().toStdString()))
          out.push_back({root.relativeFilePath(file.fileName()), one.line, QString::fromStdString(one.text)});
      }
    }
    return out;
  }();
  return found;
}

std::set<QString> catalogue() {
  std::set<QString> out;
  for (const char* text : coreMessages())
    out.insert(QString::fromUtf8(text));
  return out;
}

} // namespace

class TestCoreMessages : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void textsAreReadFromSources_data();
  void textsAreReadFromSources();
  void textsAreWellFormed();
  void whatTheCoreSaysIsInTheCatalogue();
  void whatIsInTheCatalogueIsSaid();
  void exemptionsAreNeeded();
};

void TestCoreMessages::textsAreReadFromSources_data() {
  QTest::addColumn<QString>("source");
  QTest::addColumn<QStringList>("texts");
  QTest::newRow("one") << R"(return fail(ErrorCode::X, "There is no file.");)" << QStringList{"There is no file."};
  QTest::newRow("joined literals") << "x(\"There is \" // why\n \"no file.\")" << QStringList{"There is no file."};
  QTest::newRow("sum") << R"(fail(X, "No '" + path.string() + "' of " + std::to_string(n) + " files.");)"
                       << QStringList{"No '%1' of %2 files."};
  QTest::newRow("two places that meet") << R"(x(a + b + " is missing" + c.d(1, "e") + f))"
                                        << QStringList{"%1 is missing%2"};
  QTest::newRow("template argument") << R"(x("above " + to<int, Kind>(a) + " of it"))" << QStringList{"above %1 of it"};
  QTest::newRow("character") << R"(x('\'' + std::string(name) + "' is missing"))" << QStringList{"'%1' is missing"};
  QTest::newRow("wrapped") << R"(x(std::string("Cannot ") + step + " it"))" << QStringList{"Cannot %1 it"};
  QTest::newRow("appended") << R"(x(std::string("'").append(code) + "' is no code"))" << QStringList{"'%1' is no code"};
  QTest::newRow("format") << R"(x(fmt::format("{} of {:.1f} files; {{}}", a, b)))" << QStringList{"%1 of %2 files; {}"};
  QTest::newRow("choice in a sum") << R"(x("it " + (isA ? "is one" : "has " + n) + "."))"
                                   << QStringList{"it is one.", "it has %1."};
  QTest::newRow("choice in a format") << R"(x(fmt::format("the {} is missing", isRow ? "row" : "column")))"
                                      << QStringList{"row", "column", "the %1 is missing"};
  QTest::newRow("choice of whole texts") << R"(return a ? "one of them" : "none of them";)"
                                         << QStringList{"one of them", "none of them"};
  QTest::newRow("within a body") << "auto f = [&] { return bad(\"must be one\"); };" << QStringList{"must be one"};
  QTest::newRow("braces") << R"(Error{code, "it is late", {}, {}})" << QStringList{"it is late"};
  QTest::newRow("assigned and appended") << R"(m = "it is " + n; m += " or not"; out << " and so";)"
                                         << QStringList{"it is %1", " or not", " and so"};
  QTest::newRow("raw") << "x(R\"-(it \"is\" late)-\")" << QStringList{"it \"is\" late"};
  QTest::newRow("no prose") << R"(x("name", "a.b", "key_x", ", ", "%1: ", "A B"); // "is not code")" << QStringList{};
  QTest::newRow("preprocessor") << "#error \"it is no text\"\nx();" << QStringList{};
}

void TestCoreMessages::textsAreReadFromSources() {
  QFETCH(QString, source);
  QFETCH(QStringList, texts);
  QStringList read;
  for (const MessageText& one : messageTexts(source.toStdString()))
    read << QString::fromStdString(one.text);
  QCOMPARE(read, texts);
}

void TestCoreMessages::textsAreWellFormed() {
  std::set<QString> seen;
  static const QRegularExpression place(QStringLiteral("%([1-9][0-9]?)"));
  for (const char* text : coreMessages()) {
    const QString one = QString::fromUtf8(text);
    QVERIFY2(seen.insert(one).second, qPrintable("twice in the catalogue: " + one));
    int number = 0;
    for (auto match = place.globalMatch(one); match.hasNext();)
      QVERIFY2(match.next().captured(1).toInt() == ++number, qPrintable("places out of order: " + one));
  }
}

void TestCoreMessages::whatTheCoreSaysIsInTheCatalogue() {
  const std::vector<Exemption> exempted = exemptions();
  const std::set<QString> known = catalogue();
  QVERIFY(textsOfTheSources().size() > 500);
  QStringList missing;
  for (const Found& found : textsOfTheSources()) {
    const auto covers = [&](const Exemption& one) { return one.covers(found.file, escaped(found.text)); };
    if (std::ranges::any_of(exempted, covers)) continue;
    for (const QString& message : messagesOf(found.text))
      if (!known.contains(message)) missing << found.where() + QLatin1String(": ") + escaped(message);
  }
  QVERIFY2(missing.isEmpty(), qPrintable("add these to the list of their folder in ui/messages/catalogue/ and "
                                         "translate them, or to untranslated.txt with the reason:\n" +
                                         missing.join(u'\n')));
}

void TestCoreMessages::whatIsInTheCatalogueIsSaid() {
  std::set<QString> unsaid = catalogue();
  for (const char* text : quotedMessages()) // not ours
    unsaid.erase(QString::fromUtf8(text));
  for (const Found& found : textsOfTheSources())
    for (const QString& message : messagesOf(found.text))
      unsaid.erase(message);
  QStringList lines(unsaid.begin(), unsaid.end());
  QVERIFY2(lines.isEmpty(), qPrintable("no source says these any more:\n" + lines.join(u'\n')));
}

void TestCoreMessages::exemptionsAreNeeded() {
  for (const Exemption& one : exemptions()) {
    const bool isNeeded = std::ranges::any_of(
        textsOfTheSources(), [&](const Found& found) { return one.covers(found.file, escaped(found.text)); });
    QVERIFY2(isNeeded, qPrintable("untranslated.txt: no source has " + one.path + QLatin1String(": ") + one.text));
  }
}

QTEST_APPLESS_MAIN(TestCoreMessages)
#include "tst_core_messages.moc"
