#include "archive/edit/structure/said_names.hpp"

#include "archive/act.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/tree_paths.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace palimpsest::archive {
namespace {

// As `edit` calls them.
constexpr const char* kRenamed = "id";
constexpr const char* kMerged = "into";

std::vector<Sha256> originals_of(const Catalogue& catalogue, const DocumentId& document) {
  std::set<Sha256> originals;
  for (const RevisionFolder& folder : catalogue.folders(document)) {
    const auto revision = catalogue.revision(document, folder);
    if (revision) originals.insert(revision->observed.digests.sha256);
  }
  return {originals.begin(), originals.end()};
}

// Returns what the commit of an edit of two documents says of names; nothing when both are there
// after it.
std::optional<Correction> names_in(const store::Store& store, const store::CommitInfo& commit,
                                   const Act& act) {
  if (act.documents.size() != 2 || !commit.parent) return std::nullopt;
  const Catalogue before(store.at(*commit.parent));
  const store::Snapshot after = store.at(commit.id);
  const auto is_gone = [&](const DocumentId& id) {
    return !after.object_of(document_record_path(id));
  };
  const auto from = std::find_if(act.documents.begin(), act.documents.end(), is_gone);
  if (from == act.documents.end()) return std::nullopt;
  const DocumentId& to = *from == act.documents[0] ? act.documents[1] : act.documents[0];
  const bool is_merge = before.snapshot().object_of(document_record_path(to)).has_value();
  Correction correction{{"",
                         {from->text(), "", 0, ""},
                         {{is_merge ? kMerged : kRenamed, to.text()}},
                         PersonMark{commit.operator_name, commit.time}},
                        originals_of(before, *from)};
  if (is_merge) correction.target_originals = originals_of(before, to);
  return correction;
}

}  // namespace

std::vector<Correction> said_names(const store::Store& store, const Audience& audience) {
  const std::set<std::string> hidden = hidden_names(store, audience);
  std::set<std::string> undone;
  std::vector<Correction> names;
  store.visit_history([&](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (act && act->kind == ActKind::kUndo) undone.insert(act->undoes);
    if (!act || act->kind != ActKind::kEdit || undone.contains(act->id)) return true;
    auto said = names_in(store, commit, *act);
    if (!said) return true;
    const bool is_hidden = hidden.contains(said->row.target.document) ||
                           hidden.contains(said->row.values.front().value);
    if (!is_hidden) names.push_back(std::move(*said));
    return true;
  });
  std::reverse(names.begin(), names.end());
  return names;
}

bool is_said_name(const Correction& correction) {
  const EditRow& row = correction.row;
  if (!row.target.release.empty() || row.values.size() != 1) return false;
  return row.values[0].field == kRenamed || row.values[0].field == kMerged;
}

bool is_said_merge(const Correction& correction) {
  return is_said_name(correction) && correction.row.values[0].field == kMerged;
}

}  // namespace palimpsest::archive
