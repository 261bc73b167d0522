// Reads a page that paints nothing but letters and level rules: most pages of files that were never
// on paper.
//
// Nothing of such a page can be the side of a box, and what fills a place on it are letters. So it
// is drawn at a resolution at which filled places are seen, with a quarter of the pixels, and only
// they are looked for. A page on which there is one, or a word that cannot be seen, is left to the
// reading of other pages, at full resolution.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "pdf/document.hpp"

#include <optional>
#include <vector>

namespace palimpsest::worker {

inline constexpr int kPlainDpi = 150;

// Returns the lines of the text layer when they are all that the page can tell: enough words, none
// of them a code, no letter that draws bars or frames, and nothing painted but letters.
[[nodiscard]] std::optional<std::vector<Line>> plain_lines(const pdf::PdfPage& source,
                                                           const std::vector<Word>& layer);

// Whether no place of the page is filled, and every word of it can be seen. The rasters are the
// page at kPlainDpi.
[[nodiscard]] bool is_open_page(const Raster& raster, const Raster& gray,
                                const pdf::PdfPage& source, const std::vector<Word>& layer);

}  // namespace palimpsest::worker
