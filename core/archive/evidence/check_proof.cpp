#include "archive/evidence/prove.hpp"
#include "archive/evidence/timestamp.hpp"
#include "base/error.hpp"
#include "proof/encoding.hpp"
#include "proof/log/checkpoint.hpp"
#include "proof/log/signed_note.hpp"
#include "proof/merkle/check.hpp"
#include "proof/merkle/merkle.hpp"
#include "record/log_entry_record.hpp"
#include "record/revision_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

// Returns what the record says of where the file came from, which proves nothing of it.
std::string claimed_source(const Revision& revision) {
  const Claimed& claimed = revision.claimed;
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (!claimed.source_url.empty()) add("that it came from " + claimed.source_url);
  if (!claimed.retrieved_at.empty()) add("that it was fetched at " + claimed.retrieved_at);
  if (claimed.copy) add("that the copy is " + std::string(name_of(*claimed.copy)));
  for (const Evidence& evidence : revision.evidence) {
    add("that evidence/" + evidence.sha256.hex() + " (" + std::string(name_of(evidence.kind)) +
        ") tells of it");
  }
  return text.empty() ? "nothing of where it came from" : text;
}

// Checks one link after the other: file, record, entry, log, signature, time.
class Check {
 public:
  Check(const ProofFile& proof, const std::filesystem::path& file) : proof_(proof), file_(file) {}

  [[nodiscard]] ProofReport run() {
    check_file();
    check_entry();
    check_log();
    return std::move(report_);
  }

 private:
  void say(bool holds, const std::string& if_so, const std::string& if_not) {
    report_.statements.push_back({holds, holds ? if_so : if_not});
  }

  void check_file() {
    const FileDigests digests = digests_of_file(file_);
    const std::string name = file_.filename().string();
    const std::string revision = proof_.document.text() + "@" + proof_.folder.text();
    const Revision record = record::parse_revision(proof_.record);
    say(record.observed.digests == digests,
        "The file " + name + " has the SHA-256, SHA-512 and size that the record of " + revision +
            " gives: SHA-256 " + digests.sha256.hex() + ".",
        "The file " + name + " is not the one of the record of " + revision + ": its SHA-256 is " +
            digests.sha256.hex() + ", and the record has " + record.observed.digests.sha256.hex() +
            ".");
    say(record.document == proof_.document && record.folder == proof_.folder,
        "The record is that of " + revision + ".",
        "The record is that of another revision: " + record.document.text() + "@" +
            record.folder.text() + ".");
    original_ = record.observed.digests;
  }

  void check_entry() {
    const LogEntry entry = record::parse_log_entry(proof_.entry);
    const LoggedRecord wanted{sha256_of(proof_.record), *original_};
    const bool is_there =
        std::find(entry.records.begin(), entry.records.end(), wanted) != entry.records.end();
    say(is_there && entry.archive == proof_.archive && entry.index == proof_.index,
        "Entry " + std::to_string(proof_.index) + " of the archive's log holds the hash of this " +
            "record and of the file; it is commit " + entry.commit.text() + ".",
        "The log entry does not hold the hash of this record and of the file.");
  }

  void check_log() {
    const auto note = proof::Note::parse(proof_.checkpoint);
    const auto checkpoint = note ? proof::Checkpoint::parse(note->text) : std::nullopt;
    if (!checkpoint) {
      return say(false, "", "The checkpoint cannot be read.");
    }
    const std::string size = std::to_string(checkpoint->tree.size);
    say(proof::is_included(proof::leaf_hash(proof_.entry), proof_.index, checkpoint->tree,
                           proof_.inclusion),
        "The entry stands in the log of " + size + " entries whose root the checkpoint states.",
        "The entry does not stand in the log of the checkpoint.");
    check_signatures(*note);
    check_time(*note);
    report_.not_shown.push_back("that the file is what an agency published: the record says " +
                                claimed_source(record::parse_revision(proof_.record)));
  }

  void check_signatures(const proof::Note& note) {
    if (note.signatures.empty()) {
      report_.not_shown.push_back("who states the checkpoint: nobody signed it");
      return;
    }
    for (const ArchiveKey& key : proof_.keys) {
      const auto parsed = proof::NoteKey::parse(key.verifier);
      if (!parsed || !note.is_signed_by(*parsed)) continue;
      say(true,
          "The checkpoint is signed with the key '" + key.name + "', " +
              parsed->key.ssh_fingerprint() + "; ask its owner whether that is his.",
          "");
      return;
    }
    say(false, "", "The signature of the checkpoint is of none of the keys, or is wrong.");
  }

  void check_time(const proof::Note& note) {
    if (proof_.time_stamps.empty()) {
      report_.not_shown.push_back("when: no independent authority stamped the checkpoint");
      return;
    }
    std::vector<proof::StampedReply> before;
    for (const ProofTimeStamp& stamp : proof_.time_stamps) {
      const proof::StampedReply reply{proof::from_base64(stamp.reply).value_or(""), stamp.chain};
      try {
        const proof::TimeStamp facts =
            proof::check_reply(message_to_stamp(note.text, before), reply);
        say(true,
            "All of this existed at " + facts.time.text() + ", says the time-stamp authority " +
                facts.signer + "; ask whether its root certificate is to be trusted.",
            "");
      } catch (const Error& error) {
        say(false, "", std::string("A time stamp does not hold: ") + error.what() + ".");
      }
      before.push_back(reply);
    }
  }

  const ProofFile& proof_;
  const std::filesystem::path& file_;
  std::optional<FileDigests> original_;
  ProofReport report_;
};

}  // namespace

ProofReport check_proof(const ProofFile& proof, const std::filesystem::path& file) {
  return Check(proof, file).run();
}

}  // namespace palimpsest::archive
