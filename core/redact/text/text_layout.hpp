// How the running text of a page lies: its tilt, its lines, their words, margins and ordinary gaps.
//
// Measured from ink alone, so that it is as exact as the scan and needs no reading. Lengths here
// are points as double, in upright coordinates: the page turned back so that its lines are level.
//
//            left                                   right
//              |word word word word word word word  |   mark
//   pitch {    |word word word word word word       |
//     baseline_|word_word_word_word_word_word_word__|
#pragma once

#include "model/raster.hpp"
#include "model/redaction.hpp"

#include <utility>
#include <vector>

namespace palimpsest::redact {

struct LayoutOptions {
  int ink_below = 150;                // gray 0..255: thin strokes of gray scans are no darker
  double max_tilt_degrees = 3;        // scanners turn pages less
  double max_speck = 0.85;            // points; smaller marks are noise, periods are 1.4
  double max_letter_height = 24;      // points; taller ink is drawing
  double max_letter_width = 40;       // points; wider ink is a rule or a drawing
  std::size_t min_body_rows = 4;      // fewer lines show no margins
  std::size_t min_body_letters = 18;  // of a line that counts for the margins
};

// A stretch along a line, half-open.
struct Span {
  double left = 0;
  double right = 0;

  [[nodiscard]] double width() const { return right - left; }
};

// Ink of one word of a line.
struct InkWord {
  Span span;
  double height = 0;          // median of its letters
  double top = 0;             // of its highest letter
  double bottom = 0;          // of its lowest letter
  int letters = 0;            // strokes that stand apart; 0 for a redaction that was known before
  bool is_redaction = false;  // stands for a region that is withheld already
};

struct TextRow {
  double baseline = 0;
  std::vector<InkWord> words;  // left to right; never empty

  [[nodiscard]] Span span() const { return {words.front().span.left, words.back().span.right}; }
};

// A group of small signs beside the text, or in small type before a gap, of the size of a code.
struct MarginMark {
  Region region;  // on the page as it is, not turned
  double middle = 0;
  Span span;
  bool is_inside = false;  // between the margins: the label of a panel that a scan has lost
  bool is_small = false;   // surely set smaller than the text, which only typed text can tell
};

inline constexpr double kMarkGaps = 1.2;  // word gaps between the text and a mark, at least

// A region that is withheld already, upright.
struct Withheld {
  Span span;
  double top = 0;
  double bottom = 0;
};

struct TextLayout {
  double slope = 0;            // of the lines: points down per point to the right
  Point center;                // of the page, about which it is turned
  double letter_height = 0;    // of most letters: without ascenders where text has small letters
  double ascent = 0;           // from the baseline to the top of high letters
  double descent = 0;          // from the baseline to the bottom of low letters
  double character_width = 0;  // with its share of the space between letters
  bool is_typed = false;       // every character is as wide as every other
  double word_gap = 0;         // ink to ink, of ordinary words
  double pitch = 0;            // baseline to baseline within paragraphs
  Span body;                   // from the left to the right margin
  double indent = 0;           // of the first lines of paragraphs; 0 when they have none
  std::vector<TextRow> rows;   // top to bottom
  std::vector<MarginMark> marks;
  std::vector<Withheld> withheld;  // bars and boxes

  // Whether there is enough running text to speak of margins.
  [[nodiscard]] bool has_body() const { return body.width() > 0 && pitch > 0; }

  // Returns the bounding region, on the page as it is, of an upright rectangle.
  [[nodiscard]] Region on_page(const Span& span, double top, double bottom) const;

  // Returns the point on the page of an upright one.
  [[nodiscard]] Point on_page(double across, double down) const;

  // Returns where a point of the page lies in upright coordinates.
  [[nodiscard]] std::pair<double, double> upright(Point point) const;
};

// Returns the layout of the text of `gray`. Ink in `redactions` is no text, and they fill their
// lines.
[[nodiscard]] TextLayout lay_out(const Raster& gray, const std::vector<Redaction>& redactions,
                                 const LayoutOptions& options = {});

}  // namespace palimpsest::redact
