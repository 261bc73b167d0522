#include "archive/evidence/prove.hpp"

#include "archive/evidence/log_view.hpp"
#include "archive/evidence/timestamp.hpp"
#include "archive/tree/catalogue.hpp"
#include "archive/tree/reference.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "proof/encoding.hpp"
#include "record/archive_record.hpp"
#include "record/log_entry_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

struct LoggedRevision {
  std::uint64_t index = 0;
  std::string entry;
};

bool names(const LogEntry& entry, const Sha256& record_sha256) {
  return std::any_of(entry.records.begin(), entry.records.end(), [&](const LoggedRecord& record) {
    return record.record_sha256 == record_sha256;
  });
}

// Returns the first entry that holds the hash of the record.
LoggedRevision find_entry(const LogView& view, const Sha256& record_sha256) {
  proof::TileReader tiles = view.tiles();
  for (std::uint64_t index = 0; index < view.size(); ++index) {
    std::string entry = tiles.entry(index);
    const bool can_be_it = entry.find(record_sha256.hex()) != std::string::npos;
    if (can_be_it && names(record::parse_log_entry(entry), record_sha256)) {
      return {index, std::move(entry)};
    }
  }
  throw Error(ErrorKind::kIntegrity, "the log holds no entry for this record",
              "run `palimpsest verify` to see what happened");
}

// A checkpoint that covers an entry.
struct ChosenCheckpoint {
  std::uint64_t size = 0;
  proof::Note note;
};

ChosenCheckpoint choose_checkpoint(const LogView& view, std::uint64_t index) {
  const auto earliest = [&](const std::vector<std::uint64_t>& sizes) -> std::uint64_t {
    const auto found =
        std::find_if(sizes.begin(), sizes.end(), [&](std::uint64_t size) { return size > index; });
    return found == sizes.end() ? 0 : *found;
  };
  std::uint64_t size = earliest(stamped_sizes(view));
  if (size == 0) size = earliest(view.signed_sizes());
  const auto note = size == 0 ? view.checkpoint() : view.signed_checkpoint(size);
  if (!note) {
    throw Error(ErrorKind::kIntegrity, "the log of the archive has no checkpoint",
                "run `palimpsest verify` to see what is damaged");
  }
  return {size == 0 ? view.size() : size, *note};
}

struct Named {
  DocumentId document;
  RevisionFolder folder;
};

Named find_revision(const Catalogue& catalogue, const std::string& text) {
  const ReferenceText reference = parse_reference(text);
  const FoundPlace place = find_place(catalogue, reference);
  if (place.folder) return {place.document, *place.folder};
  const std::vector<RevisionFolder> folders = catalogue.folders(place.document);
  if (folders.empty()) throw Error(ErrorKind::kInput, place.document.text() + " has no revision");
  return {place.document, folders.back()};
}

}  // namespace

ProofFile prove(const store::Store& store, const Audience& audience, const std::string& reference) {
  const Catalogue catalogue(store, audience);
  const Named named = find_revision(catalogue, reference);
  const auto record = catalogue.snapshot().read(revision_record_path(named.document, named.folder));
  if (!record) throw Error(ErrorKind::kInput, reference + " has no record");
  const LogView view(store);
  LoggedRevision logged = find_entry(view, sha256_of(*record));
  const ChosenCheckpoint chosen = choose_checkpoint(view, logged.index);
  const ArchiveFacts facts =
      record::parse_archive(catalogue.snapshot().read("archive.json").value_or(""));
  proof::TileReader tiles = view.tiles();
  ProofFile proof{facts.id,
                  named.document,
                  named.folder,
                  *record,
                  std::move(logged.entry),
                  logged.index,
                  proof::inclusion_proof(tiles.hashes(), logged.index, chosen.size),
                  chosen.note.bytes(),
                  facts.keys,
                  {}};
  for (const proof::StampedReply& reply : kept_replies(view, chosen.size)) {
    proof.time_stamps.push_back({proof::to_base64(reply.reply), reply.chain});
  }
  return proof;
}

}  // namespace palimpsest::archive
