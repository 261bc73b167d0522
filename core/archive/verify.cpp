#include "archive/verify.hpp"

#include "archive/archive.hpp"
#include "archive/checking/check_state.hpp"
#include "archive/checking/deep_check.hpp"
#include "archive/evidence/check/derived_check.hpp"
#include "archive/evidence/check/held_parts.hpp"
#include "archive/evidence/check/log_check.hpp"
#include "archive/evidence/log_view.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "store/verify.hpp"

#include <chrono>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kSaveEvery = std::chrono::seconds(10);

void check_facts(const store::Store& store, Verification& report) {
  if (store.tip().read(kFactsFile) == read_file(store.root() / kFactsFile)) return;
  report.problems.push_back(
      {"archive.json differs from the one in the repository.", kFactsFile, "all", false});
}

void check_evidence(const std::filesystem::path& folder, const VerifyRequest& request,
                    Verification& report) {
  const store::Store store = store::Store::look_at(folder);
  if (request.level == VerifyLevel::kQuick) {
    check_facts(store, report);
    check_log_head(store, report);
  } else {
    check_log(store, report);
    check_derived_files(store, report);
  }
  if (request.since) {
    check_since(store, read_file(*request.since), request.since->filename().string(), report);
  }
}

void check_evidence_into(Verification& report, const std::filesystem::path& folder,
                         const VerifyRequest& request) {
  const std::vector<std::filesystem::path> unusable = store::unusable_packs(folder);
  if (!unusable.empty()) {
    if (request.level == VerifyLevel::kQuick) {
      for (const std::filesystem::path& index : unusable) {
        report.problems.push_back({"The index of this pack of git objects is damaged.",
                                   index.generic_string(), "all", false});
      }
    }
    report.problems.push_back(
        {"The log was not checked: the index of a pack is damaged; mend it with `palimpsest "
         "repair` "
         "and verify again.",
         "repository.git", "all", false});
    return;
  }
  try {
    check_evidence(folder, request, report);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    report.problems.push_back({std::string("The log cannot be checked: ") + error.what() + ".",
                               "repository.git", "all", false});
  }
}

// Returns how many entries the log has, as far as it can be read.
std::uint64_t log_size(const std::filesystem::path& folder) {
  if (!store::unusable_packs(folder).empty()) return 0;
  try {
    return LogView(store::Store::look_at(folder)).size();
  } catch (const Error&) {
    return 0;
  }
}

// One check that can be interrupted, and what it leaves behind for the next one.
class Check {
 public:
  Check(std::filesystem::path folder, const VerifyRequest& request, const VerifyProgress& progress)
      : folder_(std::move(folder)), request_(request), progress_(progress) {
    auto known = request.start == VerifyStart::kResumed ? read_check_state(folder_) : std::nullopt;
    is_resumed_ = known.has_value();
    state_ = known ? std::move(*known) : CheckState{request.time, log_size(folder_), {}, {}};
  }

  [[nodiscard]] Verification run() {
    try {
      Verification report = checked();
      remove_check_state(folder_);
      return report;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kInterrupted) throw;
      write_check_state(folder_, state_);
      throw Error(ErrorKind::kInterrupted,
                  "the check was stopped; so far " +
                      counted(state_.originals.size(), "original was", "originals were") +
                      " found whole and " + counted(state_.readings.size(), "revision") +
                      " read as recorded",
                  "go on with the same command and --resume; without it everything is checked");
    }
  }

 private:
  [[nodiscard]] Verification checked() {
    const CheckState before = state_;
    const VerifyProgress told = [this](const Verification& so_far) { tell(so_far); };
    ResumedCheck resumed{before.begun, before.entries, 0, 0};
    store::VerifyOptions options{request_.sample_percent, request_.seed, {}, {}};
    options.is_done = [&](const Sha256& name, const std::filesystem::path& file) {
      const auto known = before.originals.find(name);
      const bool is_done = known != before.originals.end() && known->second == file_stamp(file);
      if (is_done) ++resumed.originals;
      return is_done;
    };
    options.found_whole = [this](const Sha256& name, const std::filesystem::path& file) {
      state_.originals[name] = file_stamp(file);
    };
    Verification report = store::verify(folder_, told, options);
    check_evidence_into(report, folder_, request_);
    if (request_.level == VerifyLevel::kDeep && store::unusable_packs(folder_).empty()) {
      resumed.readings =
          check_extractions(store::Store::look_at(folder_), request_, state_, report, told);
    }
    if (is_resumed_) report.resumed = resumed;
    const bool hashed_all = request_.sample_percent >= 100;
    add_held_parts(report, hashed_all ? HashedOriginals::kAll : HashedOriginals::kSome);
    return report;
  }

  // Written now and then, so that a check that is killed has not worked in vain.
  void tell(const Verification& so_far) {
    if (progress_) progress_(so_far);
    if (request_.is_stopped && request_.is_stopped()) {
      throw Error(ErrorKind::kInterrupted, "the check was stopped");
    }
    if (Clock::now() - saved_ < kSaveEvery) return;
    saved_ = Clock::now();
    write_check_state(folder_, state_);
  }

  const std::filesystem::path folder_;
  const VerifyRequest& request_;
  const VerifyProgress& progress_;
  CheckState state_;
  bool is_resumed_ = false;
  Clock::time_point saved_ = Clock::now();
};

}  // namespace

Verification verify_archive(const std::filesystem::path& folder, const VerifyRequest& request,
                            const VerifyProgress& progress) {
  if (request.level != VerifyLevel::kQuick) return Check(folder, request, progress).run();
  Verification report;
  check_evidence_into(report, folder, request);
  return report;
}

}  // namespace palimpsest::archive
