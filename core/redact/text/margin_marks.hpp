// The small signs of a page that may be codes: beside the text, and in small type within its lines.
//
//   the first words of a line      of it    B1     a mark in the margin
//   the first (b)(1)              words            a label: of a panel that a scan has lost
//
// Found from ink alone, since codes are set in the smallest type of a page: too small to be read in
// some scans. Private to the module.
#pragma once

#include "redact/text/text_layout.hpp"

#include <vector>

namespace palimpsest::redact {

inline constexpr double kMaxMarkWidth = 80;  // points: "(b)(1), (b)(3)"

// Returns the marks beside the body of `layout` on `gray`, top to bottom, without what is withheld
// by `redactions`.
[[nodiscard]] std::vector<MarginMark> find_margin_marks(const Raster& gray,
                                                        const std::vector<Redaction>& redactions,
                                                        const TextLayout& layout);

// Returns the labels in the rows of `layout`, top to bottom.
[[nodiscard]] std::vector<MarginMark> find_labels(const TextLayout& layout);

}  // namespace palimpsest::redact
