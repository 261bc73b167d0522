#include "archive/archive.hpp"

#include "archive/evidence/commit_log.hpp"
#include "archive/evidence/keys.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "proof/git/ssh_signature.hpp"
#include "record/archive_record.hpp"

#include <random>

namespace palimpsest::archive {
namespace {

std::string random_id() {
  std::random_device source;
  std::string bytes;
  for (int i = 0; i < 16; ++i) bytes += static_cast<char>(source() & 0xFF);
  return to_hex(bytes);
}

// Brings up a log that a killed writer left behind. Somebody else who is writing does it himself, a
// disk that cannot be written must wait, and a log that is damaged is for verify to describe.
void complete_log(store::Store& store) {
  try {
    if (!is_log_complete(store)) const store::Writer writer(store);
  } catch (const Error& error) {
    const bool can_wait = error.kind() == ErrorKind::kConflict ||
                          error.kind() == ErrorKind::kEnvironment ||
                          error.kind() == ErrorKind::kIntegrity;
    if (!can_wait) throw;
  }
}

store::Store open_with(const std::filesystem::path& folder,
                       const std::shared_ptr<const proof::Signer>& signer) {
  store::Store store = store::Store::open(folder);
  finish_key_change(store);
  ArchiveFacts facts = archive_facts(folder);
  if (signer) {
    check_may_sign(facts, signer->public_key());
    store.set_commit_signer([signer](const std::string& commit) {
      return proof::signed_commit_text(commit,
                                       proof::ssh_signature(*signer, proof::kGitPurpose, commit));
    });
  }
  store.set_follower(std::make_shared<CommitLog>(folder, std::move(facts), signer));
  complete_log(store);
  return store;
}

}  // namespace

ArchiveFacts create_archive(const std::filesystem::path& folder, const Actor& actor) {
  ArchiveFacts facts{kArchiveFormat, random_id(), actor.time, "", {}};
  facts.log_origin = log_origin_of(facts.id);
  (void)store::Store::create(folder, record::archive_to_json(facts), actor.time,
                             actor.operator_name);
  (void)open_archive(folder);  // begins the log
  return facts;
}

store::Store open_archive(const std::filesystem::path& folder) {
  return open_with(folder, nullptr);
}

store::Store open_archive(const std::filesystem::path& folder, const KeyChoice& key) {
  return open_with(folder, open_signer(key));
}

store::Store look_at_archive(const std::filesystem::path& folder) {
  store::Store store = store::Store::look_at(folder);
  (void)archive_facts(folder);
  return store;
}

ArchiveFacts archive_facts(const std::filesystem::path& folder) {
  return record::parse_archive(read_file(folder / kFactsFile));
}

std::optional<std::filesystem::path> find_archive(const std::filesystem::path& start) {
  std::filesystem::path folder = std::filesystem::absolute(start);
  for (;;) {
    if (std::filesystem::exists(folder / kFactsFile) &&
        std::filesystem::exists(folder / "repository.git")) {
      return folder;
    }
    if (folder == folder.parent_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

}  // namespace palimpsest::archive
