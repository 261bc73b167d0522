#include "redact/solid/solid_bars.hpp"

#include "redact/ink/shape.hpp"
#include "redact/outlined/box_content.hpp"
#include "redact/solid/label_rows.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace palimpsest::redact {
namespace {

const Length kMaxGlyph = points(12);        // letters of a label inside a bar are smaller
const Length kEdgeDistance = points(2);     // dark scan edges reach the border
constexpr double kEdgeShare = 0.35;         // of a side, that a dark edge runs along
constexpr double kPageShare = 0.9;          // a larger area is the page itself
constexpr double kSmallFilledShare = 0.93;  // of a bar too small for a label: "O" has a hole
const Length kSmallWidth = points(18);      // a bar with a label is wider
const Length kEdgeSoftness = points(0.5);   // blur of a scanned edge
const Length kEdgeRing = points(1.2);       // looked at beyond the edge
constexpr double kMaxRingShare = 0.22;      // letters may touch a bar
constexpr double kMaxSideShare = 0.5;       // of one side: more is the same panel going on
const Length kSoftRim = points(0.7);        // no mark of a label is so near the edge
const Length kRim = points(0.5);            // labels stay clear of it
constexpr double kMinRimShare = 0.75;
const Length kMaxWordHeight = points(20);  // letters that run together are lower
constexpr double kMinFilledShare = 0.55;   // less ink is an outline whose hole was filled

// Whether the rim of a low bar is filled; that of a word whose letters run together is ragged.
bool has_filled_rim(const Shape& shape, const Mask& level, int dpi) {
  const PixelBox& box = shape.box;
  if (box.height() > pixels_of(kMaxWordHeight, dpi)) return true;
  const PixelBox outer = shrunk(box, 1 + shape.slack);
  const PixelBox inner = shrunk(outer, pixels_of(kRim, dpi));
  const double rim = level.count(outer) - level.count(inner);
  return rim >= kMinRimShare * (area(outer) - area(inner));
}

Mask filled(const Mask& mask, int dpi, const FindOptions& options) {
  return mask.with_small_holes_filled(pixels_of(kMaxGlyph, dpi))
      .opened(pixels_of(options.min_bar_width, dpi), pixels_of(options.min_bar_height, dpi));
}

double confidence_of(const Shape& shape) { return 0.6 + 0.35 * shape.straightness; }

// Returns the shape of a filled area that is large, full and clear enough to be a bar.
std::optional<Shape> plausible_shape(const Component& component, const Mask& level, int dpi,
                                     const FindOptions& options) {
  if (area(component.box) > kPageShare * level.width() * level.height() ||
      is_page_edge(component.box, level.width(), level.height(), dpi)) {
    return std::nullopt;
  }
  auto shape = shape_of(component, dpi, options);
  if (!shape) return std::nullopt;
  if (shape->outline.empty() &&
      !(has_clear_edges(shape->box, level, dpi) && has_filled_rim(*shape, level, dpi))) {
    return std::nullopt;
  }
  const PixelBox whole{0, 0, component.mask.width(), component.mask.height()};
  if (level.count(component.box) < kMinFilledShare * component.mask.count(whole)) {
    return std::nullopt;
  }
  const bool is_dense = level.count(shape->box) >= kSmallFilledShare * area(shape->box);
  if (shape->box.width() < pixels_of(kSmallWidth, dpi) && !is_dense) return std::nullopt;
  return shape;
}

// The area without its soft edge, which is no mark on it.
Mask core_of(const Mask& filled, int dpi) {
  const int side = 2 * pixels_of(kSoftRim, dpi) + 1;
  return filled.inverted().dilated(side, side).inverted();
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

bool has_clear_edges(const PixelBox& box, const Mask& level, int dpi) {
  const PixelBox inner = shrunk(box, -pixels_of(kEdgeSoftness, dpi));
  const PixelBox outer = shrunk(inner, -pixels_of(kEdgeRing, dpi));
  const std::array<PixelBox, 4> sides = {{{outer.left, inner.top, inner.left, inner.bottom},
                                          {inner.right, inner.top, outer.right, inner.bottom},
                                          {inner.left, outer.top, inner.right, inner.top},
                                          {inner.left, inner.bottom, inner.right, outer.bottom}}};
  const bool one_goes_on = std::any_of(sides.begin(), sides.end(), [&](const PixelBox& side) {
    return level.count(side) > kMaxSideShare * area(side);
  });
  const double ring = level.count(outer) - level.count(inner);
  return !one_goes_on && ring <= kMaxRingShare * (area(outer) - area(inner));
}

bool is_page_edge(const PixelBox& box, int page_width, int page_height, int dpi) {
  const int near = pixels_of(kEdgeDistance, dpi);
  const bool at_side = box.left <= near || box.right >= page_width - near;
  const bool at_end = box.top <= near || box.bottom >= page_height - near;
  return (at_side && box.height() > kEdgeShare * page_height) ||
         (at_end && box.width() > kEdgeShare * page_width) || (at_side && at_end);
}

std::vector<Candidate> filled_candidates(const Component& component, const Mask& level, int dpi,
                                         const std::vector<Word>& words,
                                         const FindOptions& options) {
  const auto shape = plausible_shape(component, level, dpi, options);
  if (!shape) return {};
  const PixelBox whole{0, 0, component.mask.width(), component.mask.height()};
  const Mask marks = component.mask.without(level.part(component.box));
  const std::vector<PixelBox> parts =
      parts_by_label(component.mask, marks.within(core_of(component.mask, dpi)), dpi, options);
  if (parts.size() > 1) return labelled_parts(component, parts, *shape);
  const PixelBox interior = shrunk(whole, pixels_of(kSoftRim, dpi));
  const BoxContent content =
      content_of(marks, interior, dpi, moved_to(component.box, words, dpi), options);
  if (content == BoxContent::kText) return {};
  Candidate candidate{
      shape->box, shape->outline, RedactionKind::kSolid, confidence_of(*shape), {"solid_fill"}};
  candidate.evidence.emplace_back(content == BoxContent::kLabel ? "label_inside" : "blank_inside");
  return {candidate};
}

std::vector<Candidate> find_solid_bars(const Mask& dark, int dpi, const std::vector<Word>& words,
                                       const FindOptions& options) {
  std::vector<Candidate> bars;
  for (const Component& component : filled(dark, dpi, options).components()) {
    for (Candidate& bar : filled_candidates(component, dark, dpi, words, options)) {
      bars.push_back(std::move(bar));
    }
  }
  return bars;
}

}  // namespace palimpsest::redact
