// SPDX-License-Identifier: Apache-2.0
// A model's card and licence from its folder.

#include "core/models/model_document.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace aisemble;

class TestModelDocument : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void parses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("licence");
    QTest::newRow("empty") << ""
                           << ""
                           << "";
    QTest::newRow("plain") << "# Card\n\nText\n"
                           << "# Card\n\nText"
                           << "";
    QTest::newRow("front matter") << "---\nlicense: apache-2.0\ntags:\n- a\n---\n# Card"
                                  << "# Card"
                                  << "apache-2.0";
    QTest::newRow("quoted, line ends of Windows") << "---\r\nlicense: \"mit\"\r\n---\r\nText"
                                                  << "Text"
                                                  << "mit";
    QTest::newRow("other, named") << "---\nlicense: other\nlicense_name: tongyi\n---\n"
                                  << ""
                                  << "tongyi";
    QTest::newRow("other, linked") << "---\nlicense: other\nlicense_link: https://x.org/l\n---\nA"
                                   << "A"
                                   << "https://x.org/l";
    QTest::newRow("nested is not ours") << "---\nmodel:\n  license: mit\n---\nA"
                                        << "A"
                                        << "";
    QTest::newRow("without an end") << "---\nlicense: mit\nText"
                                    << "---\nlicense: mit\nText"
                                    << "";
    QTest::newRow("a rule further down") << "A\n---\nlicense: mit\n---\n"
                                         << "A\n---\nlicense: mit\n---"
                                         << "";
    QTest::newRow("note of a source file") << "# SPDX-License-Identifier: MIT\n# Card"
                                           << "# Card"
                                           << "";
  }
  void parses() {
    QFETCH(QString, text);
    const ModelDocument document = parseModelDocument(text.toStdString());
    QTEST(QString::fromStdString(document.markdown), "markdown");
    QTEST(QString::fromStdString(document.licence), "licence");
  }

  void readsFolder() {
    QTemporaryDir home;
    const std::filesystem::path folder = home.path().toStdString();
    QVERIFY(readModelDocument(folder).file.empty());
    std::ofstream(folder / "LICENSE") << "\n  Apache License\n";
    QCOMPARE(readModelDocument(folder).licence, std::string("Apache License"));
    std::ofstream(folder / "MODEL_CARD.md") << "# Other";
    QCOMPARE(readModelDocument(folder).markdown, std::string("# Other"));
    std::ofstream(folder / "README.md") << "---\nlicense: mit\n---\n# Mine \xff";
    const ModelDocument document = readModelDocument(folder);
    QCOMPARE(document.file, folder / "README.md");
    QCOMPARE(document.licence, std::string("mit"));
    QCOMPARE(document.markdown, std::string("# Mine \xef\xbf\xbd"));
    std::ofstream(folder / "README.md") << std::string(kMostCardBytes + 10, 'a');
    QVERIFY(readModelDocument(folder).markdown.ends_with("*(cut here)*"));
  }
};

QTEST_APPLESS_MAIN(TestModelDocument)
#include "tst_model_document.moc"
