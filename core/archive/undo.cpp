#include "archive/undo.hpp"

#include "archive/act.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <set>

namespace palimpsest::archive {
namespace {

// A revision as an import committed it.
struct ImportedRevision {
  RevisionName name;
  CommitId commit;
};

struct FoundImport {
  std::string id;
  std::vector<ImportedRevision> revisions;
};

// Returns the import that `prefix` names, with everything it committed.
FoundImport find_import(const store::Store& store, const std::string& prefix) {
  FoundImport found;
  std::set<std::string> undone;
  for (const store::CommitInfo& commit : store.history()) {
    const auto act = parse_act(commit.message);
    if (!act) continue;
    if (act->kind == ActKind::kUndo) undone.insert(act->undoes);
    if (act->kind != ActKind::kImport || !act->id.starts_with(prefix)) continue;
    if (!found.id.empty() && found.id != act->id) {
      throw Error(ErrorKind::kUsage, "'" + prefix + "' can mean several imports",
                  "say more of the id: " + found.id + " or " + act->id);
    }
    found.id = act->id;
    for (const RevisionName& name : act->revisions) found.revisions.push_back({name, commit.id});
  }
  if (found.id.empty()) {
    throw Error(ErrorKind::kInput, "the archive knows no import '" + prefix + "'",
                "`palimpsest import` prints the id of every import at its end");
  }
  if (undone.contains(found.id)) {
    throw Error(ErrorKind::kConflict, "import " + found.id + " was taken back already");
  }
  return found;
}

// Returns the edit that removes one revision, unless somebody changed it after the import.
store::TreeEdit removal_of(const store::Store& store, const ImportedRevision& revision) {
  const std::string folder = revision_folder(revision.name.document, revision.name.folder);
  if (store.tip().object_of(folder) != store.at(revision.commit).object_of(folder)) {
    throw Error(ErrorKind::kConflict, revision.name.text() + " has changed since it was imported",
                "take the later change back first");
  }
  return {folder, std::nullopt};
}

// What is left of the revisions of a document when `gone` are taken away.
bool is_left_without_revisions(const Catalogue& catalogue, const DocumentId& document,
                               const std::set<std::string>& gone) {
  const std::vector<RevisionFolder> folders = catalogue.folders(document);
  return std::all_of(folders.begin(), folders.end(), [&](const RevisionFolder& folder) {
    return gone.contains(RevisionName{document, folder}.text());
  });
}

}  // namespace

UndoOutcome undo(store::Store& store, const std::string& act, const Actor& actor) {
  store::Writer writer(store);
  const FoundImport import = find_import(store, act);
  const Catalogue catalogue(store.tip());
  std::vector<store::TreeEdit> edits;
  Act record{ActKind::kUndo, make_act_id(actor, store.tip().commit(), import.id), {}, import.id};
  std::set<std::string> gone;
  for (const ImportedRevision& revision : import.revisions) {
    edits.push_back(removal_of(store, revision));
    record.revisions.push_back(revision.name);
    gone.insert(revision.name.text());
  }
  std::set<DocumentId> documents;
  for (const RevisionName& name : record.revisions) documents.insert(name.document);
  for (const DocumentId& document : documents) {
    if (is_left_without_revisions(catalogue, document, gone)) {
      edits.push_back({document_record_path(document), std::nullopt});
    }
  }
  const CommitId commit =
      writer.commit({edits, act_message(record, "Take back import " + import.id, "", actor),
                     actor.time, actor.operator_name});
  UndoOutcome outcome{import.id, commit, {gone.begin(), gone.end()}};
  return outcome;
}

}  // namespace palimpsest::archive
