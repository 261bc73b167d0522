#include "archive/import/import.hpp"

#include "archive/act.hpp"
#include "archive/import/import_plan.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/tree/catalogue.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <algorithm>

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

  [[nodiscard]] FileOutcome import_file(const std::filesystem::path& file);
  [[nodiscard]] const std::string& act_id() const { return act_id_; }

 private:
  void import_bytes(const std::filesystem::path& file, FileOutcome& outcome);
  [[nodiscard]] Revision read_revision(const std::filesystem::path& file, const std::string& bytes,
                                       const ChosenId& id, const RevisionFolder& folder,
                                       const FileDigests& digests);
  [[nodiscard]] CommitId commit(const Revision& revision, const ChosenId& id,
                                const std::string& bytes);

  store::Store& store_;
  worker::Client& worker_;
  const ImportRequest& request_;
  ImportObserver& observer_;
  std::optional<store::Writer> writer_;
  std::string act_id_;
};

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

CommitId Import::commit(const Revision& revision, const ChosenId& id, const std::string& bytes) {
  const RevisionName name{revision.document, revision.folder};
  const std::string body = std::to_string(revision.observed.page_count) + " pages, " +
                           std::to_string(redaction_count(revision)) + " redactions";
  writer_->put_original(bytes, revision.observed.digests);
  const Act act{ActKind::kImport, act_id_, {name}, {}};
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
  Revision revision = read_revision(file, bytes, id, place.folder, digests);
  revision.role =
      request_.mode == ImportMode::kDryRun
          ? request_.role.value_or(part_in_file_name(file.filename().string()).value_or(Role{}))
          : choose_role(catalogue, revision, request_.role);
  outcome.role = revision.role;
  outcome.page_count = revision.observed.page_count;
  outcome.findings = revision.findings;
  if (request_.mode == ImportMode::kDryRun) return;
  outcome.redaction_count = redaction_count(revision);
  outcome.commit = commit(revision, id, bytes);
  outcome.status = ImportStatus::kImported;
}

FileOutcome Import::import_file(const std::filesystem::path& file) {
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
  observer_.file_done(outcome);
  return outcome;
}

}  // namespace

ImportOutcome import_files(store::Store& store, worker::Client& worker,
                           const ImportRequest& request, ImportObserver& observer) {
  const std::vector<std::filesystem::path> files = find_import_files(request.paths);
  check_release(Catalogue(store.tip()), request.release);
  Import import(store, worker, request, observer);
  ImportOutcome outcome;
  for (const std::filesystem::path& file : files) {
    outcome.files.push_back(import.import_file(file));
  }
  const bool is_committed =
      std::any_of(outcome.files.begin(), outcome.files.end(),
                  [](const FileOutcome& file) { return file.status == ImportStatus::kImported; });
  if (is_committed) outcome.import_id = import.act_id();
  return outcome;
}

}  // namespace palimpsest::archive
