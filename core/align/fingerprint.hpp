// A coarse picture of a page's ink, small enough to be stored with every page.
//
//   fingerprint = 44 rows of 32 cells, one hexadecimal digit a cell: 0 paper ... f much ink
//
// Written to records: a change of the format changes every page's record.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"

namespace palimpsest::align {

// Returns the fingerprint of a page; empty for an empty raster.
[[nodiscard]] Fingerprint fingerprint_of(const Raster& gray);

// Whether the page carries next to nothing, so that its fingerprint says nothing of which page it
// is. An empty or foreign fingerprint is blank.
[[nodiscard]] bool is_blank(const Fingerprint& fingerprint);

// Returns how alike two pages look, 0..1, whatever shift of up to three cells (0.8 inch) lies
// between them. 0.5, "cannot say", when both are blank; 0 when one is or is not a fingerprint.
[[nodiscard]] double similarity(const Fingerprint& one, const Fingerprint& other);

// Estimated, not measured: two scans of one page should be above it, other pages of the same form
// below.
inline constexpr double kSamePage = 0.9;

}  // namespace palimpsest::align
