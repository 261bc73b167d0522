#include "archive/checking/scrub.hpp"

#include "archive/archive.hpp"
#include "archive/checking/schedule.hpp"
#include "archive/evidence/log_view.hpp"
#include "archive/removal/removals.hpp"
#include "base/error.hpp"
#include "record/log_entry_record.hpp"
#include "store/cache_folder.hpp"
#include "store/verify/part_check.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHead = "palimpsest scrub 1";
constexpr const char* kKey = "scrub";
constexpr std::int64_t kFirstSeconds = 86400;

// What the last run left behind:
//
//   head "\n" begun " " until " " period "\n" (path "\n")*
struct ScrubState {
  Instant begun;                // of the first run with this period
  Instant until;                // what came due up to then was checked
  std::int64_t period = 0;      // seconds
  std::set<std::string> wrong;  // paths
};

store::CacheFolder cache_of(const fs::path& folder) {
  return store::CacheFolder(folder / "cache" / "checks");
}

std::optional<ScrubState> read_state(const fs::path& folder) {
  const auto text = cache_of(folder).read(kKey);
  if (!text) return std::nullopt;
  std::istringstream lines(*text);
  std::string line, begun, until;
  ScrubState state;
  if (!std::getline(lines, line) || line != kHead || !std::getline(lines, line)) {
    return std::nullopt;
  }
  std::istringstream words(line);
  words >> begun >> until >> state.period;
  const auto first = Instant::parse(begun);
  const auto last = Instant::parse(until);
  if (!words || !first || !last) return std::nullopt;
  state.begun = *first;
  state.until = *last;
  while (std::getline(lines, line)) state.wrong.insert(line);
  return state;
}

void write_state(const fs::path& folder, const ScrubState& state) {
  std::string text = std::string(kHead) + "\n" + state.begun.text() + " " + state.until.text() +
                     " " + std::to_string(state.period) + "\n";
  for (const std::string& path : state.wrong) text += path + "\n";
  cache_of(folder).write(kKey, text);
}

// With another period every file has another turn, and the round begins anew.
ScrubState state_for(const fs::path& folder, const ScrubRequest& request) {
  auto known = read_state(folder);
  const bool goes_on = known && known->period == request.period && known->until <= request.time;
  if (goes_on) return *known;
  const Instant before{request.time.seconds - std::min(kFirstSeconds, request.period)};
  return {before, before, request.period, known ? known->wrong : std::set<std::string>()};
}

// Returns the originals that the log says must be there.
std::vector<Sha256> logged_originals(const fs::path& folder) {
  const store::Store store = store::Store::look_at(folder);
  const std::vector<Removal> removals = removals_in(store.tip());
  const LogView view(store);
  proof::TileReader tiles = view.tiles();
  std::vector<Sha256> originals;
  for (std::uint64_t index = 0; index < view.size(); ++index) {
    for (const LoggedRecord& record : record::parse_log_entry(tiles.entry(index)).records) {
      const Sha256& sha256 = record.original.sha256;
      if (!is_removed(removals, sha256)) originals.push_back(sha256);
    }
  }
  return originals;
}

// Returns the files that are there or must be.
std::vector<store::CheckableFile> files_of(const fs::path& folder) {
  std::vector<store::CheckableFile> files = store::checkable_files(folder);
  std::set<std::string> known;
  for (const store::CheckableFile& file : files) known.insert(file.path);
  try {
    for (const Sha256& sha256 : logged_originals(folder)) {
      const std::string path = store::original_path_of(sha256);
      if (known.insert(path).second) files.push_back({path, sha256.hex()});
    }
  } catch (const Error& error) {
    // A log or tip that is damaged is named by the check of the newest commit, in every run.
    if (error.kind() != ErrorKind::kIntegrity) throw;
  }
  return files;
}

// What the newest commit, log entry and signatures say, with what was found in the files.
Verification found_in(const fs::path& folder, const std::vector<std::string>& due,
                      const ScrubRequest& request, const VerifyProgress& progress) {
  const VerifyProgress told = [&](const Verification& so_far) {
    if (progress) progress(so_far);
    if (request.is_stopped && request.is_stopped()) {
      throw Error(ErrorKind::kInterrupted, "the run was stopped",
                  "the next run checks what this one had to");
    }
  };
  Verification found = store::verify_files(folder, due, told);
  VerifyRequest quick;
  quick.level = VerifyLevel::kQuick;
  Verification newest = verify_archive(folder, quick);
  std::move(newest.problems.begin(), newest.problems.end(), std::back_inserter(found.problems));
  found.commits = newest.commits;
  found.log_entries = newest.log_entries;
  found.signatures = newest.signatures;
  found.removals = newest.removals;
  return found;
}

}  // namespace

Scrub scrub(const fs::path& folder, const ScrubRequest& request, const VerifyProgress& progress) {
  (void)archive_facts(folder);
  ScrubState state = state_for(folder, request);
  const Schedule schedule(request.period);
  std::vector<std::string> due;
  std::optional<Instant> next;
  for (const store::CheckableFile& file : files_of(folder)) {
    const bool is_due = schedule.is_due(file.name, state.until, request.time);
    if (is_due || state.wrong.contains(file.path)) due.push_back(file.path);
    const Instant turn = schedule.next(file.name, request.time);
    next = next ? std::min(*next, turn) : turn;
  }
  Scrub run{found_in(folder, due, request, progress), state.until, request.time, next,
            Instant{state.begun.seconds + request.period}};
  state.until = request.time;
  state.wrong.clear();
  for (const Problem& problem : run.found.problems) {
    const fs::path path = problem.path;
    const bool is_pack = path.extension() == ".pack";  // checked by its index
    state.wrong.insert(is_pack ? fs::path(path).replace_extension(".idx").string() : path.string());
  }
  write_state(folder, state);
  return run;
}

}  // namespace palimpsest::archive
