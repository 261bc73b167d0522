#include "archive/import/import.hpp"

#include "archive/act.hpp"
#include "archive/copies/copy_watch.hpp"
#include "archive/forms/said_in_file.hpp"
#include "archive/identity/identification.hpp"
#include "archive/import/import_files.hpp"
#include "archive/import/import_plan.hpp"
#include "archive/import/place_files.hpp"
#include "archive/import/planned_files.hpp"
#include "archive/import/read_revision.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/obtained/import_evidence.hpp"
#include "archive/obtained/obtained_from.hpp"
#include "archive/obtained/virus_check.hpp"
#include "archive/reading/document_codes.hpp"
#include "archive/reading/reader_pool.hpp"
#include "archive/removal/removals.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <set>
#include <system_error>
#include <utility>

namespace palimpsest::archive {
namespace {

using Clock = std::chrono::steady_clock;
using Choice = std::function<ChosenId()>;  // of the document that a file is

// An import acknowledges a file when its batch is durable: soon enough for somebody who watches,
// and seldom enough that its syncs (0.1 s on a slow disk) do not matter.
constexpr auto kBatchAge = std::chrono::seconds(2);
constexpr auto kTick = std::chrono::milliseconds(200);

// What is read ahead of the file that is committed next.
constexpr std::uint64_t kBytesAhead = 48U << 20;
constexpr std::size_t kFilesAheadOfAReader = 8;

bool is_fatal(const Error& error) {
  return error.kind() == ErrorKind::kEnvironment || error.kind() == ErrorKind::kInterrupted;
}

// One run of import_files.
class Import {
 public:
  Import(store::Store& store, const ClientFactory& make_client, const ImportRequest& request,
         const ImportEvidence& evidence, ImportObserver& observer)
      : store_(store),
        request_(request),
        evidence_(evidence),
        observer_(observer),
        removals_(removals_in(store.tip())),
        identification_(store, request.identity, request.reading.identifiers),
        results_(page_results_folder(store.root()), request.reading),
        pool_({request.jobs, request.reading, make_client, request.mode == ImportMode::kCommit},
              results_),
        act_id_(request.act_id),
        copies_(store) {
    if (request.mode == ImportMode::kCommit) writer_.emplace(store);
    if (act_id_.empty()) {
      act_id_ = make_act_id(request.actor, store.tip().commit(), request.release->id.text());
    }
  }

  void report_unusable(const UnusablePath& path);

  // Imports `files`. Returns false when it was told to stop before the last of them.
  [[nodiscard]] bool run(const std::vector<PlacedFile>& files);

  // Writes what is committed and not yet on disk, and reports it.
  void save();

  // Does the same after an error, which is told instead of the errors that follow from it.
  void save_what_can_be();

  // Returns what is on disk.
  [[nodiscard]] ImportOutcome outcome() const { return outcome_; }

  [[nodiscard]] std::size_t files_done() const { return state_.files_done; }

 private:
  void start_readings();
  void take(const ReadingEvent& event);
  void take_digested(std::size_t number);
  [[nodiscard]] bool is_ready(std::size_t number) const { return ready_.contains(number); }
  void conclude(std::size_t number);
  [[nodiscard]] FileOutcome outcome_of(const PlacedFile& file, const DocumentReading& reading,
                                       const Choice& choice);
  void conclude_file(const PlacedFile& file, const DocumentReading& reading, const Choice& choice,
                     FileOutcome& outcome);
  void commit(const Release& release, const DocumentReading& reading, Revision revision,
              const FileProvenance& provenance, const ChosenId& id, FileOutcome& outcome);
  void report(FileOutcome outcome);
  [[nodiscard]] bool is_save_due() const;
  [[nodiscard]] Catalogue catalogue() const {
    return Catalogue(writer_ ? writer_->tip() : store_.tip());
  }

  store::Store& store_;
  const ImportRequest& request_;
  const ImportEvidence& evidence_;
  ImportObserver& observer_;
  std::vector<Removal> removals_;
  Identification identification_;
  std::optional<store::Writer> writer_;
  PageResults results_;
  ReaderPool pool_;
  std::string act_id_;
  CopyWatch copies_;
  std::vector<PlacedFile> files_;
  std::vector<std::uint64_t> sizes_;
  std::size_t next_ = 0;           // of the files, to be concluded
  std::size_t started_ = 0;        // files that are being read or were
  std::uint64_t bytes_ahead_ = 0;  // of those that are being read
  std::set<std::size_t> ready_;    // to be concluded when it is their turn
  ImportState state_;
  ImportOutcome outcome_;
  std::vector<FileOutcome> unsaved_;        // wait for their batch, in order
  std::optional<Clock::time_point> since_;  // when the oldest of the batch was committed
  PlannedFiles planned_;
};

std::uint64_t size_of(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? 0 : size;
}

bool Import::run(const std::vector<PlacedFile>& files) {
  files_ = files;
  state_.files += files.size();
  for (const PlacedFile& file : files) {
    state_.bytes += sizes_.emplace_back(size_of(file.path));
  }
  while (next_ < files_.size()) {
    if (request_.is_stopped && request_.is_stopped()) {
      observer_.stopping();
      return false;
    }
    start_readings();
    if (const auto event = pool_.next_event(kTick)) take(*event);
    while (next_ < started_ && is_ready(next_)) conclude(next_++);
    if (is_save_due()) save();
    observer_.progress(state_);
  }
  return true;
}

void Import::start_readings() {
  const std::size_t most_ahead =
      kFilesAheadOfAReader * static_cast<std::size_t>(std::max(1, request_.jobs));
  while (started_ < files_.size() && started_ - next_ < most_ahead) {
    const std::uint64_t size = sizes_[started_];
    if (bytes_ahead_ > 0 && bytes_ahead_ + size > kBytesAhead) return;
    bytes_ahead_ += size;
    pool_.start(started_, files_[started_].path);
    ++started_;
  }
}

void Import::take(const ReadingEvent& event) {
  if (event.number < next_) return;
  switch (event.step) {
    case ReadingStep::kDigested:
      return take_digested(event.number);
    case ReadingStep::kPageRead:
      ++state_.pages_read;
      state_.file = files_[event.number].path.filename().string();
      state_.page = event.page;
      state_.pages = static_cast<int>(pool_.reading(event.number).pages.size());
      return;
    case ReadingStep::kRead:
    case ReadingStep::kFailed:
      ready_.insert(event.number);
  }
}

// Only what the archive does not hold is read. Two files of one run with the same bytes are both
// read, unless the first is committed by now; the second turns out to be held when it is concluded.
void Import::take_digested(std::size_t number) {
  try {
    // What is read stands in the cache, so what was removed is not even read.
    refuse_removed(removals_, pool_.reading(number).digests->sha256);
    const bool is_held =
        identification_.is_held(catalogue(), pool_.reading(number), target_of(files_[number]));
    if (!is_held) return pool_.read_pages(number);
  } catch (const Error& error) {
    if (is_fatal(error)) throw;
  }
  ready_.insert(number);
}

void Import::conclude(std::size_t number) {
  const DocumentReading& reading = pool_.reading(number);
  const PlacedFile& file = files_[number];
  const FileTarget target = target_of(file);
  const std::vector<FoundRecord> records = identification_.records_to_split(reading, target);
  std::vector<FileOutcome> outcomes;
  if (records.empty()) {
    outcomes.push_back(outcome_of(file, reading, [&] {
      return with_witness(file, identification_.choose(catalogue(), reading, target));
    }));
  }
  for (const FoundRecord& record : records) {
    const DocumentReading part = part_of(reading, record.pages);
    outcomes.push_back(
        outcome_of(file, part, [&] { return identification_.choose_part(part, target); }));
  }
  pool_.finish(number);
  ready_.erase(number);
  bytes_ahead_ -= sizes_[number];
  state_.bytes_done += sizes_[number];
  ++state_.files_done;
  for (FileOutcome& outcome : outcomes) report(std::move(outcome));
}

FileOutcome Import::outcome_of(const PlacedFile& file, const DocumentReading& reading,
                               const Choice& choice) {
  FileOutcome outcome;
  outcome.file = reading.file.string();
  outcome.status = ImportStatus::kPlanned;
  try {
    conclude_file(file, reading, choice, outcome);
  } catch (const Error& error) {
    if (is_fatal(error)) throw;
    outcome.status = ImportStatus::kFailed;
    outcome.error = error.what();
    outcome.hint = error.hint();
  }
  return outcome;
}

void Import::conclude_file(const PlacedFile& file, const DocumentReading& reading,
                           const Choice& choice, FileOutcome& outcome) {
  if (reading.failure && !reading.digests) std::rethrow_exception(reading.failure);
  refuse_removed(removals_, reading.digests->sha256);
  const Catalogue known = catalogue();
  const ChosenId id = choice();
  const ChosenPlace place =
      choose_place(known, id.id, file.release.id, reading.digests->sha256, reading.range);
  outcome.document = id.id;
  outcome.folder = place.folder;
  outcome.id_witness = id.witness;
  refuse_removed_from(removals_, id.id, file.release.id, reading.digests->sha256);
  if (place.is_held) {
    outcome.status = ImportStatus::kUnchanged;
    const Revision held = known.revision(id.id, place.folder).value();
    outcome.page_count = held.observed.page_count;
    if (says_more(request_.obtained, held)) {
      outcome.hint =
          "how it was obtained is not recorded anew: take the import back first, with "
          "palimpsest undo " +
          held.document.text() + "@" + held.folder.text();
    }
    return;
  }
  if (reading.failure) std::rethrow_exception(reading.failure);
  if (writer_ && reading.pages.empty()) {
    throw Error(ErrorKind::kInternal, reading.file.string() + " was not read");
  }
  const std::optional<DocumentReading> coded = with_document_codes(reading);
  const DocumentReading& complete = coded ? *coded : reading;
  if (!request_.virus_scanner.empty()) check_for_viruses(request_.virus_scanner, file.path);
  const FileProvenance provenance = evidence_.of(file.path, *reading.bytes, file.checksums);
  Revision revision =
      revision_of(complete, id, place.folder, provenance, request_.reading.identifiers);
  outcome.page_count = revision.observed.page_count;
  outcome.findings = revision.findings;
  outcome.copies = copies_.copies_of(known, revision, complete.pages);
  outcome.opens = opened_placeholder(known, id.id, file.release.id);
  if (!writer_) {
    return planned_.place(file.release.id, reading.digests->sha256, request_.role, outcome);
  }
  revision.role = choose_role(known, revision, request_.role);
  commit(file.release, complete, std::move(revision), provenance, id, outcome);
}

void Import::commit(const Release& release, const DocumentReading& reading, Revision revision,
                    const FileProvenance& provenance, const ChosenId& id, FileOutcome& outcome) {
  outcome.role = revision.role;
  outcome.redaction_count = redaction_count(revision);
  const Catalogue known = catalogue();
  SaidInFile said =
      said_in_file(known, identification_.names(), {id.id, id.aliases}, revision, release);
  revision.findings.insert(revision.findings.end(), said.findings.begin(), said.findings.end());
  outcome.findings = revision.findings;
  const store::CommitRequest commit =
      import_commit(known, revision, said, reading, release, provenance, request_, act_id_);
  for (const EvidenceFile& file : provenance.files) {
    writer_->put_original(*file.bytes, file.digests);
  }
  writer_->put_original(*reading.bytes, *reading.digests);
  outcome.commit = writer_->add(commit);
  if (!since_) since_ = Clock::now();
  outcome.status = ImportStatus::kImported;
  copies_.add(revision, reading.pages);
  identification_.add({id.id, id.aliases}, release.id, reading.digests->sha256);
  outcome.changes = std::move(said.changes);
  for (const Document& item : said.items) {
    if (known.folders(item.id).empty()) identification_.add_item(item);
    outcome.items.push_back(item.id);
  }
}

bool Import::is_save_due() const {
  return since_ && (writer_->is_full() || Clock::now() - *since_ >= kBatchAge);
}

void Import::save() {
  if (since_) {
    since_.reset();
    // Nothing of a batch that could not be written is ever reported.
    std::vector<FileOutcome> waiting = std::exchange(unsaved_, {});
    (void)writer_->flush();
    unsaved_ = std::move(waiting);
  }
  for (FileOutcome& outcome : std::exchange(unsaved_, {})) {
    observer_.file_done(outcome);
    if (outcome.status == ImportStatus::kImported) outcome_.import_id = act_id_;
    outcome_.files.push_back(std::move(outcome));
  }
}

void Import::save_what_can_be() {
  try {
    save();
  } catch (const Error&) {
    // Nothing of the batch was reported.
  }
}

void Import::report(FileOutcome outcome) {
  if (outcome.status == ImportStatus::kFailed) ++state_.files_failed;
  unsaved_.push_back(std::move(outcome));
  if (!since_) save();
}

void Import::report_unusable(const UnusablePath& path) {
  ++state_.files;
  ++state_.files_done;
  FileOutcome outcome;
  outcome.file = path.path.string();
  outcome.status = ImportStatus::kFailed;
  outcome.error = path.why.what();
  outcome.hint = path.why.hint();
  report(std::move(outcome));
}

Error interruption(std::size_t done, std::size_t files) {
  return {ErrorKind::kInterrupted,
          "the import was stopped after " + std::to_string(done) + " of " + std::to_string(files) +
              " files",
          "run the same command again to go on; what is done is not done again"};
}

std::vector<std::filesystem::path> paths_of(const std::vector<PlacedFile>& files) {
  std::vector<std::filesystem::path> paths;
  for (const PlacedFile& file : files) {
    if (std::find(paths.begin(), paths.end(), file.path) == paths.end()) paths.push_back(file.path);
  }
  return paths;
}

}  // namespace

ImportOutcome import_files(store::Store& store, const ClientFactory& make_client,
                           const ImportRequest& request, ImportObserver& observer) {
  FoundFiles found = find_files(request.paths);
  if (found.files.empty() && found.unusable.size() == 1) throw found.unusable.front().why;
  if (request.release) check_release(Catalogue(store.tip()), *request.release);
  const std::vector<PlacedFile> files = place_files(request, found);
  const ImportEvidence evidence(request.obtained, paths_of(files));
  Import import(store, make_client, request, evidence, observer);
  for (const UnusablePath& path : found.unusable) import.report_unusable(path);
  try {
    const bool is_complete = import.run(files);
    import.save();
    if (!is_complete) {
      throw interruption(import.files_done(), files.size() + found.unusable.size());
    }
    if (request.mode == ImportMode::kCommit) refresh_index(store);
  } catch (const Error& error) {
    import.save_what_can_be();
    observer.stopped(import.outcome());
    throw;
  }
  return import.outcome();
}

}  // namespace palimpsest::archive
