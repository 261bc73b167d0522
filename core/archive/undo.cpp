#include "archive/undo.hpp"

#include "archive/act.hpp"
#include "archive/edit/take_back.hpp"
#include "archive/forms/form_source.hpp"
#include "archive/found_import.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/refresh/read_since.hpp"
#include "archive/refresh/take_back_refresh.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/cited_evidence.hpp"
#include "archive/tree/tree_paths.hpp"
#include "archive/undo_commit.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

// Takes the revisions of one import away, with the diffs that rest on them, and puts back what
// stood before it.
class ImportRemoval {
 public:
  ImportRemoval(const store::Store& store, const FoundImport& import)
      : store_(store),
        tip_(store.tip()),
        after_(store.at(import.last())),
        before_(store.at(import.before_first())),
        catalogue_(tip_),
        list_(import.list),
        read_since_(store, import.last()) {
    for (const ImportedRevision& revision : import.revisions) {
      gone_.insert(revision.name.text());
      revisions_.push_back(revision.name);
    }
  }

  // Throws Error(conflict) when somebody changed the revision after the import. What other tools
  // read of it since goes with it.
  void add_revision(const ImportedRevision& revision) {
    const std::string folder = revision_folder(revision.name.document, revision.name.folder);
    if (!read_since_.is_as_imported(revision.name)) {
      throw Error(ErrorKind::kConflict, revision.name.text() + " has changed since it was imported",
                  "take the later change back first: `palimpsest log " +
                      revision.name.document.text() + "` names it");
    }
    edits_.push_back({folder, std::nullopt});
    for (std::string& path : kept_diffs_on(tip_, revision.name)) {
      edits_.push_back({std::move(path), std::nullopt});
    }
  }

  // Returns other documents of which the revision says something, or said when it was read again.
  [[nodiscard]] std::set<DocumentId> documents_told(const ImportedRevision& revision) {
    std::set<DocumentId> documents = read_since_.documents_told(revision.name);
    documents.insert(revision.documents.begin(), revision.documents.end());
    return documents;
  }

  // A document of which no file is left and nobody says anything goes, too.
  void add_document(const DocumentId& document) {
    const std::string path = document_record_path(document);
    const auto present = tip_.read(path);
    if (!present) return;
    const bool is_unchanged = tip_.object_of(path) == after_.object_of(path);
    const bool is_restored = is_unchanged && before_.object_of(path);
    const std::string left = is_restored ? before_.read(path).value() : without_gone(*present);
    if (!has_files(document) && says_nothing(record::parse_document(left))) {
      edits_.push_back({path, std::nullopt});
    } else if (left != *present) {
      edits_.push_back({path, left});
    }
  }

  void add_list(const std::vector<store::PathChange>& changes) {
    for (const store::PathChange& change : changes) {
      if (const auto document = document_of_path(change.path)) {
        add_document(*document);
      } else if (change.path.starts_with("releases/")) {
        add_release(release_of_path(change.path));
      } else if (!change.before) {
        drop_uncited(catalogue_, change.path, edits_);
      }
    }
    // Another act may have brought it first.
    drop_uncited(catalogue_, evidence_path(list_->sha256), edits_);
  }

  void add_release(const ReleaseId& release) {
    const std::string path = release_record_path(release);
    if (before_.object_of(path) || !is_used(release)) restore(path);
  }

  [[nodiscard]] std::vector<store::TreeEdit> take_edits() { return std::move(edits_); }
  [[nodiscard]] const std::set<std::string>& gone() const { return gone_; }

 private:
  [[nodiscard]] bool has_files(const DocumentId& document) const {
    const std::vector<RevisionFolder> folders = catalogue_.folders(document);
    return !std::all_of(folders.begin(), folders.end(), [&](const auto& folder) {
      return gone_.contains(RevisionName{document, folder}.text());
    });
  }

  // Returns the record without what the list and the forms of the import say. What the same list
  // says elsewhere, since another act took it in for another release, stays.
  [[nodiscard]] std::string without_gone(const std::string& record) const {
    Document document = record::parse_document(record);
    const std::vector<Source> listed =
        list_ ? new_sources(before_, store_.at(list_->commit), document.id, list_->sha256)
              : std::vector<Source>{};
    remove_sources(document, [&](const Source& source) {
      return std::find(listed.begin(), listed.end(), source) != listed.end() ||
             std::any_of(revisions_.begin(), revisions_.end(), [&](const RevisionName& revision) {
               return is_form_in(source, revision);
             });
    });
    return record::document_to_json(document);
  }

  // Puts a record back, unless a later act changed it.
  void restore(const std::string& path) {
    const bool is_unchanged = tip_.object_of(path) == after_.object_of(path);
    const bool was_there = before_.object_of(path).has_value();
    if (is_unchanged && (was_there || path.starts_with("releases/"))) {
      edits_.push_back({path, before_.read(path)});
    }
  }

  [[nodiscard]] bool is_used(const ReleaseId& release) const {
    const auto index = open_index(store_);
    const std::vector<DocumentId> documents =
        index ? index->documents_of(release) : catalogue_.documents();
    for (const DocumentId& document : documents) {
      for (const RevisionFolder& folder : catalogue_.folders(document)) {
        if (release_of(folder) == release &&
            !gone_.contains(RevisionName{document, folder}.text())) {
          return true;
        }
      }
    }
    return false;
  }

  const store::Store& store_;
  store::Snapshot tip_;
  store::Snapshot after_;
  store::Snapshot before_;
  Catalogue catalogue_;
  std::optional<ImportedList> list_;
  std::set<std::string> gone_;
  std::vector<RevisionName> revisions_;  // the same
  ReadSince read_since_;
  std::vector<store::TreeEdit> edits_;
};

}  // namespace

UndoOutcome undo(store::Store& store, const std::string& act, const Actor& actor) {
  store::Writer writer(store);
  if (act.find('@') == std::string::npos && may_begin_an_id(act)) {
    if (auto edit = take_back_edit(store, writer, act, actor)) return std::move(*edit);
    if (auto refresh = take_back_refresh(store, writer, act, actor)) return std::move(*refresh);
  }
  const FoundImport import = find_import(store, act);
  Act record = undo_of(import.id, store.tip().commit(), actor);
  if (import.list) record.list = import.list->sha256;
  ImportRemoval removal(store, import);
  std::set<DocumentId> documents;
  std::set<ReleaseId> releases;
  for (const ImportedRevision& revision : import.revisions) {
    removal.add_revision(revision);
    record.revisions.push_back(revision.name);
    documents.insert(revision.name.document);
    const std::set<DocumentId> told = removal.documents_told(revision);
    documents.insert(told.begin(), told.end());
    record.documents.insert(record.documents.end(), told.begin(), told.end());
    releases.insert(release_of(revision.name.folder));
  }
  for (const DocumentId& document : documents) removal.add_document(document);
  for (const ReleaseId& release : releases) removal.add_release(release);
  if (import.list) removal.add_list(store.changes_of(import.list->commit));
  const CommitId commit = commit_undo(writer, record, act, removal.take_edits(), actor);
  return {import.id, commit, {removal.gone().begin(), removal.gone().end()}, record.list};
}

}  // namespace palimpsest::archive
