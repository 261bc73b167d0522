#include "archive/import/import.hpp"

#include "archive/act.hpp"
#include "archive/copies/copy_watch.hpp"
#include "archive/forms/said_in_file.hpp"
#include "archive/identity/identification.hpp"
#include "archive/import/commit_batch.hpp"
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
#include "archive/reading/reading_ahead.hpp"
#include "archive/removal/removals.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <utility>

namespace palimpsest::archive {
namespace {

using Choice = std::function<ChosenId()>;  // of the document that a file is

constexpr auto kTick = std::chrono::milliseconds(200);

bool is_fatal(const Error& error) {
  return error.kind() == ErrorKind::kEnvironment || error.kind() == ErrorKind::kInterrupted;
}

// One run of import_files.
class Import {
 public:
  Import(store::Store& store, const ClientFactory& make_client, const ImportRequest& request,
         const ImportEvidence& evidence, ImportObserver& observer)
      : request_(request),
        evidence_(evidence),
        observer_(observer),
        batch_(store, request.mode,
               [&observer](const FileOutcome& outcome) { observer.file_done(outcome); }),
        removals_(removals_in(store.tip())),
        identification_(store, request.identity, request.reading.identifiers),
        results_(page_results_folder(store.root()), request.reading, request.supply),
        readings_({request.jobs, request.reading, make_client, request.mode == ImportMode::kCommit},
                  results_),
        act_id_(request.act_id),
        copies_(store, audience_at(request.actor.time)) {
    if (act_id_.empty()) {
      act_id_ = make_act_id(request.actor, store.tip().commit(), request.release->id.text());
    }
  }

  void report_unusable(const UnusablePath& path);

  // Imports `files`. Returns false when it was told to stop before the last of them.
  [[nodiscard]] bool run(const std::vector<PlacedFile>& files);

  // See CommitBatch.
  void save() { batch_.save(); }
  void save_what_can_be() { batch_.save_what_can_be(); }

  // Returns what is on disk and was reported.
  [[nodiscard]] ImportOutcome outcome() const;

  [[nodiscard]] std::size_t files_done() const { return state_.files_done; }

 private:
  void take(const ReadingEvent& event);
  void take_digested(std::size_t number);
  void conclude_next();
  [[nodiscard]] FileOutcome outcome_of(const PlacedFile& file, const DocumentReading& reading,
                                       const Choice& choice);
  void conclude_file(const PlacedFile& file, const DocumentReading& reading, const Choice& choice,
                     FileOutcome& outcome);
  void commit(const Release& release, const DocumentReading& reading, Revision revision,
              const FileProvenance& provenance, const ChosenId& id, FileOutcome& outcome);
  void report(FileOutcome outcome);
  void refuse_removed_of(const DocumentReading& reading) const;
  [[nodiscard]] Catalogue catalogue() const { return Catalogue(batch_.tip()); }

  const ImportRequest& request_;
  const ImportEvidence& evidence_;
  ImportObserver& observer_;
  CommitBatch<FileOutcome> batch_;
  std::vector<Removal> removals_;
  Identification identification_;
  PageResults results_;
  ReadingAhead readings_;
  std::string act_id_;
  CopyWatch copies_;
  std::vector<PlacedFile> files_;
  ImportState state_;
  PlannedFiles planned_;
};

bool Import::run(const std::vector<PlacedFile>& files) {
  files_ = files;
  state_.files += files.size();
  std::vector<std::filesystem::path> paths;
  for (const PlacedFile& file : files) paths.push_back(file.path);
  state_.bytes += readings_.start(std::move(paths));
  while (!readings_.is_done()) {
    if (request_.is_stopped && request_.is_stopped()) {
      observer_.stopping();
      return false;
    }
    if (const auto event = readings_.next_event(kTick)) take(*event);
    while (readings_.is_next_ready()) conclude_next();
    if (batch_.is_save_due()) save();
    observer_.progress(state_);
  }
  return true;
}

void Import::take(const ReadingEvent& event) {
  switch (event.step) {
    case ReadingStep::kDigested:
      return take_digested(event.number);
    case ReadingStep::kPageRead:
      ++state_.pages_read;
      state_.file = files_[event.number].path.filename().string();
      state_.page = event.page;
      state_.pages = static_cast<int>(readings_.reading(event.number).pages.size());
      return;
    case ReadingStep::kRead:
    case ReadingStep::kFailed:
      readings_.set_ready(event.number);
  }
}

// Only what the archive does not hold is read. Two files of one run with the same bytes are both
// read, unless the first is committed by now; the second turns out to be held when it is concluded.
void Import::take_digested(std::size_t number) {
  try {
    // What is read stands in the cache, so what was removed is not even read.
    refuse_removed_of(readings_.reading(number));
    const bool is_held =
        identification_.is_held(catalogue(), readings_.reading(number), target_of(files_[number]));
    if (!is_held) return readings_.read_pages(number);
  } catch (const Error& error) {
    if (is_fatal(error)) throw;
  }
  readings_.set_ready(number);
}

void Import::refuse_removed_of(const DocumentReading& reading) const {
  refuse_removed(removals_, reading.digests->sha256);
  for (const Evidence& image : reading.image_evidence) refuse_removed(removals_, image.sha256);
}

void Import::conclude_next() {
  const std::size_t number = readings_.next();
  const DocumentReading& reading = readings_.reading(number);
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
  state_.bytes_done += readings_.finish_next();
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
  refuse_removed_of(reading);
  const Catalogue known = catalogue();
  const ChosenId id = choice();
  ChosenPlace place =
      choose_place(known, id.id, file.release.id, reading.digests->sha256, reading.range);
  if (!place.is_held) {
    place.folder = identification_.names().folder_for(id.id, place.folder, reading.digests->sha256);
  }
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
  if (batch_.writer() != nullptr && reading.pages.empty()) {
    throw Error(ErrorKind::kInternal, reading.file.string() + " was not read");
  }
  const std::optional<DocumentReading> coded = with_document_codes(reading);
  const DocumentReading& complete = coded ? *coded : reading;
  if (!request_.virus_scanner.empty()) check_for_viruses(request_.virus_scanner, file.path);
  const bool is_pdf = reading.image_files.empty();
  FileProvenance provenance = evidence_.of(
      file.path, is_pdf ? *reading.bytes : *reading.image_files.front().bytes, file.checksums);
  provenance.evidence.insert(provenance.evidence.end(), reading.image_evidence.begin(),
                             reading.image_evidence.end());
  provenance.files.insert(provenance.files.end(), reading.image_files.begin(),
                          reading.image_files.end());
  Revision revision =
      revision_of(complete, id, place.folder, provenance, request_.reading.identifiers);
  outcome.page_count = revision.observed.page_count;
  outcome.findings = revision.findings;
  outcome.copies = copies_.copies_of(known, revision, complete.pages);
  outcome.opens = opened_placeholder(known, id.id, file.release.id);
  if (batch_.writer() == nullptr) {
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
    batch_.writer()->put_original(*file.bytes, file.digests);
  }
  if (reading.image_files.empty()) {
    batch_.writer()->put_original(*reading.bytes, *reading.digests);
  }
  outcome.commit = batch_.add(commit);
  outcome.status = ImportStatus::kImported;
  copies_.add(revision, reading.pages);
  identification_.add({id.id, id.aliases}, release.id, reading.digests->sha256);
  outcome.changes = std::move(said.changes);
  for (const Document& item : said.items) {
    if (known.folders(item.id).empty()) identification_.add_item(item);
    outcome.items.push_back(item.id);
  }
}

void Import::report(FileOutcome outcome) {
  if (outcome.status == ImportStatus::kFailed) ++state_.files_failed;
  batch_.report(std::move(outcome));
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

ImportOutcome Import::outcome() const {
  ImportOutcome outcome{act_id_, batch_.saved()};
  const bool has_imported =
      std::any_of(outcome.files.begin(), outcome.files.end(),
                  [](const FileOutcome& file) { return file.status == ImportStatus::kImported; });
  if (!has_imported) outcome.import_id.clear();
  return outcome;
}

Error interruption(std::size_t done, std::size_t files) {
  return {ErrorKind::kInterrupted,
          "the import was stopped after " + std::to_string(done) + " of " + counted(files, "file"),
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
