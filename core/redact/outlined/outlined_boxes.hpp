// Finds boxes that are drawn as lines and hold nothing, or a label.
//
// The lines of the page are kept, its letters are not: every white face that the lines enclose is a
// box, whatever its shape, also where boxes share a side.
#pragma once

#include "model/page.hpp"
#include "redact/candidate.hpp"
#include "redact/find_regions.hpp"
#include "redact/ink/line_segments.hpp"
#include "redact/ink/mask.hpp"

#include <vector>

namespace palimpsest::redact {

// `ink` is the ink of a page at `dpi` without its solid bars; the candidates are in its pixels.
[[nodiscard]] std::vector<Candidate> find_outlined_boxes(const Mask& ink, int dpi, ScanKind scan,
                                                         const std::vector<Word>& words,
                                                         const FindOptions& options);

}  // namespace palimpsest::redact
