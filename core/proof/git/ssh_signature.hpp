// SSH signatures (SSHSIG), as `ssh-keygen -Y sign` makes them and git takes them for commits.
#pragma once

#include "proof/keys/ed25519.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::proof {

// What the signature is for; one made for another purpose is refused.
inline constexpr std::string_view kGitPurpose = "git";

// Returns the armoured text, which begins with -----BEGIN SSH SIGNATURE-----.
[[nodiscard]] std::string ssh_signature(const Signer& signer, std::string_view purpose,
                                        std::string_view message);

// Returns the key whose right signature of `message` the armoured text is; nothing when it is not
// right, for another purpose, or of another kind than Ed25519.
[[nodiscard]] std::optional<PublicKey> ssh_signer_of(std::string_view armoured,
                                                     std::string_view purpose,
                                                     std::string_view message);

// A signed commit of git, taken apart.
struct SignedCommit {
  std::string payload;    // the commit as it was before it was signed
  std::string signature;  // armoured text; empty when nobody signed
};

// Returns the commit with the signature in its header, where git looks for it.
[[nodiscard]] std::string signed_commit_text(std::string_view payload, std::string_view armoured);

// Takes the signature out again.
[[nodiscard]] SignedCommit split_commit(std::string_view commit);

}  // namespace palimpsest::proof
