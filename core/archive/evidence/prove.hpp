// Proofs: made from an archive, checked without one.
#pragma once

#include "archive/access/access.hpp"
#include "model/proof_file.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <string>

namespace palimpsest::archive {

// Returns the proof of the revision that `reference` names: DOCUMENT, its last release, or
// DOCUMENT@RELEASE. It uses the earliest checkpoint that is time-stamped and covers the revision,
// else the earliest that is signed, else the newest. Throws Error(input) when `audience`
// sees no such revision and Error(integrity) when the log does not hold it.
[[nodiscard]] ProofFile prove(const store::Store& store, const Audience& audience,
                              const std::string& reference);

// Checks a proof against the file that it is about. Throws Error(input) when the file cannot be
// read.
[[nodiscard]] ProofReport check_proof(const ProofFile& proof, const std::filesystem::path& file);

}  // namespace palimpsest::archive
