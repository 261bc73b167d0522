// Draws the pages of a composite, and takes the words of patches over from the releases that show
// them.
#pragma once

#include "archive/compose/least_redacted.hpp"
#include "archive/history/differ.hpp"
#include "composite/composite_pdf.hpp"
#include "model/composition.hpp"

#include <vector>

namespace palimpsest::archive {

struct DrawnComposite {
  std::vector<ComposedPage> pages;
  composite::CompositeDocument file;  // without title and list
};

// A patch whose page cannot be drawn or registered stays withheld.
[[nodiscard]] DrawnComposite draw_composite(const Differ& differ,
                                            const std::vector<ComposedSide>& sides,
                                            const LeastRedacted& found);

}  // namespace palimpsest::archive
