// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_controller.h"

#include <utility>

namespace aisemble::ui {
namespace {

NlpRequest requestOf(const TextJob& job) {
  NlpRequest out;
  out.task = job.task;
  out.text = job.text.toStdString();
  out.language = job.language.toStdString();
  out.options.analyze.sentences = SentenceRule::Unicode;
  out.options.sentiment.assessments = true; // they are marked in the text
  out.options.keywords.maxKeywords = job.maxKeywords;
  out.options.summarize = {job.maxSentences, SentenceRule::Unicode};
  out.options.tokenize.sentences = SentenceRule::Unicode;
  if (job.task == NlpTask::Similarity) out.options.similarity.compareText = job.other.toStdString();
  return out;
}

} // namespace

bool asksTheSame(const TextJob& a, const TextJob& b) {
  if (a.task != b.task || a.text != b.text || a.language != b.language) return false;
  switch (a.task) {
  case NlpTask::Keywords:
    return a.maxKeywords == b.maxKeywords;
  case NlpTask::Summarize:
    return a.maxSentences == b.maxSentences;
  case NlpTask::Similarity:
    return a.other == b.other;
  default:
    return true;
  }
}

TextController::TextController(WorkbenchContext& context, QObject* parent) : QObject(parent), m_context(context) {
  connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
    if (m_running) take(m_watcher.resultAt(index));
  });
  connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] {
    if (!m_running) return;
    const bool isTold = isRunning();
    end();
    if (isTold) Q_EMIT cancelled(); // from elsewhere: neither a result nor an error came
  });
}

TextController::~TextController() {
  m_watcher.disconnect(this);
  if (m_running) m_watcher.future().cancel();
}

void TextController::run(TextJob job) {
  begin(std::move(job), {.useCache = m_useCache});
  Q_EMIT started();
}

void TextController::recall(TextJob job) {
  if (m_running || !m_useCache) return;
  begin(std::move(job), {.onlyKnown = true});
  m_recalling = true;
}

void TextController::begin(TextJob job, const SubmitOptions& options) {
  if (m_running) {
    end();
    m_watcher.future().cancel();
  }
  m_job = std::move(job);
  m_chosen = m_job.task;
  m_running = true;
  ++m_run;
  Ticket ticket = m_context.orchestrator.submit(requestOf(m_job), options);
  m_watcher.setFuture(ticket.future);
}

void TextController::cancel() {
  if (!isRunning()) return;
  end();
  m_watcher.future().cancel();
  Q_EMIT cancelled();
}

void TextController::take(const RequestEvent& event) {
  if (const auto* partial = std::get_if<Partial>(&event)) {
    if (const auto* progress = std::get_if<Progress>(partial)) Q_EMIT progressed(*progress);
  } else if (const auto* completed = std::get_if<Completed>(&event)) {
    complete(*completed);
  } else if (const auto* failure = std::get_if<Failed>(&event)) {
    const bool isTold = isRunning();
    end();
    if (isTold) Q_EMIT failed(failure->error);
  }
}

void TextController::complete(const Completed& completed) {
  if (!std::holds_alternative<NlpResult>(completed.response)) {
    const bool isTold = isRunning();
    end();
    if (!isTold) return;
    Q_EMIT failed(
        Error{ErrorCode::Internal,
              tr("The service answered with something that is no text result. Please report this.").toStdString(),
              {},
              std::nullopt});
    return;
  }
  auto response = std::make_shared<const Response>(completed.response);
  m_work.run(
      [text = m_job.text, other = m_job.other, response] {
        return std::make_shared<const TextFindings>(findingsOf(text, other, std::get<NlpResult>(*response)));
      },
      this,
      [this, response, report = completed.report, run = m_run](const std::shared_ptr<const TextFindings>& findings) {
        if (!m_running || run != m_run) return; // cancelled or overtaken meanwhile
        const TextOutcome outcome{findings, response, report};
        m_earlier.insert_or_assign(m_job.task, Answered{m_job, outcome});
        if (m_job.task == m_chosen) m_outcome = outcome;
        end();
        Q_EMIT finished();
      });
}

void TextController::choose(const TextJob& job) {
  m_chosen = job.task;
  const auto found = m_earlier.find(job.task);
  m_outcome = found != m_earlier.end() && asksTheSame(found->second.job, job) ? std::optional(found->second.outcome)
                                                                              : std::nullopt;
}

const TextJob* TextController::answered() const {
  const auto found = m_earlier.find(m_chosen);
  return m_outcome && found != m_earlier.end() ? &found->second.job : nullptr;
}

void TextController::forgetEarlier() {
  std::erase_if(m_earlier, [this](const auto& one) { return one.first != m_chosen; });
}

void TextController::end() {
  m_running = m_recalling = false;
  ++m_run;
}

void TextController::encode(QObject* guard, std::function<void(std::string)> handler) {
  if (!m_outcome || !m_context.encodeResult) return;
  m_work.run([encode = m_context.encodeResult, response = m_outcome->response] { return encode(*response); }, guard,
             std::move(handler));
}

} // namespace aisemble::ui
