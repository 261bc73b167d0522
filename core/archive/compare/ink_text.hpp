// The layout of a page's text, as the comparison of two pages wants it.
#pragma once

#include "diff/ink/ink_text.hpp"
#include "model/page.hpp"
#include "model/raster.hpp"
#include "model/region.hpp"

#include <vector>

namespace palimpsest::archive {

// What the words of a page say of its ink.
struct KnownInk {
  std::vector<Region> marks;  // stamps and banners, which are no text of the paper
  std::vector<Region> moved;  // words that the partner shows at another place
};

// Returns the words of `page`, which `gray` shows whole, outside its redactions and marks.
[[nodiscard]] diff::InkText ink_text_of(const Page& page, const Raster& gray,
                                        const KnownInk& known);

}  // namespace palimpsest::archive
