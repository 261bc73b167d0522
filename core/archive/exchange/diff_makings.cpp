#include "archive/exchange/diff_makings.hpp"

#include "archive/act.hpp"

#include <map>
#include <string>
#include <utility>

namespace palimpsest::archive {
namespace {

// By path in the tree of main, and the git id of the bytes there.
using DiffsToFind = std::map<std::pair<std::string, std::string>, HeldDiff*>;

DiffsToFind diffs_in(const store::Snapshot& tip, Holdings& holdings) {
  DiffsToFind diffs;
  for (HeldDocument& document : holdings.documents) {
    for (HeldDiff& diff : document.diffs.diffs) {
      diffs[{diff.path, tip.object_of(diff.path).value_or("")}] = &diff;
    }
  }
  return diffs;
}

}  // namespace

void add_makings(const store::Store& store, Holdings& holdings) {
  const store::Snapshot tip = store.tip();
  DiffsToFind to_find = diffs_in(tip, holdings);
  if (to_find.empty()) return;
  tip.visit_history([&](const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (!act || act->kind != ActKind::kDiff) return true;
    for (const store::PathChange& change : store.changes_of(commit.id)) {
      const auto found = to_find.find({change.path, change.after.value_or("")});
      if (found == to_find.end()) continue;
      found->second->making = Making{commit.time, act->software, commit.operator_name};
      to_find.erase(found);
    }
    return !to_find.empty();
  });
}

}  // namespace palimpsest::archive
