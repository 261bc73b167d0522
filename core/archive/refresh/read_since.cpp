#include "archive/refresh/read_since.hpp"

#include "archive/tree/tree_paths.hpp"
#include "archive/tree/unchanged.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace palimpsest::archive {
namespace {

bool names(const Act& act, const RevisionName& revision) {
  return std::any_of(act.revisions.begin(), act.revisions.end(),
                     [&](const RevisionName& each) { return each.text() == revision.text(); });
}

}  // namespace

// From the newest to the oldest, each has to have left what the next one found.
bool ReadSince::is_as_imported(const RevisionName& revision) {
  const std::string folder = revision_folder(revision.document, revision.folder);
  store::Snapshot later = store_.tip();
  const store::Snapshot imported = store_.at(import_);
  if (is_unchanged(imported, later, folder)) return true;
  for (const Reading& reading : readings()) {
    const bool is_of_it = reading.act.kind == ActKind::kUndo || names(reading.act, revision);
    if (!is_of_it) continue;
    if (!is_unchanged(store_.at(reading.commit), later, folder)) return false;
    later = store_.at(reading.parent);
  }
  return is_unchanged(imported, later, folder);
}

std::set<DocumentId> ReadSince::documents_told(const RevisionName& revision) {
  std::set<DocumentId> documents;
  for (const Reading& reading : readings()) {
    if (!names(reading.act, revision)) continue;
    documents.insert(reading.act.documents.begin(), reading.act.documents.end());
  }
  return documents;
}

const std::vector<ReadSince::Reading>& ReadSince::readings() {
  if (readings_) return *readings_;
  std::vector<Reading> found;
  std::set<std::string> refreshes;
  store_.visit_history([&](const store::CommitInfo& commit) {
    if (commit.id == import_) return false;
    auto act = parse_act(commit.message);
    const bool counts =
        act && commit.parent && (act->kind == ActKind::kRefresh || act->kind == ActKind::kUndo);
    if (!counts) return true;
    if (act->kind == ActKind::kRefresh) refreshes.insert(act->id);
    found.push_back({std::move(*act), commit.id, *commit.parent});
    return true;
  });
  std::erase_if(found, [&](const Reading& reading) {
    return reading.act.kind == ActKind::kUndo && !refreshes.contains(reading.act.undoes);
  });
  readings_ = std::move(found);
  return *readings_;
}

}  // namespace palimpsest::archive
