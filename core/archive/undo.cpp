#include "archive/undo.hpp"

#include "archive/act.hpp"
#include "archive/history/kept_diffs.hpp"
#include "archive/maintain/catalogue_index.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"

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
  CommitId commit;
  std::optional<CommitId> parent;
};

struct FoundImport {
  std::string id;
  std::vector<ImportedRevision> revisions;  // the newest first
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

 private:
  const std::string& text_;
};

[[noreturn]] void fail_to_find(const std::string& text, bool was_undone) {
  if (was_undone) throw Error(ErrorKind::kConflict, text + " was taken back already");
  throw Error(ErrorKind::kInput, "the archive knows no import '" + text + "'",
              "`palimpsest import` prints the id of every import at its end");
}

// Returns what `text` names, without what was taken back already.
FoundImport find_import(const store::Store& store, const std::string& text) {
  const Wanted wanted(text);
  FoundImport found;
  std::set<std::pair<std::string, std::string>> undone;
  bool was_undone = false;
  store.visit_history([&](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (!act) return true;
    for (const RevisionName& name : act->revisions) {
      if (act->kind == ActKind::kUndo) undone.emplace(act->undoes, name.text());
      if (act->kind != ActKind::kImport || !wanted.has(*act, name)) continue;
      const bool is_gone = undone.contains({act->id, name.text()});
      was_undone |= is_gone;
      if (is_gone) continue;
      if (!found.id.empty() && found.id != act->id) {
        throw Error(ErrorKind::kUsage, "'" + text + "' can mean several imports",
                    "say more of the id: " + found.id + " or " + act->id);
      }
      found.id = act->id;
      found.revisions.push_back({name, commit.id, commit.parent});
    }
    return !(wanted.names_revision() && !found.id.empty());
  });
  if (found.id.empty()) fail_to_find(text, was_undone);
  return found;
}

// Takes the revisions of one import away, with the diffs that rest on them, and puts back what
// stood before it.
class Removal {
 public:
  Removal(const store::Store& store, const FoundImport& import)
      : store_(store),
        tip_(store.tip()),
        after_(store.at(import.revisions.front().commit)),
        before_(store.at(import.revisions.back().parent.value())),
        catalogue_(tip_) {
    for (const ImportedRevision& revision : import.revisions) gone_.insert(revision.name.text());
  }

  // Throws Error(conflict) when somebody changed the revision after the import.
  void add_revision(const ImportedRevision& revision) {
    const std::string folder = revision_folder(revision.name.document, revision.name.folder);
    if (tip_.object_of(folder) != after_.object_of(folder)) {
      throw Error(ErrorKind::kConflict, revision.name.text() + " has changed since it was imported",
                  "take the later change back first");
    }
    edits_.push_back({folder, std::nullopt});
    for (std::string& path : kept_diffs_on(tip_, revision.name)) {
      edits_.push_back({std::move(path), std::nullopt});
    }
  }

  void add_document(const DocumentId& document) {
    const std::string path = document_record_path(document);
    const std::vector<RevisionFolder> folders = catalogue_.folders(document);
    const bool is_left_empty = std::all_of(folders.begin(), folders.end(), [&](const auto& folder) {
      return gone_.contains(RevisionName{document, folder}.text());
    });
    if (is_left_empty) {
      edits_.push_back({path, std::nullopt});
    } else {
      restore(path);
    }
  }

  void add_release(const ReleaseId& release) {
    const std::string path = release_record_path(release);
    if (before_.object_of(path) || !is_used(release)) restore(path);
  }

  [[nodiscard]] std::vector<store::TreeEdit> take_edits() { return std::move(edits_); }
  [[nodiscard]] const std::set<std::string>& gone() const { return gone_; }

 private:
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
  std::set<std::string> gone_;
  std::vector<store::TreeEdit> edits_;
};

}  // namespace

UndoOutcome undo(store::Store& store, const std::string& act, const Actor& actor) {
  store::Writer writer(store);
  const FoundImport import = find_import(store, act);
  Act record{ActKind::kUndo, make_act_id(actor, store.tip().commit(), import.id), {}, import.id, 0};
  Removal removal(store, import);
  std::set<DocumentId> documents;
  std::set<ReleaseId> releases;
  for (const ImportedRevision& revision : import.revisions) {
    removal.add_revision(revision);
    record.revisions.push_back(revision.name);
    documents.insert(revision.name.document);
    releases.insert(release_of(revision.name.folder));
  }
  for (const DocumentId& document : documents) removal.add_document(document);
  for (const ReleaseId& release : releases) removal.add_release(release);
  const CommitId commit =
      writer.commit({removal.take_edits(), act_message(record, "Take back " + act, "", actor),
                     actor.time, actor.operator_name});
  return {import.id, commit, {removal.gone().begin(), removal.gone().end()}};
}

}  // namespace palimpsest::archive
