// Finds dark bars: filled areas with straight edges, blank or with a light label inside.
#pragma once

#include "model/page.hpp"
#include "redact/candidate.hpp"
#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

#include <vector>

namespace palimpsest::redact {

inline const Length kMaxGlyph = points(12);  // letters of a label inside a bar are smaller
inline const Length kSoftRim = points(0.7);  // no mark of a label is so near the edge
inline const Length kBarRim = points(0.5);   // of a bar; labels stay clear of it

// Of an area that was filled; with less ink it is text or an outline whose holes were filled.
inline constexpr double kMinFilledShare = 0.55;

// `dark` is the dark ink of a page at `dpi`; the candidates are in its pixels.
[[nodiscard]] std::vector<Candidate> find_solid_bars(const Mask& dark, int dpi,
                                                     const std::vector<Word>& words,
                                                     const FindOptions& options);

// Returns an area without its soft edge, which is no mark on it.
[[nodiscard]] Mask core_of(const Mask& filled, int dpi);

// Whether a filled area is the dark edge of a scan, not a bar on the page.
[[nodiscard]] bool is_page_edge(const PixelBox& box, int page_width, int page_height, int dpi);

// Whether a filled area is far higher than wide: ribbons and colour stripes of letterheads are,
// what covers lines of text is not.
[[nodiscard]] bool is_upright_bar(const PixelBox& box, int dpi);

// Whether all four corners of an area of `level` are round: buttons of screens are.
[[nodiscard]] bool has_round_corners(const PixelBox& box, const Mask& level, int dpi);

// Returns the candidates for a filled area of `level`: one, or one for each of its repeated labels.
//
// Nothing when it is too small, has no straight edges, is the page's edge or background, or holds
// readable text.
[[nodiscard]] std::vector<Candidate> filled_candidates(const Component& component,
                                                       const Mask& level, int dpi,
                                                       const std::vector<Word>& words,
                                                       const FindOptions& options);

// Whether an area stops at its edges: the core of a blot or of a letter goes on beyond them, and so
// does a patch between the words of a shaded panel.
[[nodiscard]] bool has_clear_edges(const PixelBox& box, const Mask& level, int dpi);

}  // namespace palimpsest::redact
