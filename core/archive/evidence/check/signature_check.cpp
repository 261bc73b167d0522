#include "archive/evidence/check/signature_check.hpp"

#include "archive/act.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "proof/git/ssh_signature.hpp"
#include "record/archive_record.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace palimpsest::archive {
namespace {

using Keys = std::vector<proof::NoteKey>;

Keys active_keys(const ArchiveFacts& facts) {
  Keys keys;
  for (const ArchiveKey& key : facts.keys) {
    auto parsed = proof::NoteKey::parse(key.verifier);
    if (parsed && !key.retired) keys.push_back(std::move(*parsed));
  }
  return keys;
}

bool has_key(const Keys& keys, const proof::PublicKey& wanted) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const proof::NoteKey& key) { return key.key == wanted; });
}

bool is_signed_by_any(const proof::Note& note, const Keys& keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const proof::NoteKey& key) { return note.is_signed_by(key); });
}

std::optional<ArchiveFacts> facts_at(const store::Store& store, const CommitId& commit) {
  const auto text = store.at(commit).read(kFactsFile);
  return text ? std::optional(record::parse_archive(*text)) : std::nullopt;
}

// A commit and who signed it.
struct CommitSignature {
  bool is_there = false;
  std::optional<proof::PublicKey> signer;  // nothing when the signature is wrong
};

CommitSignature signature_of(const std::string& commit) {
  const proof::SignedCommit parts = proof::split_commit(commit);
  if (parts.signature.empty()) return {};
  return {true, proof::ssh_signer_of(parts.signature, proof::kGitPurpose, parts.payload)};
}

void check_commit(const CommitSignature& signature, const CommitId& commit, const Keys& keys,
                  const std::string& document, Verification& report) {
  if (!signature.is_there) return;
  ++report.signatures;
  if (!signature.signer) {
    add_problem(report, "The signature of commit " + commit.text() + " is wrong.", kMainPath,
                document);
  } else if (!has_key(keys, *signature.signer)) {
    add_problem(report,
                "Commit " + commit.text() + " is signed with the key " +
                    signature.signer->ssh_fingerprint() + ", which did not sign for the archive.",
                kMainPath, document);
  }
}

// A checkpoint may be signed by the keys of its last commit, and by those of the commit before,
// which is how a key signs its own retirement.
void check_note(const proof::Note& note, const std::string& name, const Keys& keys,
                Verification& report) {
  if (note.signatures.empty()) return;
  ++report.signatures;
  if (is_signed_by_any(note, keys)) return;
  add_problem(report,
              name + " is signed with a key that did not sign for the archive, or its signature " +
                  "is wrong.",
              kLogPath);
}

// Walks through history with the keys that signed at each commit.
class Walk {
 public:
  Walk(const CheckedLog& log, Verification& report) : log_(log), report_(report) {}

  void run() {
    for (std::size_t i = 0; i < log_.commits.size(); ++i) visit(i);
    const auto newest = log_.view.checkpoint();
    if (newest) check_note(*newest, "The newest checkpoint", keys_at(log_.entries.size()), report_);
    for (const std::uint64_t size : log_.view.signed_sizes()) {
      const auto note = log_.view.signed_checkpoint(size);
      if (note) {
        check_note(*note, "The checkpoint of " + counted(size, "entry", "entries"), keys_at(size),
                   report_);
      }
    }
  }

 private:
  void visit(std::size_t index) {
    const store::CommitInfo& commit = log_.commits[index];
    const auto blob = log_.store.at(commit.id).object_of(kFactsFile);
    const CommitSignature signature = signature_of(log_.logged_commit_bytes(index));
    check_commit(signature, commit.id, keys_, documents_named_by(commit), report_);
    check_removal(signature, commit);
    if (blob == blob_) return;
    auto facts = facts_at(log_.store, commit.id);
    if (index > 0) check_change(facts, signature, commit);
    blob_ = blob;
    facts_ = std::move(facts);
    const Keys before = std::exchange(keys_, facts_ ? active_keys(*facts_) : Keys());
    changes_[index] = before;
    changes_[index].insert(changes_[index].end(), keys_.begin(), keys_.end());
    changes_[index + 1] = keys_;
  }

  // Who could remove something without a key could remove anything.
  void check_removal(const CommitSignature& signature, const store::CommitInfo& commit) {
    const auto act = parse_act(commit.message);
    if (!act || act->kind != ActKind::kRemove || keys_.empty()) return;
    if (signature.signer && has_key(keys_, *signature.signer)) return;
    add_problem(
        report_,
        "Commit " + commit.id.text() +
            " records a removal by order, and no key that signed for the archive signed it.",
        kMainPath);
  }

  void check_change(const std::optional<ArchiveFacts>& facts, const CommitSignature& signature,
                    const store::CommitInfo& commit) {
    if (!facts || !facts_ || facts->id != facts_->id || facts->log_origin != facts_->log_origin) {
      add_problem(report_,
                  "Commit " + commit.id.text() +
                      " changed what archive.json says for ever: the archive's id or its log.",
                  kMainPath);
    }
    if (keys_.empty() || (signature.signer && has_key(keys_, *signature.signer))) return;
    add_problem(report_,
                "Commit " + commit.id.text() +
                    " changed who signs for the archive, and no key that signed before signed it.",
                kMainPath);
  }

  // Returns the keys that could sign a checkpoint of this size.
  [[nodiscard]] Keys keys_at(std::uint64_t size) const {
    if (size == 0) return {};
    auto change = changes_.upper_bound(size - 1);
    return change == changes_.begin() ? Keys() : std::prev(change)->second;
  }

  const CheckedLog& log_;
  Verification& report_;
  std::optional<std::string> blob_;  // of archive.json
  std::optional<ArchiveFacts> facts_;
  Keys keys_;                              // that sign after the commits so far
  std::map<std::uint64_t, Keys> changes_;  // from this commit on
};

}  // namespace

void check_signatures(const CheckedLog& log, Verification& report) { Walk(log, report).run(); }

void check_newest_signatures(const store::Store& store, const LogView& view, Verification& report) {
  const store::Snapshot tip = store.tip();
  Keys keys;
  const auto add_keys_at = [&](const CommitId& commit) {
    const auto facts = facts_at(store, commit);
    const Keys more = facts ? active_keys(*facts) : Keys();
    keys.insert(keys.end(), more.begin(), more.end());
  };
  add_keys_at(tip.commit());
  std::string document = "all";
  store.visit_history([&](const store::CommitInfo& commit) {
    document = documents_named_by(commit);
    if (commit.parent) add_keys_at(*commit.parent);
    return false;
  });
  check_commit(signature_of(store.commit_bytes(tip.commit())), tip.commit(), keys, document,
               report);
  const auto note = view.checkpoint();
  if (note) check_note(*note, "The newest checkpoint", keys, report);
}

}  // namespace palimpsest::archive
