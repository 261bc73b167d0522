#include "archive/evidence/check/checked_log.hpp"

#include "archive/act.hpp"

#include <algorithm>
#include <set>

namespace palimpsest::archive {

proof::TreeHead CheckedLog::head(std::uint64_t size) const {
  return {size, proof::root_of(tree.hashes(), size)};
}

CheckedLog read_log(const store::Store& store) {
  CheckedLog log{store, LogView(store), store.history(), {}, {}};
  std::reverse(log.commits.begin(), log.commits.end());
  proof::TileReader tiles = log.view.tiles();
  for (std::uint64_t first = 0; first < log.view.size(); first += proof::kTileWidth) {
    for (std::string& entry : tiles.bundle(first / proof::kTileWidth)) {
      log.tree.append(proof::leaf_hash(entry));
      log.entries.push_back(std::move(entry));
    }
  }
  return log;
}

void add_problem(Verification& report, const std::string& what, const std::string& path,
                 const std::string& document) {
  report.problems.push_back({what, path, document, false});
}

std::string documents_named_by(const store::CommitInfo& commit) {
  const auto act = parse_act(commit.message);
  std::set<std::string> names;
  if (act) {
    for (const RevisionName& revision : act->revisions) names.insert(revision.document.text());
  }
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "all" : text;
}

}  // namespace palimpsest::archive
