// SPDX-License-Identifier: Apache-2.0
// Rules that a compiler does not check: connections have a context object, files carry their licence, files of a target
// can be compiled together, and the programs link no heavy library.

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace {

QStringList sources(const QStringList& folders) {
  QStringList out;
  for (const QString& folder : folders) {
    QDirIterator walk(QStringLiteral(AISEMBLE_SOURCE_DIR "/") + folder, {"*.h", "*.cpp"}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext())
      out << walk.next();
  }
  return out;
}

QString textOf(const QString& file) {
  QFile in(file);
  return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}

/// The folder whose CMakeLists.txt declares the target of a file; the panels' folders belong to the window's target.
QString targetFolder(const QString& file) {
  if (file.startsWith(AISEMBLE_SOURCE_DIR "/ui/")) return QStringLiteral("ui");
  QString folder = QFileInfo(file).path();
  while (!QFile::exists(folder + "/CMakeLists.txt"))
    folder = QFileInfo(folder).path();
  return folder;
}

/// What a line of an unnamed namespace declares: a type's or constant's name, or a function's with its parameters'
/// types; empty where it declares none of them.
QString declared(const QString& line) {
  static const QRegularExpression type(R"(^(?:struct|class|enum class|enum) (\w+)(?!.*;$))");
  static const QRegularExpression function(R"(^[A-Za-z][\w:<>,&* ]*[ &*](\w+)\((.*)\) (?:noexcept )?\{$)");
  static const QRegularExpression constant(R"(^(?:constexpr|const) [^=({]*?\b(\w+)(?:\[[^\]]*\])?\s*[={(])");
  static const QRegularExpression parameterName(R"(\s*\b\w+\s*(?=,|$))");
  if (const auto match = type.match(line); match.hasMatch()) return match.captured(1);
  if (const auto match = function.match(line); match.hasMatch())
    return match.captured(1) + '(' + match.captured(2).remove(parameterName) + ')';
  return constant.match(line).captured(1);
}

} // namespace

class TestSourceRules : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void connectionsHaveAContext() {
    // connect(sender, &Signal, [..]{..}) outlives its receiver; the four-argument form does not. Newer Qt refuses it
    // with QT_NO_CONTEXTLESS_CONNECT; 6.4 does not know that yet.
    static const QRegularExpression contextless(R"(\bconnect\s*\(\s*[^,;{}]+,\s*&[\w:<>]+\s*,\s*\[)");
    for (const QString& file : sources({"ui", "app", "core"})) {
      const QRegularExpressionMatch match = contextless.match(textOf(file));
      QVERIFY2(!match.hasMatch(), qPrintable(file + ": " + match.captured(0)));
    }
  }

  void filesCarryTheirLicence() {
    const QStringList files = sources({"core", "ui", "app", "tests"});
    QVERIFY(!files.isEmpty());
    for (const QString& file : files) {
      const QString first = textOf(file).section('\n', 0, 0);
      const bool gui = file.contains("/ui/") || file.contains("/app/");
      if (file.startsWith(AISEMBLE_SOURCE_DIR "/core/"))
        QVERIFY2(first == "// SPDX-License-Identifier: Apache-2.0", qPrintable(file));
      else if (gui && !file.startsWith(AISEMBLE_SOURCE_DIR "/tests/"))
        QVERIFY2(first == "// SPDX-License-Identifier: GPL-3.0-or-later", qPrintable(file));
      else
        QVERIFY2(first.startsWith("// SPDX-License-Identifier: "), qPrintable(file));
    }
  }

  void declaredNames_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("name");
    QTest::newRow("struct") << "struct Bar {"
                            << "Bar";
    QTest::newRow("declaration only") << "class Bar;"
                                      << "";
    QTest::newRow("constant") << "constexpr int kGap = 8;"
                              << "kGap";
    QTest::newRow("array") << "constexpr std::array kStages{Stage::Queue,"
                           << "kStages";
    QTest::newRow("function") << "QString percent(double share) {"
                              << "percent(double)";
    QTest::newRow("function that gives a const") << "const Slot* find(const Row& row, int at) {"
                                                 << "find(const Row&, int)";
    QTest::newRow("statement") << "  return percent(share);"
                               << "";
  }

  void declaredNames() {
    QFETCH(QString, line);
    QTEST(declared(line), "name");
  }

  void filesOfATargetCanBeCompiledTogether() {
    // AISEMBLE_UNITY makes one unnamed namespace of those of several files.
    QHash<QString, QString> fileOf;
    for (const QString& file : sources({"core", "ui", "app"})) {
      const QString text = textOf(file);
      if (!file.endsWith(".cpp") || text.contains("\nint main(")) continue; // a program of its own
      bool isUnnamed = false;
      for (const QString& line : text.split('\n')) {
        if (line == "namespace {") isUnnamed = true;
        if (line == "} // namespace") isUnnamed = false;
        const QString name = isUnnamed ? declared(line) : QString();
        if (name.isEmpty()) continue;
        const QString key = targetFolder(file) + ' ' + name;
        const QString other = fileOf.value(key, file);
        QVERIFY2(other == file,
                 qPrintable(name + " is in " + other + " and in " + file + "; find a better name for one"));
        fileOf.insert(key, file);
      }
    }
    QVERIFY(fileOf.size() > 1000);
  }

  void programsLinkNoHeavyLibrary_data() {
    QTest::addColumn<QString>("program");
    QTest::newRow("command") << "aisemble";
    QTest::newRow("window") << "aisemble-workbench";
  }

  void programsLinkNoHeavyLibrary() {
    QFETCH(QString, program);
    const QString path = QStringLiteral(AISEMBLE_BUILD_DIR "/bin/") + program;
    if (!QFile::exists(path)) QSKIP("not built in this configuration");
    QProcess ldd;
    ldd.start("ldd", {path});
    QVERIFY(ldd.waitForFinished());
    const QString libraries = QString::fromUtf8(ldd.readAllStandardOutput());
    QVERIFY2(libraries.contains("libQt6Core"), qPrintable(libraries)); // ldd did answer
    for (const char* heavy : {"libtorch", "libc10", "libopencv", "libopenblas"})
      QVERIFY2(!libraries.contains(heavy), heavy);
  }
};

QTEST_APPLESS_MAIN(TestSourceRules)
#include "tst_source_rules.moc"
