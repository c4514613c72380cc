// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs the suite off the GUI thread, keeps what it reports, and finds kept runs again.

#include "core/bench/run_archive.h"
#include "core/bench/suite.h"
#include "ui/widgets/background_queue.h"
#include "ui/workbench_context.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace aisemble::ui {

using RunReport = std::shared_ptr<const bench::SuiteReport>;

struct ListedRun {
  bench::KeptRun run;
  WallTime started;
};

class BenchmarkController : public QObject {
  Q_OBJECT
 public:
  BenchmarkController(WorkbenchContext& context, BackgroundQueue& queue, QObject* parent);
  ~BenchmarkController() override;

  struct Wish {
    QString base; ///< empty: this machine
    QString key;  ///< for the base address; held for the run only
  };
  /// Errors: InvalidArgument (the address is none); Busy (a run is under way); Unavailable (no HTTP in this build).
  [[nodiscard]] Result<void> start(const Wish& wish);
  /// The run ends with stopped(), soon.
  void stop();
  [[nodiscard]] bool isRunning() const { return m_isRunning; }

  [[nodiscard]] bool canKeep() const { return m_context.runs != nullptr; }
  [[nodiscard]] bool canCallOthers() const { return m_context.http != nullptr; }
  /// Newest first, of suites; `created` is when they were started.
  [[nodiscard]] const std::vector<bench::KeptRun>& runs() const { return m_runs; }
  void reloadRuns();
  void open(std::int64_t id);
  void compare(std::int64_t before, std::int64_t after);
  /// All with one undo.
  void remove(const std::vector<std::int64_t>& ids);

  enum class Format { Csv, Json };
  void exportTo(const std::filesystem::path& file, Format format, const RunReport& report);
  void exportComparison(const std::filesystem::path& file, Format format, const RunReport& before,
                        const RunReport& after);
  void exportPicture(const std::filesystem::path& file, const QImage& picture);

 Q_SIGNALS:
  void runningChanged();
  void progressed(const aisemble::bench::SuiteProgress& progress);
  void finished(const aisemble::ui::RunReport& report);
  void stopped();
  void failed(const QString& message);
  void runsChanged();
  void opened(const aisemble::ui::RunReport& report);
  void compared(const aisemble::ui::RunReport& before, const aisemble::ui::RunReport& after);
  void exported(const QString& file);
  void exportFailed(const QString& message);
  void undoOffered(const QString& text, std::function<void()> undo);

 private:
  void writeTo(const std::filesystem::path& file, std::function<Result<std::string>()> makeContent);
  void keep(const RunReport& report);
  struct RemovedRun {
    bench::KeptRun run;
    std::string json;
  };
  void offerUndo(std::vector<RemovedRun> removed);
  void putBack(const std::vector<RemovedRun>& removed);

  WorkbenchContext& m_context;
  BackgroundQueue& m_queue;
  QThreadPool m_pool; ///< one run at a time
  std::stop_source m_stop;
  std::vector<bench::KeptRun> m_runs;
  std::vector<ListedRun> m_known; ///< the same, as the archive has them
  bool m_isRunning = false;
};

} // namespace aisemble::ui
