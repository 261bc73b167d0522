// Lines of a page as segments: nearly straight strokes with two ends. Inside this folder only.
#pragma once

#include "redact/find_regions.hpp"
#include "redact/ink/mask.hpp"

#include <vector>

namespace palimpsest::redact {

inline const Length kJoint = points(1.2);  // between the ends of lines that meet

// A line from end to end: where its middle is at its beginning and at its end.
struct Segment {
  PixelBox box;
  Mask mask;
  bool is_upright = false;

  [[nodiscard]] int thickness() const;
  // Returns the middle of the line across it, at a place along it, both on the page.
  [[nodiscard]] int middle_at(int along) const;
  // Returns the share of [from, to) along which it is drawn.
  [[nodiscard]] double drawn(int from, int to) const;

  [[nodiscard]] int first() const { return is_upright ? box.top : box.left; }
  [[nodiscard]] int last() const { return is_upright ? box.bottom : box.right; }
};

// The level lines among runs of ink; their gaps are closed.
[[nodiscard]] std::vector<Segment> level_lines(const Mask& runs, int dpi,
                                               const FindOptions& options);

// Upright runs of thin ink, with the gaps between their dashes closed.
[[nodiscard]] Mask upright_runs(const Mask& thin, int dpi, const FindOptions& options);

// The uprights among such runs that meet a level line; others are strokes of letters.
[[nodiscard]] std::vector<Segment> upright_lines(const Mask& runs,
                                                 const std::vector<Segment>& level, int dpi);

}  // namespace palimpsest::redact
