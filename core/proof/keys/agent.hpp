// Signs by the ssh-agent, which never gives a private key away.
#pragma once

#include "proof/keys/ed25519.hpp"

#include <filesystem>
#include <memory>

namespace palimpsest::proof {

// Connects anew for every signature. What it returns throws Error(environment) when the agent does
// not answer or does not hold the key.
[[nodiscard]] std::unique_ptr<Signer> make_agent_signer(const std::filesystem::path& socket,
                                                        const PublicKey& key);

}  // namespace palimpsest::proof
