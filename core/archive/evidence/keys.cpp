#include "archive/evidence/keys.hpp"

#include "archive/act.hpp"
#include "archive/tree/tree_paths.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "proof/keys/key_file.hpp"
#include "proof/log/signed_note.hpp"
#include "record/archive_record.hpp"

#include <algorithm>

namespace palimpsest::archive {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNewFactsFile = "archive.json.new";
constexpr auto kPublicMode = static_cast<fs::perms>(0644);
constexpr auto kPrivateMode = static_cast<fs::perms>(0600);

ArchiveFacts facts_of(const store::Store& store) {
  return record::parse_archive(store.tip().read(kFactsFile).value_or(""));
}

bool has_active_key(const ArchiveFacts& facts) {
  return std::any_of(facts.keys.begin(), facts.keys.end(),
                     [](const ArchiveKey& key) { return !key.retired; });
}

void check_is_signed(const store::Store& store, const ArchiveFacts& facts) {
  if (!has_active_key(facts) || store.signs_commits()) return;
  throw Error(ErrorKind::kUsage, "a change of the keys must be signed by one that signs now",
              "name its file with --key");
}

// Puts the new archive.json in the place of the old one when main has it, and takes it away else.
void put_in_place(const store::Store& store) {
  const fs::path pending = store.root() / kNewFactsFile;
  std::error_code error;
  if (store.tip().read(kFactsFile) == read_file(pending)) {
    fs::rename(pending, store.root() / kFactsFile, error);
    if (!error) sync_folder(store.root());
  } else {
    fs::remove(pending, error);
  }
}

// The new archive.json is durable beside the old one before main moves, so that either can be put
// in place after a kill.
void commit_facts(store::Store& store, const ArchiveFacts& facts, const std::string& subject,
                  const Actor& actor) {
  const std::string text = record::archive_to_json(facts);
  const fs::path path = store.root() / kNewFactsFile;
  store::Writer writer(store);
  write_file_durably(path, text, kPublicMode);
  const Act act{ActKind::kKeys, make_act_id(actor, store.tip().commit(), subject), {}, {}, 0};
  (void)writer.commit({{{kFactsFile, text}},
                       act_message(act, subject, "", actor),
                       actor.time,
                       actor.operator_name});
  put_in_place(store);
}

void put_key(ArchiveFacts& facts, const std::string& name, const KeyChoice& choice,
             const Actor& actor) {
  const proof::NoteKey key{facts.log_origin, open_signer(choice)->public_key()};
  const std::string verifier = key.verifier_text();
  for (const ArchiveKey& known : facts.keys) {
    if (known.name == name) {
      throw Error(ErrorKind::kConflict, "the archive has a key '" + name + "' already",
                  "choose another name with --name");
    }
    if (known.verifier == verifier) {
      throw Error(ErrorKind::kConflict,
                  "the archive knows this key already, as '" + known.name + "'",
                  known.retired ? "a retired key does not come back: make a new one" : "");
    }
  }
  facts.keys.push_back({name, verifier, actor.time, std::nullopt});
}

void end_key(ArchiveFacts& facts, const std::string& name, const Actor& actor) {
  const auto key = std::find_if(facts.keys.begin(), facts.keys.end(),
                                [&](const ArchiveKey& known) { return known.name == name; });
  if (key == facts.keys.end()) {
    throw Error(ErrorKind::kInput, "the archive has no key '" + name + "'",
                "`palimpsest key list` shows them");
  }
  if (key->retired) throw Error(ErrorKind::kConflict, "the key '" + name + "' is retired already");
  key->retired = actor.time;
}

}  // namespace

std::shared_ptr<const proof::Signer> open_signer(const KeyChoice& choice) {
  return proof::open_key(choice.file, {choice.passphrase, choice.agent_socket});
}

void check_may_sign(const ArchiveFacts& facts, const proof::PublicKey& key) {
  const std::string verifier = proof::NoteKey{facts.log_origin, key}.verifier_text();
  for (const ArchiveKey& known : facts.keys) {
    if (known.verifier != verifier) continue;
    if (!known.retired) return;
    throw Error(ErrorKind::kUsage, "the key '" + known.name + "' is retired and signs no more",
                "`palimpsest key list` shows who signs");
  }
  throw Error(ErrorKind::kUsage, "the archive does not know this key",
              "add it first: palimpsest key add FILE");
}

void make_key_file(const fs::path& file, const std::string& passphrase) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(file, ignored))) {
    throw Error(ErrorKind::kConflict, file.string() + " is there already", "name a new file");
  }
  write_file_durably(file, proof::new_key_pem(passphrase), kPrivateMode);
}

void check_may_change_keys(const store::Store& store) { check_is_signed(store, facts_of(store)); }

ArchiveFacts add_key(store::Store& store, const std::string& name, const KeyChoice& choice,
                     const Actor& actor) {
  ArchiveFacts facts = facts_of(store);
  check_is_signed(store, facts);
  put_key(facts, name, choice, actor);
  commit_facts(store, facts, "Let the key " + name + " sign", actor);
  return facts;
}

ArchiveFacts retire_key(store::Store& store, const std::string& name, const Actor& actor) {
  ArchiveFacts facts = facts_of(store);
  check_is_signed(store, facts);
  end_key(facts, name, actor);
  commit_facts(store, facts, "Retire the key " + name, actor);
  return facts;
}

ArchiveFacts rotate_key(store::Store& store, const std::string& old_name,
                        const std::string& new_name, const KeyChoice& choice, const Actor& actor) {
  ArchiveFacts facts = facts_of(store);
  check_is_signed(store, facts);
  end_key(facts, old_name, actor);
  put_key(facts, new_name, choice, actor);
  commit_facts(store, facts, "Let the key " + new_name + " sign in the place of " + old_name,
               actor);
  return facts;
}

void finish_key_change(store::Store& store) {
  std::error_code ignored;
  if (!fs::exists(store.root() / kNewFactsFile, ignored)) return;
  try {
    const store::Writer writer(store);
    if (fs::exists(store.root() / kNewFactsFile, ignored)) put_in_place(store);
  } catch (const Error& error) {
    const bool can_wait =
        error.kind() == ErrorKind::kConflict || error.kind() == ErrorKind::kEnvironment;
    if (!can_wait) throw;
  }
}

}  // namespace palimpsest::archive
