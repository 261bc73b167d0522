#include "model/withheld_releases.hpp"

#include "base/date_order.hpp"

#include <algorithm>
#include <string>

namespace palimpsest {
namespace {

constexpr const char* kNoDigitKnown = "00000000";  // of XXXX

std::string day_of(const std::optional<EdtfDate>& date) {
  return date && date->sort_key() != kNoDigitKnown ? date->sort_key() : std::string();
}

bool is_in(const std::vector<ReleaseId>& releases, const ReleaseId& release) {
  return std::find(releases.begin(), releases.end(), release) != releases.end();
}

// Returns the newest claim of every dated release without a file, where it says that all is
// withheld; the oldest first, as claims are.
std::vector<StateClaim> withholding_claims(const std::vector<StateClaim>& states,
                                           const std::vector<ReleaseId>& held) {
  std::vector<StateClaim> newest;
  for (const StateClaim& claim : states) {
    const bool is_placeholder = claim.time == StateTime::kSince &&
                                claim.state != ReleaseState::kUnknown &&
                                !is_in(held, claim.release);
    if (!is_placeholder || day_of(claim.source.as_of).empty()) continue;
    std::erase_if(newest, [&](const StateClaim& each) { return each.release == claim.release; });
    newest.push_back(claim);
  }
  std::erase_if(
      newest, [](const StateClaim& claim) { return claim.state != ReleaseState::kWithheldInFull; });
  return newest;
}

bool was_withheld_until(const std::vector<StateClaim>& states, const ReleaseId& release) {
  const auto last = std::find_if(states.rbegin(), states.rend(), [&](const StateClaim& claim) {
    return claim.time == StateTime::kUntil && claim.release == release &&
           claim.state != ReleaseState::kUnknown;
  });
  return last != states.rend() && last->state == ReleaseState::kWithheldInFull;
}

struct DatedStage {
  std::optional<EdtfDate> date;  // nothing for a release with files of which nobody knows the day
  ReleaseStage stage;
};

std::vector<DatedStage> dated_stages(const std::vector<Release>& with_files,
                                     const std::vector<StateClaim>& claims) {
  std::vector<DatedStage> stages;
  for (std::size_t i = 0; i < with_files.size(); ++i) {
    stages.push_back({with_files[i].date, {i, {}, {}}});
  }
  for (const StateClaim& claim : claims) {
    const std::string day = day_of(claim.source.as_of);
    const auto next = std::find_if(stages.begin(), stages.end(), [&](const DatedStage& each) {
      const std::string other = day_of(each.date);
      return other.empty() || other > day;
    });
    stages.insert(next, {claim.source.as_of, {{}, claim, {}}});
  }
  return stages;
}

// Two releases of one day, one without a day, or a year and a day of it, stand in no order.
std::optional<Verdict> verdict_of(const DatedStage& before, const DatedStage& after) {
  const bool is_ordered = before.date && after.date && is_surely_before(*before.date, *after.date);
  const bool was_withheld = before.stage.withheld.has_value();
  const bool is_withheld = after.stage.withheld.has_value();
  if (!is_ordered || was_withheld == is_withheld) return std::nullopt;
  return is_withheld ? Verdict::kWithdrawn : Verdict::kReleased;
}

}  // namespace

std::vector<ReleaseStage> release_stages(const std::vector<Release>& with_files,
                                         const std::vector<StateClaim>& states,
                                         const std::vector<ReleaseId>& held) {
  std::vector<DatedStage> dated = dated_stages(with_files, withholding_claims(states, held));
  std::vector<ReleaseStage> stages;
  for (std::size_t i = 0; i < dated.size(); ++i) {
    ReleaseStage& stage = dated[i].stage;
    if (i > 0) stage.verdict = verdict_of(dated[i - 1], dated[i]);
    const bool is_first_file = stages.empty() && stage.files;
    if (is_first_file && was_withheld_until(states, with_files[*stage.files].id)) {
      stage.verdict = Verdict::kReleased;
    }
    stages.push_back(stage);
  }
  return stages;
}

}  // namespace palimpsest
