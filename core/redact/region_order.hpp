// Joins what several detectors found of one redaction, and puts the rest in reading order.
#pragma once

#include "redact/candidate.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns `candidates` without those that a stronger one covers, in reading order.
[[nodiscard]] std::vector<Candidate> merged_in_order(std::vector<Candidate> candidates);

}  // namespace palimpsest::redact
