#include "archive/import/import.hpp"

#include "archive/act.hpp"
#include "archive/import/import_files.hpp"
#include "archive/import/import_plan.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace palimpsest::archive {
namespace {

// One run of import_files: what its files share.
class Import {
 public:
  Import(store::Store& store, worker::Client& worker, const ImportRequest& request,
         ImportObserver& observer)
      : store_(store), worker_(worker), request_(request), observer_(observer) {
    if (request.mode == ImportMode::kCommit) writer_.emplace(store);
    act_id_ = make_act_id(request.actor, store.tip().commit(), request.release.id.text());
  }

  void import_file(const std::filesystem::path& file);
  void report_unusable(const UnusablePath& path);

  // Returns what was done so far.
  [[nodiscard]] ImportOutcome outcome() const { return outcome_; }

 private:
  void import_bytes(const std::filesystem::path& file, FileOutcome& outcome);
  void plan(FileOutcome& outcome, const Sha256& sha256);
  void report(FileOutcome outcome);
  [[nodiscard]] Revision read_revision(const std::filesystem::path& file, const std::string& bytes,
                                       const ChosenId& id, const RevisionFolder& folder,
                                       const FileDigests& digests);
  [[nodiscard]] CommitId commit(const Revision& revision, const ChosenId& id,
                                const std::string& bytes, double seconds);

  store::Store& store_;
  worker::Client& worker_;
  const ImportRequest& request_;
  ImportObserver& observer_;
  std::optional<store::Writer> writer_;
  std::string act_id_;
  ImportOutcome outcome_;
  std::map<DocumentId, std::vector<Sha256>> planned_;  // of a dry run, which commits nothing
};

std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

int redaction_count(const Revision& revision) {
  std::size_t count = 0;
  for (const Page& page : revision.pages) count += page.redactions.size();
  return static_cast<int>(count);
}

Finding unsure_id_finding(const DocumentId& id) {
  return {FindingKind::kIdFromFileName,
          "the file name holds no record number; the document is filed as " + id.text(),
          {},
          {},
          0};
}

Revision Import::read_revision(const std::filesystem::path& file, const std::string& bytes,
                               const ChosenId& id, const RevisionFolder& folder,
                               const FileDigests& digests) {
  const auto document = worker_.open(bytes, request_.reading);
  Revision revision{id.id,
                    folder,
                    {},
                    id.witness,
                    {digests, document->facts().page_count, document->facts().pdf_version,
                     document->facts().producer, document->tooling()},
                    {file.filename().string(), request_.source_url},
                    document->facts().findings,
                    {}};
  if (id.witness == IdWitness::kCleanedFileName) {
    revision.findings.push_back(unsure_id_finding(id.id));
  }
  if (request_.mode == ImportMode::kDryRun) return revision;
  for (int number = 1; number <= document->page_count(); ++number) {
    revision.pages.push_back(document->read_page(number));
    observer_.page_read(file, number, document->page_count());
  }
  return revision;
}

CommitId Import::commit(const Revision& revision, const ChosenId& id, const std::string& bytes,
                        double seconds) {
  const RevisionName name{revision.document, revision.folder};
  const std::string body =
      counted(static_cast<std::size_t>(revision.observed.page_count), "page") + ", " +
      counted(static_cast<std::size_t>(redaction_count(revision)), "redaction");
  writer_->put_original(bytes, revision.observed.digests);
  const Act act{ActKind::kImport, act_id_, {name}, {}, seconds, worker_.sandbox_text()};
  return writer_->commit({revision_edits(Catalogue(store_.tip()), revision,
                                         {revision.document, id.aliases}, request_.release),
                          act_message(act, "Import " + name.text(), body, request_.actor),
                          request_.actor.time, request_.actor.operator_name});
}

void Import::import_bytes(const std::filesystem::path& file, FileOutcome& outcome) {
  const std::string bytes = read_file(file);
  const FileDigests digests = digests_of(bytes);
  const ChosenId id = choose_id(file, request_.document);
  const Catalogue catalogue(store_.tip());
  const ChosenPlace place = choose_place(catalogue, id.id, request_.release.id, digests.sha256);
  outcome.document = id.id;
  outcome.folder = place.folder;
  outcome.id_witness = id.witness;
  if (place.is_held) {
    outcome.status = ImportStatus::kUnchanged;
    outcome.page_count = catalogue.revision(id.id, place.folder)->observed.page_count;
    return;
  }
  const auto start = std::chrono::steady_clock::now();
  Revision revision = read_revision(file, bytes, id, place.folder, digests);
  const std::chrono::duration<double> reading = std::chrono::steady_clock::now() - start;
  outcome.page_count = revision.observed.page_count;
  outcome.findings = revision.findings;
  if (request_.mode == ImportMode::kDryRun) return plan(outcome, digests.sha256);
  revision.role = choose_role(catalogue, revision, request_.role);
  outcome.role = revision.role;
  outcome.redaction_count = redaction_count(revision);
  outcome.commit = commit(revision, id, bytes, reading.count());
  outcome.status = ImportStatus::kImported;
}

// Places a file of a dry run behind those that the same run would have put there before it. Without
// its pages the role is only what the name says.
void Import::plan(FileOutcome& outcome, const Sha256& sha256) {
  std::vector<Sha256>& before = planned_[*outcome.document];
  const auto same = std::find(before.begin(), before.end(), sha256);
  const int first = ordinal_of(*outcome.folder);
  const ReleaseId& release = request_.release.id;
  outcome.folder = folder_of(release, first + static_cast<int>(same - before.begin()));
  outcome.status = same == before.end() ? ImportStatus::kPlanned : ImportStatus::kUnchanged;
  if (same == before.end()) before.push_back(sha256);
  const FileRole otherwise =
      ordinal_of(*outcome.folder) == 1 ? FileRole::kMain : FileRole::kUnsorted;
  const auto part = part_in_file_name(std::filesystem::path(outcome.file).filename().string());
  outcome.role = request_.role ? *request_.role : part.value_or(Role{otherwise, 0, 0});
}

void Import::report(FileOutcome outcome) {
  observer_.file_done(outcome);
  if (outcome.status == ImportStatus::kImported) outcome_.import_id = act_id_;
  outcome_.files.push_back(std::move(outcome));
}

void Import::report_unusable(const UnusablePath& path) {
  FileOutcome outcome;
  outcome.file = path.path.string();
  outcome.status = ImportStatus::kFailed;
  outcome.error = path.why.what();
  outcome.hint = path.why.hint();
  report(std::move(outcome));
}

void Import::import_file(const std::filesystem::path& file) {
  FileOutcome outcome;
  outcome.file = file.string();
  outcome.status = ImportStatus::kPlanned;
  try {
    import_bytes(file, outcome);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kEnvironment || error.kind() == ErrorKind::kInterrupted) throw;
    outcome.status = ImportStatus::kFailed;
    outcome.error = error.what();
    outcome.hint = error.hint();
  }
  report(std::move(outcome));
}

}  // namespace

ImportOutcome import_files(store::Store& store, worker::Client& worker,
                           const ImportRequest& request, ImportObserver& observer) {
  const FoundFiles found = find_files(request.paths);
  if (found.files.empty() && found.unusable.size() == 1) throw found.unusable.front().why;
  check_release(Catalogue(store.tip()), request.release);
  Import import(store, worker, request, observer);
  for (const UnusablePath& path : found.unusable) import.report_unusable(path);
  try {
    for (const std::filesystem::path& file : found.files) import.import_file(file);
  } catch (const Error&) {
    observer.stopped(import.outcome());
    throw;
  }
  return import.outcome();
}

}  // namespace palimpsest::archive
