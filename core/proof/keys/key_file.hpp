// Opens the private key that somebody names by a file.
//
// PEM files (PKCS#8, encrypted too), OpenSSH files without a passphrase, and public OpenSSH files
// (KEY.pub), whose private half the ssh-agent holds. Only Ed25519.
#pragma once

#include "proof/keys/ed25519.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace palimpsest::proof {

// What opening a key may need besides its file.
struct KeyAccess {
  std::string passphrase;              // of an encrypted PEM file
  std::filesystem::path agent_socket;  // empty when there is no ssh-agent
};

// Throws Error(input) when the file is no such key, and Error(usage) when it needs a passphrase or
// an agent that `access` does not give.
[[nodiscard]] std::unique_ptr<Signer> open_key(const std::filesystem::path& file,
                                               const KeyAccess& access);

// Returns the PEM text of a new private key, encrypted when there is a passphrase.
[[nodiscard]] std::string new_key_pem(const std::string& passphrase);

}  // namespace palimpsest::proof
