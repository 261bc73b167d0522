// The ink of letters: which marks on a page are letters, on which baselines they stand, and where
// words end. Private to the module.
//
// Lengths are points as double.
#pragma once

#include "redact/ink/mask.hpp"
#include "redact/text/text_layout.hpp"

#include <utility>
#include <vector>

namespace palimpsest::redact {

// Ink that hangs together, in upright points.
struct Ink {
  Span span;
  double top = 0;
  double bottom = 0;

  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double middle() const { return (top + bottom) / 2; }
};

// Returns the picture at half the size, each pixel the mean of four.
[[nodiscard]] Raster halved(const Raster& gray);

// Returns `ink` (at `dpi`) without what lies in `redactions` or touches their edges.
[[nodiscard]] Mask without_redactions(Mask ink, const std::vector<Redaction>& redactions,
                                      double dpi);

// Returns the value below which `share` (0..1) of `values` lie; 0 when there are none.
[[nodiscard]] double quantile(std::vector<double> values, double share);
[[nodiscard]] double median(std::vector<double> values);

// Returns the marks of `ink` (at `dpi`) that have the size of letters.
[[nodiscard]] std::vector<Ink> letters_of(const Mask& ink, double dpi,
                                          const LayoutOptions& options);

// Returns the height of most letters; 0 without letters.
[[nodiscard]] double letter_height_of(const std::vector<Ink>& letters);

// Returns how far the lines sink, in points per point to the right.
[[nodiscard]] double slope_of(const std::vector<Ink>& letters, double letter_height,
                              double max_degrees);

// Returns the baselines on which most letters stand, strongest first, each with what stands on it.
[[nodiscard]] std::vector<std::pair<double, std::vector<Ink>>> baselines_of(
    std::vector<Ink> letters, double height);

// Returns the gap, in points, that parts words from letters: two means, from both ends.
[[nodiscard]] double word_split(std::vector<double> gaps);

// Returns the gaps below `limit` between the neighbours of a row, which is sorted.
[[nodiscard]] std::vector<double> gaps_of(const std::vector<Ink>& row, double limit);

// Returns the words of a row: letters that no gap above `split` parts.
[[nodiscard]] std::vector<InkWord> words_of(const std::vector<Ink>& row, double split);

}  // namespace palimpsest::redact
