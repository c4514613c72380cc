// SPDX-License-Identifier: Apache-2.0
// The layers point one way: every #include of the tree is checked, and the check itself is tried on planted mistakes.

#include "tests/architecture/include_rules.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace aisemble::architecture;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

LayerTable table() {
  return readLayerTable(fs::path(AISEMBLE_SOURCE_DIR) / "tests/architecture/layers.txt");
}

} // namespace

class TestIncludeRules : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void treeObeysTheLayers() {
    for (const Violation& violation : checkTree(AISEMBLE_SOURCE_DIR, table()))
      QTest::qFail((violation.where + " " + violation.what).c_str(), __FILE__, __LINE__);
  }

  void tableHasAFolderForEveryLine() {
    for (const auto& [layer, allowed] : table().allowed)
      QVERIFY2(fs::is_directory(fs::path(AISEMBLE_SOURCE_DIR) / layer), layer.c_str());
  }

  void plantedMistakes_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("down is fine") << "core/wire/a.h"
                                  << "#include \"core/base/b.h\"" << true;
    QTest::newRow("own folder is fine") << "core/store/a.h"
                                        << "#include \"core/store/b.h\"" << true;
    QTest::newRow("up") << "core/base/a.h"
                        << "#include \"core/engine/b.h\"" << false;
    QTest::newRow("sideways") << "core/store/a.cpp"
                              << "#include \"core/orchestrator/b.h\"" << false;
    QTest::newRow("ui reaches into the store") << "ui/a.cpp"
                                               << "#include \"core/store/b.h\"" << false;
    QTest::newRow("model before tokenizer") << "core/llm/tokenizer/a.cpp"
                                            << "#include \"core/llm/model/b.h\"" << false;
    QTest::newRow("app knows no engine") << "app/a.cpp"
                                         << "#include \"core/llm/engine/b.h\"" << false;
    QTest::newRow("Qt below the orchestrator") << "core/wire/a.cpp"
                                               << "#include <QString>" << false;
    QTest::newRow("Qt in the orchestrator") << "core/orchestrator/a.h"
                                            << "#include <QFuture>" << true;
    QTest::newRow("torch in a public header") << "core/llm/model/a.h"
                                              << "#include <ATen/ATen.h>" << false;
    QTest::newRow("torch in a source") << "core/llm/model/a.cpp"
                                       << "#include <ATen/ATen.h>" << true;
    QTest::newRow("torch elsewhere") << "core/llm/format/a.cpp"
                                     << "#include <torch/torch.h>" << false;
    QTest::newRow("sqlite outside the store") << "core/models/a.cpp"
                                              << "#include <sqlite3.h>" << false;
    QTest::newRow("OpenCV in the window") << "ui/a.cpp"
                                          << "#include <opencv2/core.hpp>" << false;
    QTest::newRow("Beast in a public header") << "core/api/a.h"
                                              << "#include <boost/beast/http.hpp>" << false;
    QTest::newRow("curl in the server") << "core/api/a.cpp"
                                        << "#include <curl/curl.h>" << false;
    QTest::newRow("not from the root") << "core/wire/a.cpp"
                                       << "#include \"wire/nowhere.h\"" << false;
    QTest::newRow("standard library") << "core/base/a.h"
                                      << "#include <vector>" << true;
  }

  void plantedMistakes() {
    QFETCH(QString, file);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    const QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    for (const auto& [layer, rules] : table().allowed)
      write(root / layer / "b.h", "#pragma once\n");
    write(root / file.toStdString(), "// planted\n" + line.toStdString() + "\n");
    const std::vector<Violation> found = checkTree(root, table());
    QCOMPARE(found.empty(), allowed);
    if (!allowed) QVERIFY(found.front().where.find(":2") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(TestIncludeRules)
#include "tst_include_rules.moc"
