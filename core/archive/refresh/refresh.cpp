#include "archive/refresh/refresh.hpp"

#include "archive/act.hpp"
#include "archive/identity/known_names.hpp"
#include "archive/identity/split_records.hpp"
#include "archive/import/commit_batch.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/reading/page_results.hpp"
#include "archive/reading/reading_ahead.hpp"
#include "archive/refresh/present_tools.hpp"
#include "archive/refresh/refresh_commit.hpp"
#include "archive/refresh/refreshed_revision.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <limits>
#include <map>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr auto kTick = std::chrono::milliseconds(200);

bool is_fatal(const Error& error) {
  return error.kind() == ErrorKind::kEnvironment || error.kind() == ErrorKind::kInterrupted;
}

RevisionName name_of_revision(const Revision& revision) {
  return {revision.document, revision.folder};
}

// Revisions that are read in one way stand together, in the order of the first of each.
std::vector<std::vector<RevisionToRead>> by_reading(std::vector<RevisionToRead> revisions) {
  std::vector<std::vector<RevisionToRead>> groups;
  std::map<std::string, std::size_t> known;
  for (RevisionToRead& each : revisions) {
    const auto [group, is_new] = known.emplace(worker::encode(each.reading), groups.size());
    if (is_new) groups.emplace_back();
    groups[group->second].push_back(std::move(each));
  }
  return groups;
}

// One run of refresh().
class Run {
 public:
  Run(store::Store& store, const ClientFactory& make_client, const RefreshRequest& request,
      RefreshObserver& observer)
      : store_(store),
        make_client_(make_client),
        request_(request),
        observer_(observer),
        batch_(store, request.mode,
               [&observer](const RevisionRefresh& outcome) { observer.revision_done(outcome); }),
        present_(make_client),
        names_(store),
        act_id_(make_act_id(request.actor, store.tip().commit(), "refresh")) {}

  // Makes the plan. Nothing is written before it stands.
  void prepare();

  // Returns false when it was told to stop before the last revision.
  [[nodiscard]] bool run();

  void save() { batch_.save(); }
  void save_what_can_be() { batch_.save_what_can_be(); }
  [[nodiscard]] RefreshOutcome outcome() const;
  [[nodiscard]] const ImportState& state() const { return state_; }

 private:
  [[nodiscard]] Tooling tools_of(const worker::ReadOptions& reading);
  [[nodiscard]] bool run_group(const std::vector<RevisionToRead>& group);
  void start(const std::vector<RevisionToRead>& group, ReadingAhead& readings);
  void take(const ReadingEvent& event, const RevisionToRead& wanted, ReadingAhead& readings);
  void conclude(const RevisionToRead& wanted, const DocumentReading& reading);
  void take_reading(const RevisionToRead& wanted, const DocumentReading& reading,
                    RevisionRefresh& outcome);
  void commit(const RevisionToRead& wanted, const DocumentReading& reading,
              const RefreshedRevision& refreshed, RevisionRefresh& outcome);
  void report(RevisionRefresh outcome);

  store::Store& store_;
  const ClientFactory& make_client_;
  const RefreshRequest& request_;
  RefreshObserver& observer_;
  CommitBatch<RevisionRefresh> batch_;
  PresentTools present_;
  KnownNames names_;
  std::string act_id_;
  RefreshPlan plan_;
  std::vector<RevisionRefresh> changed_;  // since the plan of what is supplied
  ImportState state_;
};

RevisionRefresh outcome_of(const RevisionToRead& wanted, RefreshStatus status) {
  return {wanted.revision.document, wanted.revision.folder, status, wanted.why,
          wanted.revision.observed.page_count};
}

RevisionRefresh failure_of(const RevisionToRead& wanted, const Error& error) {
  RevisionRefresh outcome = outcome_of(wanted, RefreshStatus::kFailed);
  outcome.error = error.what();
  outcome.hint = error.hint();
  return outcome;
}

bool is_original_of(const Revision& revision, const DocumentReading& reading) {
  return reading.digests && reading.digests->sha256 == revision.observed.digests.sha256;
}

// Returns what was read of the revision: all of its original, or the pages that it is.
DocumentReading reading_of(const RevisionToRead& wanted, const DocumentReading& reading) {
  if (reading.digests && !is_original_of(wanted.revision, reading)) {
    throw Error(ErrorKind::kIntegrity,
                "the original of " + name_of_revision(wanted.revision).text() + " is damaged",
                "run `palimpsest verify`, and `palimpsest repair` with another copy");
  }
  if (reading.failure) std::rethrow_exception(reading.failure);
  const auto& range = wanted.revision.range;
  if (!range) return reading;
  if (range->last > reading.facts.page_count) {
    throw Error(ErrorKind::kInput,
                name_of_revision(wanted.revision).text() + " is pages " +
                    std::to_string(range->first) + " to " + std::to_string(range->last) +
                    " of a file that now opens with " + std::to_string(reading.facts.page_count),
                "it stays as it was read");
  }
  return part_of(reading, *range);
}

Tooling Run::tools_of(const worker::ReadOptions& reading) {
  return request_.supplied ? request_.supplied->tooling : present_.of(reading);
}

void Run::prepare() {
  plan_ = plan_refresh(store_, request_.choice,
                       [this](const worker::ReadOptions& reading) { return tools_of(reading); });
  if (request_.supplied) {
    auto supplied =
        supplied_revisions(store_, *request_.supplied, std::exchange(plan_.revisions, {}));
    plan_.revisions = std::move(supplied.to_commit);
    changed_ = std::move(supplied.changed);
  }
  state_.files = plan_.revisions.size() + changed_.size();
}

bool Run::run() {
  for (RevisionRefresh& each : std::exchange(changed_, {})) report(std::move(each));
  std::vector<RevisionToRead> readable;
  for (RevisionToRead& each : std::exchange(plan_.revisions, {})) {
    if (each.hindrance) {
      report(failure_of(each, *each.hindrance));
    } else if (request_.mode == ImportMode::kDryRun) {
      report(outcome_of(each, RefreshStatus::kPlanned));
    } else {
      readable.push_back(std::move(each));
    }
  }
  for (const std::vector<RevisionToRead>& group : by_reading(std::move(readable))) {
    if (!run_group(group)) return false;
  }
  return true;
}

bool Run::run_group(const std::vector<RevisionToRead>& group) {
  const worker::ReadOptions& reading = group.front().reading;
  PageResults results(page_results_folder(store_.root()), reading,
                      request_.supplied ? request_.supplied->pages : nullptr);
  results.set_tooling(tools_of(reading));
  ReadingAhead readings({request_.jobs, reading, make_client_}, results);
  start(group, readings);
  while (!readings.is_done()) {
    if (request_.is_stopped && request_.is_stopped()) {
      observer_.stopping();
      return false;
    }
    if (const auto event = readings.next_event(kTick)) take(*event, group[event->number], readings);
    while (readings.is_next_ready()) {
      conclude(group[readings.next()], readings.reading(readings.next()));
      state_.bytes_done += readings.finish_next();
    }
    if (batch_.is_save_due()) save();
    observer_.progress(state_);
  }
  return true;
}

void Run::start(const std::vector<RevisionToRead>& group, ReadingAhead& readings) {
  std::vector<std::filesystem::path> files;
  std::vector<PageRange> wanted;
  for (const RevisionToRead& each : group) {
    files.push_back(store_.original_path(each.revision.observed.digests.sha256));
    wanted.push_back(each.revision.range.value_or(PageRange{1, std::numeric_limits<int>::max()}));
  }
  state_.bytes += readings.start(std::move(files), std::move(wanted));
}

void Run::take(const ReadingEvent& event, const RevisionToRead& wanted, ReadingAhead& readings) {
  switch (event.step) {
    case ReadingStep::kDigested:
      if (is_original_of(wanted.revision, readings.reading(event.number))) {
        return readings.read_pages(event.number);
      }
      return readings.set_ready(event.number);
    case ReadingStep::kPageRead:
      ++state_.pages_read;
      state_.file = name_of_revision(wanted.revision).text();
      state_.page = event.page;
      state_.pages = wanted.revision.observed.page_count;
      return;
    case ReadingStep::kRead:
    case ReadingStep::kFailed:
      readings.set_ready(event.number);
  }
}

void Run::conclude(const RevisionToRead& wanted, const DocumentReading& reading) {
  RevisionRefresh outcome = outcome_of(wanted, RefreshStatus::kUnchanged);
  try {
    take_reading(wanted, reading_of(wanted, reading), outcome);
  } catch (const Error& error) {
    if (is_fatal(error)) throw;
    outcome = failure_of(wanted, error);
  }
  report(std::move(outcome));
}

void Run::take_reading(const RevisionToRead& wanted, const DocumentReading& reading,
                       RevisionRefresh& outcome) {
  const Catalogue catalogue(batch_.tip());
  const auto recorded = catalogue.revision(wanted.revision.document, wanted.revision.folder);
  const RefreshedRevision refreshed =
      refreshed_revision(catalogue, names_, recorded.value(), reading, wanted.reading.identifiers);
  outcome.page_count = refreshed.revision.observed.page_count;
  for (const Page& page : refreshed.revision.pages) {
    outcome.redaction_count += static_cast<int>(page.redactions.size());
  }
  outcome.changed_pages = refreshed.changed_pages;
  outcome.new_redactions = refreshed.new_redactions;
  outcome.lost_redactions = refreshed.lost_redactions;
  if (!refreshed.edits.empty()) commit(wanted, reading, refreshed, outcome);
}

void Run::commit(const RevisionToRead& wanted, const DocumentReading& reading,
                 const RefreshedRevision& refreshed, RevisionRefresh& outcome) {
  outcome.commit =
      batch_.add(refresh_commit(refreshed, reading, {act_id_, wanted.why}, request_.actor));
  outcome.status = RefreshStatus::kRefreshed;
  for (const Document& item : refreshed.items) {
    if (!says_nothing(item)) names_.add(item);
  }
}

void Run::report(RevisionRefresh outcome) {
  ++state_.files_done;
  if (outcome.status == RefreshStatus::kFailed) ++state_.files_failed;
  batch_.report(std::move(outcome));
}

RefreshOutcome Run::outcome() const {
  RefreshOutcome outcome{act_id_, batch_.saved(), plan_.current};
  const bool has_committed = std::any_of(
      outcome.revisions.begin(), outcome.revisions.end(),
      [](const RevisionRefresh& each) { return each.status == RefreshStatus::kRefreshed; });
  if (!has_committed) outcome.act.clear();
  return outcome;
}

Error interruption(const ImportState& state) {
  return {ErrorKind::kInterrupted,
          "the refresh was stopped after " + std::to_string(state.files_done) + " of " +
              counted(state.files, "revision"),
          "run the same command again to go on; what is done is not done again"};
}

}  // namespace

RefreshOutcome refresh(store::Store& store, const ClientFactory& make_client,
                       const RefreshRequest& request, RefreshObserver& observer) {
  Run run(store, make_client, request, observer);
  run.prepare();
  try {
    const bool is_complete = run.run();
    run.save();
    if (!is_complete) throw interruption(run.state());
    if (request.mode == ImportMode::kCommit) refresh_index(store);
  } catch (const Error&) {
    run.save_what_can_be();
    observer.stopped(run.outcome());
    throw;
  }
  return run.outcome();
}

}  // namespace palimpsest::archive
