// Where an archive holds a file that somebody has in hand.
#pragma once

#include "base/digest.hpp"
#include "model/proof_file.hpp"
#include "store/store.hpp"

#include <filesystem>

namespace palimpsest::archive {

// Says whether the archive holds exactly these bytes, and as which revisions, by which commit. The
// statements hold when it does. Throws Error(input) when the file cannot be read.
[[nodiscard]] ProofReport find_held(const store::Store& store, const std::filesystem::path& file);

}  // namespace palimpsest::archive
