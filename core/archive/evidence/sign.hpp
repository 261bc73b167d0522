// Signs an archive as it stands: one commit that changes nothing, and a checkpoint of the log.
#pragma once

#include "archive/actor.hpp"
#include "model/signing.hpp"
#include "store/store.hpp"

#include <optional>
#include <string>

namespace palimpsest::archive {

// `store` must have been opened with a key. What is signed already is left as it is.
[[nodiscard]] Signing sign_archive(store::Store& store, const Actor& actor);

// Returns the newest checkpoint, to be kept where the archive is not. Throws Error(integrity) when
// it is missing.
[[nodiscard]] std::string newest_checkpoint(const store::Store& store);

// Whether the newest commit is covered by a signature.
[[nodiscard]] bool is_signed(const store::Store& store);

}  // namespace palimpsest::archive
