#include "archive/maintain/touched.hpp"

#include "archive/act.hpp"
#include "archive/tree/tree_paths.hpp"

#include <map>
#include <string>

namespace palimpsest::archive {
namespace {

// Adds the files that an act took back, as they were before it.
void add_undone(const store::Store& store, const store::CommitInfo& commit, const Act& act,
                std::vector<index::UndoneFile>& undone) {
  if (act.kind != ActKind::kUndo || !commit.parent) return;
  const Catalogue before(store.at(*commit.parent));
  for (const RevisionName& name : act.revisions) {
    const auto revision = before.revision(name.document, name.folder);
    if (revision) undone.push_back({name.document, name.folder, revision->observed.digests.sha256});
  }
}

// Acts that change records of documents without naming a revision of each.
void add_changed_documents(const store::Store& store, const CommitId& commit, Touched& touched) {
  for (const store::PathChange& change : store.changes_of(commit)) {
    const auto document = document_of_path(change.path);
    if (document) touched.documents.insert(*document);
    if (is_release_record_path(change.path)) touched.releases.insert(release_of_path(change.path));
  }
}

// The ids of what stands in the folder of a document, but for its own record.
std::map<std::string, std::string> entries_of(const store::Snapshot& snapshot,
                                              const DocumentId& document) {
  std::map<std::string, std::string> entries;
  const std::string folder = document_folder(document) + "/";
  for (const store::Entry& entry : snapshot.list(document_folder(document))) {
    const std::string path = folder + entry.name;
    if (path != document_record_path(document)) {
      entries[entry.name] = snapshot.object_of(path).value_or("");
    }
  }
  return entries;
}

}  // namespace

std::vector<index::UndoneFile> all_undone(const store::Store& store, const store::Snapshot& tip) {
  std::vector<index::UndoneFile> undone;
  tip.visit_history([&](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (act) add_undone(store, commit, *act, undone);
    return true;
  });
  return undone;
}

std::optional<Touched> touched_since(const store::Store& store, const store::Snapshot& tip,
                                     const CommitId& known) {
  Touched touched;
  bool is_found = false;
  tip.visit_history([&](const store::CommitInfo& commit) {
    is_found = commit.id == known;
    if (is_found) return false;
    const auto act = parse_act(commit.message);
    if (!act) return false;
    if (act->kind == ActKind::kList || act->kind == ActKind::kUndo || act->kind == ActKind::kEdit) {
      add_changed_documents(store, commit.id, touched);
    }
    add_undone(store, commit, *act, touched.undone);
    touched.documents.insert(act->documents.begin(), act->documents.end());
    for (const RevisionName& name : act->revisions) {
      touched.documents.insert(name.document);
      touched.releases.insert(release_of(name.folder));
    }
    return true;
  });
  if (!is_found) return std::nullopt;
  return touched;
}

bool differs_in_facts_alone(const DocumentId& document, const Catalogue& before,
                            const Catalogue& after) {
  const std::string record = document_record_path(document);
  return before.snapshot().object_of(record) && after.snapshot().object_of(record) &&
         entries_of(before.snapshot(), document) == entries_of(after.snapshot(), document) &&
         before.folders(document) == after.folders(document);
}

}  // namespace palimpsest::archive
