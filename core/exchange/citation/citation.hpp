// A citation as programs for literature read it: CSL-JSON, RIS and BibTeX.
//
// None of them has fields for redactions, digests or a second page number: these stand in the note
// of all three, and in CSL-JSON by themselves below `custom`.
#pragma once

#include "model/citation.hpp"

#include <string>

namespace palimpsest::exchange {

// Returns a list of one item (CSL-JSON 1.0.2).
[[nodiscard]] std::string citation_as_csl(const Citation& citation);

// Returns one record with the line ends that the format asks for.
[[nodiscard]] std::string citation_as_ris(const Citation& citation);

// Returns one entry for biblatex; BibTeX reads `year` and `note`.
[[nodiscard]] std::string citation_as_bibtex(const Citation& citation);

}  // namespace palimpsest::exchange
