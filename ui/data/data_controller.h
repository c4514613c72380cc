// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The Data panel's work without its widgets: opens a table, carries out steps on it, has it analyzed, writes it down.
// What computes runs off the GUI thread or in the orchestrator.

#include "ui/data/column_profile.h"
#include "ui/data/data_view.h"
#include "ui/data/table_steps.h"
#include "ui/workbench_context.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace aisemble::ui {

enum class DataActivity { Idle, Opening, Preparing, Analyzing, Exporting };

/// How long the newest work took and who did it, for the line under the table.
struct DataAnswerInfo {
  Trace trace;
  bool fromCache = false;
  bool remote = false;
  std::string fallback;
  bool readsFile = false;
  bool areSteps = false; ///< the trace is of all steps that were carried out, in the engine or here
};

/// Whom the controller may ask. What is restored sends no rows by itself where a service elsewhere would get them.
enum class Asking { Anybody, OnlyCache };

enum class HaltReason { Failed, Interrupted, NotSent };

/// Why the table shown is not what the ticked steps make: a state of the steps, whatever is done beside them.
struct HaltedSteps {
  std::size_t step = 0; ///< the first that is not carried out
  HaltReason reason = HaltReason::Interrupted;
  std::optional<Error> error; ///< of Failed
};

/// A table in whose place another one was opened.
struct EarlierTable {
  std::filesystem::path file;
  Steps steps;
};

/// Of the GUI thread. Deleting it cancels what runs.
class DataController : public QObject {
  Q_OBJECT
 public:
  DataController(WorkbenchContext& context, QObject* parent);
  ~DataController() override;

  void open(const std::filesystem::path& file);
  /// A table as spreadsheets put it on the clipboard: kept as a file of the program's own, then opened.
  void openText(const QString& text);
  void close();
  /// Ends what runs at once, whatever is still computing; the table shown stays.
  void cancel();
  /// Does again what failed.
  void retry();
  [[nodiscard]] bool canRetry() const { return m_again != nullptr; }
  void dismissError();
  /// Goes on with the steps where they halted. Those that were not sent are: somebody asked for it.
  void retrySteps();

  [[nodiscard]] const Steps& steps() const { return m_history[m_now]; }
  void setSteps(Steps steps);
  [[nodiscard]] bool canUndo() const { return m_now > 0; }
  [[nodiscard]] bool canRedo() const { return m_now + 1 < m_history.size(); }
  void undo();
  void redo();
  /// Steps of a session, carried out once a table is there. `asking` holds until they are, or until one that asks the
  /// engine is added or changed.
  void restoreSteps(Steps steps, Asking asking = Asking::Anybody);
  /// Opens it again, with its steps.
  void bringBack(const EarlierTable& earlier);

  void analyze(Asking asking = Asking::Anybody);
  /// The cache was asked for the analysis and had none.
  [[nodiscard]] bool isAnalysisHeld() const { return m_isAnalysisHeld; }
  /// True where the ticked steps are not all in view(): then error() says so, and nothing is to be written.
  bool refuseExport();
  /// Errors at once: the file that was opened is never written over, and steps that are not applied are not passed off
  /// as if they were.
  void exportTo(const std::filesystem::path& file, const QString& format);

  [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
  [[nodiscard]] bool isPasted() const { return isPasted(m_file); }
  [[nodiscard]] bool isPasted(const std::filesystem::path& file) const;
  /// What this step works on; as far as the steps before it were carried out.
  [[nodiscard]] const DataView& viewBefore(std::size_t step) const;
  [[nodiscard]] bool hasTable() const { return !m_base.isEmpty(); }
  [[nodiscard]] const DataView& base() const { return m_base; }                           ///< as it was opened
  [[nodiscard]] const DataView& view() const { return m_view; }                           ///< after the steps
  [[nodiscard]] const std::vector<ColumnProfile>& profiles() const { return m_profiles; } ///< of view(); may be empty
  [[nodiscard]] const std::optional<DataResult>& analysis() const {
    return m_analysis;
  } ///< of view(); absent: none yet
  [[nodiscard]] const QString& analysisJson() const { return m_analysisJson; }
  [[nodiscard]] const std::vector<std::string>& notes() const { return m_notes; }
  [[nodiscard]] DataActivity activity() const { return m_activity; }
  [[nodiscard]] double fraction() const { return m_fraction; } ///< negative: unknown
  /// Of the last activity other than the steps.
  [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
  /// Absent: view() is what the ticked steps make. While they are being carried out, where they are.
  [[nodiscard]] const std::optional<HaltedSteps>& halted() const { return m_halted; }
  /// Ticked, but not in view(), and nothing is being done about it.
  [[nodiscard]] bool isLeftOut(std::size_t step) const;
  [[nodiscard]] const std::optional<DataAnswerInfo>& answer() const { return m_answer; }

 Q_SIGNALS:
  void tableChanged();                         ///< base() and view()
  void stepsLost(const EarlierTable& earlier); ///< another table, or the same one anew, was opened without them
  void viewChanged();                          ///< view()
  void profilesChanged();                      ///< profiles()
  void analysisChanged();
  void stepsChanged();
  void activityChanged(); ///< activity(), fraction(), error(), halted()
  void exported(QString file);

 private:
  using Done = std::function<void(const Result<Response>&)>;
  void begin(DataActivity activity, std::function<void()> again);
  void end();
  void failWith(Error error);
  void ask(DataRequest request, SubmitOptions options, Done done);
  template <class Work, class Handler>
  void compute(Work work, Handler handler);
  void showBase(const std::shared_ptr<const Table>& table, std::vector<std::string> notes);
  void prepare();
  void continueWith(std::size_t step, DataView view);
  void askForStep(const StepAction& action, const DataView& view, std::function<void(Result<DataView>)> done);
  void halt(std::size_t step, DataView view, Error error);
  void finishSteps(DataView view);
  void tellSteps();
  void takeAnalysis(const Result<Response>& response);
  void showView(DataView view);
  void profile();
  void stepThrough(std::size_t position);

  /// The view after some of the enabled steps, so that a change of the last repeats only that.
  struct Reached {
    StepAction action;
    DataView view;
  };

  WorkbenchContext& m_context;
  QThreadPool m_pool;
  std::filesystem::path m_file;
  DataView m_base;
  DataView m_view;
  std::vector<ColumnProfile> m_profiles;
  std::optional<DataResult> m_analysis;
  QString m_analysisJson;
  std::vector<std::string> m_notes;
  std::vector<Steps> m_history{Steps{}};
  std::size_t m_now = 0;
  std::vector<Reached> m_reached;
  std::optional<Steps> m_restored;
  Asking m_restoredAsking = Asking::Anybody;
  Asking m_asking = Asking::Anybody; ///< of the steps
  DataActivity m_activity = DataActivity::Idle;
  double m_fraction = -1;
  std::optional<Error> m_error;
  std::optional<HaltedSteps> m_halted;
  bool m_isAnalysisHeld = false;
  std::optional<DataAnswerInfo> m_answer;
  std::optional<DataAnswerInfo> m_opened; ///< how the table was opened
  std::uint64_t m_answerRun = 0;
  std::chrono::steady_clock::time_point m_began; ///< the steps that are carried out
  std::function<void()> m_again;
  std::uint64_t m_run = 0; ///< what ends with another number is of a run that was cancelled
  std::stop_source m_stop;
  std::stop_source m_profileStop;
  std::uint64_t m_profileRun = 0;
  QFutureWatcher<RequestEvent> m_request;
  std::uint64_t m_requestRun = 0;
  bool m_asksOnlyCache = false; ///< the request
  Done m_requestDone;
};

} // namespace aisemble::ui
