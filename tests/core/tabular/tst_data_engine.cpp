// SPDX-License-Identifier: Apache-2.0
// The engine's edges: stages, cancellation, threads, errors, and figures that pandas has no answer to.
#include "core/base/files.h"
#include "core/wire/data_text.h"
#include "engine_rig.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace aisemble;
using namespace aisemble::tabular;

Q_DECLARE_METATYPE(std::string)

namespace {

DataRequest request(const std::string& operation, const std::string& data, const std::string& options = "{}") {
  return wire::dataRequestFromText(R"({"operation":")" + operation + R"(","data":)" + data + R"(,"options":)" +
                                   options + "}")
      .value();
}

Table largeTable(std::size_t rows) {
  Table out{{Column{"id", {}}, Column{"x", {}}, Column{"y", {}}, Column{"group", {}}}};
  std::uint32_t state = 7;
  for (std::size_t row = 0; row < rows; ++row) {
    state = state * 1664525 + 1013904223;
    out.columns[0].cells.emplace_back(static_cast<std::int64_t>(row));
    out.columns[1].cells.emplace_back(static_cast<double>(state >> 8) / 1000);
    if (state % 13 == 0)
      out.columns[2].cells.emplace_back();
    else
      out.columns[2].cells.emplace_back(1.0 / (1 + static_cast<double>(state >> 20)));
    out.columns[3].cells.emplace_back("group " + std::to_string((state >> 12) % 200));
  }
  return out;
}

const std::string kMixed =
    R"({"m":[1,"x",2.5,null],"n":[true,null,false,true],"l":[[1],{"k":2},[1],null],"g":[1,1,2,2]})";

} // namespace

class TestDataEngine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // What the original cannot answer, or answers by chance.
  void beyondPandas_data() {
    QTest::addColumn<std::string>("data");
    QTest::addColumn<std::string>("options");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, std::string data, std::string options, std::string expected) {
      QTest::newRow(name) << std::move(data) << std::move(options) << std::move(expected);
    };
    row("size of each group", kMixed, R"({"group_by":"g"})", R"([{"g":1,"count":2},{"g":2,"count":2}])");
    row("the original's default", kMixed, R"({"group_by":"g","agg_funcs":{"count":"size"}})",
        R"([{"g":1,"count":2},{"g":2,"count":2}])");
    row("size of everything", kMixed, "{}", R"([{"count":4}])");
    row("a key called count", R"({"count":[1,1]})", R"({"group_by":"count"})", R"([{"count":1,"count_size":2}])");
    row("key aggregated", kMixed, R"({"group_by":"g","agg_funcs":{"g":"sum"}})",
        R"([{"g":1,"g_sum":2},{"g":2,"g_sum":4}])");
    row("flags with gaps", kMixed, R"({"group_by":"g","agg_funcs":{"n":["sum","prod","mean","max"]}})",
        R"([{"g":1,"n_sum":1,"n_prod":1,"n_mean":1.0,"n_max":true},{"g":2,"n_sum":1,"n_prod":0,"n_mean":0.5,"n_max":true}])");
    row("texts with gaps", R"({"s":["b",null,"a"]})", R"({"agg_funcs":{"s":["min","max","sum"]}})",
        R"([{"s":"a"},{"s":"b"},{"s":"ba"}])");
    row("nested values are counted", kMixed, R"({"agg_funcs":{"l":["nunique","count"]}})", R"([{"l":2},{"l":3}])");
    row("first without keys", kMixed, R"({"agg_funcs":{"m":"first","n":"last"}})", R"([{"m":1,"n":true}])");
    row("sums beyond 64 bits", R"({"v":[9223372036854775807,1]})", R"({"agg_funcs":{"v":"sum"}})",
        R"([{"v":9.223372036854776e+18}])");
    row("products beyond 64 bits", R"({"v":[4294967296,4294967296]})", R"({"agg_funcs":{"v":"prod"}})",
        R"([{"v":1.8446744073709552e+19}])");
    row("unsigned sums", R"({"v":[18446744073709551615,1]})", R"({"agg_funcs":{"v":["sum","prod","min","max"]}})",
        R"([{"v":18446744073709551616},{"v":18446744073709551615},{"v":1},{"v":18446744073709551615}])");
    row("large sums", R"({"v":[1000000000000000000000000000000,1,null,-3]})",
        R"({"agg_funcs":{"v":["sum","prod","min","max"]}})",
        R"([{"v":999999999999999999999999999998},{"v":-3000000000000000000000000000000},{"v":-3},{"v":1000000000000000000000000000000}])");
    row("sums to the lowest of 128 bits", R"({"v":[-170141183460469231731687303715884105727,-1]})",
        R"({"agg_funcs":{"v":["sum"]}})", R"([{"v":-170141183460469231731687303715884105728}])");
    row("sums beyond 128 bits", R"({"v":[170141183460469231731687303715884105727,1]})",
        R"({"agg_funcs":{"v":["sum"]}})", R"([{"v":1.7014118346046923e+38}])");
    row("large and fractions", R"({"v":[1000000000000000000000000000000,0.5,true]})",
        R"({"agg_funcs":{"v":["sum","min"]}})", R"([{"v":1e+30},{"v":0.5}])");
    row("large extremes are exact", R"({"v":[1000000000000000000000000000001,1000000000000000000000000000000]})",
        R"({"agg_funcs":{"v":["min","max","idxmax"]}})",
        R"([{"v":1000000000000000000000000000000},{"v":1000000000000000000000000000001},{"v":0}])");
    row("large keys",
        R"({"k":[18446744073709551616,18446744073709551616.0,1000000000000000000000000000001,1000000000000000000000000000000,-9223372036854775809,-9223372036854775808,1e30],"v":[1,2,3,4,5,6,7]})",
        R"({"group_by":"k","agg_funcs":{"v":"sum"}})",
        R"([{"k":-9223372036854775809,"v":5},{"k":-9223372036854775808,"v":6},{"k":18446744073709551616,"v":3},{"k":1000000000000000000000000000000,"v":4},{"k":1000000000000000000000000000001,"v":3},{"k":1e+30,"v":7}])");
    row("places of mixed numbers", kMixed, R"({"group_by":"g","agg_funcs":{"n":["idxmin","idxmax"]}})",
        R"([{"g":1,"n_idxmin":0,"n_idxmax":0},{"g":2,"n_idxmin":2,"n_idxmax":3}])");
    row("one function of every column", kMixed, R"({"group_by":"g","agg_funcs":"mean"})", R"([{"g":1},{"g":2}])");
    row("functions of every column", R"({"g":[1,1],"v":[1,2],"s":["x","y"]})",
        R"({"group_by":"g","agg_funcs":["sum","max"]})", R"([{"g":1,"v_sum":3,"v_max":2,"s_max":"y"}])");
    row("every column without keys", kMixed, R"({"agg_funcs":"sum"})", R"([{"n":2,"g":6}])");
    row("functions of every column without keys", R"({"s":["b","a"],"v":[1,2]})",
        R"({"agg_funcs":["mean","max","skew"]})", R"([{"s":null,"v":1.5},{"s":"b","v":2.0},{"s":null,"v":null}])");
    row("functions that only one column has", R"({"s":["b","a"]})", R"({"agg_funcs":["mean","max"]})",
        R"([{"s":"b"}])");
    row("size of every column", kMixed, R"({"group_by":"g","agg_funcs":"size"})", R"([{"g":1,"0":2},{"g":2,"0":2}])");
    row("a function twice in one column", R"({"v":[1,2],"w":[3,4]})", R"({"agg_funcs":{"v":["sum","sum"],"w":"sum"}})",
        R"([{"v":3,"w":7.0},{"v":3,"w":null}])");
    row("rows without columns", R"({"records":[{},{},{}]})", "{}", R"([{"count":3}])");
    row("no rows", R"({"v":[]})", R"({"agg_funcs":{"v":["sum","mean"]}})", R"([{"v":0.0},{"v":null}])");
    row("mixed keys", R"({"k":[true,"a",1,1.0,2.5,null],"v":[1,2,3,4,5,6]})",
        R"({"group_by":"k","agg_funcs":{"v":"sum"}})", R"([{"k":true,"v":8},{"k":2.5,"v":5},{"k":"a","v":2}])");
  }
  void beyondPandas() {
    QFETCH(std::string, data);
    QFETCH(std::string, options);
    QFETCH(std::string, expected);
    EngineRig rig;
    const auto result = rig.ask(request("aggregate", data, options));
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    std::string actual;
    wire::appendJson(actual, *std::get<AggregatedTable>(result->detail).table.table);
    QCOMPARE(actual, expected);
  }

  void badRequests_data() {
    QTest::addColumn<std::string>("operation");
    QTest::addColumn<std::string>("options");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* name, const char* operation, const char* options, const char* message) {
      QTest::newRow(name) << std::string(operation) << std::string(options) << std::string(message);
    };
    const char* const names = "The table has 'm', 'n', 'l', 'g'.";
    row("unknown column", "transform", R"({"columns":["q"]})", names);
    row("no column", "transform", R"({"columns":[]})", "at least one column");
    row("unknown key", "aggregate", R"({"group_by":"q"})", names);
    row("unknown aggregate", "aggregate", R"({"agg_funcs":{"q":"sum"}})", names);
    row("key twice", "aggregate", R"({"group_by":["g","g"]})", "'g' twice");
    row("nested key", "aggregate", R"({"group_by":["l"]})", "column 'l' holds a list or an object in row 1");
    row("mean of texts", "aggregate", R"({"agg_funcs":{"m":"mean"}})",
        "mean needs numbers, but column 'm' holds 'x' in row 2");
    row("place of texts", "aggregate", R"({"agg_funcs":{"m":"idxmax"}})",
        "idxmax needs numbers, but column 'm' holds 'x' in row 2");
    row("smallest list", "aggregate", R"({"agg_funcs":{"l":"min"}})", "column 'l' holds a list or an object in row 1");
  }
  void badRequests() {
    QFETCH(std::string, operation);
    QFETCH(std::string, options);
    QFETCH(std::string, message);
    EngineRig rig;
    const auto result = rig.ask(request(operation, kMixed, options));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(result.error().message.starts_with("options.") &&
                 result.error().message.find(message) != std::string::npos,
             result.error().message.c_str());
  }

  void noColumnForAFunction() {
    EngineRig rig;
    const auto result = rig.ask(request("aggregate", R"({"s":["x"],"t":["y"]})", R"({"agg_funcs":"mean"})"));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(result.error().message.starts_with("options.agg_funcs: no column has values for these functions."),
             result.error().message.c_str());
  }

  void notesTellWhatBecameMissing() {
    EngineRig rig;
    const auto result =
        rig.ask(request("transform", R"({"c":[5,5],"v":[1,2]})", R"({"normalize":true,"drop_na":true})"));
    QVERIFY(result.has_value());
    QCOMPARE(result->rowsProcessed, std::int64_t{0});
    QCOMPARE(result->notes.size(), std::size_t{2});
    QVERIFY(result->notes[0].find("'c'") != std::string::npos);
  }

  void untouchedTableComesBack() {
    const Table table{{Column{"a",
                              {std::int64_t{1}, std::string("x"), std::monostate{}, 2.5, true, NestedJson{"[1]"},
                               BigInteger{"1000000000000000000000000000000"}}}}};
    EngineRig rig;
    const auto result = rig.ask({{}, DataOperation::Transform, shared(table), {}});
    QVERIFY(result.has_value());
    QVERIFY(*std::get<TransformedTable>(result->detail).table.table == table);
  }

  void rowsWithoutColumns() {
    EngineRig rig;
    const auto analysis = rig.ask(request("analyze", R"({"records":[{},{}]})"));
    QVERIFY(analysis.has_value());
    QCOMPARE(wire::dataResultToText(*analysis),
             std::string(R"({"shape":[2,0],"dtypes":{},"missing_values":{},"numeric_summary":{},"rows_processed":2})"));
    const auto transformed = rig.ask(request("transform", R"({"records":[{},{}]})", R"({"drop_na":true})"));
    QVERIFY(transformed.has_value());
    QCOMPARE(wire::dataResultToText(*transformed), std::string(R"({"transformed_data":[],"rows_processed":2})"));
  }

  void emptySources() {
    EngineRig rig;
    for (const DataOperation operation : {DataOperation::Analyze, DataOperation::Transform}) {
      QVERIFY(rig.ask({{}, operation, SharedTable{}, {}}).has_value());
      QVERIFY(rig.ask({{}, operation, shared({}), {}}).has_value());
    }
  }

  void tooManyColumnsToCorrelate() {
    Table table;
    for (int i = 0; i < 1001; ++i)
      table.columns.push_back({std::to_string(i), {1.5, 2.5}});
    DataRequest request{{}, DataOperation::Analyze, shared(table), {}};
    request.options.analyze.includeCorrelation = true;
    EngineRig rig;
    const auto result = rig.ask(request);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::TooLarge);
    QVERIFY(result.error().message.find("1001") != std::string::npos &&
            result.error().message.find("1000") != std::string::npos);
  }

  void tooMuchAskedFor() {
    EngineRig rig;
    DataRequest many{{}, DataOperation::Aggregate, shared({{Column{"v", {1.0}}}}), {}};
    many.options.aggregate.aggregations.assign(4097, {"v", AggregateFunction::Sum});
    DataRequest keys{{}, DataOperation::Aggregate, shared({{Column{"v", {1.0}}}}), {}};
    keys.options.aggregate.groupBy.assign(257, "v");
    for (const DataRequest& request : {many, keys}) {
      const auto result = rig.ask(request);
      QVERIFY(!result.has_value());
      QCOMPARE(result.error().code, ErrorCode::TooLarge);
    }
  }

  void wideTablesTakeNoLonger() {
    // What is looked up by name must not be searched for: this takes minutes where it is.
    Table table;
    for (int i = 0; i < 100'000; ++i)
      table.columns.push_back({std::to_string(i), {1.5}});
    EngineRig rig;
    const auto analysis = rig.ask({{}, DataOperation::Analyze, shared(table), {}});
    QVERIFY(analysis.has_value());
    QVERIFY(wire::dataResultToText(*analysis).size() > 1'000'000);
    DataRequest selected{{}, DataOperation::Transform, shared(table), {}};
    selected.options.transform.columns.emplace();
    for (const Column& column : table.columns)
      selected.options.transform.columns->push_back(column.name);
    const auto transformed = rig.ask(selected);
    QVERIFY(transformed.has_value());
    QVERIFY(*std::get<TransformedTable>(transformed->detail).table.table == table);
  }

  void sameFiguresWithAnyNumberOfThreads() {
    const SharedTable table = shared(largeTable(120'000));
    DataOptions options;
    options.analyze.includeCorrelation = true;
    options.transform.normalize = true;
    options.aggregate.groupBy = {"group"};
    for (const auto function : {AggregateFunction::Sum, AggregateFunction::Std, AggregateFunction::Median})
      options.aggregate.aggregations.push_back({"y", function});
    for (const auto& [operation, name] : kDataOperations) {
      EngineRig alone(1);
      EngineRig many(8);
      const auto expected = alone.ask({{}, operation, table, options});
      const auto actual = many.ask({{}, operation, table, options});
      QVERIFY(expected.has_value() && actual.has_value());
      QVERIFY(*actual == *expected); // to the last bit
      QCOMPARE(alone.budget().highWater(), 1);
      QVERIFY(many.budget().highWater() > 1);
      QCOMPARE(many.budget().inUse(), 0);
    }
  }

  void stages() {
    EngineRig rig;
    QVERIFY(rig.ask({{}, DataOperation::Analyze, shared(largeTable(20'000)), {}}).has_value());
    QVERIFY(rig.lastTrace.byStage()[static_cast<std::size_t>(Stage::Infer)].count() > 0);
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("t.csv").toStdString();
    QVERIFY(writeFileAtomically(path, "a,b\n1,2\n").has_value());
    const auto result = rig.ask({{}, DataOperation::Analyze, path, {}});
    QVERIFY(result.has_value());
    QCOMPARE(result->rowsProcessed, std::int64_t{1});
    QVERIFY(rig.lastTrace.byStage()[static_cast<std::size_t>(Stage::Other)].count() > 0);
  }

  void cancelled() {
    EngineRig rig(2);
    const SharedTable table = shared(largeTable(60'000));
    std::stop_source before;
    before.request_stop();
    for (const auto& [operation, name] : kDataOperations) {
      DataOptions options;
      options.aggregate.aggregations = {{"x", AggregateFunction::Sum}};
      const auto result = rig.ask({{}, operation, table, options}, before.get_token());
      QVERIFY(!result.has_value());
      QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
    // While it runs: the answer is either complete or Cancelled, never a part.
    for (int i = 0; i < 20; ++i) {
      std::stop_source source;
      std::atomic<bool> isRunning{false};
      std::jthread stopper([&] {
        while (!isRunning)
          std::this_thread::yield();
        source.request_stop();
      });
      isRunning = true;
      const auto result = rig.ask({{}, DataOperation::Analyze, table, {}}, source.get_token());
      if (result)
        QCOMPARE(std::get<TableAnalysis>(result->detail).columns.size(), std::size_t{4});
      else
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
    QCOMPARE(rig.budget().inUse(), 0);
  }

  void manyAtOnce() {
    EngineRig rig(4);
    const SharedTable table = shared(largeTable(60'000));
    const auto expected = rig.ask({{}, DataOperation::Analyze, table, {}});
    std::atomic<int> right{0};
    {
      std::vector<std::jthread> threads;
      for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
          RunContext context;
          context.stages = std::make_shared<StageClock>(rig.clock());
          const ThreadBudget::Lease lease = rig.budget().acquire(1);
          const auto response = rig.engine().run(DataRequest{{}, DataOperation::Analyze, table, {}}, context);
          if (response && std::get<DataResult>(*response) == *expected) ++right;
        });
    }
    QCOMPARE(right.load(), 8);
    QVERIFY(rig.budget().highWater() <= 4);
  }

  void otherRequests() {
    EngineRig rig;
    RunContext context;
    context.stages = std::make_shared<StageClock>(rig.clock());
    const auto response = rig.engine().run(TokenizeRequest{}, context);
    QVERIFY(!response.has_value());
    QCOMPARE(response.error().code, ErrorCode::Unsupported);
    QCOMPARE(rig.engine().service(), ServiceKind::Data);
    QCOMPARE(rig.engine().handover(DataRequest{}), Handover::Run);
  }
};

QTEST_APPLESS_MAIN(TestDataEngine)
#include "tst_data_engine.moc"
