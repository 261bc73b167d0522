#include "archive/evidence/entry.hpp"

#include "archive/act.hpp"
#include "record/revision_record.hpp"

namespace palimpsest::archive {
namespace {

constexpr std::string_view kRecordName = "/revision.json";

bool is_revision_record(const std::string& path) {
  return path.starts_with("documents/") && path.ends_with(kRecordName);
}

std::string kind_of(const store::CommitInfo& commit) {
  if (!commit.parent) return "create";
  const auto act = parse_act(commit.message);
  return act ? act_word(act->kind) : "other";
}

}  // namespace

LogEntry make_log_entry(const store::Store& store, TreeIds& tree_ids, const std::string& archive_id,
                        const store::CommitInfo& commit, std::uint64_t index) {
  const std::string tree = store.at(commit.id).object_of("").value();
  LogEntry entry{archive_id, index, kind_of(commit), commit.id, tree, tree_ids.id_of(store, tree),
                 {}};
  for (const store::PathChange& change : store.changes_of(commit.id)) {
    if (!change.after || !is_revision_record(change.path)) continue;
    const std::string record = store.blob(*change.after);
    entry.records.push_back({sha256_of(record), record::parse_revision(record).observed.digests});
  }
  return entry;
}

}  // namespace palimpsest::archive
