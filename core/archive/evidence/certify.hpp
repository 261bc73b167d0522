// Gathers what a custodian certifies of a revision.
#pragma once

#include "archive/access/access.hpp"
#include "model/certificate.hpp"
#include "store/store.hpp"

#include <string>

namespace palimpsest::archive {

// Proves the revision that `reference` names, checks the proof against the original, and adds its
// import and the diffs that are kept of it. Throws like prove(), and Error(input) when the original
// cannot be read.
[[nodiscard]] Certificate certify(const store::Store& store, const Audience& audience,
                                  const std::string& reference);

}  // namespace palimpsest::archive
