// Compares the pages and texts of every revision with the digests that its record gives.
#pragma once

#include "model/verification.hpp"
#include "store/store.hpp"

namespace palimpsest::archive {

// Adds a problem for each file of the newest commit that differs from its digest, is missing, or
// has none beside others that have. Revisions whose records hold no digests at all are counted.
void check_derived_files(const store::Store& store, Verification& report);

}  // namespace palimpsest::archive
