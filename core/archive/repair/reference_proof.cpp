#include "archive/repair/reference_proof.hpp"

#include "archive/archive.hpp"
#include "archive/evidence/check/checked_log.hpp"
#include "archive/evidence/check/log_check.hpp"
#include "archive/evidence/check/tile_check.hpp"
#include "base/error.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

bool agrees_with_its_checkpoint(const LogView& log, const ArchiveFacts& facts) {
  if (log.size() == 0) return false;
  proof::TileReader tiles = log.tiles();
  Verification report;
  check_newest_checkpoint(log, facts.log_origin,
                          {log.size(), proof::root_of(tiles.hashes(), log.size())}, report);
  return report.problems.empty();
}

bool is_signed_for(const LogView& log, const ArchiveFacts& facts) {
  const auto note = log.checkpoint();
  return note && std::any_of(facts.keys.begin(), facts.keys.end(), [&](const ArchiveKey& key) {
           const auto parsed = proof::NoteKey::parse(key.verifier);
           return parsed && !key.retired && note->is_signed_by(*parsed);
         });
}

std::optional<store::Store> with_main(const fs::path& folder) {
  store::Store store = store::Store::look_at(folder);
  try {
    (void)store.tip();
    return store;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    return std::nullopt;
  }
}

// Whether the log is one of this history: every entry what its commit gives, nothing but newer
// commits missing.
bool is_log_of(const store::Store& store, const store::Snapshot& files, const ArchiveFacts& facts) {
  Verification report;
  check_log(read_log(store, LogView(files)), facts, report);
  return !is_damaged(report);
}

std::optional<CommitId> proven_main(const fs::path& folder, const ArchiveFacts& facts) {
  const LogView log(store::Store::look_at(folder));
  if (!agrees_with_its_checkpoint(log, facts)) return std::nullopt;
  return log.newest()->commit;
}

std::optional<CommitId> proven_log(const fs::path& folder, const fs::path& replica,
                                   const ArchiveFacts& facts) {
  const store::Store other = store::Store::look_at(replica);
  const auto files = other.log();
  if (!files || LogView(*files).size() == 0) return std::nullopt;
  const auto own = with_main(folder);
  const LogView log(*files);
  const bool is_ours = own ? is_log_of(*own, *files, facts)
                           : agrees_with_its_checkpoint(log, facts) && is_signed_for(log, facts);
  return is_ours ? std::optional(files->commit()) : std::nullopt;
}

}  // namespace

std::optional<CommitId> proven_reference(const fs::path& folder, const fs::path& replica,
                                         store::LostReference lost) {
  try {
    const ArchiveFacts facts = archive_facts(folder);
    return lost == store::LostReference::kMain ? proven_main(folder, facts)
                                               : proven_log(folder, replica, facts);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity && error.kind() != ErrorKind::kInput) throw;
    return std::nullopt;
  }
}

}  // namespace palimpsest::archive
