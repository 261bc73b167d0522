#include "archive/repair/repair.hpp"

#include "archive/act.hpp"
#include "archive/archive.hpp"
#include "archive/evidence/keys.hpp"
#include "archive/repair/reference_proof.hpp"
#include "base/error.hpp"
#include "store/repair/repair.hpp"

#include <string>

namespace palimpsest::archive {
namespace {

constexpr std::size_t kNamedOriginals = 100;  // in the message; the others are only counted

std::optional<ArchiveFacts> facts_in(const std::filesystem::path& folder) {
  try {
    return archive_facts(folder);
  } catch (const Error&) {
    return std::nullopt;  // this file can be what must be restored
  }
}

void check_is_same_archive(const std::filesystem::path& folder,
                           const std::filesystem::path& replica) {
  const auto own = facts_in(folder);
  const auto other = facts_in(replica);
  if (!own || !other || own->id == other->id) return;
  throw Error(ErrorKind::kInput,
              replica.string() + " is a copy of another archive: its id is " + other->id +
                  ", and this one has " + own->id,
              "name a copy of this archive");
}

// A key that cannot sign is told before anything is changed.
void check_key(const std::filesystem::path& folder, const RepairRequest& request) {
  const auto own = facts_in(folder);
  if (request.key && own) check_may_sign(*own, open_signer(*request.key)->public_key());
}

std::string body_of(const Repair& repair) {
  std::string body = "Originals: " + std::to_string(repair.originals.size()) +
                     ", git objects: " + std::to_string(repair.objects) +
                     ", other files: " + std::to_string(repair.files.size()) + "\n";
  for (std::size_t i = 0; i < repair.originals.size() && i < kNamedOriginals; ++i) {
    body += "\noriginal " + repair.originals[i].sha256.hex();
  }
  for (const std::string& file : repair.files) body += "\nfile " + file;
  return body;
}

CommitId record_repair(store::Store& store, const Repair& repair, const Actor& actor) {
  store::Writer writer(store);
  const Act act{ActKind::kRepair, make_act_id(actor, store.tip().commit(), "repair"), {}, {}, 0};
  return writer.commit(
      {{},
       act_message(act, "Restore from another copy of the archive", body_of(repair), actor),
       actor.time,
       actor.operator_name});
}

}  // namespace

Repair repair_archive(const std::filesystem::path& folder, const RepairRequest& request,
                      const VerifyProgress& progress) {
  check_is_same_archive(folder, request.replica);
  check_key(folder, request);
  Repair repair = store::repair_from(
      folder, request.replica,
      [&](store::LostReference lost) { return proven_reference(folder, request.replica, lost); },
      progress);
  if (!has_restored(repair)) return repair;
  try {
    store::Store store = request.key ? open_archive(folder, *request.key) : open_archive(folder);
    repair.commit = record_repair(store, repair, request.actor);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIntegrity) throw;
    repair.remaining.push_back(
        {std::string("What was restored could not be recorded: ") + error.what() + ".",
         "repository.git", "all", false});
  }
  return repair;
}

}  // namespace palimpsest::archive
