// SPDX-License-Identifier: Apache-2.0
#pragma once
// A runner over a real journal and engines that a test plays, with a folder for inputs and results.

#include "core/batch/batch_runner.h"
#include "core/store/sqlite_batch_journal.h"
#include "tests/core/orchestrator/fakes.h"

#include <QTemporaryDir>

#include <fstream>
#include <sstream>

namespace aisemble::test {

inline void put(const std::filesystem::path& file, const std::string& content) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
}
inline std::string get(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}
inline std::vector<std::string> linesOf(const std::filesystem::path& file) {
  std::vector<std::string> out;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);)
    out.push_back(line);
  return out;
}

inline std::string textOfNlp(const Request& request) {
  return std::get<NlpRequest>(request).text;
}
inline Response sentiment(double confidence = 0.5) {
  SentimentAnalysis analysis;
  analysis.confidence = confidence;
  return NlpResult{"en", analysis};
}

struct BatchRig {
  explicit BatchRig(OrchestratorOptions options = {}) : bench(options) {
    root = dir.path().toStdString();
    auto opened = WorkbenchDatabase::open(root / "workbench.db");
    journal = std::make_unique<SqliteBatchJournal>(*opened, clock);
    nlp = bench.addEngine(ServiceKind::Nlp, Handover::Run);
    nlp->onRun = [](const Request&, const RunContext&) -> Result<Response> { return sentiment(); };
    open();
  }
  ~BatchRig() {
    runner.reset();
    bench.orchestrator.reset();
  }

  void open() {
    runner.reset();
    runner =
        std::make_unique<BatchRunner>(*bench.orchestrator, [this]() -> Result<BatchJournal*> { return journal.get(); });
  }

  BatchSpec spec(const std::string& output, std::vector<std::string> inputs = {"in"}) const {
    BatchSpec out;
    out.useCache = false; // the fakes' cache does not tell texts apart
    for (const std::string& input : inputs)
      out.inputs.push_back((root / input).string());
    out.output = root / output;
    return out;
  }
  void texts(int count) const {
    std::string lines;
    for (int i = 0; i < count; ++i)
      lines += R"({"text":"t)" + std::to_string(i) + "\"}\n";
    put(root / "in" / "texts.jsonl", lines);
  }
  BatchSummary summary(BatchId id) const { return runner->summary(id).value(); }
  bool reaches(BatchId id, BatchState state) const {
    return eventually([&] { return summary(id).state == state; });
  }
  /// Waits for the end and gives the state.
  BatchState end(BatchId id) const {
    static_cast<void>(eventually([&] {
      const BatchState state = summary(id).state;
      return state != BatchState::Running && state != BatchState::Pausing;
    }));
    return summary(id).state;
  }

  QTemporaryDir dir;
  std::filesystem::path root;
  SystemClock clock;
  Bench bench;
  std::unique_ptr<SqliteBatchJournal> journal;
  std::shared_ptr<FakeEngine> nlp;
  std::unique_ptr<BatchRunner> runner;
};

} // namespace aisemble::test
