// SPDX-License-Identifier: Apache-2.0
// Rules that a compiler does not check: connections have a context object, files carry their licence, and the
// programs link no heavy library.

#include <QDirIterator>
#include <QFile>
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
