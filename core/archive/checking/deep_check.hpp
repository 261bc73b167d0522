// Reads every revision of an archive once more, by several workers.
#pragma once

#include "archive/act.hpp"
#include "archive/checking/check_state.hpp"
#include "archive/verify.hpp"
#include "model/verification.hpp"
#include "store/store.hpp"

#include <vector>

namespace palimpsest::archive {

// Returns the revisions of the newest commit, in the order of their documents.
[[nodiscard]] std::vector<RevisionName> all_revisions(const store::Store& store);

// Reads the revisions, or `request.sample_percent` of them, but those that `state` has; adds to it
// what is the same as its record, and to `report` what is not. Returns how many `state` had. Calls
// `progress` on the caller's thread, and passes on what that throws when no reader is at work any
// more. A damaged catalogue is a problem in the report.
std::uint64_t check_extractions(const store::Store& store, const VerifyRequest& request,
                                CheckState& state, Verification& report,
                                const VerifyProgress& progress);

}  // namespace palimpsest::archive
