// SPDX-License-Identifier: Apache-2.0
#include "core/batch/input_lister.h"
#include "core/batch/record_reader.h"
#include "tests/core/batch/batch_rig.h"

#include <QScopeGuard>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace aisemble;
using namespace aisemble::test;
namespace fs = std::filesystem;

class TestInputLister : public QObject {
  Q_OBJECT

  QTemporaryDir m_dir;
  fs::path m_root;

  BatchSpec spec(std::vector<std::string> inputs, const std::string& task = "nlp/sentiment") const {
    BatchSpec out;
    const BatchTask found = findBatchTask(task).value();
    out.service = found.service;
    out.task = std::string(found.name);
    for (const std::string& input : inputs)
      out.inputs.push_back((m_root / input).string());
    out.output = m_root / "out";
    return out;
  }

  std::vector<NewBatchItem> list(const BatchSpec& what) const {
    std::vector<NewBatchItem> out;
    InputLister lister(what, findBatchTask(std::string(serviceName(what.service)) + "/" + what.task).value(),
                       [&](std::span<const NewBatchItem> items) {
                         out.insert(out.end(), items.begin(), items.end());
                         return true;
                       });
    return lister.run({}) ? out : std::vector<NewBatchItem>{};
  }

  std::vector<std::string> names(const std::vector<NewBatchItem>& items) const {
    std::vector<std::string> out;
    for (const NewBatchItem& item : items)
      out.push_back(fs::path(item.input).lexically_relative(m_root).string());
    return out;
  }

 private Q_SLOTS:
  void init() {
    m_dir = QTemporaryDir();
    QVERIFY(m_dir.isValid());
    m_root = m_dir.path().toStdString();
  }

  void naturalOrder_data() {
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    const auto row = [](const char* left, const char* right) { QTest::addRow("%s %s", left, right) << left << right; };
    row("a2", "a10");
    row("page 9.png", "page 10.png");
    row("A1", "a2");
    row("a", "b");
    row("a", "a1");
    row("x07", "x8");
    row("x1y2", "x1y10");
    row("bad.txt", "日本語.txt"); // a char may have a sign, or none
    row("zebra", "Äpfel");
    row("~", "é");
    row("99999999999999999999998", "99999999999999999999999");
  }
  void naturalOrder() {
    QFETCH(QString, left);
    QFETCH(QString, right);
    QVERIFY(naturallyLess(left.toStdString(), right.toStdString()));
    QVERIFY(!naturallyLess(right.toStdString(), left.toStdString()));
    QVERIFY(!naturallyLess(left.toStdString(), left.toStdString()));
  }

  void foldersAreReadInNaturalOrderWithoutHidden() {
    for (const char* name : {"in/10.txt", "in/9.txt", "in/sub/1.md", "in/.hidden.txt", "in/.git/x.txt", "in/a.png"})
      put(m_root / name, "x");
    const auto items = list(spec({"in"}));
    QCOMPARE(names(items), (std::vector<std::string>{"in/9.txt", "in/10.txt", "in/a.png", "in/sub/1.md"}));
    QCOMPARE(items[2].state, BatchItemState::Skipped);
    QVERIFY(items[2].error.find(".png") != std::string::npos);
    QCOMPARE(items[3].outputName, std::string("sub/1"));
  }

  void cyclicLinksEnd() {
    put(m_root / "in" / "a.txt", "x");
    fs::create_directory_symlink("..", m_root / "in" / "up");
    fs::create_directory_symlink(".", m_root / "in" / "self");
    fs::create_symlink("nowhere", m_root / "in" / "dangling.txt");
    const auto items = list(spec({"in"}));
    QVERIFY(items.size() <= 4);
    QCOMPARE(std::count_if(items.begin(), items.end(), [](const auto& i) { return i.state == BatchItemState::Queued; }),
             1);
  }

  void whatIsMissingOrClosedIsFailed() {
    fs::create_directories(m_root / "closed");
    ::chmod((m_root / "closed").c_str(), 0);
    const auto open = qScopeGuard([&] { ::chmod((m_root / "closed").c_str(), 0700); });
    const auto items = list(spec({"closed", "missing.txt"}));
    QCOMPARE(items.back().state, BatchItemState::Failed);
    QVERIFY(items.back().error.find("missing.txt") != std::string::npos);
    if (::geteuid() != 0) { // the superuser may read everything
      QCOMPARE(items.size(), std::size_t{2});
      QCOMPARE(items.front().state, BatchItemState::Failed);
    }
  }

  void aPipeIsSkipped() {
    fs::create_directories(m_root / "in");
    QCOMPARE(::mkfifo((m_root / "in" / "p.txt").c_str(), 0600), 0);
    const auto items = list(spec({"in"}));
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items[0].state, BatchItemState::Skipped);
  }

  void eachInputOnce() {
    put(m_root / "in" / "a.txt", "x");
    QCOMPARE(list(spec({"in", "in/a.txt", "in/../in/a.txt"})).size(), std::size_t{1});
  }

  void emptyFolderGivesNothing() {
    fs::create_directories(m_root / "in");
    QVERIFY(list(spec({"in"})).empty());
  }

  void namesThatCollideAreNumbered() {
    for (const char* name : {"a/x.png", "a/x.jpg", "b/x.png"})
      put(m_root / name, "x");
    put(m_root / "out" / "x.json", "foreign");
    const auto items = list(spec({"a", "b"}, "vision/classify"));
    QCOMPARE(items.size(), std::size_t{3});
    QCOMPARE(items[0].outputName, std::string("x-2"));
    QCOMPARE(items[1].outputName, std::string("x-3"));
    QCOMPARE(items[2].outputName, std::string("x-4"));
  }

  void picturesNeverStandWhereOriginalsDo() {
    put(m_root / "in" / "x.png", "x");
    BatchSpec inPlace = spec({"in"}, "vision/smart_crop");
    inPlace.output = m_root / "in";
    const auto items = list(inPlace);
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items[0].outputName, std::string("x-2"));
  }

  void theOutputIsNoInput() {
    put(m_root / "in" / "a.csv", "x\n1\n");
    put(m_root / "in" / "out" / "old.json", "{}");
    BatchSpec inside = spec({"in"}, "data/analyze");
    inside.output = m_root / "in" / "out";
    QCOMPARE(names(list(inside)), std::vector<std::string>{"in/a.csv"});
    inside.output = m_root / "in" / "all.jsonl";
    put(inside.output, "");
    QCOMPARE(list(inside).front().input, (m_root / "in" / "a.csv").string());
    const std::vector<std::string> listed = names(list(inside));
    QVERIFY(std::find(listed.begin(), listed.end(), "in/all.jsonl") == listed.end());
  }

  void linesBecomeItems_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QList<int>>("lines");
    const auto row = [](const char* name, const char* file, QByteArray content, const char* column, QStringList texts,
                        QList<int> lines) { QTest::newRow(name) << file << content << column << texts << lines; };
    row("objects", "t.jsonl", "{\"text\":\"a\"}\n\n{\"text\":\"b\"}\r\n", "", {"a", "b"}, {1, 3});
    row("strings", "t.ndjson", "\"a\"\n\"b\"", "", {"a", "b"}, {1, 2});
    row("field", "t.jsonl", "{\"body\":\"a\"}", "body", {"a"}, {1});
    row("only column", "t.csv", "body\nfirst\nsecond\n", "", {"first", "second"}, {2, 3});
    row("text column", "t.csv", "id,text\n1,\"a, \"\"b\"\"\nc\"\n2,d\n", "", {"a, \"b\"\nc", "d"}, {2, 4});
    row("named column", "t.tsv", "id\tbody\n1\tx\n", "body", {"x"}, {2});
    row("mark", "t.csv", "\xEF\xBB\xBFtext\na\n", "", {"a"}, {2});
    row("Shift_JIS", "t.csv", "\x8Dl,text\n1,\x8A\xBF\x8E\x9A\x82\xC6\n", "", {"漢字と"}, {2});
    row("UTF-16", "t.tsv", QByteArray("\xFF\xFEt\0e\0x\0t\0\n\0\x22\x6F\x57\x5B\n\0", 18), "", {"漢字"}, {2});
    row("ISO-2022-JP", "t.jsonl", "\"\x1B$B4A;z\x1B(B\"\n\"b\"\n", "", {"漢字", "b"}, {1, 2});
    row("a mebibyte that ends in a character", "t.csv", "text\n" + QByteArray((1 << 20) - 7, 'x') + "\n漢\n", "",
        {QString((1 << 20) - 7, QLatin1Char('x')), "漢"}, {2, 3});
  }
  void linesBecomeItems() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, column);
    QFETCH(QStringList, texts);
    QFETCH(QList<int>, lines);
    put(m_root / file.toStdString(), content.toStdString());
    BatchSpec what = spec({file.toStdString()});
    what.column = column.toStdString();
    const auto items = list(what);
    QCOMPARE(static_cast<qsizetype>(items.size()), texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i) {
      QCOMPARE(items[static_cast<std::size_t>(i)].text, texts[i].toStdString());
      QCOMPARE(items[static_cast<std::size_t>(i)].line, lines[i]);
      QCOMPARE(items[static_cast<std::size_t>(i)].state, BatchItemState::Queued);
      const QString encoding = QString::fromLatin1(QTest::currentDataTag());
      const bool isOther = encoding.startsWith(QLatin1String("Shift")) || encoding.startsWith(QLatin1String("UTF")) ||
                           encoding.startsWith(QLatin1String("ISO"));
      const std::string told = items[static_cast<std::size_t>(i)].encoding;
      QVERIFY2(isOther ? told.starts_with(encoding.toStdString()) : told.empty(), told.c_str());
    }
  }

  void unitsDecide() {
    put(m_root / "t.txt", "one\ntwo\n");
    put(m_root / "t.jsonl", "\"a\"\n\"b\"\n");
    BatchSpec what = spec({"t.txt", "t.jsonl"});
    QCOMPARE(list(what).size(), std::size_t{3});
    what.unit = TextUnit::Lines;
    QCOMPARE(list(what).size(), std::size_t{4});
    QCOMPARE(list(what)[1].outputName, std::string("t-000002"));
    what.unit = TextUnit::WholeFile;
    QCOMPARE(list(what).size(), std::size_t{2});
  }

  void badRecordsAreNamed_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* file, QByteArray content, const char* said) {
      QTest::newRow(name) << file << content << said;
    };
    row("not JSON", "t.jsonl", "{", "not JSON");
    row("no field", "t.jsonl", "{\"a\":1}", "'text'");
    row("a number", "t.jsonl", "{\"text\":1}", "no text");
    row("a list", "t.jsonl", "[1]", "neither");
    row("no column", "t.csv", "a,b\n1,2\n", "'text'");
    row("short record", "t.csv", "a,text\n1\n", "1 fields of 2");
    row("open quote", "t.csv", "a,text\n1,\"b\n", "never closed");
    row("empty table", "t.csv", "", "is empty");
    row("not UTF-8", "t.csv", "text\n\xFF\n", "UTF-8");
  }
  void badRecordsAreNamed() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    put(m_root / file.toStdString(), content.toStdString());
    const auto items = list(spec({file.toStdString()}));
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items[0].state, BatchItemState::Failed);
    QVERIFY2(QString::fromStdString(items[0].error).contains(said), items[0].error.c_str());
  }

  void aStopEndsTheListing() {
    for (int i = 0; i < 2000; ++i)
      put(m_root / "in" / (std::to_string(i) + ".txt"), "x");
    const BatchSpec what = spec({"in"});
    std::stop_source stop;
    int chunks = 0;
    InputLister lister(what, findBatchTask("nlp/sentiment").value(), [&](std::span<const NewBatchItem> items) {
      ++chunks;
      stop.request_stop();
      return items.size() <= 512;
    });
    QVERIFY(!lister.run(stop.get_token()));
    QCOMPARE(chunks, 1);
  }

  void aContinuedListingAddsOnlyWhatIsNew() {
    put(m_root / "in" / "a.txt", "x");
    put(m_root / "in" / "b.txt", "x");
    const BatchSpec what = spec({"in"});
    std::vector<std::string> added;
    InputLister lister(what, findBatchTask("nlp/sentiment").value(), [&](std::span<const NewBatchItem> items) {
      for (const NewBatchItem& item : items)
        added.push_back(item.outputName);
      return true;
    });
    lister.noteKnown((m_root / "in" / "a.txt").string(), 0, "b");
    QVERIFY(lister.run({}));
    QCOMPARE(added, std::vector<std::string>{"b-2"});
  }
};

QTEST_GUILESS_MAIN(TestInputLister)
#include "tst_input_lister.moc"
