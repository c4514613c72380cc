// SPDX-License-Identifier: Apache-2.0
#include "core/api/operations/backup_service.h"

#include "core/api/operations/folder_rule.h"

#include <algorithm>
#include <cctype>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace aisemble::api {
namespace {

namespace fs = std::filesystem;

bool isArchiveName(const std::string& name) {
  return name.ends_with(".tar") || name.ends_with(".tar.gz");
}

/// "mine_20251124_160000.tar.gz" of job "mine"; not that of a job called "mine_2".
bool isArchiveOf(const std::string& name, const std::string& job) {
  constexpr std::string_view kPattern = "_dddddddd_dddddd";
  if (!isArchiveName(name) || !name.starts_with(job)) return false;
  const std::string_view rest = std::string_view(name).substr(job.size());
  if (rest.size() <= kPattern.size()) return false;
  for (std::size_t i = 0; i < kPattern.size(); ++i)
    if (kPattern[i] == 'd' ? std::isdigit(static_cast<unsigned char>(rest[i])) == 0 : rest[i] != kPattern[i])
      return false;
  return rest[kPattern.size()] == '.' || rest[kPattern.size()] == '-';
}

Stamp stampOf(const timespec& time) {
  return Stamp(std::chrono::seconds(time.tv_sec) +
               std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(time.tv_nsec)));
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts)
    out += (out.empty() ? "" : "; ") + text;
  return out;
}

std::string stemOf(const fs::path& archive) {
  std::string name = archive.filename().string();
  return name.substr(0, name.rfind(".tar"));
}

} // namespace

BackupService::BackupService(BackupDependencies dependencies)
    : m_dependencies(std::move(dependencies))
    , m_jobs(m_dependencies.places, m_dependencies.clock)
    , m_timer(m_dependencies.clock) {}

BackupService::~BackupService() {
  m_stop.request_stop();
}

void BackupService::startScheduler() {
  std::uint64_t generation = 0;
  {
    const std::scoped_lock lock(m_mutex);
    if (m_isScheduling) return;
    m_isScheduling = true;
    generation = ++m_generation;
  }
  schedule(generation);
}

void BackupService::stopScheduler() {
  const std::scoped_lock lock(m_mutex);
  m_isScheduling = false;
  ++m_generation;
}

bool BackupService::isScheduling() const {
  const std::scoped_lock lock(m_mutex);
  return m_isScheduling;
}

void BackupService::schedule(std::uint64_t generation) {
  m_timer.schedule(m_dependencies.clock.now() + kCheckInterval, [this, generation] {
    {
      const std::scoped_lock lock(m_mutex);
      if (generation != m_generation) return;
    }
    runDue();
    schedule(generation);
  });
}

void BackupService::runDue() {
  for (BackupJob& job : m_jobs.takeDue()) {
    const std::string name = job.name;
    if (auto queued = enqueue(std::move(job)); !queued)
      m_jobs.record({name, api::stampOf(m_dependencies.clock), false, 0, 0, queued.error().message});
  }
}

Result<void> BackupService::enqueue(BackupJob job) {
  if (m_queue.run([this, job = std::move(job)] { run(job); })) return {};
  return fail(ErrorCode::Busy, "Too many backups are waiting. Try again when some are done.");
}

Result<void> BackupService::begin(const std::string& name) {
  std::optional<BackupJob> job = m_jobs.find(name);
  if (!job) return fail(ErrorCode::NotFound, "Backup job not found");
  return enqueue(std::move(*job));
}

Result<void> BackupService::beginManual(const std::string& name, const std::vector<std::string>& sources,
                                        bool isCompressed) {
  if (!isPlainSegment(name) || name.size() > 90)
    return fail(ErrorCode::InvalidArgument, "The name must be 1 to 90 letters, digits, '_', '-' and '.', and not begin "
                                            "with '.'.");
  if (auto resolved = m_dependencies.places.resolve(sources); !resolved) return fail(std::move(resolved.error()));
  BackupJob job;
  job.name = "manual_" + name;
  job.sourcePaths = sources;
  job.destination = job.name;
  job.retentionDays = 0; // kept until someone removes it
  job.isCompressed = isCompressed;
  return enqueue(std::move(job));
}

Result<ArchiveSummary> BackupService::archive(const BackupJob& job, Stamp start) {
  Result<std::vector<fs::path>> sources = m_dependencies.places.resolve(job.sourcePaths);
  if (!sources) return fail(std::move(sources.error()));
  const fs::path folder = m_dependencies.places.root / job.destination;
  std::error_code failure;
  fs::create_directories(folder, failure);
  const fs::path root = fs::canonical(m_dependencies.places.root, failure);
  if (failure || !isInside(fs::weakly_canonical(folder, failure), root) || failure)
    return fail(ErrorCode::IoFailure, "The folder '" + folder.string() + "' cannot be made inside the backup folder.");

  ArchivePlan plan;
  plan.sources = std::move(*sources);
  plan.excluded = {root};
  if (const fs::path restored = fs::weakly_canonical(m_dependencies.restoreFolder, failure); !restored.empty())
    plan.excluded.push_back(restored);
  for (const fs::path& secret : m_dependencies.places.secrets)
    if (fs::path canonical = fs::weakly_canonical(secret, failure); !canonical.empty())
      plan.excluded.push_back(std::move(canonical));
  plan.isCompressed = job.isCompressed;
  plan.copyDatabase = m_dependencies.copyDatabase;
  const std::string extension = job.isCompressed ? ".tar.gz" : ".tar";
  const std::string name = job.name + '_' + fileStamp(start);
  plan.target = folder / (name + extension);
  for (int i = 2; fs::exists(plan.target, failure); ++i) // twice within a second
    plan.target = folder / (name + '-' + std::to_string(i) + extension);
  return writeArchive(plan, m_stop.get_token());
}

void BackupService::run(const BackupJob& job) {
  if (m_stop.stop_requested()) return;
  const Stamp start = api::stampOf(m_dependencies.clock);
  const Result<ArchiveSummary> written = archive(job, start);
  BackupResult result{job.name, start, written.has_value(), 0, 0, {}};
  if (written) {
    result.fileBytes = written->bytes;
    result.files = written->files;
    result.message = joined(written->notes);
    deleteOld(job);
  } else {
    result.message = written.error().message;
  }
  m_jobs.record(result);
  m_dependencies.logger.log(written ? LogLevel::Info : LogLevel::Error, "operations",
                            written ? "backup written" : "backup failed",
                            {{"job", job.name},
                             {"files", static_cast<long long>(result.files)},
                             {"bytes", static_cast<long long>(result.fileBytes)},
                             {"note", result.message}});
}

void BackupService::deleteOld(const BackupJob& job) {
  if (job.retentionDays <= 0) return;
  const Stamp limit = api::stampOf(m_dependencies.clock) - std::chrono::hours(24) * job.retentionDays;
  for (const BackupFile& file : files()) {
    const bool isOurs = file.category == job.destination && isArchiveOf(file.path.filename().string(), job.name);
    std::error_code ignored; // it is tried again after the next run
    if (isOurs && file.modified < limit) fs::remove(file.path, ignored);
  }
}

std::vector<BackupFile> BackupService::files() const {
  std::vector<BackupFile> out;
  std::error_code failure;
  const fs::path& root = m_dependencies.places.root;
  fs::recursive_directory_iterator at(root, failure);
  for (const fs::recursive_directory_iterator end; !failure && at != end; at.increment(failure)) {
    struct stat info {};
    if (!isArchiveName(at->path().filename().string()) || ::lstat(at->path().c_str(), &info) != 0 ||
        !S_ISREG(info.st_mode))
      continue;
    out.push_back({at->path(), at->path().parent_path().lexically_relative(root).generic_string(),
                   static_cast<std::uint64_t>(info.st_size), stampOf(info.st_ctim), stampOf(info.st_mtim)});
  }
  std::sort(out.begin(), out.end(), [](const BackupFile& a, const BackupFile& b) {
    return std::pair(b.modified, b.path) < std::pair(a.modified, a.path);
  });
  return out;
}

Result<fs::path> BackupService::restoreTarget(const fs::path& archive, const std::string& destination) const {
  const fs::path& root = m_dependencies.restoreFolder;
  if (destination.empty() || destination == "/") {
    const std::string name = stemOf(archive) + "_restored_" + fileStamp(api::stampOf(m_dependencies.clock));
    fs::path out = root / name;
    std::error_code failure;
    for (int i = 2; fs::exists(out, failure); ++i)
      out = root / (name + '-' + std::to_string(i));
    return out;
  }
  const fs::path relative(destination);
  const bool isPlain =
      std::all_of(relative.begin(), relative.end(), [](const fs::path& part) { return isPlainSegment(part.native()); });
  if (!isPlain || destination.size() > 200)
    return fail(ErrorCode::Unsupported, "Archives are restored into new folders of '" + root.string() +
                                            "' only; give the destination as a name, or leave it out.");
  std::error_code failure;
  const fs::path out = root / relative;
  if (fs::exists(fs::symlink_status(out, failure)))
    return fail(ErrorCode::Unsupported, "The folder '" + out.string() +
                                            "' exists already; nothing is restored over it. Choose "
                                            "another destination.");
  if (!isInside(fs::weakly_canonical(out, failure), fs::weakly_canonical(root, failure)))
    return fail(ErrorCode::Unsupported,
                "The folder '" + out.string() + "' leads out of the folder for restored files.");
  return out;
}

Result<Restored> BackupService::restore(const std::string& archive, const std::string& destination) {
  const fs::path& places = m_dependencies.places.root;
  std::error_code failure;
  const fs::path root = fs::weakly_canonical(places, failure);
  const fs::path given(archive);
  const bool isReadable = archive.find('\0') == std::string::npos && archive.size() <= 4096;
  const fs::path path =
      isReadable ? fs::weakly_canonical(given.is_absolute() ? given : places / given, failure) : given;
  if (!isReadable || failure || !isInside(path, root) || !isArchiveName(path.filename().string()))
    return fail(ErrorCode::InvalidArgument, "Only the archives of the backup folder, as GET /ops/backups/files lists "
                                            "them, can be restored.");
  if (!fs::is_regular_file(path, failure))
    return fail(ErrorCode::NotFound, "There is no archive '" + path.filename().string() + "'.");
  Result<fs::path> target = restoreTarget(path, destination);
  if (!target) return fail(std::move(target.error()));
  Result<ExtractSummary> summary = extractArchive(path, *target, m_stop.get_token());
  if (!summary) return fail(std::move(summary.error()));
  m_dependencies.logger.log(LogLevel::Warning, "operations", "backup restored",
                            {{"archive", path.filename().string()}, {"files", static_cast<long long>(summary->files)}});
  return Restored{std::move(*target), *summary};
}

} // namespace aisemble::api
