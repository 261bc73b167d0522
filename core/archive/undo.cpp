#include "archive/undo.hpp"

#include "archive/act.hpp"
#include "archive/edit/take_back.hpp"
#include "archive/forms/form_source.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/refresh/take_back_refresh.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/cited_evidence.hpp"
#include "archive/tree/tree_paths.hpp"
#include "archive/tree/unchanged.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kShortestPrefix = 8;  // the date of an import's id

// A revision as an import committed it.
struct ImportedRevision {
  RevisionName name;
  std::vector<DocumentId> documents;  // others of which its forms say something
  CommitId commit;
  std::optional<CommitId> parent;
};

// A release list as an import committed it.
struct ImportedList {
  Sha256 sha256;
  CommitId commit;
  std::optional<CommitId> parent;
};

struct FoundImport {
  std::string id;
  std::vector<ImportedRevision> revisions;  // the newest first
  std::optional<ImportedList> list;         // before all revisions

  [[nodiscard]] CommitId last() const {
    return revisions.empty() ? list->commit : revisions.front().commit;
  }
  [[nodiscard]] CommitId before_first() const {
    return (list ? list->parent : revisions.back().parent).value();
  }
};

// Says which revisions of which imports an undo is about.
class Wanted {
 public:
  explicit Wanted(const std::string& text) : text_(text) {
    if (!names_revision() && text.size() < kShortestPrefix) {
      throw Error(ErrorKind::kUsage, "'" + text + "' does not name an import",
                  "write the id that the import printed, at least its date, or DOCUMENT@RELEASE");
    }
  }

  [[nodiscard]] bool names_revision() const { return text_.find('@') != std::string::npos; }
  [[nodiscard]] bool has(const Act& act, const RevisionName& name) const {
    return names_revision() ? name.text() == text_ : act.id.starts_with(text_);
  }
  [[nodiscard]] bool has_list(const Act& act) const {
    return act.kind == ActKind::kList && act.list && !names_revision() && act.id.starts_with(text_);
  }

 private:
  const std::string& text_;
};

[[noreturn]] void fail_to_find(const std::string& text, bool was_undone) {
  if (was_undone) throw Error(ErrorKind::kConflict, text + " was taken back already");
  throw Error(ErrorKind::kInput, "the archive knows no import '" + text + "'",
              "`palimpsest import` prints the id of every import at its end");
}

// Collects what one text names on the way through the history, without what was taken back.
class Search {
 public:
  explicit Search(const std::string& text) : text_(text), wanted_(text) {}

  // Returns false when nothing more can follow.
  [[nodiscard]] bool take(const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (!act) return true;
    if (act->kind == ActKind::kUndo && act->list) undone_.emplace(act->undoes, act->list->hex());
    if (wanted_.has_list(*act) && is_news(*act, act->list->hex())) {
      found_.list = {*act->list, commit.id, commit.parent};
    }
    for (const RevisionName& name : act->revisions) {
      if (act->kind == ActKind::kUndo) undone_.emplace(act->undoes, name.text());
      if (act->kind != ActKind::kImport || !wanted_.has(*act, name)) continue;
      if (is_news(*act, name.text())) {
        found_.revisions.push_back({name, act->documents, commit.id, commit.parent});
      }
    }
    return !(wanted_.names_revision() && !found_.id.empty());
  }

  [[nodiscard]] FoundImport result() {
    if (found_.id.empty()) fail_to_find(text_, was_undone_);
    return std::move(found_);
  }

 private:
  bool is_news(const Act& act, const std::string& name) {
    const bool is_gone = undone_.contains({act.id, name});
    was_undone_ |= is_gone;
    if (is_gone) return false;
    if (!found_.id.empty() && found_.id != act.id) {
      throw Error(ErrorKind::kUsage, "'" + text_ + "' can mean several imports",
                  "say more of the id: " + found_.id + " or " + act.id);
    }
    found_.id = act.id;
    return true;
  }

  const std::string& text_;
  Wanted wanted_;
  FoundImport found_;
  std::set<std::pair<std::string, std::string>> undone_;
  bool was_undone_ = false;
};

FoundImport find_import(const store::Store& store, const std::string& text) {
  Search search(text);
  store.visit_history([&](const store::CommitInfo& commit) { return search.take(commit); });
  return search.result();
}

// Takes the revisions of one import away, with the diffs that rest on them, and puts back what
// stood before it.
class Removal {
 public:
  Removal(const store::Store& store, const FoundImport& import)
      : store_(store),
        tip_(store.tip()),
        after_(store.at(import.last())),
        before_(store.at(import.before_first())),
        catalogue_(tip_),
        list_(import.list) {
    for (const ImportedRevision& revision : import.revisions) {
      gone_.insert(revision.name.text());
      revisions_.push_back(revision.name);
    }
  }

  // Throws Error(conflict) when somebody changed the revision after the import.
  void add_revision(const ImportedRevision& revision) {
    const std::string folder = revision_folder(revision.name.document, revision.name.folder);
    if (!is_unchanged(after_, tip_, folder)) {
      throw Error(ErrorKind::kConflict, revision.name.text() + " has changed since it was imported",
                  "take the later change back first");
    }
    edits_.push_back({folder, std::nullopt});
    for (std::string& path : kept_diffs_on(tip_, revision.name)) {
      edits_.push_back({std::move(path), std::nullopt});
    }
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
        add_evidence(change.path);
      }
    }
    add_evidence(evidence_path(list_->sha256));  // another act may have brought it first
  }

  void add_evidence(const std::string& path) {
    if (!tip_.object_of(path) || is_cited(catalogue_, path, edits_)) return;
    edits_.push_back({path, std::nullopt});
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
  std::vector<store::TreeEdit> edits_;
};

// Leaves out what was removed by order. Throws Error(conflict) when nothing else is left.
FoundImport without_removed(const store::Store& store, FoundImport import,
                            const std::string& text) {
  std::erase_if(import.revisions, [&](const ImportedRevision& revision) {
    const std::string folder = revision_folder(revision.name.document, revision.name.folder);
    return !store.at(revision.commit).object_of(folder);
  });
  if (!import.revisions.empty() || import.list) return import;
  throw Error(ErrorKind::kConflict, text + " was removed by order",
              "nothing of it is left that could be taken back");
}

}  // namespace

UndoOutcome undo(store::Store& store, const std::string& act, const Actor& actor) {
  store::Writer writer(store);
  if (act.find('@') == std::string::npos && act.size() >= kShortestPrefix) {
    if (auto edit = take_back_edit(store, writer, act, actor)) return std::move(*edit);
    if (auto refresh = take_back_refresh(store, writer, act, actor)) return std::move(*refresh);
  }
  const FoundImport import = without_removed(store, find_import(store, act), act);
  Act record{ActKind::kUndo, make_act_id(actor, store.tip().commit(), import.id), {}, import.id, 0};
  if (import.list) record.list = import.list->sha256;
  Removal removal(store, import);
  std::set<DocumentId> documents;
  std::set<ReleaseId> releases;
  for (const ImportedRevision& revision : import.revisions) {
    removal.add_revision(revision);
    record.revisions.push_back(revision.name);
    documents.insert(revision.name.document);
    documents.insert(revision.documents.begin(), revision.documents.end());
    record.documents.insert(record.documents.end(), revision.documents.begin(),
                            revision.documents.end());
    releases.insert(release_of(revision.name.folder));
  }
  for (const DocumentId& document : documents) removal.add_document(document);
  for (const ReleaseId& release : releases) removal.add_release(release);
  if (import.list) removal.add_list(store.changes_of(import.list->commit));
  const CommitId commit =
      writer.commit({removal.take_edits(), act_message(record, "Take back " + act, "", actor),
                     actor.time, actor.operator_name});
  return {import.id, commit, {removal.gone().begin(), removal.gone().end()}, record.list};
}

}  // namespace palimpsest::archive
