#include "archive/evidence/certify.hpp"

#include "archive/evidence/prove.hpp"
#include "archive/exchange/holdings_of.hpp"
#include "archive/removal/logged_history.hpp"
#include "archive/removal/removals.hpp"
#include "record/log_entry_record.hpp"
#include "record/revision_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Returns the commit of the entry, or the one that stands in its place since a removal.
store::CommitInfo logged_commit(const store::Store& store, const ProofFile& proof) {
  const LogEntry entry = record::parse_log_entry(proof.entry);
  const LoggedHistory history(removals_in(store.tip()));
  const CommitId id = history.present(entry.index, entry.commit).value_or(entry.commit);
  std::optional<store::CommitInfo> found;
  store.at(id).visit_history([&](const store::CommitInfo& commit) {
    found = commit;
    return false;
  });
  return found.value();
}

bool has(const std::vector<RevisionFolder>& folders, const RevisionFolder& folder) {
  return std::find(folders.begin(), folders.end(), folder) != folders.end();
}

// "documents/.../changes/2017-11-03..2021-12-15.json" -> "2017-11-03..2021-12-15"
std::string name_of_diff(const std::string& path) {
  return std::filesystem::path(path).stem().string();
}

}  // namespace

Certificate certify(const store::Store& store, const Audience& audience,
                    const std::string& reference) {
  ProofFile proof = prove(store, audience, reference);
  Revision revision = record::parse_revision(proof.record);
  ProofReport report = check_proof(proof, store.original_path(revision.observed.digests.sha256));
  const store::CommitInfo commit = logged_commit(store, proof);
  std::vector<CertifiedDiff> diffs;
  const HeldDiffs held = kept_diffs_of(store.tip(), revision.document);
  for (const HeldDiff& diff : held.diffs) {
    if (!has(diff.before, revision.folder) && !has(diff.after, revision.folder)) continue;
    diffs.push_back({name_of_diff(diff.path), diff.verdict, diff.sha256, diff.method});
  }
  for (const std::string& path : held.unreadable) {
    report.not_shown.push_back("the diff " + name_of_diff(path) +
                               ", which is kept and cannot be read");
  }
  return {std::move(proof), std::move(report),    std::move(revision),
          commit.time,      commit.operator_name, std::move(diffs)};
}

}  // namespace palimpsest::archive
