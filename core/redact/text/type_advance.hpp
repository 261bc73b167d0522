// The advance of a typewriter: the width of the cells in which all its letters stand.
//
// Private to the module.
#pragma once

#include "redact/text/letter_ink.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns the advance in points, or 0 when the letters of `rows` stand in no cells of one width.
// `letter_height` is that of most letters.
//
// It is the period at which the middles of letters agree best (a Rayleigh test), so that letters
// that a scan has broken do no harm.
[[nodiscard]] double type_advance(const std::vector<std::vector<Ink>>& rows, double letter_height);

}  // namespace palimpsest::redact
