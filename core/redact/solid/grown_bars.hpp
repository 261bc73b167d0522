// Finds bars of which a label that reaches their edge left only a strip.
//
//   10.2.e####        the strip below the label, where nothing is printed, is moved outwards while
//   ##########        its tone goes on between the letters
#pragma once

#include "model/page.hpp"
#include "redact/candidate.hpp"
#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns bars of the tone `level` that are not among `known`. `filled` is the tone with the
// letters on it filled.
[[nodiscard]] std::vector<Candidate> grown_bars(const Mask& level, const Mask& filled, int dpi,
                                                const std::vector<Candidate>& known,
                                                const std::vector<Word>& words,
                                                const FindOptions& options);

}  // namespace palimpsest::redact
