#include "redact/solid/solid_bars.hpp"

#include "redact/ink/shape.hpp"
#include "redact/outlined/box_content.hpp"
#include "redact/solid/grown_bars.hpp"
#include "redact/solid/label_rows.hpp"
#include "redact/solid/touching_bars.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace palimpsest::redact {
namespace {

const Length kEdgeDistance = points(2);     // dark scan edges reach the border
constexpr double kDarkEdgeShare = 0.35;     // of a side, that a dark edge runs along
constexpr double kPageShare = 0.9;          // a larger area is the page itself
constexpr double kSmallFilledShare = 0.93;  // of a bar too small for a label: "O" has a hole
const Length kSmallWidth = points(18);      // a bar with a label is wider
const Length kEdgeSoftness = points(0.5);   // blur of a scanned edge
const Length kEdgeRing = points(1.2);       // looked at beyond the edge
constexpr double kMaxRingShare = 0.22;      // letters may touch a bar
constexpr double kMaxSideShare = 0.5;       // of one side: more is the same panel going on
constexpr int kMinLabels = 2;               // of an area that is no single bar
constexpr double kUprightAspect = 1.8;
const Length kUprightWidth = points(60);  // broader ones may cover a column of text
constexpr double kRuleGapShare = 0.2;     // of a line of pixels between a bar and a rule beside it
const Length kCorner = points(1);         // of a bar; those of a button are round
constexpr double kMinRimShare = 0.75;
const Length kMaxWordHeight = points(20);  // letters that run together are lower
constexpr double kPieceInside = 0.8;       // of a bar, inside a larger one
constexpr double kPieceShare = 0.6;        // of the larger one
const Length kEmblemRim = points(1.2);     // of the ground beside a coat of arms
const Length kEmblemHeight = points(6);    // looked at above and below
constexpr double kEmblemDrawn = 0.9;
constexpr double kEmblemFilled = 0.8;

// Whether the rim of a low bar is filled; that of a word whose letters run together is ragged.
bool has_filled_rim(const Shape& shape, const Mask& level, int dpi) {
  const PixelBox& box = shape.box;
  if (box.height() > pixels_of(kMaxWordHeight, dpi)) return true;
  const PixelBox outer = shrunk(box, 1 + shape.slack);
  const PixelBox inner = shrunk(outer, pixels_of(kBarRim, dpi));
  const double rim = level.count(outer) - level.count(inner);
  return rim >= kMinRimShare * (area(outer) - area(inner));
}

double confidence_of(const Shape& shape) { return 0.6 + 0.35 * shape.straightness; }

bool is_page_ground(const PixelBox& box, const Mask& level, int dpi) {
  return area(box) > kPageShare * level.width() * level.height() ||
         is_page_edge(box, level.width(), level.height(), dpi);
}

// Whether a filled area of such a shape is full and clear enough to be a bar.
bool is_plausible(const Shape& shape, const Component& component, const Mask& level, int dpi) {
  if (shape.outline.empty() &&
      !(has_clear_edges(shape.box, level, dpi) && has_filled_rim(shape, level, dpi))) {
    return false;
  }
  const PixelBox whole{0, 0, component.mask.width(), component.mask.height()};
  if (level.count(component.box) < kMinFilledShare * component.mask.count(whole)) return false;
  return shape.box.width() >= pixels_of(kSmallWidth, dpi) ||
         level.count(shape.box) >= kSmallFilledShare * area(shape.box);
}

std::vector<Word> moved_to(const PixelBox& box, const std::vector<Word>& words, int dpi) {
  std::vector<Word> moved = words;
  const Region origin = to_region(box, dpi);
  for (Word& word : moved) {
    word.region = {word.region.left - origin.left, word.region.top - origin.top,
                   word.region.right - origin.left, word.region.bottom - origin.top};
  }
  return moved;
}

std::vector<Candidate> labelled_parts(const Component& component,
                                      const std::vector<PixelBox>& parts, const Shape& shape) {
  std::vector<Candidate> candidates;
  const auto& [left, top, right, bottom] = component.box;
  for (const PixelBox& part : parts) {
    candidates.push_back({{part.left + left, part.top + top, part.right + left, part.bottom + top},
                          {},
                          RedactionKind::kSolid,
                          confidence_of(shape),
                          {"solid_fill", "label_inside"}});
  }
  return candidates;
}

}  // namespace

namespace {

// Whether a line of paper parts a box from what stands at its `side`: a rule close to it.
bool has_gap_beside(const PixelBox& box, const PixelBox& side, const Mask& level) {
  const bool is_upright = side.left >= box.right || side.right <= box.left;
  const auto is_paper = [&](const PixelBox& line) {
    return level.count(line) <= kRuleGapShare * area(line);
  };
  if (is_upright) {
    const bool is_right = side.left >= box.right;
    const int from = is_right ? box.right : side.left, to = is_right ? side.right : box.left;
    for (int x = from; x < to; ++x) {
      if (is_paper({x, box.top, x + 1, box.bottom})) return true;
    }
    return false;
  }
  const bool is_below = side.top >= box.bottom;
  const int from = is_below ? box.bottom : side.top, to = is_below ? side.bottom : box.top;
  for (int y = from; y < to; ++y) {
    if (is_paper({box.left, y, box.right, y + 1})) return true;
  }
  return false;
}

}  // namespace

bool has_clear_edges(const PixelBox& box, const Mask& level, int dpi) {
  const PixelBox inner = shrunk(box, -pixels_of(kEdgeSoftness, dpi));
  const PixelBox outer = shrunk(inner, -pixels_of(kEdgeRing, dpi));
  const std::array<PixelBox, 4> sides = {{{outer.left, inner.top, inner.left, inner.bottom},
                                          {inner.right, inner.top, outer.right, inner.bottom},
                                          {inner.left, outer.top, inner.right, inner.top},
                                          {inner.left, inner.bottom, inner.right, outer.bottom}}};
  double ring = 0;
  for (const PixelBox& side : sides) {
    const int filled = level.count(side);
    if (filled <= kMaxSideShare * area(side)) {
      ring += filled;
    } else if (!has_gap_beside(box, side, level)) {
      return false;
    }
  }
  return ring <= kMaxRingShare * (area(outer) - area(inner));
}

bool is_upright_bar(const PixelBox& box, int dpi) {
  return box.height() > kUprightAspect * box.width() && box.width() < pixels_of(kUprightWidth, dpi);
}

Mask core_of(const Mask& filled, int dpi) {
  const int side = 2 * pixels_of(kSoftRim, dpi) + 1;
  return filled.inverted().dilated(side, side).inverted();
}

bool has_round_corners(const PixelBox& whole, const Mask& level, int dpi) {
  const PixelBox box = shrunk(whole, pixels_of(kEdgeSoftness, dpi));
  const int side = pixels_of(kCorner, dpi);
  const auto is_cut = [&](int left, int top) {
    return 2 * level.count({left, top, left + side, top + side}) < side * side;
  };
  return is_cut(box.left, box.top) && is_cut(box.right - side, box.top) &&
         is_cut(box.left, box.bottom - side) && is_cut(box.right - side, box.bottom - side);
}

bool is_page_edge(const PixelBox& box, int page_width, int page_height, int dpi) {
  const int near = pixels_of(kEdgeDistance, dpi);
  const bool at_side = box.left <= near || box.right >= page_width - near;
  const bool at_end = box.top <= near || box.bottom >= page_height - near;
  return (at_side && box.height() > kDarkEdgeShare * page_height) ||
         (at_end && box.width() > kDarkEdgeShare * page_width) || (at_side && at_end);
}

std::vector<Candidate> filled_candidates(const Component& component, const Mask& level, int dpi,
                                         const std::vector<Word>& words,
                                         const FindOptions& options) {
  if (is_page_ground(component.box, level, dpi) || is_upright_bar(component.box, dpi)) return {};
  const auto shape = shape_of(component, dpi, options);
  if (!shape) return touching_bars(component, level, dpi, words, options, 0);
  if (!is_plausible(*shape, component, level, dpi)) {
    return touching_bars(component, level, dpi, words, options, kMinLabels);
  }
  const PixelBox whole{0, 0, component.mask.width(), component.mask.height()};
  const Mask marks = component.mask.without(level.part(component.box));
  const std::vector<PixelBox> parts =
      parts_by_label(component.mask, marks.within(core_of(component.mask, dpi)), dpi, options);
  if (parts.size() > 1) return labelled_parts(component, parts, *shape);
  const PixelBox interior = shrunk(whole, pixels_of(kSoftRim, dpi));
  const BoxContent content =
      content_of(marks, interior, dpi, moved_to(component.box, words, dpi), options);
  if (content == BoxContent::kText) {
    return touching_bars(component, level, dpi, words, options, kMinLabels);
  }
  if (content == BoxContent::kLabel && has_round_corners(shape->box, level, dpi)) {
    return {};
  }
  Candidate candidate{
      shape->box, shape->outline, RedactionKind::kSolid, confidence_of(*shape), {"solid_fill"}};
  candidate.evidence.emplace_back(content == BoxContent::kLabel ? "label_inside" : "blank_inside");
  return {candidate};
}

namespace {

// Whether a bar is what a label left of a larger one.
bool is_piece(const PixelBox& box, const PixelBox& bar) {
  return area(intersection(box, bar)) >= kPieceInside * area(box) &&
         area(box) < kPieceShare * area(bar);
}

// Whether a dark area goes on around a light figure above or below the box, along both of its
// sides: a coat of arms on its ground, of which the box is the foot.
bool is_foot_of_emblem(const PixelBox& box, const Mask& dark, int dpi) {
  const int rim = pixels_of(kEmblemRim, dpi);
  const int height = pixels_of(kEmblemHeight, dpi);
  const auto goes_on = [&](int top, int bottom) {
    const PixelBox left{box.left, top, box.left + rim, bottom};
    const PixelBox right{box.right - rim, top, box.right, bottom};
    const PixelBox whole{box.left, top, box.right, bottom};
    return dark.count(left) >= kEmblemDrawn * area(left) &&
           dark.count(right) >= kEmblemDrawn * area(right) &&
           dark.count(whole) < kEmblemFilled * area(whole);
  };
  return goes_on(box.top - height, box.top) || goes_on(box.bottom, box.bottom + height);
}

}  // namespace

std::vector<Candidate> find_solid_bars(const Mask& dark, int dpi, const std::vector<Word>& words,
                                       const FindOptions& options) {
  const Mask filled = dark.with_small_holes_filled(pixels_of(kMaxGlyph, dpi));
  const Mask areas =
      filled.opened(pixels_of(options.min_bar_width, dpi), pixels_of(options.min_bar_height, dpi));
  std::vector<Candidate> bars;
  for (const Component& component : areas.components()) {
    for (Candidate& bar : filled_candidates(component, dark, dpi, words, options)) {
      bars.push_back(std::move(bar));
    }
  }
  for (Candidate& bar : grown_bars(dark, filled, dpi, bars, words, options)) {
    std::erase_if(bars, [&](const Candidate& each) { return is_piece(each.box, bar.box); });
    bars.push_back(std::move(bar));
  }
  std::erase_if(bars, [&](const Candidate& bar) { return is_foot_of_emblem(bar.box, dark, dpi); });
  return bars;
}

}  // namespace palimpsest::redact
