// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/backup_jobs.h"

#include "core/api/operations/folder_rule.h"

#include "core/base/files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace aisemble::api {
namespace {

namespace fs = std::filesystem;
using wire::Json;

constexpr std::size_t kResults = 50;
constexpr std::size_t kMaxSources = 100;
constexpr std::size_t kPathBytes = 4096;
constexpr int kMaxRetentionDays = 36'500;
constexpr std::uint64_t kFileBytes = std::uint64_t{64} << 20;

Json jobJson(const BackupJob& job) {
  Json out = Json::object();
  out["name"] = job.name;
  out["source_paths"] = job.sourcePaths;
  out["destination"] = job.destination;
  out["schedule"] = job.schedule;
  out["retention_days"] = job.retentionDays;
  out["compression"] = job.isCompressed;
  out["enabled"] = job.isEnabled;
  out["last_run"] = job.lastRun ? Json(isoText(*job.lastRun)) : Json(nullptr);
  return out;
}

/// The file is ours, but anyone may have edited it: what is not of the right type makes it damaged.
std::optional<BackupJob> jobFrom(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  BackupJob out;
  const auto text = [&](const char* name, std::string& value) {
    const auto at = json.find(name);
    if (at == json.end() || !at->is_string()) return false;
    value = at->get<std::string>();
    return true;
  };
  const auto flag = [&](const char* name, bool& value) {
    const auto at = json.find(name);
    if (at == json.end() || !at->is_boolean()) return false;
    value = at->get<bool>();
    return true;
  };
  const auto sources = json.find("source_paths");
  const auto days = json.find("retention_days");
  if (!text("name", out.name) || !text("destination", out.destination) || !text("schedule", out.schedule) ||
      !flag("compression", out.isCompressed) || !flag("enabled", out.isEnabled) || sources == json.end() ||
      !sources->is_array() || days == json.end() || !days->is_number_integer())
    return std::nullopt;
  for (const Json& source : *sources) {
    if (!source.is_string()) return std::nullopt;
    out.sourcePaths.push_back(source.get<std::string>());
  }
  out.retentionDays = static_cast<int>(std::clamp<std::int64_t>(days->get<std::int64_t>(), 0, kMaxRetentionDays));
  if (std::string last; text("last_run", last))
    if (const auto time = parseIsoTime(last)) out.lastRun = *time;
  return out;
}

Result<void> checkDestination(const std::string& destination) {
  const fs::path path(destination);
  const bool isGood =
      !destination.empty() && destination.size() <= 200 && path.is_relative() &&
      std::all_of(path.begin(), path.end(), [](const fs::path& part) { return isPlainSegment(part.native()); });
  if (isGood) return {};
  return fail(ErrorCode::InvalidArgument,
              "The destination '" + destination.substr(0, 200) +
                  "' must be a folder inside the backup folder: names of letters, digits, '_', '-' and '.', joined "
                  "by '/'.");
}

} // namespace

bool isPlainSegment(std::string_view name) {
  return !name.empty() && name.size() <= 100 && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
                  c == '.';
         });
}

Result<std::vector<fs::path>> BackupPlaces::resolve(const std::vector<std::string>& paths) const {
  if (auto allowed = allow(paths); !allowed) return fail(std::move(allowed.error()));
  std::vector<fs::path> out;
  for (const std::string& text : paths) {
    std::error_code failure;
    fs::path path = fs::canonical(text, failure);
    if (failure) return fail(ErrorCode::NotFound, "The path '" + text + "' cannot be read: " + failure.message() + ".");
    out.push_back(std::move(path));
  }
  return out;
}

Result<void> BackupPlaces::allow(const std::vector<std::string>& paths) const {
  if (paths.empty() || paths.size() > kMaxSources)
    return fail(ErrorCode::InvalidArgument, "A backup needs between 1 and 100 source_paths.");
  for (const std::string& text : paths) {
    if (text.size() > kPathBytes || text.find('\0') != std::string::npos || !fs::path(text).is_absolute())
      return fail(ErrorCode::InvalidArgument, "The path '" + text.substr(0, 200) + "' must be absolute.");
    std::error_code failure;
    const fs::path path = fs::weakly_canonical(text, failure);
    const bool isAllowed = !failure && std::any_of(sources.begin(), sources.end(), [&](const fs::path& source) {
      std::error_code unknown;
      const fs::path folder = fs::weakly_canonical(source, unknown);
      return !unknown && !source.empty() && isInside(path, folder);
    });
    if (!isAllowed)
      return fail(ErrorCode::Unsupported, "The path '" + text.substr(0, 200) +
                                              "' is not in a folder that may be backed up. Those are this program's "
                                              "settings, data and logs.");
  }
  return {};
}

BackupJobs::BackupJobs(BackupPlaces places, const Clock& clock) : m_places(std::move(places)), m_clock(clock) {}

Result<void> BackupJobs::check(BackupJob& job) const {
  if (!isPlainSegment(job.name))
    return fail(ErrorCode::InvalidArgument, "The job's name must be 1 to 100 letters, digits, '_', '-' and '.', and "
                                            "not begin with '.'.");
  if (job.retentionDays < 1 || job.retentionDays > kMaxRetentionDays)
    return fail(ErrorCode::InvalidArgument, "retention_days must be between 1 and 36500.");
  if (auto destination = checkDestination(job.destination); !destination) return destination;
  const Result<CronSchedule> schedule = CronSchedule::parse(job.schedule);
  if (!schedule) return fail(schedule.error());
  job.nextRun = schedule->nextAfter(stampOf(m_clock));
  return m_places.allow(job.sourcePaths);
}

Result<void> BackupJobs::load(const std::vector<BackupJob>& defaults) {
  const std::scoped_lock lock(m_mutex);
  const auto damaged = [&](std::string why) {
    m_damage = Error{ErrorCode::Corrupt,
                     "The list of backup jobs '" + file().string() + "' " + std::move(why) +
                         ". Mend or remove the file and start again; until then no job runs or is changed.",
                     {},
                     std::nullopt};
    return fail(*m_damage);
  };
  const Result<std::string> text = readFile(file(), kFileBytes);
  std::vector<BackupJob> jobs = defaults;
  if (text) {
    const Result<Json> json = wire::parseJson(*text);
    if (!json || !json->is_array()) return damaged("is no JSON list");
    jobs.clear();
    for (const Json& item : *json) {
      std::optional<BackupJob> job = jobFrom(item);
      if (!job) return damaged("has an entry that is no job");
      jobs.push_back(std::move(*job));
    }
  } else if (text.error().code != ErrorCode::NotFound) {
    return damaged("cannot be read: " + text.error().message);
  }
  for (BackupJob& job : jobs) {
    if (auto good = check(job); !good) {
      // A folder that was allowed once may not be any more: the job stays to be seen and mended, but does not run.
      if (good.error().code != ErrorCode::Unsupported) return damaged("has a wrong job: " + good.error().message);
      job.isEnabled = false;
    }
    m_jobs.insert_or_assign(job.name, job);
  }
  return {};
}

Result<void> BackupJobs::save(const std::map<std::string, BackupJob>& jobs) const {
  Json list = Json::array();
  for (const auto& [name, job] : jobs)
    list.push_back(jobJson(job));
  std::error_code failure;
  fs::create_directories(m_places.root, failure);
  return writeFileAtomically(file(), wire::writeJsonLossy(list, 2), true);
}

Result<void> BackupJobs::replace(std::map<std::string, BackupJob> jobs) {
  if (m_damage) return fail(*m_damage);
  if (auto saved = save(jobs); !saved) return saved;
  m_jobs = std::move(jobs);
  return {};
}

Result<void> BackupJobs::put(BackupJob job) {
  if (auto good = check(job); !good) return good;
  const std::scoped_lock lock(m_mutex);
  auto jobs = m_jobs;
  if (!jobs.contains(job.name) && jobs.size() >= kMaxJobs)
    return fail(ErrorCode::TooLarge, "There are " + std::to_string(kMaxJobs) + " backup jobs; remove one first.");
  jobs.insert_or_assign(job.name, job);
  return replace(std::move(jobs));
}

Result<void> BackupJobs::change(const std::string& name, const BackupJobChange& change) {
  const std::scoped_lock lock(m_mutex);
  auto jobs = m_jobs;
  const auto at = jobs.find(name);
  if (at == jobs.end()) return fail(ErrorCode::NotFound, "Backup job not found");
  BackupJob& job = at->second;
  if (change.sourcePaths) job.sourcePaths = *change.sourcePaths;
  if (change.destination) job.destination = *change.destination;
  if (change.schedule) job.schedule = *change.schedule;
  if (change.retentionDays) job.retentionDays = *change.retentionDays;
  if (change.isCompressed) job.isCompressed = *change.isCompressed;
  if (change.isEnabled) job.isEnabled = *change.isEnabled;
  if (auto good = check(job); !good) return good;
  return replace(std::move(jobs));
}

Result<void> BackupJobs::remove(const std::string& name) {
  const std::scoped_lock lock(m_mutex);
  auto jobs = m_jobs;
  if (jobs.erase(name) == 0) return fail(ErrorCode::NotFound, "Backup job not found");
  return replace(std::move(jobs));
}

std::optional<BackupJob> BackupJobs::find(const std::string& name) const {
  const std::scoped_lock lock(m_mutex);
  const auto at = m_jobs.find(name);
  return at == m_jobs.end() ? std::nullopt : std::optional(at->second);
}

std::vector<BackupJob> BackupJobs::list() const {
  const std::scoped_lock lock(m_mutex);
  std::vector<BackupJob> out;
  for (const auto& [name, job] : m_jobs)
    out.push_back(job);
  return out;
}

std::vector<BackupJob> BackupJobs::takeDue() {
  const std::scoped_lock lock(m_mutex);
  std::vector<BackupJob> out;
  const Stamp now = stampOf(m_clock);
  for (auto& [name, job] : m_jobs) {
    if (!job.isEnabled || m_damage || !job.nextRun || *job.nextRun > now) continue;
    const Result<CronSchedule> schedule = CronSchedule::parse(job.schedule);
    job.nextRun = schedule ? schedule->nextAfter(now) : std::nullopt;
    out.push_back(job);
  }
  return out;
}

void BackupJobs::record(const BackupResult& result) {
  const std::scoped_lock lock(m_mutex);
  m_results.push_back(result);
  if (m_results.size() > kResults) m_results.pop_front();
  const auto at = m_jobs.find(result.jobName);
  if (at == m_jobs.end()) return;
  at->second.lastRun = result.start;
  if (!m_damage) (void)save(m_jobs); // the time of the last run is for people; the next change writes it again
}

std::vector<BackupResult> BackupJobs::results() const {
  const std::scoped_lock lock(m_mutex);
  return {m_results.begin(), m_results.end()};
}

} // namespace aisemble::api
