// Tells bars that touch apart by their labels: each label stands for a redaction of its own.
#pragma once

#include "model/page.hpp"
#include "redact/candidate.hpp"
#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns the redactions of a filled area of `level` that consists of several rectangles: one for
// each label, or a single one. Nothing when the area has no straight edges, holds text, or has less
// than `min_labels`.
[[nodiscard]] std::vector<Candidate> touching_bars(const Component& component, const Mask& level,
                                                   int dpi, const std::vector<Word>& words,
                                                   const FindOptions& options, int min_labels);

}  // namespace palimpsest::redact
