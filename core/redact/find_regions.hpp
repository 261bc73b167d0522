// Finds the redactions of a page: bars, boxes and panels that stand where text was.
//
// A pure stage: pixels and words in, regions out, without codes (see attach_codes.hpp). It asks no
// engine and keeps no state, so the same page and options always give the same answer.
#pragma once

#include "model/page.hpp"
#include "model/raster.hpp"
#include "model/redaction.hpp"

#include <vector>

namespace palimpsest::redact {

// What counts as a redaction. Lengths are on the page, whatever the resolution of the raster.
struct FindOptions {
  int dark_below = 110;  // gray 0..255: ink of bars; anti-aliased text edges stay out
  int line_below = 190;  // gray 0..255: hairlines are drawn or scanned lighter than bars
  Length min_bar_height = points(5.5);  // thinner areas are rules, borders and underlines
  Length min_bar_width = points(6);     // the strokes of headlines are narrower
  Length min_box_height = points(6);    // of an outlined box
  Length min_box_width = points(9);     // narrower boxes are check boxes and letters
  Length min_line = points(14);         // of a horizontal side; ligatures and serifs are shorter
  Length min_upright = points(5);       // of a vertical side; it must also meet a horizontal one
  Length max_line_gap = points(5);      // dropouts of a hairline in 1-bit scans
  Length max_label_width = points(72);  // "(b)(1), (b)(3)": longer text inside is running text
  Length max_label_height = points(15);
  int max_label_glyphs = 16;         // counted when no words are known there
  double max_speckle_share = 0.004;  // of a blank box, that ink may cover
  double min_straight_share = 0.85;  // of the columns of a bar, as thick as its median column

  friend bool operator==(const FindOptions&, const FindOptions&) = default;
};

// Returns the redactions in reading order: top to bottom, then left to right; ids "r1", "r2" ...
//
// `words` are what is known to be text, and may be empty. An empty result is a normal answer.
[[nodiscard]] std::vector<Redaction> find_regions(const Raster& raster,
                                                  const std::vector<Word>& words,
                                                  const FindOptions& options = {});

// Whether some place of the page is filled as a bar or a panel is, of whatever tone: a large
// letter, too. It takes a small part of the time of find_regions(), which looks closer. 100 to 200
// dpi are enough.
[[nodiscard]] bool has_filled_place(const Raster& gray, const FindOptions& options = {});

}  // namespace palimpsest::redact
