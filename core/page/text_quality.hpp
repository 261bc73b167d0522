// Decides whether the text layer of a page can stand for its text, or the page must be read by OCR.
//
// A release stamp or a Bates line is not the text of a page; a layer of misread characters over a
// scan is worse than none.
#pragma once

#include "model/page.hpp"
#include "model/region.hpp"

#include <vector>

namespace palimpsest::page {

struct TextQualityOptions {
  double stamp_band_share =
      0.07;  // of the height, at top and bottom: stamps and footers stand there
  double scan_image_share = 0.6;    // of the page: an image this large is a scan
  double unread_image_share = 0.1;  // of the page: an image this large without words may hold text
  int min_scan_characters = 40;     // outside the stamp bands: fewer are a stamp, not a page
  double max_break_ratio = 1.4;     // lines to rows: 0.8 to 1.3 in order, 1.5 to 2.7 scrambled
  double min_plausible_share =
      0.75;  // of the characters: own OCR of clean scans reaches 0.9, junk 0.5
};

// Returns the share of characters, 0..1, that stand in words a language could have: letters with a
// vowel, numbers, usual punctuation. 0 without characters.
[[nodiscard]] double plausible_share(const std::vector<Word>& words);

// Returns how many lines `words` make in their own order for each row of words on the page: about 1
// when they come as a person reads them. 0 without words.
[[nodiscard]] double break_ratio(const std::vector<Word>& words);

// Returns whether `words` (the text layer) can be used as they are. `images` are the places of the
// images on the page.
[[nodiscard]] bool has_good_text(const std::vector<Word>& words, const std::vector<Region>& images,
                                 const Size& page, const TextQualityOptions& options = {});

}  // namespace palimpsest::page
