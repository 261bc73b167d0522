#include "archive/edit/take_back.hpp"

#include "archive/acts_named.hpp"
#include "archive/edit/inverse.hpp"
#include "archive/edit/said_state.hpp"
#include "archive/edit/structure/restructured_tree.hpp"
#include "archive/import/revision_tree.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/cited_evidence.hpp"
#include "archive/tree/reference.hpp"
#include "archive/tree/tree_paths.hpp"
#include "archive/tree/unchanged.hpp"
#include "archive/undo_commit.hpp"
#include "base/error.hpp"
#include "record/document_record.hpp"
#include "record/edits_record.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace palimpsest::archive {
namespace {

constexpr std::string_view kDocuments = "documents/";
constexpr std::string_view kChanges = "/changes/";
constexpr std::string_view kDocumentRecord = "/document.json";
constexpr std::string_view kEditsRecord = "/edits.json";

struct FoundEdit {
  Act act;
  CommitId commit;
  CommitId parent;
};

// Finds the one act whose id begins so; nothing when it is no edit.
std::optional<FoundEdit> find_edit(const store::Store& store, const std::string& text) {
  ActsNamed named(text);
  std::optional<FoundEdit> found;
  store.visit_history([&](const store::CommitInfo& commit) {
    auto act = parse_act(commit.message);
    if (!act) return true;
    const bool is_edit = named.take(*act) && act->kind == ActKind::kEdit;
    if (is_edit) found = FoundEdit{*act, commit.id, commit.parent.value()};
    return true;
  });
  if (found) named.check_is_one();
  named.check_is_left();
  return found;
}

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::kConflict, what + " has changed since",
              "take the later change back first: `palimpsest log` names it");
}

// One edit, and the tree that takes it back.
class TakenBack {
 public:
  TakenBack(const store::Store& store, const FoundEdit& found)
      : before_(store.at(found.parent)), after_(store.at(found.commit)), tip_(store.tip()) {
    for (const store::PathChange& change : store.changes_of(found.commit)) add(change.path);
    keep_names();
  }

  [[nodiscard]] std::vector<store::TreeEdit> take_edits() {
    for (const auto& [id, document] : documents_) {
      if (!document) continue;  // it goes with its folder
      edits_.push_back({document_record_path(id), record::document_to_json(*document)});
    }
    for (const DocumentId& id : documents()) take_back_evidence(id);
    return std::move(edits_);
  }

  [[nodiscard]] std::vector<DocumentId> documents() const {
    std::vector<DocumentId> ids;
    for (const auto& [id, document] : documents_) ids.push_back(id);
    return ids;
  }

 private:
  [[nodiscard]] bool is_unchanged(const std::string& path) const {
    return archive::is_unchanged(after_, tip_, path);
  }

  void add(const std::string& path) {
    // Evidence follows the records that name it, and a release that was made is no harm.
    if (!path.starts_with(kDocuments)) return;
    if (path.find(kChanges) != std::string::npos) return;
    const DocumentId document = document_of_path(path).value();
    if (path.ends_with(kDocumentRecord)) return add_document(document);
    if (path.ends_with(kEditsRecord) && !is_unchanged(path)) return add_said(path, document);
    if (!is_unchanged(path)) refuse(document.text());
    const bool is_said = path.ends_with(kEditsRecord);
    if (!is_said && !is_unchanged(folder_of_file(path))) refuse(document.text());
    edits_.push_back({path, before_.read(path)});
  }

  // Files that show what is said again come back, and those that showed what the edit said go,
  // unless something else names them.
  void take_back_evidence(const DocumentId& id) {
    const std::set<Sha256> before = state_evidence(before_, id);
    const std::set<Sha256> after = state_evidence(after_, id);
    for (const Sha256& sha256 : before) {
      if (after.contains(sha256)) continue;
      const std::string path = evidence_path(sha256);
      if (!tip_.object_of(path)) edits_.push_back({path, before_.read(path)});
    }
    for (const Sha256& sha256 : after) {
      if (before.contains(sha256)) continue;
      drop_uncited(Catalogue(tip_), evidence_path(sha256), edits_);
    }
  }

  [[nodiscard]] static std::set<Sha256> state_evidence(const store::Snapshot& snapshot,
                                                       const DocumentId& id) {
    std::set<Sha256> files;
    const auto document = Catalogue(snapshot).document(id);
    for (const StateClaim& claim : document ? document->states : std::vector<StateClaim>{}) {
      if (const auto shown = evidence_of(claim)) files.insert(shown->sha256);
    }
    return files;
  }

  // Returns the folder of the revision, to which something may have been added since.
  [[nodiscard]] static std::string folder_of_file(const std::string& path) {
    constexpr int kDepth = 5;  // documents/aa/bb/<document>/<folder>
    std::size_t end = 0;
    for (int depth = 0; depth < kDepth && end != std::string::npos; ++depth) {
      end = path.find('/', end == 0 ? 0 : end + 1);
    }
    return path.substr(0, end);
  }

  void add_document(const DocumentId& id) {
    const auto before = Catalogue(before_).document(id);
    const auto after = Catalogue(after_).document(id);
    const auto present = Catalogue(tip_).document(id);
    if (is_unchanged(document_record_path(id))) {
      documents_[id] = before;
      if (!before) remove_folder(id);
      return;
    }
    if (!before || !after || !present) refuse(id.text());
    documents_[id] = taken_back(*before, *after, *present);
    if (!documents_[id]) refuse(id.text());
  }

  // What somebody imported or said under a new name is not to be lost with it.
  void remove_folder(const DocumentId& id) {
    for (const store::Entry& entry : tip_.list(document_folder(id))) {
      const std::string path = document_folder(id) + "/" + entry.name;
      const bool is_kept_diffs = path == kept_diffs_folder(id);
      if (!is_kept_diffs && !is_unchanged(path)) refuse(id.text());
    }
    edits_.push_back({document_folder(id), std::nullopt});
  }

  void add_said(const std::string& path, const DocumentId& document) {
    const auto read = [&](const store::Snapshot& snapshot) {
      const auto bytes = snapshot.read(path);
      return bytes ? record::parse_edits(*bytes) : RevisionEdits{};
    };
    const auto left = taken_back(read(before_), read(after_), read(tip_));
    if (!left) refuse("what people say of " + document.text());
    const bool is_empty = *left == RevisionEdits{};
    edits_.push_back({path, is_empty ? std::nullopt : std::optional(record::edits_to_json(*left))});
  }

  // Whoever cites a name that the edit brought is told what it was before and is again.
  void keep_names() {
    std::vector<DocumentId> ids = documents();
    std::vector<MovedPages> known;
    for (const DocumentId& id : ids) {
      const auto before = Catalogue(before_).document(id);
      if (before) known.insert(known.end(), before->moved.begin(), before->moved.end());
    }
    for (const DocumentId& id : ids) {
      const auto before = Catalogue(before_).document(id);
      const auto after = Catalogue(after_).document(id);
      if (before && !after) keep_renamed(*before);
      if (after) keep_moved(known, *after);
    }
  }

  // The document that was renamed is the one of which the old id became an alias.
  void keep_renamed(const Document& before) {
    for (const auto& [id, present] : documents_) {
      const auto after = Catalogue(after_).document(id);
      const bool is_new = after && !Catalogue(before_).document(id);
      if (!is_new) continue;
      const auto& names = after->aliases;
      const bool is_it = std::find(names.begin(), names.end(), before.id.text()) != names.end();
      if (is_it) add_aliases(documents_[before.id].value(), {id.text()});
    }
  }

  void keep_moved(const std::vector<MovedPages>& known, const Document& after) {
    for (const MovedPages& moved : after.moved) {
      if (std::find(known.begin(), known.end(), moved) != known.end()) continue;
      const DocumentId origin(moved.names.front());
      const auto was_known = Catalogue(before_).document(origin);
      const bool is_of_this_edit =
          was_known && Catalogue(before_).revision(origin, moved.folder).has_value();
      if (is_of_this_edit) keep_move(moved, origin);
    }
  }

  void keep_move(const MovedPages& moved, const DocumentId& origin) {
    const bool stays = Catalogue(before_).document(moved.to_document).has_value();
    Document& owner = record_of(stays ? moved.to_document : origin);
    if (!stays) add_aliases(owner, {moved.to_document.text()});
    const int first = moved.pages ? moved.pages->first : 1;
    const int count =
        moved.pages ? moved.pages->size()
                    : Catalogue(before_).revision(origin, moved.folder).value().observed.page_count;
    const PageRange pages{moved.to_first, moved.to_first + count - 1};
    owner.moved.push_back(
        {names_left(moved, origin), moved.to_folder, pages, origin, moved.folder, first});
  }

  // The names by which the pages were cited where they were moved to. Those of a document that is
  // there again mean itself.
  [[nodiscard]] std::vector<std::string> names_left(const MovedPages& moved,
                                                    const DocumentId& origin) const {
    const auto target = Catalogue(after_).document(moved.to_document);
    if (!target) return {moved.to_document.text()};
    std::vector<std::string> names = names_of_page(*target, moved.to_folder, moved.to_first);
    const bool is_there_again =
        origin != moved.to_document && Catalogue(before_).document(moved.to_document).has_value();
    if (!is_there_again) return names;
    const auto own = names_of_document(Catalogue(before_).document(origin).value());
    std::erase_if(names, [&](const std::string& name) {
      return std::find(own.begin(), own.end(), name) != own.end();
    });
    return names;
  }

  Document& record_of(const DocumentId& id) {
    auto known = documents_.find(id);
    if (known == documents_.end()) {
      known = documents_.emplace(id, Catalogue(tip_).document(id)).first;
    }
    if (!known->second) refuse(id.text());
    return *known->second;
  }

  store::Snapshot before_;
  store::Snapshot after_;
  store::Snapshot tip_;
  std::map<DocumentId, std::optional<Document>> documents_;
  std::vector<store::TreeEdit> edits_;
};

}  // namespace

std::optional<UndoOutcome> take_back_edit(store::Store& store, store::Writer& writer,
                                          const std::string& text, const Actor& actor) {
  const auto found = find_edit(store, text);
  if (!found) return std::nullopt;
  TakenBack taken(store, *found);
  Act act = undo_of(found->act.id, store.tip().commit(), actor);
  act.documents = found->act.documents;
  std::vector<std::string> revisions, documents;
  for (const RevisionName& revision : found->act.revisions) revisions.push_back(revision.text());
  for (const DocumentId& document : taken.documents()) documents.push_back(document.text());
  const CommitId commit = commit_undo(writer, act, found->act.id, taken.take_edits(), actor);
  return UndoOutcome{found->act.id, commit, std::move(revisions), {}, std::move(documents)};
}

}  // namespace palimpsest::archive
