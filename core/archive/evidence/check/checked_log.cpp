#include "archive/evidence/check/checked_log.hpp"

#include "archive/act.hpp"
#include "archive/removal/removals.hpp"
#include "base/error.hpp"
#include "record/log_entry_record.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace palimpsest::archive {

proof::TreeHead CheckedLog::head(std::uint64_t size) const {
  return {size, proof::root_of(tree.hashes(), size)};
}

std::optional<LogEntry> CheckedLog::entry_at(std::size_t index) const {
  try {
    return record::parse_log_entry(entries[index]);
  } catch (const Error&) {
    return std::nullopt;
  }
}

bool CheckedLog::is_replaced(std::size_t index) const {
  if (history.removals().empty() || index >= entries.size()) return false;
  const auto entry = entry_at(index);
  return entry && entry->commit != commits[index].id &&
         history.present(index, entry->commit) == commits[index].id;
}

std::string CheckedLog::logged_commit_bytes(std::size_t index) const {
  const CommitId& present = commits[index].id;
  if (!is_replaced(index)) return store.commit_bytes(present);
  const auto before = index > 0 ? entry_at(index - 1) : std::nullopt;
  return history.commit_bytes(store, entry_at(index).value(), before, present);
}

CheckedLog read_log(const store::Store& store) { return read_log(store, LogView(store)); }

CheckedLog read_log(const store::Store& store, LogView view) {
  CheckedLog log{
      store, std::move(view), store.history(), {}, {}, LoggedHistory(removals_in(store.tip()))};
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
