// Signs with a private key that is in memory. Private to the module.
#pragma once

#include "proof/keys/ed25519.hpp"
#include "proof/keys/evp.hpp"

#include <memory>
#include <string_view>

namespace palimpsest::proof {

// `key` must be an Ed25519 key.
[[nodiscard]] std::unique_ptr<Signer> make_raw_signer(KeyHandle key);

// Returns the key that grows from the 32 bytes of `seed`.
[[nodiscard]] KeyHandle key_from_seed(std::string_view seed);

}  // namespace palimpsest::proof
