// SPDX-License-Identifier: Apache-2.0
// Files of all formats and encodings.
#include "core/base/files.h"
#include "core/tabular/operations.h"
#include "core/tabular/table_file.h"
#include "core/wire/data_text.h"

#include <QTemporaryDir>
#include <QTest>

using namespace aisemble;
using namespace aisemble::tabular;

Q_DECLARE_METATYPE(std::string)

class TestTableFile : public QObject {
  Q_OBJECT

  QTemporaryDir m_folder;

  std::string read(const std::string& name, const std::string& bytes) {
    const std::filesystem::path path = std::filesystem::path(m_folder.path().toStdString()) / name;
    if (!writeFileAtomically(path, bytes)) return "cannot write";
    ThreadBudget budget(2);
    const ThreadBudget::Lease lease = budget.acquire(1);
    const Workers workers(budget, {});
    Result<Frame> frame = readTableFile(path, std::nullopt, workers);
    if (!frame) return frame.error().message;
    std::vector<std::string> notes;
    std::string out;
    wire::appendJson(out, transform(*frame, {}, workers, notes).value());
    for (const std::string& note : frame->notes)
      out += " # " + note;
    return out;
  }

 private Q_SLOTS:
  void reads_data() {
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* title, std::string name, std::string bytes, std::string expected) {
      QTest::newRow(title) << std::move(name) << std::move(bytes) << std::move(expected);
    };
    const std::string guess = " # The file is read as %, which is a guess from its bytes.";
    const auto guessed = [&](const std::string& encoding) {
      return std::string(guess).replace(guess.find('%'), 1, encoding);
    };
    row("csv", "a.csv", "a\n1\n", R"([{"a":1}])");
    row("mark", "a.csv", "\xEF\xBB\xBFnäme\n1\n", R"([{"näme":1}])");
    row("UTF-16 little", "a.csv",
        std::string("\xFF\xFE"
                    "a\0\n\0\xE4\0\n\0",
                    10),
        R"([{"a":"ä"}])");
    row("UTF-16 big", "a.csv", std::string("\xFE\xFF\0a\0\n\0\xE4\0\n", 10), R"([{"a":"ä"}])");
    row("UTF-16 without a mark", "a.csv", std::string("a\0,\0b\0\n\0h\0i\0,\0\x31\0\n\0", 18),
        R"([{"a":"hi","b":1}])" + guessed("UTF-16LE"));
    // 都市,人口 / 東京,1 / 大阪,2
    row("Shift_JIS", "a.csv", "\x93\x73\x8e\x73,\x90\x6c\x8c\xfb\n\x93\x8c\x8b\x9e,1\n\x91\xe5\x8d\xe3,2\n",
        R"([{"都市":"東京","人口":1},{"都市":"大阪","人口":2}])" + guessed("Shift_JIS"));
    // 名前,値 / はなこ,1
    row("EUC-JP", "a.csv", "\xcc\xbe\xc1\xb0,\xc3\xcd\n\xa4\xcf\xa4\xca\xa4\xb3,1\n",
        R"([{"名前":"はなこ","値":1}])" + guessed("EUC-JP"));
    row("windows-1252", "a.csv",
        "ville,prix\nB\xe9ziers,3\nOrl\xe9"
        "ans,4\nC\xf4te d\x92"
        "Azur,5\n",
        R"([{"ville":"Béziers","prix":3},{"ville":"Orléans","prix":4},{"ville":"Côte d’Azur","prix":5}])" +
            guessed("windows-1252"));
    row("old Macintosh", "a.csv", "a,b\r1,2\r", R"([{"a":1,"b":2}])");
    row("tsv", "a.tsv", "a\tb\n1\tx,y\n", R"([{"a":1,"b":"x,y"}])");
    row("records", "a.json", R"({"records": [{"a": 1}, {"b": "x"}]})", R"([{"a":1.0,"b":null},{"a":null,"b":"x"}])");
    row("bare records", "a.json", R"([{"a": 1}])", R"([{"a":1}])");
    row("columns", "a.JSON", R"({"a": [1, 2], "b": "x"})", R"([{"a":1,"b":"x"},{"a":2,"b":"x"}])");
    row("lines", "a.jsonl", "{\"a\":1}\n\n{\"a\":2,\"b\":[1]}\n", R"([{"a":1,"b":null},{"a":2,"b":[1]}])");
    row("lines without a name for it", "a.txt", "{\"a\":1}\n{\"a\":2}\n", R"([{"a":1},{"a":2}])");
    row("JSON without a name for it", "a.dat", "{\n \"a\": [1]\n}\n", R"([{"a":1}])");
    row("nothing", "a.csv", "", "[] # The file holds no table.");
    const std::string path = m_folder.path().toStdString() + "/";
    row("no text", "a.csv", std::string("PK\3\4\0\0\0", 7),
        "'" + path + "a.csv': The file is not text: it contains zero bytes.");
    row("bad line", "a.jsonl", "{\"a\":1}\n[2]\n", "'" + path + "a.jsonl': Line 2: the value: must be an object.");
  }
  void reads() {
    QFETCH(std::string, name);
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    QCOMPARE(read(name, bytes), expected);
  }

  void missingFile() {
    ThreadBudget budget(1);
    const auto frame = readTableFile("/nonexistent/a.csv", std::nullopt, Workers(budget, {}));
    QVERIFY(!frame.has_value());
    QCOMPARE(frame.error().code, ErrorCode::NotFound);
  }
};

QTEST_APPLESS_MAIN(TestTableFile)
#include "tst_table_file.moc"
