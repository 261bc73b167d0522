// Who signs for an archive: the keys in archive.json, and the acts that change them.
//
// The first key is taken on trust. From then on a change must be signed by a key that signed
// before, and verify says so when one was not.
#pragma once

#include "archive/actor.hpp"
#include "archive/evidence/key_choice.hpp"
#include "model/archive_facts.hpp"
#include "proof/keys/ed25519.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace palimpsest::archive {

// Opens the key. Throws Error(input) and Error(usage) as proof::open_key() does.
[[nodiscard]] std::shared_ptr<const proof::Signer> open_signer(const KeyChoice& choice);

// Throws Error(usage) unless `key` signs for the archive now.
void check_may_sign(const ArchiveFacts& facts, const proof::PublicKey& key);

// Writes a new private key into `file`, which must not be there, readable by its owner alone.
void make_key_file(const std::filesystem::path& file, const std::string& passphrase);

// Throws Error(usage) when keys sign for the archive and `store` was opened with none of them.
void check_may_change_keys(const store::Store& store);

// Has `choice` sign for the archive from now on under `name`. Where keys sign already, `store` must
// have been opened with one of them. Throws Error(conflict) when the name or the key is taken.
ArchiveFacts add_key(store::Store& store, const std::string& name, const KeyChoice& choice,
                     const Actor& actor);

// Ends the signing of the key `name`; what it signed stays signed. The same rule holds. Throws
// Error(input) when there is no such key and Error(conflict) when it was retired already.
ArchiveFacts retire_key(store::Store& store, const std::string& name, const Actor& actor);

// Has the key of `choice` sign in the place of `old_name`, in one act.
ArchiveFacts rotate_key(store::Store& store, const std::string& old_name,
                        const std::string& new_name, const KeyChoice& choice, const Actor& actor);

// Ends a change of keys that was interrupted between git and archive.json, where nobody else is
// writing.
void finish_key_change(store::Store& store);

}  // namespace palimpsest::archive
