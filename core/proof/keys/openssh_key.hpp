// Reads the key files of OpenSSH.
#pragma once

#include "proof/keys/ed25519.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::proof {

enum class OpensshKeyState { kUsable, kEncrypted, kUnknown };

struct OpensshKey {
  OpensshKeyState state = OpensshKeyState::kUnknown;
  std::string seed;  // 32 bytes when it is usable
};

// Reads "-----BEGIN OPENSSH PRIVATE KEY-----". Unknown is what is damaged or no Ed25519 key.
[[nodiscard]] OpensshKey parse_openssh_key(std::string_view text);

// Reads "ssh-ed25519 AAAA... comment".
[[nodiscard]] std::optional<PublicKey> parse_openssh_public_key(std::string_view text);

}  // namespace palimpsest::proof
