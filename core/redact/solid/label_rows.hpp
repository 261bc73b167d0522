// Tells redactions that touch apart by their labels: each has one of its own.
//
//   +--------+                 +--------+
//   | 5.1.2e |      becomes    | 5.1.2e |
//   | 5.1.2e +---+             +--------+---+
//   | 5.1.2e     |             | 5.1.2e     | ...
//   +------------+             (three parts)
#pragma once

#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

#include <vector>

namespace palimpsest::redact {

// Returns the parts of `filled` from top to bottom, relative to its box, when `marks` are one label
// repeated on several rows; nothing when there is one label, none, or text.
[[nodiscard]] std::vector<PixelBox> parts_by_label(const Mask& filled, const Mask& marks, int dpi,
                                                   const FindOptions& options);

}  // namespace palimpsest::redact
