#include "archive/room/original_looks.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <utility>

#include <sys/stat.h>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kMostLooks = 100'000;
constexpr std::int64_t kNanoseconds = 1'000'000'000;

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * kNanoseconds + time.tv_nsec; }

// The PDF, or the list of images and each of them.
std::vector<Sha256> files_of(const Revision& revision) {
  std::vector<Sha256> files = {revision.observed.digests.sha256};
  for (const Evidence& each : revision.evidence) {
    if (each.kind == EvidenceKind::kImage) files.push_back(each.sha256);
  }
  return files;
}

web::OriginalCheck check_of(const store::Store& store, const std::vector<Sha256>& files) {
  for (const Sha256& file : files) {
    if (!store.has_original(file)) return web::OriginalCheck::kMissing;
  }
  try {
    for (const Sha256& file : files) (void)store.read_original(file);
    return web::OriginalCheck::kWhole;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    return web::OriginalCheck::kDamaged;
  }
}

}  // namespace

OriginalLooks::Trace OriginalLooks::trace_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {status.st_ino, status.st_size, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

web::OriginalLook OriginalLooks::look(const store::Store& store, const Revision& revision,
                                      Instant now) {
  const std::vector<Sha256> files = files_of(revision);
  std::vector<Trace> traces;
  for (const Sha256& file : files) traces.push_back(trace_of(store.original_path(file)));
  {
    const std::lock_guard lock(mutex_);
    const auto known = looks_.find(files.front());
    const bool holds = known != looks_.end() && known->second.traces == traces &&
                       now.seconds - known->second.time.seconds < kMostAge;
    if (holds) return {known->second.found, known->second.time.text()};
  }
  const web::OriginalCheck found = check_of(store, files);
  const std::lock_guard lock(mutex_);
  if (looks_.size() >= kMostLooks) looks_.clear();
  looks_[files.front()] = {found, now, std::move(traces)};
  return {found, now.text()};
}

}  // namespace palimpsest::archive
