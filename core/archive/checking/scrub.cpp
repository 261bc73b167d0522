#include "archive/checking/scrub.hpp"

#include "archive/archive.hpp"
#include "archive/checking/damaged_originals.hpp"
#include "archive/checking/schedule.hpp"
#include "archive/evidence/log_view.hpp"
#include "archive/removal/removals.hpp"
#include "base/error.hpp"
#include "record/log_entry_record.hpp"
#include "store/cache_folder.hpp"
#include "store/verify/part_check.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

using Clock = std::chrono::steady_clock;

constexpr const char* kScrubHead = "palimpsest scrub 2";
constexpr const char* kScrubKey = "scrub";
constexpr std::int64_t kFirstSeconds = 86400;
constexpr auto kSaveEvery = std::chrono::seconds(10);
constexpr std::string_view kWrong = "wrong ";
constexpr std::string_view kWhole = "whole ";

// What the last run left behind:
//
//   head "\n" begun " " until " " stopped " " period "\n" (("wrong" | "whole") " " path "\n")*
struct ScrubState {
  Instant begun;                // of the first run with this period
  Instant until;                // what came due up to then was checked
  Instant stopped;              // at this time, or later, a stopped run found `whole` to be so
  std::int64_t period = 0;      // seconds
  std::set<std::string> wrong;  // paths
  std::set<std::string> whole;  // paths, of those that came due since `until`
};

store::CacheFolder cache_of(const fs::path& folder) {
  return store::CacheFolder(folder / "cache" / "checks");
}

std::optional<ScrubState> read_state(const fs::path& folder) {
  const auto text = cache_of(folder).read(kScrubKey);
  if (!text) return std::nullopt;
  std::istringstream lines(*text);
  std::string line, begun, until, stopped;
  ScrubState state;
  if (!std::getline(lines, line) || line != kScrubHead || !std::getline(lines, line)) {
    return std::nullopt;
  }
  std::istringstream words(line);
  words >> begun >> until >> stopped >> state.period;
  const auto first = Instant::parse(begun);
  const auto last = Instant::parse(until);
  const auto end = Instant::parse(stopped);
  if (!words || !first || !last || !end) return std::nullopt;
  state.begun = *first;
  state.until = *last;
  state.stopped = *end;
  while (std::getline(lines, line)) {
    if (line.starts_with(kWrong)) state.wrong.insert(line.substr(kWrong.size()));
    if (line.starts_with(kWhole)) state.whole.insert(line.substr(kWhole.size()));
  }
  return state;
}

void write_state(const fs::path& folder, const ScrubState& state) {
  std::string text = std::string(kScrubHead) + "\n" + state.begun.text() + " " +
                     state.until.text() + " " + state.stopped.text() + " " +
                     std::to_string(state.period) + "\n";
  for (const std::string& path : state.wrong) text += std::string(kWrong) + path + "\n";
  for (const std::string& path : state.whole) text += std::string(kWhole) + path + "\n";
  cache_of(folder).write(kScrubKey, text);
}

// With another period every file has another turn, and the round begins anew.
ScrubState state_for(const fs::path& folder, const ScrubRequest& request) {
  auto known = read_state(folder);
  const bool goes_on = known && known->period == request.period && known->until <= request.time;
  if (goes_on) return *known;
  const Instant before{request.time.seconds - std::min(kFirstSeconds, request.period)};
  return {before, before, before, request.period, known ? known->wrong : std::set<std::string>(),
          {}};
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

// The file whose check finds this problem again: a pack is checked by its index.
std::string checked_by(const Problem& problem) {
  const fs::path path = problem.path;
  return path.extension() == ".pack" ? fs::path(path).replace_extension(".idx").string()
                                     : path.string();
}

// One run, and what it leaves behind.
class Run {
 public:
  Run(const fs::path& folder, const ScrubRequest& request, const VerifyProgress& progress)
      : folder_(folder),
        request_(request),
        progress_(progress),
        state_(state_for(folder, request)) {}

  [[nodiscard]] Scrub scrub() {
    choose();
    Scrub run{{},
              state_.until,
              request_.time,
              next_,
              Instant{state_.begun.seconds + request_.period},
              taken_over_};
    run.found = found();
    state_.until = state_.stopped = request_.time;
    state_.whole.clear();
    state_.wrong.clear();
    for (const Problem& problem : run.found.problems) state_.wrong.insert(checked_by(problem));
    write_state(folder_, state_);
    return run;
  }

 private:
  // Decides which files are to be checked now.
  void choose() {
    const Schedule schedule(request_.period);
    std::set<std::string> whole;
    for (const store::CheckableFile& file : files_of(folder_)) {
      const Instant turn = schedule.next(file.name, request_.time);
      next_ = next_ ? std::min(*next_, turn) : turn;
      const bool is_due = schedule.is_due(file.name, state_.until, request_.time);
      const bool is_whole = state_.whole.contains(file.path) &&
                            !schedule.is_due(file.name, state_.stopped, request_.time);
      if (is_due && is_whole) whole.insert(file.path);
      if ((is_due && !is_whole) || state_.wrong.contains(file.path)) due_.push_back(file.path);
    }
    taken_over_ = whole.size();
    state_.whole = std::move(whole);
    if (state_.whole.empty()) state_.stopped = request_.time;
  }

  // What the newest commit, log entry and signatures say, with what was found in the files.
  [[nodiscard]] Verification found() {
    Verification found;
    try {
      found = store::verify_files(
          folder_, due_, [this](const Verification& so_far) { tell(so_far); },
          [this](const std::string& path) { state_.whole.insert(path); });
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::kInterrupted) save();
      throw;
    }
    name_revisions(folder_, found.problems);
    VerifyRequest quick;
    quick.level = VerifyLevel::kQuick;
    Verification newest = verify_archive(folder_, quick);
    std::move(newest.problems.begin(), newest.problems.end(), std::back_inserter(found.problems));
    found.commits = newest.commits;
    found.log_entries = newest.log_entries;
    found.signatures = newest.signatures;
    found.removals = newest.removals;
    return found;
  }

  // Saves now and then, so that a run that is killed has not worked in vain.
  void tell(const Verification& so_far) {
    for (; known_ < so_far.problems.size(); ++known_) {
      state_.wrong.insert(checked_by(so_far.problems[known_]));
    }
    if (progress_) progress_(so_far);
    if (request_.is_stopped && request_.is_stopped()) {
      throw Error(ErrorKind::kInterrupted, "the run was stopped",
                  "the next run goes on where this one ended");
    }
    if (Clock::now() - saved_ < kSaveEvery) return;
    saved_ = Clock::now();
    save();
  }

  void save() {
    for (const std::string& path : state_.wrong) state_.whole.erase(path);
    write_state(folder_, state_);
  }

  const fs::path& folder_;
  const ScrubRequest& request_;
  const VerifyProgress& progress_;
  ScrubState state_;
  std::vector<std::string> due_;
  std::optional<Instant> next_;
  std::uint64_t taken_over_ = 0;
  std::size_t known_ = 0;  // problems
  Clock::time_point saved_ = Clock::now();
};

}  // namespace

Scrub scrub(const fs::path& folder, const ScrubRequest& request, const VerifyProgress& progress) {
  (void)archive_facts(folder);
  return Run(folder, request, progress).scrub();
}

}  // namespace palimpsest::archive
