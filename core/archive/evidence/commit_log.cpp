#include "archive/evidence/commit_log.hpp"

#include "archive/act.hpp"
#include "archive/evidence/entry.hpp"
#include "archive/evidence/log_view.hpp"
#include "archive/removal/logged_history.hpp"
#include "archive/removal/removals.hpp"
#include "base/error.hpp"
#include "record/log_entry_record.hpp"

#include <algorithm>
#include <map>

namespace palimpsest::archive {
namespace {

constexpr const char* kCacheFolder = "cache/folder-ids";

// Returns the commits behind `newest`, the oldest first; all of them when the log is empty.
std::vector<store::CommitInfo> commits_behind(const store::Store& store,
                                              const std::optional<LogEntry>& newest) {
  std::vector<store::CommitInfo> commits;
  bool is_met = !newest.has_value();
  std::optional<CommitId> wanted;
  if (newest) wanted = newest->commit;
  store.visit_history([&](const store::CommitInfo& commit) {
    if (commit.id == wanted) {
      is_met = true;
      return false;
    }
    commits.push_back(commit);
    const auto act = parse_act(commit.message);
    // The newest of the removals knows them all.
    const bool is_first = newest && wanted == newest->commit;
    if (is_first && act && act->kind == ActKind::kRemove) {
      wanted = LoggedHistory(removals_in(store.at(commit.id))).present(newest->index, *wanted);
    }
    return true;
  });
  if (!is_met) {
    throw Error(ErrorKind::kIntegrity,
                "the log of the archive belongs to another history: its newest entry, commit " +
                    newest->commit.text() + ", is not on main",
                "run `palimpsest verify` to see what happened");
  }
  std::reverse(commits.begin(), commits.end());
  return commits;
}

// The files of the log as they will be, over those that are there.
class GrownLog {
 public:
  GrownLog(const LogView& view, const std::vector<std::string>& entries) : view_(view) {
    proof::TileReader before = view.tiles();
    for (proof::TileChange& change : proof::append_entries(before, entries)) {
      changes_[change.path] = std::move(change.bytes);
    }
    size_ = view.size() + entries.size();
  }

  [[nodiscard]] proof::TreeHead head() const {
    proof::TileReader reader(
        [this](const std::string& path) -> std::optional<std::string> {
          const auto change = changes_.find(path);
          if (change != changes_.end()) return change->second;
          return view_.files() ? view_.files()->read(path) : std::nullopt;
        },
        size_);
    return {size_, proof::root_of(reader.hashes(), size_)};
  }

  [[nodiscard]] std::vector<store::TreeEdit> edits() const {
    std::vector<store::TreeEdit> edits;
    for (const auto& [path, bytes] : changes_) edits.push_back({path, bytes});
    return edits;
  }

 private:
  const LogView& view_;
  std::map<std::string, std::optional<std::string>> changes_;
  std::uint64_t size_ = 0;
};

}  // namespace

CommitLog::CommitLog(const std::filesystem::path& root, ArchiveFacts facts,
                     std::shared_ptr<const proof::Signer> signer)
    : cache_folder_(root / kCacheFolder), facts_(std::move(facts)), signer_(std::move(signer)) {}

CommitLog::~CommitLog() {
  if (newest_store_) tree_ids_->save(*newest_store_, newest_tree_);
}

void CommitLog::follow(const store::Store& store, store::Writer& writer) {
  const LogView view(store);
  const std::vector<store::CommitInfo> commits = commits_behind(store, view.newest());
  if (commits.empty()) return;
  if (!tree_ids_) tree_ids_ = std::make_unique<TreeIds>(store::CacheFolder(cache_folder_));
  std::vector<std::string> entries;
  for (const store::CommitInfo& commit : commits) {
    const std::uint64_t index = view.size() + entries.size();
    const LogEntry entry = make_log_entry(store, *tree_ids_, facts_.id, commit, index);
    newest_tree_ = entry.tree;
    entries.push_back(record::log_entry_to_json(entry));
  }
  newest_store_ = store;
  newest_store_->set_follower(nullptr);  // that is this object
  const GrownLog grown(view, entries);
  const proof::TreeHead head = grown.head();
  proof::Note note{proof::Checkpoint{facts_.log_origin, head}.text(), {}};
  if (signer_) note.sign(facts_.log_origin, *signer_);
  std::vector<store::TreeEdit> edits = grown.edits();
  edits.push_back({kCheckpointFile, note.bytes()});
  if (signer_) edits.push_back({signed_checkpoint_path(head.size), note.bytes()});
  writer.write_log({std::move(edits), "Log of " + std::to_string(head.size) + " commits\n",
                    commits.back().time, commits.back().operator_name});
}

bool is_log_complete(const store::Store& store) {
  const auto newest = LogView(store).newest();
  return newest && newest->commit == store.tip().commit();
}

}  // namespace palimpsest::archive
