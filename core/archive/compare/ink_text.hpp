// The layout of a page's text, as the comparison of two pages wants it.
#pragma once

#include "diff/ink/ink_text.hpp"
#include "model/page.hpp"
#include "model/raster.hpp"

namespace palimpsest::archive {

// Returns the words of `page`, which `gray` shows whole, outside its redactions.
[[nodiscard]] diff::InkText ink_text_of(const Page& page, const Raster& gray);

}  // namespace palimpsest::archive
